// What `rules verify` looks at one by one: an action of one kind, with values for which the same departments
// have the same powers. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/organisation/organisation.hpp"
#include "rules/check.hpp"

namespace counterweight::core {

// Values of an action and its proposal, complete enough to be submitted.
struct Sample {
  rules::Values attributes, fields;
  friend bool operator==(const Sample&, const Sample&) = default;
};

struct Situation {
  KindId kind;
  Sample sample;
  std::vector<rules::Seat> seats;
  std::vector<Text> where;  // the regions of values in which this is so; empty: all of them
};

struct Situations {
  std::vector<Situation> all;     // kind by kind, in the rulebook's order
  std::vector<KindId> too_large;  // kinds with more than rules::kMaxCells combinations of values: left out
};
// The department's among them; null where it has none.
const rules::Seat* find_seat(const std::vector<rules::Seat>& seats, const DepartmentId& department);

Situations situations_of(const rules::CheckedRulebook& rulebook);

// The situation of the same kind that differs most for this department: without its veto, else with other
// powers. Null where there is none.
const Situation* elsewhere_for(const Situations& situations, const Situation& situation,
                               const DepartmentId& focus);

}  // namespace counterweight::core
