// `rules verify`: whether a rulebook keeps what design 5 asks of it, by exploring the real decide and evolve
// in every situation that its conditions tell apart. Pure but for the time it takes.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

struct VerifyLimits {
  std::size_t max_states = 200'000;  // of one graph; beyond, what needs all of it is not proved
};

struct Report {
  std::vector<Finding> findings;  // in the order of properties()
  std::size_t situations = 0;     // of kinds of action and values that conditions tell apart
  std::size_t parts = 0;          // of departments in them that differ: each was explored
  std::size_t states = 0, edges = 0;
  std::vector<KindId>
      too_large;       // kinds with too many combinations of values: left out, and nothing is proved of them
  bool sound() const;  // nothing is refuted, and everything proved
};

// Called after each part: how many are done, of how many.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

Report verify(const rules::CheckedRulebook& rulebook, const VerifyLimits& limits = {},
              const Progress& progress = {});

}  // namespace counterweight::core
