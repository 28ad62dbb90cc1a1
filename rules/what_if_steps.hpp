// The changes of one value that conditions can tell apart. Inside rules/ only.
#pragma once

#include <vector>

#include "rules/regions.hpp"
#include "rules/what_if.hpp"

namespace counterweight::rules {

// One change, with a value to try it with; nothing: not given.
struct Step {
  Edit edit;
  std::optional<Value> value;
  double distance = 1;  // from what is: 0.25 is a quarter less or more, or a quarter of a year
};

// Changes in one direction, the nearest first.
using Ladder = std::vector<Step>;

// Everything that this attribute could say instead of `now`, which is one of its values or nothing.
std::vector<Ladder> ladders_of(const Cut& cut, const std::optional<Value>& now);

// What an edit may be of.
struct AttributesOf {
  const std::vector<Attribute>&action, &proposal;
  const Attribute& operator()(const Edit& edit) const;  // it is one of them
};

// Where both give a value that is not given, from ranges that touch, and change the same: makes the first
// one the range of both.
bool joins(const AttributesOf& attributes, Detour& first, const Detour& second);
// Drops the ends of a range that are the attribute's own; one without ends is any value.
void tidy(const AttributesOf& attributes, Edit& edit);

}  // namespace counterweight::rules
