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
Events decide_proposal(const State& state, const Amend& command, const Context& context);
Events decide_proposal(const State& state, const Suggest& command, const Context& context);
Events decide_proposal(const State& state, const AcceptSuggestion& command, const Context& context);
Events decide_proposal(const State& state, const DeclineSuggestion& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawSuggestion& command, const Context& context);
Events decide_proposal(const State& state, const TakePosition& command, const Context& context);
Events decide_proposal(const State& state, const Recuse& command, const Context& context);
Events decide_proposal(const State& state, const Reaffirm& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawPosition& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawVeto& command, const Context& context);
Events decide_proposal(const State& state, const AnswerObjection& command, const Context& context);
Events decide_proposal(const State& state, const ResolveObjection& command, const Context& context);
Events decide_proposal(const State& state, const ChallengeVeto& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawChallenge& command, const Context& context);
Events decide_proposal(const State& state, const VoteSustain& command, const Context& context);
Events decide_proposal(const State& state, const OverrideVeto& command, const Context& context);
Events decide_proposal(const State& state, const WithdrawOverride& command, const Context& context);
Events decide_proposal(const State& state, const CiteEvidence& command, const Context& context);
Events decide_proposal(const State& state, const AddComment& command, const Context& context);
Events decide_proposal(const State& state, const AnswerPremortem& command, const Context& context);
Events decide_proposal(const State& state, const Decide& command, const Context& context);
Events decide_proposal(const State& state, const RecordPilotResult& command, const Context& context);
Events decide_proposal(const State& state, const RecastVeto& command, const Context& context);
Events decide_proposal(const State& state, const HaltAction& command, const Context& context);
Events decide_proposal(const State& state, const ResumeAction& command, const Context& context);
Events decide_proposal(const State& state, const StopAction& command, const Context& context);
Events decide_proposal(const State& state, const RecordOutcome& command, const Context& context);

// Everything that keeps a launch from being decided now, in the order it is refused for: the review, each
// unanswered objection, each running challenge. Vetoes are not among them: they prevent single actions.
struct Hindrance {
  Refusal refusal;
  std::optional<ObjectionId> objection = {};
  std::optional<VetoId> veto = {};
};
std::vector<Hindrance> launch_hindrances(const Proposal& proposal);

// An action that was piloted with a good result, under no veto any more, whose time is not over: marketing
// may launch it (a second decision).
bool may_launch_after_pilot(const Proposal& proposal, const Action& action);

// The vetoes that an outcome owes a lesson for: overridden, or lifted by a pilot, on an action that ran.
std::vector<VetoId> vetoes_to_learn_from(const Proposal& proposal);

}  // namespace counterweight::core
