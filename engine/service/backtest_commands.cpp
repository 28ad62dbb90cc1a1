#include "engine/service/backtest_commands.hpp"

#include <type_traits>

#include "engine/core/proposal/voice.hpp"

namespace counterweight::service::backtest {
namespace {

using Commands = std::vector<core::ProposalCommand>;

template <typename E, typename... Of>
constexpr bool kIsOneOf = (std::is_same_v<E, Of> || ...);

core::ValueChanges values_that_differ(const rules::Values& before, const rules::Values& after) {
  core::ValueChanges out;
  for (const auto& [name, value] : after)
    if (const auto had = before.find(name); had == before.end() || !(had->second == value)) out[name] = value;
  for (const auto& [name, value] : before)
    if (!after.contains(name)) out[name] = std::nullopt;
  return out;
}

core::ActionPatch patch_to(const core::Action* before, const core::ActionDraft& after) {
  static const core::ActionDraft kNothing;
  const core::ActionDraft& had = before == nullptr ? kNothing : before->draft;
  core::ActionPatch patch;
  patch.id = after.id;
  if (before == nullptr || had.kind != after.kind) patch.kind = after.kind;
  if (before == nullptr || had.title != after.title) patch.title = after.title;
  if (had.needs != after.needs) patch.needs = after.needs;
  patch.attributes = values_that_differ(had.attributes, after.attributes);
  return patch;
}

// An action is also touched by a field of the proposal; then nothing of its own changed.
bool changes_nothing(const core::ActionPatch& patch) {
  return !patch.kind && !patch.title && !patch.needs && patch.attributes.empty();
}

core::Amendment amendment_behind(const core::Proposal& p, const core::ProposalAmended& e) {
  core::Amendment out;
  if (e.title != p.title) out.title = e.title;
  if (e.goal != p.goal) out.goal = e.goal;
  out.fields = values_that_differ(p.fields, e.fields);
  for (const core::SubmittedAction& each : e.actions) {
    const core::Action* before = p.action(each.draft.id);
    core::ActionPatch patch = patch_to(before, each.draft);
    const bool comes_back = before != nullptr && before->dropped;
    if (comes_back || !changes_nothing(patch)) out.actions.push_back(std::move(patch));
  }
  out.drop = e.dropped;
  return out;
}

core::Choice choice_behind(core::Outcome outcome) {
  if (outcome == core::Outcome::launched) return core::Choice::launch;
  return outcome == core::Outcome::piloted ? core::Choice::pilot : core::Choice::leave_out;
}

class CommandsBehind {
 public:
  explicit CommandsBehind(const core::Proposal* proposal) : p_(proposal) {}

