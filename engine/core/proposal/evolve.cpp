#include "engine/core/proposal/evolve.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

// Puts events on one proposal. References by id always resolve: decide wrote them.
class Evolution {
 public:
  Evolution(Proposal& proposal, const MemberId& actor, Timestamp at) : p_(proposal), actor_(actor), at_(at) {}

  void operator()(const ProposalSubmitted&) {}

  void operator()(const PositionTaken& e) {
    speak(e.action, e.department, e.position, e.reason, e.revision, e.content);
  }

  void operator()(const PositionWithdrawn& e) {
    speak(e.action, e.department, Position::abstain, {}, p_.revision, e.content);
  }

  void operator()(const ObjectionRaised& e) {
    speak(e.action, e.department, Position::object, e.reason, e.revision, e.content);
    p_.objections.push_back({e.objection, e.action, e.department, actor_, e.reason, at_, e.content,
                             ObjectionState::raised, std::nullopt});
  }

  void operator()(const ObjectionAnswered& e) {
    Objection& objection = *p_.objection(e.objection);
    objection.state = e.answer == Answer::decline ? ObjectionState::declined : ObjectionState::accepted;
    objection.answer = GivenAnswer{e.answer, e.reason, actor_, at_, e.content};
  }

  void operator()(const ObjectionResolved& e) { p_.objection(e.objection)->state = ObjectionState::resolved; }
  void operator()(const ObjectionWithdrawn& e) {
    p_.objection(e.objection)->state = ObjectionState::withdrawn;
  }

  void operator()(const VetoCast& e) {
    speak(e.action, e.department, Position::veto, e.reason, e.revision, e.content);
    p_.vetoes.push_back({e.veto,
                         e.action,
                         e.department,
                         actor_,
                         e.ground,
                         e.absolute,
                         e.reason,
                         at_,
                         e.content,
                         VetoState::standing,
                         {}});
  }

  void operator()(const VetoWithdrawn& e) { p_.veto(e.veto)->state = VetoState::withdrawn; }

  void operator()(const VetoChallenged& e) {
    Veto& veto = *p_.veto(e.veto);
    veto.state = VetoState::challenged;
    Challenge challenge;
    challenge.on = e.on;
    challenge.reason = e.reason;
    challenge.member = actor_;
    challenge.content = e.content;
    challenge.opened_at = at_;
    challenge.due = e.due;
    challenge.roll = e.roll;
    challenge.needed = e.needed;
    challenge.silence = e.silence;
    veto.challenges.push_back(std::move(challenge));
    if (e.decision_left) {
      p_.decision_due.reset();
      p_.decision_left = *e.decision_left;
    }
  }

  void operator()(const SustainVoteCast& e) {
    p_.veto(e.veto)->running()->votes.push_back({e.department, e.vote, e.reason, actor_, at_});
  }

  void operator()(const ChallengeClosed& e) {
    Veto& veto = *p_.veto(e.veto);
    Challenge& challenge = *veto.running();
    challenge.result = e.result;
    challenge.closed_at = e.closed_at;
    if (e.result == ChallengeResult::sustained) veto.state = VetoState::sustained;
    if (e.result == ChallengeResult::overridden) veto.state = VetoState::overridden;
    if (e.decision_due) p_.decision_due = e.decision_due;
  }

  void operator()(const ReviewClosed& e) {
    p_.status = ProposalStatus::awaiting_decision;
    p_.review_closed_at = e.closed_at;
    p_.review_end = e.end;
    p_.decision_opened_at = e.closed_at;
    p_.decision_due = e.decision_due;
    p_.decision_left = e.decision_left;
    for (const SilenceCounted& silence : e.silences)
      seat_of(*p_.action(silence.action), silence.department)->silent = silence.meaning;
  }

  void operator()(const CommentAdded& e) {
    p_.comments.push_back(std::make_shared<Comment>(Comment{e.comment, actor_, e.text, at_}));
  }

  void operator()(const DecisionMade& e) {
    for (const ActionOutcome& each : e.outcomes) p_.action(each.action)->outcome = each.outcome;
    p_.decided = Decided{e.decision, e.reason, actor_, at_};
    close(e.decision == DecisionKind::launch ? ProposalStatus::launched : ProposalStatus::withdrawn, at_);
  }

  void operator()(const ProposalExpired& e) { close(ProposalStatus::expired, e.due); }

 private:
  void speak(const ActionId& action, const DepartmentId& department, Position position,
             const std::string& reason, int revision, const std::string& content) {
    seat_of(*p_.action(action), department)->voice = Voice{position, actor_, reason, at_, revision, content};
  }

  void close(ProposalStatus status, Timestamp when) {
    p_.status = status;
    p_.closed_at = when;
    p_.decision_due.reset();
  }

  Proposal& p_;
  const MemberId& actor_;
  Timestamp at_;
};

}  // namespace

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
  p.review_due = event.review_due;
  p.version = 1;
  for (const SubmittedAction& each : event.actions) {
    Action action{each.draft, each.content, 1, {}, std::nullopt};
    for (const rules::Seat& right : each.seats) action.seats.push_back({right, std::nullopt, std::nullopt});
    p.actions.push_back(std::move(action));
  }
  return p;
}

void evolve_proposal(Proposal& proposal, const ProposalEvent& event, const MemberId& actor, Timestamp at) {
  ++proposal.version;
  std::visit(Evolution{proposal, actor, at}, event);
}

std::optional<Timestamp> next_due(const Proposal& proposal) {
  if (!proposal.open()) return std::nullopt;
  std::optional<Timestamp> earliest;
  const auto consider = [&](Timestamp due) { earliest = std::min(earliest.value_or(due), due); };
  if (proposal.status == ProposalStatus::in_review) consider(proposal.review_due);
  if (proposal.decision_due) consider(*proposal.decision_due);
  for (const Veto& veto : proposal.vetoes)
    if (const Challenge* running = veto.running()) consider(running->due);
  return earliest;
}

}  // namespace counterweight::core
