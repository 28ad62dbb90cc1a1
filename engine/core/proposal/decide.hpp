// What each command of the proposal family becomes. One overload per command; decide.cpp of the core calls
// them on a state to which everything due has been applied.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

using Events = Result<std::vector<Event>>;

Events decide_proposal(const State& state, const Submit& command, const Context& context);
Events decide_proposal(const State& state, const TakePosition& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawPosition& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawVeto& command, const Context& context);
Events decide_proposal(const State& state, const AnswerObjection& command, const Context& context);
Events decide_proposal(const State& state, const ResolveObjection& command, const Context& context);
Events decide_proposal(const State& state, const ChallengeVeto& command, const Context& context);
Events decide_proposal(const State& state, const VoteSustain& command, const Context& context);
Events decide_proposal(const State& state, const AddComment& command, const Context& context);
Events decide_proposal(const State& state, const Decide& command, const Context& context);

// Everything that keeps a launch from being decided now, in the order it is refused for: the review, each
// unanswered objection, each running challenge. Vetoes are not among them: they prevent single actions.
struct Hindrance {
  Refusal refusal;
  std::optional<ObjectionId> objection = {};
  std::optional<VetoId> veto = {};
};
std::vector<Hindrance> launch_hindrances(const Proposal& proposal);

// What happens to this proposal at `due`, its next deadline: challenge before review before decision window.
std::vector<Event> pass_deadline(const Proposal& proposal, Timestamp due, Timestamp now);

}  // namespace counterweight::core
