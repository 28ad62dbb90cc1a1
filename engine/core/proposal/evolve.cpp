#include "engine/core/proposal/evolve.hpp"

#include "engine/core/proposal/evolution.hpp"

namespace counterweight::core {

void Evolution::speak(const ActionId& action, const DepartmentId& department, Position position,
                      const std::string& reason, int revision, const std::string& content,
                      const Answers& answers) {
  seat(action, department).voice = Voice{position, actor_, reason, at_, revision, content, answers};
}

void Evolution::operator()(const PositionTaken& e) {
  speak(e.action, e.department, e.position, e.reason, e.revision, e.content, e.answers);
}

void Evolution::operator()(const PositionWithdrawn& e) {
  speak(e.action, e.department, Position::abstain, {}, p_.revision, e.content);
}

void Evolution::operator()(const WordGiven& e) {
  std::vector<MemberWord>& words = seat(e.action, e.department).words;
  const MemberWord word{actor_, e.saying, at_, e.revision};
  for (MemberWord& each : words)
    if (each.member == actor_) {
      each = word;
      return;
    }
  words.push_back(word);
}

void Evolution::operator()(const MemberRecused& e) {
  p_.recusals.push_back({actor_, e.reason, at_});
  for (const ActionId& id : e.actions) {
    Seat& mine = seat(id, e.department);
    std::erase_if(mine.words, [&](const MemberWord& word) { return word.member == actor_; });
    --mine.members;
  }
}

void Evolution::operator()(const FinalCommentOpened& e) {
  p_.comment_due = e.due;
}

void Evolution::operator()(const FinalCommentEnded& e) {
  p_.comment_due.reset();
  review_until(e.review_due);
}

void Evolution::operator()(const StageOpened& e) {
  p_.stage = e.stage;
  count_silences(e.silences);
  review_until(e.review_due);
}

void Evolution::operator()(const ObjectionRaised& e) {
  speak(e.action, e.department, Position::object, e.reason, e.revision, e.content, e.answers);
  Objection objection;
  objection.id = e.objection;
  objection.action = e.action;
  objection.department = e.department;
  objection.member = actor_;
  objection.reason = e.reason;
  objection.at = at_;
  objection.content = e.content;
  objection.given_for[e.content] = {};
  objection.owed = e.owed;
  p_.objections.push_back(std::move(objection));
}

void Evolution::operator()(const ObjectionAnswered& e) {
  Objection& objection = *p_.write_objection(e.objection);
  objection.state = e.answer == Answer::decline ? ObjectionState::declined : ObjectionState::accepted;
  objection.answer = GivenAnswer{e.answer, e.reason, actor_, at_, e.content};
  objection.settle_due = e.settle_due;
}

void Evolution::operator()(const ObjectionSettled& e) {
  p_.write_objection(e.objection)->settle_due.reset();
}

namespace {

// The department's own word ends it, on the content that is there now.
void end(Objection& objection, ObjectionState state, const std::string& content) {
  objection.state = state;
  objection.given_for[content] = {state, objection.answer};
  objection.waiting_due.reset();
  objection.settle_due.reset();
}

}  // namespace

void Evolution::operator()(const ObjectionResolved& e) {
  Objection& objection = *p_.write_objection(e.objection);
  end(objection, ObjectionState::resolved, p_.action(objection.action)->content);
}

void Evolution::operator()(const ObjectionWithdrawn& e) {
  Objection& objection = *p_.write_objection(e.objection);
  end(objection, ObjectionState::withdrawn, p_.action(objection.action)->content);
}

void Evolution::operator()(const VetoCast& e) {
  speak(e.action, e.department, Position::veto, e.reason, e.revision, e.content, e.answers);
  Veto veto;
  veto.id = e.veto;
  veto.action = e.action;
  veto.department = e.department;
  veto.member = actor_;
  veto.ground = e.ground;
  veto.absolute = e.absolute;
  veto.rows = e.rows;
  veto.reason = e.reason;
  veto.at = at_;
  veto.content = e.content;
  veto.lifts_if = e.lifts_if;
  veto.valid_until = e.valid_until;
  veto.acceptable = e.acceptable;
  veto.harm_pct = e.harm_pct;
  veto.given_for[e.content] = VetoState::standing;
  p_.vetoes.push_back(std::move(veto));
}

void Evolution::operator()(const VetoBound& e) {
  seat(e.action, e.department).voice = Voice{Position::veto, e.member, e.reason, at_, e.revision, e.content};
  Veto veto;
  veto.id = e.veto;
  veto.action = e.action;
  veto.department = e.department;
  veto.member = e.member;
  veto.ground = e.ground;
  veto.absolute = e.absolute;
  veto.rows = e.rows;
  veto.reason = e.reason;
  veto.at = at_;
  veto.content = e.content;
  veto.lifts_if = e.lifts_if;
  veto.valid_until = e.valid_until;
  veto.acceptable = e.acceptable;
  veto.state = VetoState::sustained;
  veto.given_for[e.content] = VetoState::sustained;
  veto.bound_by = BoundBy{e.of_proposal, e.of, e.sustained_at, e.content};
  p_.vetoes.push_back(std::move(veto));
}

void Evolution::operator()(const VetoWithdrawn& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.state = VetoState::withdrawn;
  veto.given_for[p_.action(veto.action)->content] = VetoState::withdrawn;
  veto.waiting_due.reset();
  veto.asked_due.reset();
}

void Evolution::operator()(const VetoChallenged& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.state = VetoState::challenged;
  Challenge challenge;
  challenge.on = e.on;
  challenge.reason = e.reason;
  challenge.member = actor_;
  challenge.content = e.content;
  challenge.opened_at = at_;
  challenge.due = e.due;
  challenge.roll = e.roll;
  challenge.electorate = e.electorate;
  challenge.needed = e.needed;
  challenge.silence = e.silence;
  challenge.bodies = e.bodies;
  veto.challenges.push_back(std::move(challenge));
  if (e.decision_left) {
    p_.decision_due.reset();
    p_.decision_left = *e.decision_left;
  }
}

void Evolution::operator()(const SustainVoteCast& e) {
  p_.write_veto(e.veto)->running()->votes.push_back({e.department, e.vote, e.reason, actor_, at_});
}

void Evolution::operator()(const ChallengeClosed& e) {
  Veto& veto = *p_.write_veto(e.veto);
  Challenge& challenge = *veto.running();
  challenge.result = e.result;
  challenge.closed_at = e.closed_at;
  switch (e.result) {
    case ChallengeResult::sustained:
      veto.state = VetoState::sustained;
      break;
    case ChallengeResult::overridden:
      set_aside(veto);
      break;
    case ChallengeResult::ended:
      veto.state = veto.unchallenged();
      break;
  }
  if (e.decision_due) p_.decision_due = e.decision_due;
}

void Evolution::operator()(const SilenceEscalated& e) {
  count_silences(e.silences);
  for (const SilenceCounted& silence : e.asked) seat(silence.action, silence.department).escalated = true;
  review_until(e.due);
  p_.comment_due.reset();
}

void Evolution::operator()(const ReviewClosed& e) {
  p_.status = ProposalStatus::awaiting_decision;
  p_.review_closed_at = e.closed_at;
  p_.review_floor.reset();
  p_.comment_due.reset();
  p_.review_end = e.end;
  p_.decision_opened_at = e.closed_at;
  decision_until(e.decision_due);
  p_.decision_left = e.decision_left;
  count_silences(e.silences);
  for (std::size_t i = 0; i < p_.actions.size(); ++i)
    if (p_.actions[i].open) p_.actions.write(i).open = false;
}

void Evolution::operator()(const EvidenceCited& e) {
  for (const EvidenceRef& ref : e.evidence) p_.cited.push_back({ref, e.where, actor_, at_});
}

void Evolution::operator()(const CommentAdded& e) {
  p_.comments.push_back(std::make_shared<Comment>(Comment{e.comment, actor_, e.text, at_}));
}

void Evolution::operator()(const PremortemAnswered& e) {
  p_.premortem.push_back({e.answer, e.worst, actor_, at_, false});
}

void Evolution::operator()(const DecisionMade& e) {
  for (const ActionOutcome& each : e.outcomes) {
    Action& action = *p_.write_action(each.action);
    action.outcome = each.outcome;
    if (action.pilot) action.pilot->stops_at.reset();  // launched after its pilot
    if (each.outcome == Outcome::piloted && e.pilot)
      action.pilot = Pilot{*e.pilot, at_, std::nullopt, std::nullopt, e.pilot->until};
  }
  p_.decided = Decided{e.decision, e.reason, actor_, at_};
  p_.decision_due.reset();
  if (e.decision == DecisionKind::withdraw) return close(ProposalStatus::withdrawn, at_);
  settle_status(at_);
}

void Evolution::operator()(const ProposalExpired& e) {
  close(ProposalStatus::expired, e.due);
}

void Evolution::operator()(const DecisionWindowMoved& e) {
  decision_until(e.due);
  if (!e.due) p_.decision_left = e.left;
}

Seat& Evolution::seat(const ActionId& action, const DepartmentId& department) {
  return *write_seat(*p_.write_action(action), department);
}

void Evolution::count_silences(const std::vector<SilenceCounted>& silences) {
  for (const SilenceCounted& silence : silences)
    seat(silence.action, silence.department).silent = silence.meaning;
}

void Evolution::review_until(Timestamp due) {
  p_.review_due = due;
  p_.review_since = at_;
}

void Evolution::decision_until(std::optional<Timestamp> due) {
  p_.decision_due = due;
  if (due) p_.decision_since = at_;
}

void Evolution::set_aside(Veto& veto) {
  veto.state = VetoState::overridden;
  veto.set_aside = SetAside{p_.action(veto.action)->draft, p_.fields};
}

void Evolution::close(ProposalStatus status, Timestamp when) {
  p_.status = status;
  p_.closed_at = when;
  p_.comment_due.reset();
  p_.decision_due.reset();
}

CowList<Seat> fresh_seats(const std::vector<rules::Seat>& rights, const Rolls& rolls) {
  CowList<Seat> out;
  out.reserve(rights.size());
  for (const rules::Seat& right : rights) {
    Seat seat;
    seat.right = right;
    if (const auto roll = rolls.find(right.department); roll != rolls.end()) seat.members = roll->second;
    out.push_back(std::move(seat));
  }
  return out;
}

Proposal submitted(const ProposalSubmitted& event, const MemberId& author, Timestamp at,
                   const RulebookPtr& rulebook) {
  Proposal p;
  p.id = event.proposal;
  p.title = event.title;
  p.goal = event.goal;
  p.fields = event.fields;
  p.rulebook = rulebook;
  p.author = author;
  p.submitted_at = at;
  p.review_opened_at = at;
  p.review_due = event.review_due;
  p.review_since = at;
  p.review_floor = event.review_floor;
  p.version = 1;
  for (const SubmittedAction& each : event.actions) {
    Action action;
    action.draft = each.draft;
    action.content = each.content;
    action.electorate = event.electorate;
    action.seats = fresh_seats(each.seats, event.rolls);
    p.actions.push_back(std::move(action));
  }
  p.revisions.push_back(std::make_shared<Revision>(Revision{1, at, author, {}, std::nullopt, {}}));
  return p;
}

void evolve_proposal(Proposal& proposal, const ProposalEvent& event, const MemberId& actor, Timestamp at) {
  ++proposal.version;
  std::visit(Evolution{proposal, actor, at}, event);
}

}  // namespace counterweight::core
