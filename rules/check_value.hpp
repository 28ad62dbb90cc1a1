// Is this value one of the attribute's? Returns it in normal form ("12.50" -> "12.5"), or `invalid.attribute` with a
// sentence that names the attribute, what was expected and what was found. The caller sets the pointer.
#pragma once

#include "base/result.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::rules {

constexpr std::size_t kMaxTextBytes = 4'000;

Result<Value> normalise(const Attribute& attribute, const Value& value);

// All at once: unknown names, missing required ones, wrong values. Pointers are `base_pointer`/id.
struct CheckedValues {
  Values values;
  std::vector<Refusal> problems;
};
CheckedValues normalise_all(const std::vector<Attribute>& attributes, const Values& values,
                            const std::string& base_pointer);

}  // namespace counterweight::rules
