// `rules verify`: whether a rulebook keeps what design 5 asks of it, by exploring the real decide and evolve
// in every situation that its conditions tell apart. Pure but for the time it takes; threads are the
// runner's.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "engine/core/engine.hpp"
#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

struct VerifyLimits {
  std::size_t max_states = 200'000;  // of one graph; beyond, what needs all of it is not proved
};

// What one part was played as, and how large its graph is.
struct Explored {
  std::size_t situation = 0;  // its place in situations_of()
  DepartmentId focus;
  Play play = Play::words;
  std::size_t states = 0, edges = 0;
};

struct Report {
  std::vector<Finding> findings;  // in the order of properties()
  std::size_t situations = 0;     // of kinds of action and values that conditions tell apart
  std::size_t parts = 0;          // of departments in them that differ: each was explored
  std::size_t states = 0, edges = 0;
  std::vector<Explored> explored;  // each part once; states and edges above may count one more graph for D11
  std::vector<KindId>
      too_large;       // kinds with too many combinations of values: left out, and nothing is proved of them
  bool sound() const;  // nothing is refuted, and everything proved
};

// Carries out task(0) to task(count - 1), each once, in whatever order and on however many threads it likes,
// and returns when all are over. They are independent of each other. What one of them throws may pass
// through.
using Runner = std::function<void(std::size_t count, const std::function<void(std::size_t)>& task)>;

// The parts are the runner's tasks; without one they are played one by one. The report is the same in any
// case.
Report verify(const rules::CheckedRulebook& rulebook, const VerifyLimits& limits = {},
              const Runner& runner = {}, const Engine& engine = {});

}  // namespace counterweight::core
