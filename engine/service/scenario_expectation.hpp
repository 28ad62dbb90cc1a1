// What a scenario file may expect of a proposal (docs/scenarios.md).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::service {

// What an expectation may name beside its proposal, as a sentence lists it.
inline constexpr std::string_view kExpectationKeys =
    "status, revision, stage, actions, attention, tasks, reminded, vetoes, objections, voices, suggestions";
// The first key that is none of these, or nothing.
std::string unknown_key(const nlohmann::json& expected);

// What stands now, in the shape of the expectation and reduced to what it names, so that both can be compared
// and printed.
nlohmann::json what_stands(const core::Proposal& proposal, const nlohmann::json& expected);

// Lists whose order means nothing.
void sort_lists(nlohmann::json& expectation);

}  // namespace counterweight::service
