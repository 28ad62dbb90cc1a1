// From an event back to the command that gave it. Pure.
#pragma once

#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/proposal/commands.hpp"

namespace counterweight::service::backtest {

// Commands of which the event may be what they are about, the plainest first; none for what follows from
// others or from time. `proposal`: as it was before the command; null before it was submitted.
std::vector<core::ProposalCommand> commands_behind(const core::Proposal* proposal,
                                                   const core::ProposalEvent& event);

// "take_position", as in scenario files.
const char* name_of_command(const core::ProposalCommand& command);

}  // namespace counterweight::service::backtest
