#include "engine/core/verify/moves.hpp"

#include <algorithm>
#include <array>

#include "engine/core/proposal/challenge.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/speaking.hpp"

namespace counterweight::core {
namespace {

constexpr std::array<std::string_view, kMoves> kMoveNames{"approve",
                                                          "abstain",
                                                          "object",
                                                          "veto",
                                                          "veto_absolutely",
                                                          "withdraw_position",
                                                          "reaffirm",
                                                          "resolve",
                                                          "halt",
                                                          "recast",
                                                          "others_approve",
                                                          "other_objects",
                                                          "other_vetoes",
                                                          "other_withdraws",
                                                          "sustain",
                                                          "release",
                                                          "arbiter_overrides",
                                                          "accept",
                                                          "decline",
                                                          "challenge_merits",
                                                          "challenge_validity",
                                                          "withdraw_challenge",
                                                          "override_veto",
                                                          "withdraw_override",
                                                          "reword",
                                                          "change",
                                                          "change_back",
                                                          "add_again",
                                                          "launch",
                                                          "pilot",
                                                          "withdraw",
                                                          "pilot_met",
                                                          "pilot_not_met",
                                                          "resume",
                                                          "stop",
                                                          "record_outcome",
                                                          "wait"};

const char* const kReason = "Because.";

// Builds the commands of one move in one state.
class Building {
 public:
  Building(const Cast& cast, const State& state, Timestamp now, std::size_t step)
      : cast_(cast),
        state_(state),
        p_(*state.proposal(kPlayed)),
        book_(cast.rulebook->book()),
        now_(now),
        step_(step) {}

  std::optional<Given> build(Move move) {
    action_ = live_action(p_);
    if (action_ == nullptr) return std::nullopt;
    if (mover_of(move) == Mover::focus) return of_focus(move);
    if (mover_of(move) == Mover::others) return of_others(move);
    return of_final_say(move);
  }

 private:
  using Maybe = std::optional<Given>;

  Maybe first_step(ProposalCommand command, MemberId actor) const {
    if (step_ > 0) return std::nullopt;
    return Given{std::move(command), std::move(actor)};
  }

  const MemberId& head_of(const DepartmentId& department) const {
    return cast_.members.at(department).front();
  }

  // Each member of the department in turn says so, where they vote; else its head alone.
  Maybe says(const DepartmentId& department, Position position, GroundId ground = {}) const {
    const auto& members = cast_.members.at(department);
    if (step_ >= members.size()) return std::nullopt;
    if (step_ > 0 && cast_.rulebook->department(department)->voice.form != rules::VoiceRule::Form::share)
      return std::nullopt;
    TakePosition out{kPlayed, action_->draft.id, position, std::move(ground), kReason, p_.revision};
    if (position == Position::veto) {
      out.acceptable = "Less of it.";
      out.harm_pct = 50;
    }
    if (position != Position::abstain)
      for (const rules::Question* question : questions_for(p_, *action_, department))
        out.answers[question->id] = "Yes.";
    return Given{std::move(out), members[step_]};
  }

  Maybe vetoes(const DepartmentId& department, bool absolute) const {
    const Seat* seat = seat_of(*action_, department);
    if (seat == nullptr) return std::nullopt;
    for (const GroundId& ground : seat->right.grounds)
      if (cast_.rulebook->ground(ground)->absolute == absolute)
        return says(department, Position::veto, ground);
    return std::nullopt;
  }

  const Veto* veto_of(const DepartmentId& department) const {
    return biting_veto_of(p_, *action_, department);
  }

