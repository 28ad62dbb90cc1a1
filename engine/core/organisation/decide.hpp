// What each command of the organisation family becomes: set-up, and who belongs to which department.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// The program itself acts with an empty actor and may do everything.
Result<std::vector<Event>> decide_organisation(const State& state, const FoundOrganisation& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const AddMember& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const RemoveMember& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const SetHead& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const Delegate& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const EndDelegation& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const SetAbsence& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const ProposeRulebook& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const VoteOnRulebook& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const WithdrawRulebook& command,
                                               const Context& context);
Result<std::vector<Event>> decide_organisation(const State& state, const CommentOnRulebook& command,
                                               const Context& context);

// What the end of the earliest open vote on a rulebook becomes, at its due time. There is one.
std::vector<Event> close_ratification(const Organisation& organisation, Timestamp now);

// May the actor change who belongs to this department: `forbidden.roll` says who may (docs/life.md).
Status may_change_roll(const State& state, const DepartmentId& department, const Context& context);

}  // namespace counterweight::core
