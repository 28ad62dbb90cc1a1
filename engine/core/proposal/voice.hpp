// Whose word is a department's: who may speak for it, and what its members' votes come to.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

const rules::VoiceRule& voice_of(const Proposal& proposal, const DepartmentId& department);
bool members_vote(const Proposal& proposal, const DepartmentId& department);

// What the words given so far come to: nothing while a word that is still out could change it, or too few
// were given; at the end of time whatever they come to then. Where nothing has enough votes the department
// abstains.
std::optional<Position> outcome_of_words(const rules::VoiceRule& rule, const Seat& seat, bool time_is_over);

// The votes behind the outcome: of a veto, the first member's that cast one.
Saying saying_of_words(const Seat& seat, Position outcome);

// How many members of each such department may vote on these actions' reviews from now on: not the author,
// unless they count, and nobody who takes no part.
Rolls rolls_of(const Organisation& organisation, const rules::CheckedRulebook& rulebook,
               const MemberId& author, const std::vector<Recusal>& recusals,
               const std::vector<SubmittedAction>& actions);

// Takes back, reaffirms or settles what the department said: its head, where only the head speaks or the
// members vote; else any member. `forbidden.voice`, and `forbidden.recused`.
Status may_speak_for_department(const State& state, const Proposal& proposal, const Member& member,
                                const Context& context);
// Takes part in this proposal: `forbidden.recused`.
Status not_recused(const Proposal& proposal, const Context& context);

}  // namespace counterweight::core
