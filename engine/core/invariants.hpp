// What must always hold (design 1), as named checks on one step: state, event, next state. The engine asserts
// them on every event it writes; tests and random walks call them too.
#pragma once

#include <string>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::core {

struct Violation {
  std::string invariant;  // final_say, teeth, no_filibuster, duty_to_answer, separation, pinned_law, memory,
                          // change_of_law
  std::string what;
};

// Invariants 1 to 6 and 8 across one event, `after` being evolve(before, event). The deadlock half of
// invariant 3 is way_out(), and invariant 7 is check_memory(): both are too dear for every event. Empty when
// all hold.
std::vector<Violation> check_step(const State& before, const Event& event, const State& after);

// What holds once all events of one command, or of the deadlines before it, are there, though not in between:
// nothing weighs on a dropped action, and at most one veto of a department bites on an action. Looks at the
// proposals that the events are about. Empty when all hold.
std::vector<Violation> check_settled(const std::vector<Event>& events, const State& state);

// Invariant 7: the state is the fold of its events.
std::vector<Violation> check_memory(const std::vector<Event>& events, const State& state);

}  // namespace counterweight::core
