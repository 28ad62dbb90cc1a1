// The arithmetic of a challenge: who votes, how many votes a veto needs to stand, and when that is certain.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::core {

// All departments but the final-say one and the veto's own, as long as a present member of theirs takes part.
// In the rulebook's order.
std::vector<DepartmentId> roll_for(const Organisation& organisation, const Proposal& proposal,
                                   const Veto& veto, Timestamp now);

// The rulebook's bodies with those of the roll that vote in each; a body without a voter has a roll of 0.
std::vector<ChallengeBody> bodies_for(const Organisation& organisation, const Proposal& proposal,
                                      const rules::ChallengeRule& rule,
                                      const std::vector<DepartmentId>& roll);
// The body whose members vote one by one, the department's among them; null when it has one vote or none.
const ChallengeBody* body_of_members(const Challenge& challenge, const DepartmentId& department);
bool has_voted(const Challenge& challenge, const DepartmentId& department, const MemberId& member);

const rules::ChallengeRule& rule_for(const Proposal& proposal, const Veto& veto, rules::Grounds on);

// The result as soon as no vote that is still out can change it; nothing before that.
std::optional<ChallengeResult> certain_result(const Challenge& challenge);
// The result when time is over: silence counts as the rulebook said when the challenge opened.
ChallengeResult result_at_deadline(const Challenge& challenge);

}  // namespace counterweight::core
