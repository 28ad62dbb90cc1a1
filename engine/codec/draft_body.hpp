// The body of a draft: that of `POST /proposals`, in which every key may be missing (docs/api.md, "Drafts").
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/core/command.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// Notes every unknown key and every value of a wrong type, with its pointer below `at`. What the values say
// is not looked at.
void check_draft_body(const nlohmann::json& body, const std::string& at, std::vector<Refusal>& problems);

// A copy of what a proposal wants now: title, goal, fields, and the actions that were not dropped.
nlohmann::json draft_body_of(const core::Proposal& proposal);

// What submitting this body would be refused for, if its author did it now; empty when it would be accepted.
// Changes nothing.
std::vector<Refusal> submission_problems(const core::State& state, const nlohmann::json& body,
                                         const core::Context& context);

}  // namespace counterweight::codec
