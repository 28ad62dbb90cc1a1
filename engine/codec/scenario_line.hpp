// Commands as lines of scenario files (docs/scenarios.md): what scenario_command reads. Of the commands that
// the verifier gives. Pure.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/core/state.hpp"

namespace counterweight::codec {

// {"do", "body"}; `before` is the state in which it is given. Throws std::logic_error for another command.
nlohmann::json scenario_line(const core::State& before, const core::ProposalCommand& command);

}  // namespace counterweight::codec
