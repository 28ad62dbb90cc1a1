// What a scenario file may expect of a proposal (docs/scenarios.md).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::service {

// What stands now, in the shape of the expectation and reduced to what it names, so that both can be compared
// and printed. Keys: status, revision, actions, attention, tasks, vetoes, objections, voices, suggestions.
nlohmann::json what_stands(const core::Proposal& proposal, const nlohmann::json& expected);

// Lists whose order means nothing.
void sort_lists(nlohmann::json& expectation);

}  // namespace counterweight::service
