// What the positions amount to, action by action. Pure questions about one proposal.
#pragma once

#include <map>
#include <vector>

#include "engine/core/proposal/commands.hpp"
#include "engine/core/proposal/events.hpp"
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// A standing, challenged or sustained veto outranks what is pending; once review has ended, a missing
// approval outranks the veto in the account given of it (design 1). After the decision: what became of the
// action.
Verdict verdict_of(const Proposal& proposal, const Action& action);

// Everything that keeps the action from being cleared, vetoes first. Empty exactly for a cleared or launched
// action and for one that was dropped or left out.
std::vector<Reason> reasons_of(const Proposal& proposal, const Action& action);

// Whether the department's approval is required and neither given nor implied by its silence, or whether its
// silence blocks; once review ended.
bool approval_missing(const Action& action, const Seat& seat);

// The department may still speak, and has not.
bool awaits_voice(const Action& action, const Seat& seat);

bool under_veto(const Proposal& proposal, const Action& action);

// Cleared, or under vetoes only, of which none is absolute and of none an override cools off; as far as the
// action alone is concerned, and where the rulebook knows pilots.
bool may_be_piloted(const Proposal& proposal, const Action& action);

// What a launch would do now: of the actions that `chosen` names (nothing: all cleared ones) those launch or
// pilot whose requirements do too. In the author's order, without dropped ones.
std::vector<ActionOutcome> outcomes_of_launch(const Proposal& proposal,
                                              const std::map<ActionId, Choice>* chosen);

}  // namespace counterweight::core
