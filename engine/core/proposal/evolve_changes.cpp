// Amendments and suggestions, put on a proposal.
#include <algorithm>

#include "engine/core/proposal/changes.hpp"
#include "engine/core/proposal/evolution.hpp"
#include "engine/core/proposal/word.hpp"

namespace counterweight::core {
namespace {

// As a veto will be found when its action comes back to this content.
VetoState state_left(VetoState state) {
  return state == VetoState::challenged ? VetoState::standing : state;
}

}  // namespace

// What is here by its condition only was not said of this content: the content it was given for keeps its
// own.
void Evolution::leave_content(const Action& action) {
  for (std::size_t i = 0; i < p_.objections.size(); ++i)
    if (const Objection& each = p_.objections[i];
        each.action == action.draft.id && each.given_for.contains(action.content))
      p_.objections.write(i).given_for[action.content] = {each.state, each.answer};
  for (std::size_t i = 0; i < p_.vetoes.size(); ++i)
    if (const Veto& each = p_.vetoes[i];
        each.action == action.draft.id && each.given_for.contains(action.content) &&
        each.state != VetoState::resting && each.lifted_by != Lift::condition)
      p_.vetoes.write(i).given_for[action.content] = state_left(each.state);
}

void Evolution::take_action(const SubmittedAction& changed, const ProposalAmended& e) {
  Action* action = p_.write_action(changed.draft.id);
  if (action == nullptr) {
    action = &p_.actions.push_back({});
  } else if (!action->dropped) {
    leave_content(*action);
  }
  action->draft = changed.draft;
  action->content = changed.content;
  action->touched_in = e.revision;
  action->electorate = e.electorate;
  action->open = true;
  action->dropped = false;
  const CowList<Seat> before = std::move(action->seats);
  action->seats = fresh_seats(changed.seats, e.rolls);
  for (const LapsedVoice& kept : e.kept) {
    if (kept.action != changed.draft.id) continue;
    const auto had = std::find_if(before.begin(), before.end(),
                                  [&](const Seat& seat) { return seat.right.department == kept.department; });
    Seat& seat = *write_seat(*action, kept.department);
    seat.voice = had->voice;
    seat.voice->content = changed.content;
    seat.words = had->words;
  }
}

void Evolution::operator()(const ProposalAmended& e) {
  Changes changes = e.at_hand.changes ? e.at_hand.changes : Changes{changes_by(p_, e)};
  for (const ActionId& id : e.dropped) {
    Action& action = *p_.write_action(id);
    leave_content(action);
    action.dropped = true;
    action.open = false;
    action.touched_in = e.revision;
    for (std::size_t i = 0; i < action.seats.size(); ++i)
      if (action.seats[i].voice) action.seats.write(i).voice.reset();
  }
  for (const SubmittedAction& changed : e.actions) take_action(changed, e);
  p_.title = e.title;
  p_.goal = e.goal;
  p_.fields = e.fields;
  p_.revision = e.revision;
  if (e.review_due) {
    if (p_.status != ProposalStatus::in_review) p_.review_opened_at = at_;
    p_.status = ProposalStatus::in_review;
    review_until(*e.review_due);
    p_.review_floor = e.review_floor;
    p_.comment_due.reset();
    p_.review_closed_at.reset();
    p_.review_end.reset();
    p_.decision_opened_at.reset();
    p_.decision_due.reset();
    p_.decision_left = {};
  }
  p_.revisions.push_back(std::make_shared<Revision>(
      Revision{e.revision, at_, actor_, e.reason, e.suggestion, std::move(changes)}));
}

void Evolution::speak_again(const ActionId& action, const DepartmentId& department, Voice voice) {
  if (Seat* seat = write_seat(*p_.write_action(action), department)) seat->voice = std::move(voice);
}

void Evolution::operator()(const ObjectionCarried& e) {
  Objection& objection = *p_.write_objection(e.objection);
  objection.waiting_due.reset();
  objection.settle_due.reset();
  switch (e.effect) {
    case ObjectionEffect::met:
      objection.state = ObjectionState::met;
      break;
    case ObjectionEffect::waits:
      objection.state = ObjectionState::raised;
      objection.answer.reset();
      objection.waiting_due = e.due;
      break;
    case ObjectionEffect::lapsed:
      objection.state = ObjectionState::lapsed;
      break;
    case ObjectionEffect::kept:
      objection.content = p_.action(objection.action)->content;
      objection.given_for[objection.content] = {objection.state, objection.answer};
      speak_again(objection.action, objection.department,
                  {Position::object, objection.member, objection.reason, objection.at, p_.revision,
                   objection.content});
      break;
    case ObjectionEffect::returns: {
      objection.content = p_.action(objection.action)->content;
      const ObjectionLeft& left = objection.given_for.at(objection.content);
      objection.state = left.state;
      objection.answer = left.answer;
      if (objection.open())
        speak_again(objection.action, objection.department,
                    {Position::object, objection.member, objection.reason, objection.at, p_.revision,
                     objection.content});
      break;
    }
  }
}

void Evolution::operator()(const VetoCarried& e) {
  Veto& veto = *p_.write_veto(e.veto);
  const Action& action = *p_.action(veto.action);
  const std::string& content = action.content;
  const Voice voice{Position::veto, veto.member, veto.reason, veto.at, p_.revision, content};
  veto.waiting_due.reset();
  veto.asked_due.reset();
  veto.lifted_by.reset();
  switch (e.effect) {
    case VetoEffect::lifted:
      // Of a touched action this was noted when its content was left.
      if (action.touched_in != p_.revision && veto.given_for.contains(content))
        veto.given_for[content] = state_left(veto.state);
      veto.state = VetoState::lifted;
      veto.lifted_by = Lift::condition;
      break;
    case VetoEffect::waits:
    case VetoEffect::override_void:
      veto.state = VetoState::standing;
      veto.waiting_due = e.due;
      break;
    case VetoEffect::rests:
      veto.state = VetoState::resting;
      break;
    case VetoEffect::kept_overridden:
      veto.state = VetoState::overridden;
      break;
    case VetoEffect::kept:
      veto.content = content;
      veto.state = VetoState::standing;
      veto.given_for[content] = veto.state;
      speak_again(veto.action, veto.department, voice);
      break;
    case VetoEffect::lapsed:
      veto.state = VetoState::lapsed;
      break;
    case VetoEffect::returns:
      veto.content = content;
      veto.state = veto.given_for.at(content);
      if (veto.state == VetoState::lifted) veto.lifted_by = Lift::fact;
      if (veto.state == VetoState::overridden) set_aside(veto);
      if (veto.bites()) speak_again(veto.action, veto.department, voice);
      break;
  }
}

void Evolution::operator()(const ObjectionCopied& e) {
  Objection copy = *p_.objection(e.of);
  const std::string& content = p_.action(e.action)->content;
  const ObjectionLeft left = word_on(p_, copy, content);
  copy.id = e.objection;
  copy.action = e.action;
  copy.content = content;
  copy.state = left.state;
  copy.answer = left.answer;
  copy.given_for = {{content, left}};
  copy.waiting_due.reset();
  copy.settle_due.reset();
  if (copy.open())
    speak_again(e.action, copy.department,
                {Position::object, copy.member, copy.reason, copy.at, p_.revision, content});
  p_.objections.push_back(std::move(copy));
}

void Evolution::operator()(const VetoCopied& e) {
  Veto copy = *p_.veto(e.of);
  const std::string& content = p_.action(e.action)->content;
  if (!copy.given_for.contains(content)) {  // it was carried to this content, and is carried on
    copy.id = e.veto;
    copy.action = e.action;
    copy.given_for.clear();  // on this action it was given for nothing yet
    copy.challenges.clear();
    p_.vetoes.push_back(std::move(copy));
    return;
  }
  const VetoState word = word_on(p_, copy, content);
  copy.id = e.veto;
  copy.action = e.action;
  copy.content = content;
  copy.state = word;
  copy.given_for = {{content, word}};
  copy.waiting_due.reset();
  copy.asked_due.reset();
  copy.lifted_by.reset();
  if (word == VetoState::lifted) copy.lifted_by = Lift::fact;
  std::erase_if(copy.challenges, [&](const Challenge& challenge) { return challenge.content != content; });
  for (Challenge& challenge : copy.challenges)
    if (!challenge.result) {
      challenge.result = ChallengeResult::ended;
      challenge.closed_at = at_;
    }
  if (copy.cools_off() || copy.awaits_second()) copy.override_->state = OverrideState::ended;
  if (word == VetoState::overridden) set_aside(copy);
  if (copy.bites() && e.lifted) {
    copy.state = VetoState::lifted;
    copy.lifted_by = Lift::condition;
  }
  if (copy.bites())
    speak_again(e.action, copy.department,
                {Position::veto, copy.member, copy.reason, copy.at, p_.revision, content});
  p_.vetoes.push_back(std::move(copy));
}

void Evolution::operator()(const ObjectionReaffirmed& e) {
  Objection& objection = *p_.write_objection(e.objection);
  objection.content = e.content;
  objection.given_for[e.content] = {objection.state, objection.answer};
  objection.waiting_due.reset();
  speak(objection.action, objection.department, Position::object, objection.reason, e.revision, e.content);
}

void Evolution::operator()(const VetoReaffirmed& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.content = e.content;
  veto.given_for[e.content] = state_left(veto.state);
  veto.waiting_due.reset();
  veto.valid_until = e.valid_until;
  if (!e.by_time || !e.valid_until) veto.asked_due.reset();
  if (!e.by_time)  // time is no voice
    speak(veto.action, veto.department, Position::veto, veto.reason, e.revision, e.content);
}

void Evolution::operator()(const ObjectionLapsed& e) {
  Objection& objection = *p_.write_objection(e.objection);
  objection.state = ObjectionState::lapsed;
  objection.waiting_due.reset();
  objection.settle_due.reset();
}

void Evolution::operator()(const VetoLapsed& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.state = VetoState::lapsed;
  veto.waiting_due.reset();
  veto.asked_due.reset();
}

void Evolution::operator()(const SuggestionMade& e) {
  p_.suggestions.push_back(
      std::make_shared<Suggestion>(Suggestion{e.suggestion, actor_, at_, e.revision, e.reason, e.amendment,
                                              e.changes, SuggestionState::open, std::nullopt}));
}

void Evolution::operator()(const SuggestionAnswered& e) {
  for (auto& each : p_.suggestions) {
    if (each->id != e.suggestion) continue;
    Suggestion answered = *each;
    answered.state = e.state;
    answered.answer = SuggestionAnswer{e.reason, actor_, at_, e.revision};
    each = std::make_shared<Suggestion>(std::move(answered));
  }
}

}  // namespace counterweight::core
