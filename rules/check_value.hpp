// Is this value one of the attribute's? Returns it in normal form, or `invalid.attribute` with a sentence
// that names the attribute, what was expected and what was found. Pure functions; nothing throws.
//
//   integer   whole numbers within min and max, and within ±2^53
//   decimal   "12.50" -> "12.5", "012" -> "12", "-0" -> "0"; a whole number 15 -> "15"; at most `digits`
//   behind the point money     minor units in the attribute's currency, within min and max text      at most
//   kMaxTextBytes of UTF-8; line feeds and tabs are the only controls ("\r\n" -> "\n") choice    the id of
//   one of the options date      a day that exists, "2026-05-01"
#pragma once

#include "base/result.hpp"
#include "rules/rulebook.hpp"

namespace counterweight::rules {

constexpr std::size_t kMaxTextBytes = 4'000;

// The refusal's pointer is empty: the caller knows where the value stood.
Result<Value> normalise(const Attribute& attribute, const Value& value);

// All at once: unknown names, missing required ones, wrong values. Pointers are `base_pointer`/id. A blank
// text counts as not given: refused where the attribute is required, left out of `values` elsewhere.
struct CheckedValues {
  Values values;
  std::vector<Refusal> problems;
};
CheckedValues normalise_all(const std::vector<Attribute>& attributes, const Values& values,
                            const std::string& base_pointer);

}  // namespace counterweight::rules
