// Invariant 3 made constructive: marketing's own acts and the passing of time that lead a proposal to a
// decision.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::core {

// One step: marketing does this, or time passes until then.
using Step = std::variant<ProposalCommand, Timestamp>;

// Steps that, taken one after the other while nobody else acts, end the proposal without expiry: with a
// launch of every action neither vetoed nor short nor lacking evidence where there is one, with a withdrawal
// otherwise. Empty when it has ended. `marketer` is any member of the department with the final say.
std::vector<Step> way_out(const State& state, ProposalId proposal, const MemberId& marketer, Timestamp now);

}  // namespace counterweight::core