  Commands operator()(const core::ProposalSubmitted& e) const {
    core::Submit submit{e.title, e.goal, e.fields, {}};
    for (const core::SubmittedAction& each : e.actions) submit.actions.push_back(each.draft);
    return {submit};
  }
  Commands operator()(const core::PositionTaken& e) const {
    return position(e, {e.position, {}, e.reason, {}, {}, {}, {}, e.answers});
  }
  Commands operator()(const core::ObjectionRaised& e) const {
    return position(e, {core::Position::object, {}, e.reason, {}, {}, {}, {}, e.answers});
  }
  Commands operator()(const core::VetoCast& e) const {
    return position(e, {core::Position::veto, e.ground, e.reason, e.lifts_if, e.valid_until, e.acceptable,
                        e.harm_pct, e.answers});
  }
  Commands operator()(const core::WordGiven& e) const { return taking(e, e.saying); }
  Commands operator()(const core::MemberRecused& e) const { return {core::Recuse{e.proposal, e.reason}}; }
  Commands operator()(const core::PositionWithdrawn& e) const {
    return {core::WithdrawPosition{e.proposal, e.action}};
  }
  // Where the department has no place at the action any more, nothing else is told of it.
  Commands operator()(const core::ObjectionWithdrawn& e) const {
    return {core::WithdrawPosition{e.proposal, p_->objection(e.objection)->action}};
  }
  Commands operator()(const core::VetoWithdrawn& e) const { return {core::WithdrawVeto{e.proposal, e.veto}}; }
  Commands operator()(const core::ObjectionReaffirmed& e) const {
    return {core::Reaffirm{e.proposal, p_->objection(e.objection)->action, e.revision}};
  }
  Commands operator()(const core::VetoReaffirmed& e) const {
    if (e.by_time) return {};
    const core::Veto& veto = *p_->veto(e.veto);
    core::Reaffirm reaffirm{e.proposal, veto.action, e.revision};
    if (veto.asked_due || e.valid_until != veto.valid_until) reaffirm.valid_until = e.valid_until;
    return {reaffirm};
  }
  Commands operator()(const core::ObjectionAnswered& e) const {
    return {core::AnswerObjection{e.proposal, e.objection, e.answer, e.reason}};
  }
  Commands operator()(const core::ObjectionResolved& e) const {
    return {core::ResolveObjection{e.proposal, e.objection}};
  }
  Commands operator()(const core::VetoChallenged& e) const {
    return {core::ChallengeVeto{e.proposal, e.veto, e.on, e.reason}};
  }
  Commands operator()(const core::ChallengeClosed& e) const {
    if (e.result != core::ChallengeResult::ended) return {};
    return {core::WithdrawChallenge{e.proposal, e.veto}};
  }
  Commands operator()(const core::SustainVoteCast& e) const {
    return {core::VoteSustain{e.proposal, e.veto, e.vote, e.reason, p_->revision}};
  }
  Commands operator()(const core::OverrideSigned& e) const {
    return {core::OverrideVeto{e.proposal, e.veto, e.justification}};
  }
  // What the second person wrote is not told: they sign what the first one wrote.
  Commands operator()(const core::OverrideSeconded& e) const {
    const auto& signed_one = p_->veto(e.veto)->override_;
    return {core::OverrideVeto{e.proposal, e.veto, signed_one ? signed_one->justification : std::string{}}};
  }
  Commands operator()(const core::OverrideClosed& e) const {
    if (e.effective) return {};
    return {core::WithdrawOverride{e.proposal, e.veto}};
  }
  Commands operator()(const core::EvidenceCited& e) const {
    if (e.where.what != core::CitedFor::proposal) return {};  // with what somebody said
    return {core::CiteEvidence{e.proposal, e.evidence}};
  }
  Commands operator()(const core::CommentAdded& e) const { return {core::AddComment{e.proposal, e.text}}; }
  Commands operator()(const core::PremortemAnswered& e) const {
    return {core::AnswerPremortem{e.proposal, e.worst}};
  }
  Commands operator()(const core::ProposalAmended& e) const {
    if (e.suggestion) return {core::AcceptSuggestion{e.proposal, *e.suggestion}};
    return {core::Amend{e.proposal, amendment_behind(*p_, e), e.reason, p_->revision}};
  }
  Commands operator()(const core::SuggestionMade& e) const {
    return {core::Suggest{e.proposal, e.amendment, e.reason, e.revision}};
  }
  Commands operator()(const core::SuggestionAnswered& e) const {
    if (e.state == core::SuggestionState::declined)
      return {core::DeclineSuggestion{e.proposal, e.suggestion, e.reason}};
    if (e.state == core::SuggestionState::withdrawn)
      return {core::WithdrawSuggestion{e.proposal, e.suggestion}};
    return {};
  }
  // What was prevented was not named, or might as well not have been.
  Commands operator()(const core::DecisionMade& e) const {
    core::Decide decide{e.proposal, e.decision, {}, e.reason, e.pilot};
    for (const core::ActionOutcome& each : e.outcomes)
      if (each.outcome != core::Outcome::prevented) decide.actions[each.action] = choice_behind(each.outcome);
    return {decide};
  }
  Commands operator()(const core::PilotResultRecorded& e) const {
    return {core::RecordPilotResult{e.proposal, e.action, e.met, e.measured, e.reason}};
  }
  Commands operator()(const core::VetoRecast& e) const {
    return {core::RecastVeto{e.proposal, e.veto, e.reason}};
  }
  Commands operator()(const core::ActionHalted& e) const {
    return {core::HaltAction{e.proposal, e.action, e.reason}};
  }
  Commands operator()(const core::ActionResumed& e) const {
    return {core::ResumeAction{e.proposal, e.action, e.reason}};
  }
  Commands operator()(const core::ActionStopped& e) const {
    if (e.why != core::StopWhy::stopped) return {};
    return {core::StopAction{e.proposal, e.action, e.reason}};
  }
  Commands operator()(const core::OutcomeRecorded& e) const {
    return {core::RecordOutcome{e.proposal, e.measured, e.verdict, e.lesson, e.lessons, e.came_true}};
  }
  // What follows from others, or from time.
  template <typename E>
  requires kIsOneOf<E, core::SilenceEscalated, core::ReviewClosed, core::ProposalExpired,
                    core::ObjectionSettled, core::DecisionWindowMoved, core::ObjectionCarried,
                    core::VetoCarried, core::ObjectionCopied, core::VetoCopied, core::ObjectionLapsed,
                    core::VetoLapsed, core::FinalCommentOpened, core::FinalCommentEnded, core::StageOpened,
                    core::VetoBound, core::ReminderGiven, core::FactExpired, core::VetoLifted,
                    core::PilotCleared>
      Commands operator()(const E&) const {
    return {};
  }

