// What the positions amount to, action by action. Pure questions about one proposal.
#pragma once

#include <map>
#include <vector>

#include "engine/core/proposal/events.hpp"
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// A standing, challenged or sustained veto outranks what is pending; once review has ended, a missing
// approval outranks the veto in the account given of it (design 1). After the decision: what became of the
// action.
Verdict verdict_of(const Proposal& proposal, const Action& action);

// Everything that keeps the action from being cleared, vetoes first. Empty exactly for a cleared or launched
// action and for one that was left out.
std::vector<Reason> reasons_of(const Proposal& proposal, const Action& action);

// Whether the department's approval is required and neither given nor implied by its silence, once review
// ended.
bool approval_missing(const Proposal& proposal, const Seat& seat);

// The department may still speak, and has not.
bool awaits_voice(const Proposal& proposal, const Seat& seat);

// What a launch would do now: of the cleared actions that `chosen` names (nothing: all of them) those launch
// whose requirements launch too. In the author's order.
std::vector<ActionOutcome> outcomes_of_launch(const Proposal& proposal,
                                              const std::map<ActionId, bool>* chosen);

}  // namespace counterweight::core
