// What is open after the decision: pilots, halts, the outcome.
#include "engine/core/proposal/asking.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {

void Asking::ask_second_decision() {
  if (p_.status != ProposalStatus::piloting) return;
  for (const Action& action : p_.actions) {
    const Decide decide{p_.id, DecisionKind::launch, {{action.draft.id, Choice::launch}}, kAnyReason};
    if (!may_launch_after_pilot(p_, action) || refused(decide)) continue;
    Allowed launch{"decide", action.draft.id};
    launch.decision = DecisionKind::launch;
    launch.outcomes = {{action.draft.id, Outcome::launched, {}}};
    out_.allowed.push_back(std::move(launch));
  }
}

void Asking::ask_running(const Action& action) {
  const ActionId& id = action.draft.id;
  offer(RecordPilotResult{p_.id, id, true, kAnyReason, {}}, {"record_pilot_result", id});
  for (const Veto& veto : p_.vetoes)
    if (veto.action == id) offer(RecastVeto{p_.id, veto.id, kAnyReason}, {"recast_veto", id, {}, veto.id});
  const auto halt = refused(HaltAction{p_.id, id, kAnyReason});
  const Seat* seat = seat_of(action, member_.department);
  if (!halt) {
    out_.allowed.push_back({"halt", id});
  } else if (seat != nullptr && seat->right.halt) {
    out_.blocked.push_back({"halt", *halt, id});
  }
  offer(ResumeAction{p_.id, id, kAnyReason}, {"resume", id});
  offer(StopAction{p_.id, id, kAnyReason}, {"stop", id});
}

void Asking::ask_outcome() {
  RecordOutcome outcome{p_.id, {{kAnyReason, "", kAnyReason}}, OutcomeVerdict::unclear, kAnyReason, {}};
  Allowed open{"record_outcome"};
  open.lessons = vetoes_to_learn_from(p_);
  for (const VetoId veto : open.lessons) outcome.lessons.push_back({veto, kAnyReason});
  offer(outcome, std::move(open));
}

}  // namespace counterweight::core
