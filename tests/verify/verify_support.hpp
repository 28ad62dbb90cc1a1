// What the tests of the verifier share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/core/verify/verify.hpp"

namespace counterweight::test {

nlohmann::json json_file(
    const std::string& path);  // under the project's root; fails the test when it cannot be read
core::RulebookPtr checked(const nlohmann::json& document);  // fails the test when it is not in order
const core::Finding& finding_of(const core::Report& report, std::string_view property);
// Everything that is said of it, in English, one sentence in a line.
std::string said(const core::Finding& finding, const core::RulebookPtr& rulebook);
bool tells(const std::string& text, const std::string& part);  // prints the text where it does not
// Every property that is not proved, with what is said of it: empty for a sound rulebook.
std::string unproved(const core::Report& report, const core::RulebookPtr& rulebook);

}  // namespace counterweight::test