 private:
  // Where its members vote, what the department says follows from the last of them.
  template <typename E>
  Commands position(const E& e, const core::Saying& saying) const {
    if (core::members_vote(*p_, e.department)) return {};
    return taking(e, saying);
  }
  // Of this action, or of every one on which the department had not spoken yet.
  template <typename E>
  static Commands taking(const E& e, const core::Saying& s) {
    core::TakePosition one{e.proposal, e.action,      s.position,   s.ground,   s.reason, e.revision,
                           s.lifts_if, s.valid_until, s.acceptable, s.harm_pct, s.answers};
    core::TakePosition all = one;
    all.action.reset();
    return {std::move(one), std::move(all)};
  }

  const core::Proposal* p_;
};

struct NameOfCommand {
  const char* operator()(const core::Submit&) const { return "submit"; }
  const char* operator()(const core::Amend&) const { return "amend"; }
  const char* operator()(const core::Suggest&) const { return "suggest"; }
  const char* operator()(const core::AcceptSuggestion&) const { return "accept_suggestion"; }
  const char* operator()(const core::DeclineSuggestion&) const { return "decline_suggestion"; }
  const char* operator()(const core::WithdrawSuggestion&) const { return "withdraw_suggestion"; }
  const char* operator()(const core::TakePosition&) const { return "take_position"; }
  const char* operator()(const core::Recuse&) const { return "recuse"; }
  const char* operator()(const core::Reaffirm&) const { return "reaffirm"; }
  const char* operator()(const core::WithdrawPosition&) const { return "withdraw_position"; }
  const char* operator()(const core::WithdrawVeto&) const { return "withdraw_position"; }
  const char* operator()(const core::AnswerObjection&) const { return "answer_objection"; }
  const char* operator()(const core::ResolveObjection&) const { return "resolve_objection"; }
  const char* operator()(const core::ChallengeVeto&) const { return "challenge_veto"; }
  const char* operator()(const core::WithdrawChallenge&) const { return "withdraw_challenge"; }
  const char* operator()(const core::VoteSustain&) const { return "vote_sustain"; }
  const char* operator()(const core::OverrideVeto&) const { return "override_veto"; }
  const char* operator()(const core::WithdrawOverride&) const { return "withdraw_override"; }
  const char* operator()(const core::CiteEvidence&) const { return "cite"; }
  const char* operator()(const core::AddComment&) const { return "comment"; }
  const char* operator()(const core::AnswerPremortem&) const { return "answer_premortem"; }
  const char* operator()(const core::Decide&) const { return "decide"; }
  const char* operator()(const core::RecordPilotResult&) const { return "record_pilot_result"; }
  const char* operator()(const core::RecastVeto&) const { return "recast_veto"; }
  const char* operator()(const core::HaltAction&) const { return "halt"; }
  const char* operator()(const core::ResumeAction&) const { return "resume"; }
  const char* operator()(const core::StopAction&) const { return "stop"; }
  const char* operator()(const core::RecordOutcome&) const { return "record_outcome"; }
};

}  // namespace

std::vector<core::ProposalCommand> commands_behind(const core::Proposal* proposal,
                                                   const core::ProposalEvent& event) {
  if (proposal == nullptr && !std::holds_alternative<core::ProposalSubmitted>(event)) return {};
  return std::visit(CommandsBehind{proposal}, event);
}

const char* name_of_command(const core::ProposalCommand& command) {
  return std::visit(NameOfCommand{}, command);
}

}  // namespace counterweight::service::backtest
