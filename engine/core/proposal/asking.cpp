#include "engine/core/proposal/asking.hpp"

#include "engine/core/proposal/speaking.hpp"

namespace counterweight::core {

Options Asking::ask() {
  if (p_.open()) {
    for (const Action& action : p_.actions) {
      if (action.dropped || has_final_say()) continue;
      ask_positions(action);
      ask_reaffirm(action);
    }
    if (!has_final_say() && !p_.recused(context_.actor)) offer(Recuse{p_.id, kAnyReason}, {"recuse"});
    ask_changes();
    ask_objections();
    ask_vetoes();
    ask_decisions();
  } else {
    ask_second_decision();
    for (const Action& action : p_.actions)
      if (action.runs()) ask_running(action);
    ask_outcome();
  }
  if (p_.open()) {
    out_.allowed.push_back({"cite"});  // which record is theirs to say
    offer(AnswerPremortem{p_.id, {{}, kAnyReason}}, {"answer_premortem"});
  }
  offer(AddComment{p_.id, kAnyReason}, {"comment"});
  return std::move(out_);
}

// A position with everything that the rulebook may ask for.
TakePosition Asking::sample_of(const Action& action, Position position) const {
  TakePosition out{p_.id, action.draft.id, position, {}, kAnyReason, p_.revision};
  for (const rules::Question* question : questions_for(p_, action, member_.department))
    out.answers.emplace(question->id, kAnyReason);
  if (position != Position::veto) return out;
  out.acceptable = kAnyReason;
  out.harm_pct = 0;
  const Seat* seat = seat_of(action, member_.department);
  if (seat != nullptr && !seat->right.grounds.empty()) out.ground = seat->right.grounds.front();
  return out;
}

void Asking::ask_positions(const Action& action) {
  const Seat* seat = seat_of(action, member_.department);
  if (seat == nullptr) {
    const auto why = refused(sample_of(action, Position::approve));
    if (why) out_.blocked.push_back({"take_position", *why, action.draft.id});
    return;
  }
  Allowed open{"take_position", action.draft.id};
  for (const Position position : {Position::approve, Position::abstain, Position::object, Position::veto}) {
    const auto why = refused(sample_of(action, position));
    if (!why) {
      open.positions.push_back(position);
      if (position == Position::veto) open.grounds = seat->right.grounds;
      continue;
    }
    out_.blocked.push_back({"take_position", *why, action.draft.id, {}, {}, position});
  }
  if (!open.positions.empty()) out_.allowed.push_back(std::move(open));
  if (!refused(WithdrawPosition{p_.id, action.draft.id}))
    out_.allowed.push_back({"withdraw_position", action.draft.id});
}

void Asking::ask_reaffirm(const Action& action) {
  if (refused(Reaffirm{p_.id, action.draft.id, p_.revision})) return;
  Allowed open{"reaffirm", action.draft.id};
  if (const Veto* veto = biting_veto_of(p_, action, member_.department);
      veto != nullptr && (veto->waiting_due || veto->asked_due))
    open.veto = veto->id;
  if (const Objection* objection = open_objection_of(p_, action, member_.department);
      objection != nullptr && objection->waiting_due)
    open.objection = objection->id;
  out_.allowed.push_back(std::move(open));
}

// What would change is not known yet: the least change stands for all.
void Asking::ask_changes() {
  const std::string other_title = p_.title == kAnyReason ? "—" : kAnyReason;
  const Amendment least{other_title, {}, {}, {}, {}};
  const auto amend = refused(Amend{p_.id, least, kAnyReason, p_.revision});
  if (!amend)
    out_.allowed.push_back({"amend"});
  else if (has_final_say())
    out_.blocked.push_back({"amend", *amend});
  const auto suggest = refused(Suggest{p_.id, least, kAnyReason, p_.revision});
  if (!suggest)
    out_.allowed.push_back({"suggest"});
  else
    out_.blocked.push_back({"suggest", *suggest});
  for (const auto& suggestion : p_.suggestions) {
    if (suggestion->state != SuggestionState::open) continue;
    Allowed open;
    open.suggestion = suggestion->id;
    const auto named = [&](const char* command) {
      open.command = command;
      return open;
    };
    const auto why = refused(AcceptSuggestion{p_.id, suggestion->id});
    if (!why) {
      out_.allowed.push_back(named("accept_suggestion"));
    } else if (has_final_say()) {
      out_.blocked.push_back({"accept_suggestion", *why});
      out_.blocked.back().suggestion = suggestion->id;
    }
    offer(DeclineSuggestion{p_.id, suggestion->id, kAnyReason}, named("decline_suggestion"));
    offer(WithdrawSuggestion{p_.id, suggestion->id}, named("withdraw_suggestion"));
  }
}

void Asking::ask_objections() {
  for (const Objection& objection : p_.objections) {
    offer(AnswerObjection{p_.id, objection.id, Answer::decline, kAnyReason},
          {"answer_objection", objection.action, objection.id});
    offer(ResolveObjection{p_.id, objection.id}, {"resolve_objection", objection.action, objection.id});
  }
}

void Asking::ask_vetoes() {
  for (const Veto& veto : p_.vetoes) {
    if (!veto.bites()) continue;
    Allowed challenge{"challenge_veto", veto.action, {}, veto.id};
    for (const rules::Grounds on : {rules::Grounds::merits, rules::Grounds::validity})
      if (!refused(ChallengeVeto{p_.id, veto.id, on, kAnyReason})) challenge.on.push_back(on);
    if (!challenge.on.empty()) out_.allowed.push_back(std::move(challenge));
    offer(WithdrawChallenge{p_.id, veto.id}, {"withdraw_challenge", veto.action, {}, veto.id});
    offer(OverrideVeto{p_.id, veto.id, kAnyReason}, {"override_veto", veto.action, {}, veto.id});
    offer(WithdrawOverride{p_.id, veto.id}, {"withdraw_override", veto.action, {}, veto.id});
    ask_vote(veto);
  }
}

void Asking::ask_vote(const Veto& veto) {
  const auto why = refused(VoteSustain{p_.id, veto.id, Vote::sustain, kAnyReason, p_.revision});
  if (!why) {
    out_.allowed.push_back({"vote_sustain", veto.action, {}, veto.id});
  } else if (veto.running() != nullptr) {
    out_.blocked.push_back({"vote_sustain", *why, veto.action, {}, veto.id});
  }
}

}  // namespace counterweight::core
