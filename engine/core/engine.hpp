// The engine as a value: what the verifier explores and what scenarios play on. By default the one that the
// server runs; tests put a wrong one in its place, to see that it is found out.
#pragma once

#include <functional>

#include "engine/core/decide.hpp"

namespace counterweight::core {

struct Engine {
  // Pure as core::decide is; called from any thread.
  std::function<Decision(const State&, const Command&, const Context&)> decide = &core::decide;
  // Whoever writes its events holds them against invariants.hpp first, and refuses what breaks one.
  bool holds_invariants = true;
};

}  // namespace counterweight::core
