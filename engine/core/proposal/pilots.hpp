// What decide asks about pilots: their terms, and the second decision, which launches what was piloted well.
#pragma once

#include "base/result.hpp"
#include "engine/core/proposal/commands.hpp"
#include "engine/core/proposal/events.hpp"

namespace counterweight::core {

// Terms are given exactly where something is to be piloted, and keep within the rulebook's `pilot`:
// `conflict.no_pilot`, `invalid.pilot`, `invalid.share`, `invalid.until`, `invalid.criterion`.
Status terms_fit(const Proposal& proposal, const Decide& command, Timestamp now);

// The second decision, while something pilots. Leaves alone what it does not launch.
Result<DecisionMade> launch_after_pilot(const Proposal& proposal, const Decide& command);

}  // namespace counterweight::core
