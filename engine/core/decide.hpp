// The one way to change anything: a command meets the present state and becomes events or a refusal.
// Pure: the same state, command and context give the same answer, on every machine and in every year.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// Deadlines that one decision passes at most; with more of them due, the command waits
// (`unavailable.catching_up`).
constexpr std::size_t kMaxDueAtOnce = 200;

// What was due at or before now is applied first, by due time, then in the order of proposal/deadlines.hpp;
// only then the command, on the state that results. `due` stands whether or not the command is refused.
struct Decision {
  std::vector<Event> due;
  Result<std::vector<Event>> answer;
};

Decision decide(const State& state, const Command& command, const Context& context);

}  // namespace counterweight::core
