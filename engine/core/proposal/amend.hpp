// What amending and accepting a suggestion share. Inside the family's decide_*.cpp, and for dry runs.
#pragma once

#include "engine/core/proposal/decide.hpp"

namespace counterweight::core {

// The department with the final say, and revisions left: `forbidden.amend`, `limit.revisions`.
Status may_amend(const Proposal& proposal, const Member& member, const Context& context);

// The amendment and everything it does to what was said. `suggestion`: the one it comes from, or null.
Events amended_events(const State& state, const Proposal& proposal, const Amendment& amendment,
                      const std::string& reason, const Suggestion* suggestion, const std::string& at,
                      const Context& context);

// The first action the suggestion names that was touched since it was written; null when it still fits.
const Action* changed_since(const Proposal& proposal, const Suggestion& suggestion);

}  // namespace counterweight::core
