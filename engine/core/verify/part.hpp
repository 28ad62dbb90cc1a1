// One department's part in one situation, played in one way, and what that came to. Parts know nothing of
// each other: in whatever order they are played, each comes to the same. Pure.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/verify/cast.hpp"
#include "engine/core/verify/findings.hpp"
#include "engine/core/verify/rulebook_checks.hpp"

namespace counterweight::core {

struct Part {
  Play play = Play::words;
  const Situation* situation = nullptr;
  const Situation* elsewhere = nullptr;  // null: the values cannot be amended to what makes a difference
  DepartmentId focus;
  std::set<DepartmentId> alike;  // whose part has the same shape, this one included
};

// Those of the same shape once. They point into `situations`.
std::vector<Part> parts_of(const rules::CheckedRulebook& rulebook, const Situations& situations);

struct PartPlayed {
  std::size_t states = 0, edges = 0;          // of all graphs: D11 may ask another one
  std::size_t own_states = 0, own_edges = 0;  // of the part's own
  Played seen;
  std::vector<std::pair<std::string, Counterexample>> refuted;  // by property
  std::vector<Text> unfinished;                                 // which part met the limit of states
  std::vector<Text> impossible;                                 // why it cannot even be proposed
};
PartPlayed play(const Part& part, const rules::CheckedRulebook& rulebook, std::size_t max_states,
                const Engine& engine);

}  // namespace counterweight::core
