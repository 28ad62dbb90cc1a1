// What the tests of rules/ share: the shipped rulebook as JSON to be broken, and values from JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "rules/check.hpp"

namespace counterweight::rules {

std::string read_file(const std::string& path);  // fails the test when it cannot be read
nlohmann::json default_rulebook();
Checked check_json(const nlohmann::json& document);
// Fails the test, printing the problems, unless there is none.
std::shared_ptr<const CheckedRulebook> must_check(const std::string& source);

// As engine/codec reads them: 15 -> integer, "12.5" -> text, {"amount", "currency"} -> money.
Values values_from(const nlohmann::json& object);

// The integer that a Value holds: 15_n.
inline std::int64_t operator""_n(unsigned long long number) {
  return static_cast<std::int64_t>(number);
}

Money euros(std::int64_t cents);
Attribute attribute_of(AttributeType type, std::string id);

}  // namespace counterweight::rules
