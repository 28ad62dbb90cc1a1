// The arithmetic of a challenge: who votes, how many votes a veto needs to stand, and when that is certain.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::core {

// All departments but the final-say one and the veto's own, as long as they have a present member. In the
// rulebook's order.
std::vector<DepartmentId> roll_for(const Organisation& organisation, const Proposal& proposal,
                                   const Veto& veto, Timestamp now);

const rules::ChallengeRule& rule_for(const Proposal& proposal, const Veto& veto, rules::Grounds on);

// The result as soon as no vote that is still out can change it; nothing before that.
std::optional<ChallengeResult> certain_result(const Challenge& challenge);
// The result when time is over: silence counts as the rulebook said when the challenge opened.
ChallengeResult result_at_deadline(const Challenge& challenge);

}  // namespace counterweight::core