  Maybe of_focus(Move move) const {
    const DepartmentId& focus = cast_.focus;
    const MemberId& head = head_of(focus);
    switch (move) {
      case Move::approve:
        return says(focus, Position::approve);
      case Move::abstain:
        return says(focus, Position::abstain);
      case Move::object:
        return says(focus, Position::object);
      case Move::veto:
        return vetoes(focus, false);
      case Move::veto_absolutely:
        return vetoes(focus, true);
      case Move::withdraw_position:
        return first_step(WithdrawPosition{kPlayed, action_->draft.id}, head);
      case Move::reaffirm:
        return first_step(Reaffirm{kPlayed, action_->draft.id, p_.revision}, head);
      case Move::resolve:
        if (const Objection* objection = open_objection_of(p_, *action_, focus))
          return first_step(ResolveObjection{kPlayed, objection->id}, head);
        return std::nullopt;
      case Move::halt:
        return first_step(HaltAction{kPlayed, action_->draft.id, kReason}, head);
      case Move::recast:
        if (const Veto* veto = veto_of(focus))
          return first_step(RecastVeto{kPlayed, veto->id, kReason}, head);
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  // The next of the other departments that has not approved yet.
  Maybe others_approve() const {
    std::size_t place = 0;
    for (const Seat& seat : action_->seats) {
      if (seat.right.department == cast_.focus || !seat.right.speaks()) continue;
      if (place++ != step_) continue;
      TakePosition out{kPlayed, action_->draft.id, Position::approve, {}, kReason, p_.revision};
      for (const rules::Question* question : questions_for(p_, *action_, seat.right.department))
        out.answers[question->id] = "Yes.";
      return Given{std::move(out), head_of(seat.right.department)};
    }
    return std::nullopt;
  }

  // The next member on the roll that has not voted yet, while the vote runs.
  Maybe vote(Vote vote) const {
    const Veto* veto = veto_of(cast_.focus);
    const Challenge* running = veto == nullptr ? nullptr : veto->running();
    if (running == nullptr) return std::nullopt;
    for (const DepartmentId& department : running->roll)
      for (const MemberId& member : cast_.members.at(department))
        if (!has_voted(*running, department, member))
          return Given{VoteSustain{kPlayed, veto->id, vote, kReason, p_.revision}, member};
    return std::nullopt;
  }

  Maybe of_others(Move move) const {
    switch (move) {
      case Move::others_approve:
        return others_approve();
      case Move::other_objects:
        return cast_.objector.empty() ? std::nullopt : says(cast_.objector, Position::object);
      case Move::other_vetoes:
        return cast_.vetoer.empty() ? std::nullopt : vetoes(cast_.vetoer, false);
      case Move::other_withdraws:
        for (const DepartmentId& department : {cast_.vetoer, cast_.objector})
          if (!department.empty() &&
              (veto_of(department) != nullptr || open_objection_of(p_, *action_, department) != nullptr))
            return first_step(WithdrawPosition{kPlayed, action_->draft.id}, head_of(department));
        return std::nullopt;
      case Move::sustain:
        return vote(Vote::sustain);
      case Move::release:
        return vote(Vote::release);
      case Move::arbiter_overrides:
        return cast_.arbiter.empty() ? std::nullopt
                                     : overrides(head_of(cast_.arbiter), head_of(cast_.arbiter));
      default:
        return std::nullopt;
    }
  }

  Maybe overrides(const MemberId& first, const MemberId& second) const {
    const Veto* veto = veto_of(cast_.focus);
    if (veto == nullptr || step_ > 1 || (step_ == 1 && !veto->awaits_second())) return std::nullopt;
    return Given{OverrideVeto{kPlayed, veto->id, kReason}, step_ == 0 ? first : second};
  }

  // The first department's that waits for one, in the order of their places.
  Maybe answers(Answer answer) const {
    for (const Seat& seat : action_->seats) {
      const Objection* objection = open_objection_of(p_, *action_, seat.right.department);
      if (objection == nullptr || objection->state == ObjectionState::declined) continue;
      if (answer == Answer::accept && objection->state == ObjectionState::accepted) continue;
      return first_step(AnswerObjection{kPlayed, objection->id, answer, kReason}, cast_.marketer);
    }
    return std::nullopt;
  }

  Maybe challenges(rules::Grounds on) const {
    const Veto* veto = veto_of(cast_.focus);
    if (veto == nullptr) return std::nullopt;
    return first_step(ChallengeVeto{kPlayed, veto->id, on, kReason}, cast_.marketer);
  }

  static ValueChanges changes(const rules::Values& from, const rules::Values& to) {
    ValueChanges out;
    for (const auto& [name, value] : from)
      if (!to.contains(name)) out[name] = std::nullopt;
    for (const auto& [name, value] : to)
      if (const auto found = from.find(name); found == from.end() || found->second != value)
        out[name] = value;
    return out;
  }

  Maybe amends(const Sample& to, const std::string& title) const {
    if (p_.revision > kMaxAmendments) return std::nullopt;
    ActionPatch patch{action_->draft.id, {}, {}, changes(action_->draft.attributes, to.attributes), {}};
    if (title != action_->draft.title) patch.title = title;
    Amend out{kPlayed, {{}, {}, changes(p_.fields, to.fields), {}, {}}, kReason, p_.revision};
    if (patch.title || !patch.attributes.empty()) out.amendment.actions.push_back(std::move(patch));
    if (out.amendment.actions.empty() && out.amendment.fields.empty()) return std::nullopt;
    return first_step(std::move(out), cast_.marketer);
  }

  // Out, and in again under another name.
  Maybe adds_again() const {
    if (p_.revision > kMaxAmendments) return std::nullopt;
    const ActionDraft& draft = action_->draft;
    ActionPatch patch{{"a" + std::to_string(p_.actions.size() + 1)},
                      draft.kind,
                      draft.title,
                      changes({}, draft.attributes),
                      {}};
    return first_step(Amend{kPlayed, {{}, {}, {}, {std::move(patch)}, {draft.id}}, kReason, p_.revision},
                      cast_.marketer);
  }

  Maybe pilots() const {
    if (!book_.pilot) return std::nullopt;
    return first_step(
        Decide{kPlayed,
               DecisionKind::launch,
               {{action_->draft.id, Choice::pilot}},
               kReason,
               PilotTerms{book_.pilot->max_share_pct, now_ + book_.pilot->max_duration, "It sells."}},
        cast_.marketer);
  }

  Maybe of_final_say(Move move) const {
    const MemberId& marketer = cast_.marketer;
    const Veto* veto = veto_of(cast_.focus);
    switch (move) {
      case Move::accept:
        return answers(Answer::accept);
      case Move::decline:
        return answers(Answer::decline);
      case Move::challenge_merits:
        return challenges(rules::Grounds::merits);
      case Move::challenge_validity:
        return challenges(rules::Grounds::validity);
      case Move::withdraw_challenge:
        return veto == nullptr ? std::nullopt : first_step(WithdrawChallenge{kPlayed, veto->id}, marketer);
      case Move::override_veto:
        return overrides(marketer, cast_.second_marketer);
      case Move::withdraw_override:
        return veto == nullptr ? std::nullopt : first_step(WithdrawOverride{kPlayed, veto->id}, marketer);
      case Move::reword:
        return amends(cast_.situation.sample, "Said otherwise");
      case Move::change:
        return cast_.elsewhere ? amends(*cast_.elsewhere, action_->draft.title) : std::nullopt;
      case Move::change_back:
        return amends(cast_.situation.sample, "Action");
      case Move::add_again:
        return adds_again();
      case Move::launch:
        return first_step(Decide{kPlayed, DecisionKind::launch, {}, kReason, {}}, marketer);
      case Move::pilot:
        return pilots();
      case Move::withdraw:
        return first_step(Decide{kPlayed, DecisionKind::withdraw, {}, kReason, {}}, marketer);
      case Move::pilot_met:
      case Move::pilot_not_met:
        return first_step(
            RecordPilotResult{kPlayed, action_->draft.id, move == Move::pilot_met, "12 of 100.", kReason},
            marketer);
      case Move::resume:
        return first_step(ResumeAction{kPlayed, action_->draft.id, kReason}, marketer);
      case Move::stop:
        return first_step(StopAction{kPlayed, action_->draft.id, kReason}, marketer);
      case Move::record_outcome:
        return records();
      default:
        return std::nullopt;
    }
  }

  Maybe records() const {
    RecordOutcome out{kPlayed, {{"Sales", "100", "120"}}, OutcomeVerdict::succeeded, kReason, {}};
    for (const VetoId veto : vetoes_to_learn_from(p_)) out.lessons.push_back({veto, kReason});
    return first_step(std::move(out), cast_.marketer);
  }

  const Cast& cast_;
  const State& state_;
  const Proposal& p_;
  const rules::Rulebook& book_;
  Timestamp now_;
  std::size_t step_;
  const Action* action_ = nullptr;
};

}  // namespace

std::string_view name_of(Move move) {
  return kMoveNames[static_cast<std::size_t>(move)];
}

Mover mover_of(Move move) {
  if (move < Move::others_approve) return Mover::focus;
  if (move < Move::accept) return Mover::others;
  return move == Move::wait ? Mover::time : Mover::final_say;
}

std::optional<Given> command_of(Move move, const Cast& cast, const State& state, Timestamp now,
                                std::size_t step) {
  if (move == Move::wait) return std::nullopt;
  return Building{cast, state, now, step}.build(move);
}

}  // namespace counterweight::core
