// What is read off the rulebook and its situations, with what was seen while playing: S1 to S8, D3, D13, and
// the exceptions that the rulebook declares. Pure.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

// Who can pass a department's veto.
struct PassedBy {
  bool vote = false, final_say = false, arbiter = false, amendment = false;
};

// What was seen in all parts together.
struct Played {
  std::set<Move> moves;
  std::set<std::size_t> events;  // by their place in the variant of a proposal's events
  std::map<std::pair<DepartmentId, bool>, PassedBy>
      passed;  // by department, and whether on an absolute ground
};

// Adds to the findings, which are all there in the order of properties().
void check_rulebook(const rules::CheckedRulebook& rulebook, const Situations& situations,
                    const Played& played, const Engine& engine, std::vector<Finding>& findings);

// " where discount 15.1% or more": empty where it is so for all values.
Text where_words(const Situation& situation);

// "Sales, Price where discount 15.1% or more"
Text part_words(const Cast& cast);

}  // namespace counterweight::core
