// Overrides by marketing alone, vetoes that fall by fact, and life after the decision, put on a proposal.
#include <algorithm>

#include "engine/core/proposal/evolution.hpp"

namespace counterweight::core {

void Evolution::operator()(const OverrideSigned& e) {
  const OverrideState state = e.effective_at ? OverrideState::cooling_off : OverrideState::awaiting_second;
  p_.write_veto(e.veto)->override_ =
      Override{e.justification, actor_, at_, e.effective_at.value_or(at_), state, e.department, {}};
}

void Evolution::operator()(const OverrideSeconded& e) {
  Override& signed_one = *p_.write_veto(e.veto)->override_;
  signed_one.second = actor_;
  signed_one.effective_at = e.effective_at;
  signed_one.state = OverrideState::cooling_off;
}

void Evolution::operator()(const OverrideClosed& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.override_->state = e.effective ? OverrideState::effective : OverrideState::ended;
  if (e.effective) set_aside(veto);
}

void Evolution::operator()(const FactExpired& e) {
  p_.write_veto(e.veto)->asked_due = e.due;
}

void Evolution::operator()(const VetoLifted& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.state = VetoState::lifted;
  veto.lifted_by = e.by;
  veto.waiting_due.reset();
  veto.asked_due.reset();
}

void Evolution::operator()(const PilotResultRecorded& e) {
  Pilot& pilot = *p_.write_action(e.action)->pilot;
  pilot.result = PilotResult{e.met, e.measured, e.reason, actor_, at_};
  pilot.recast_due = e.recast_due;
  pilot.stops_at = e.stops_at;
}

void Evolution::operator()(const VetoRecast& e) {
  Veto& veto = *p_.write_veto(e.veto);
  veto.state = VetoState::standing;
  veto.reason = e.reason;
  veto.member = actor_;
}

void Evolution::operator()(const PilotCleared& e) {
  Pilot& pilot = *p_.write_action(e.action)->pilot;
  pilot.recast_due.reset();
  pilot.stops_at = e.stops_at;
}

void Evolution::operator()(const ActionHalted& e) {
  p_.write_action(e.action)->halts.push_back({e.department, actor_, e.reason, at_, std::nullopt});
  settle_status(at_);
}

void Evolution::operator()(const ActionResumed& e) {
  p_.write_action(e.action)->halts.back().answer = HaltAnswer{true, e.reason, actor_, at_};
  settle_status(at_);
}

void Evolution::operator()(const ActionStopped& e) {
  Action& action = *p_.write_action(e.action);
  if (action.halted()) action.halts.back().answer = HaltAnswer{false, e.reason, actor_, at_};
  action.stopped = Stopped{e.why, e.reason, actor_, e.stopped_at};
  if (action.pilot) {
    action.pilot->recast_due.reset();
    action.pilot->stops_at.reset();
  }
  settle_status(e.stopped_at);
}

void Evolution::operator()(const ReminderGiven& e) {
  p_.reminded_until = e.at;
}

void Evolution::operator()(const OutcomeRecorded& e) {
  p_.evaluation = Evaluation{e.measured, e.verdict, e.lesson, e.lessons, actor_, at_};
  p_.status = ProposalStatus::evaluated;
  for (const PremortemId id : e.came_true)
    p_.premortem.at(static_cast<std::size_t>(id.value) - 1).came_true = true;
}

// A proposal that is evaluated stays so. What still asks for somebody stays on the board: it is not closed
// yet.
void Evolution::settle_status(Timestamp when) {
  const auto any = [&](auto question) { return std::any_of(p_.actions.begin(), p_.actions.end(), question); };
  const bool pilots = any([](const Action& a) { return a.piloting(); });
  const bool runs = any([](const Action& a) { return a.runs(); });
  const bool halted = any([](const Action& a) { return a.halted(); });
  if (p_.status != ProposalStatus::evaluated)
    p_.status = pilots ? ProposalStatus::piloting : runs ? ProposalStatus::launched : ProposalStatus::stopped;
  if (pilots || halted)
    p_.closed_at.reset();
  else
    p_.closed_at = when;
}

}  // namespace counterweight::core
