// Overrides by marketing alone, vetoes that fall by fact, and what happens after the decision.
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

EventData override_signed(ObjectReader& r, Problems&) {
  return ProposalEvent{OverrideSigned{proposal_in(r),
                                      veto_in(r),
                                      r.text("justification"),
                                      r.time_or_none("effective_at"),
                                      {r.text_or("department", {})}}};
}

EventData override_seconded(ObjectReader& r, Problems&) {
  return ProposalEvent{OverrideSeconded{proposal_in(r), veto_in(r), r.time("effective_at")}};
}

EventData override_closed(ObjectReader& r, Problems&) {
  return ProposalEvent{OverrideClosed{proposal_in(r), veto_in(r), r.boolean("effective")}};
}

EventData fact_expired(ObjectReader& r, Problems&) {
  return ProposalEvent{FactExpired{proposal_in(r), veto_in(r), r.time("due")}};
}

EventData veto_lifted(ObjectReader& r, Problems&) {
  return ProposalEvent{VetoLifted{proposal_in(r), veto_in(r), r.word<Lift>("by")}};
}

EventData pilot_result_recorded(ObjectReader& r, Problems&) {
  return ProposalEvent{PilotResultRecorded{proposal_in(r), action_in(r), r.boolean("met"), r.text("measured"),
                                           r.text("reason"), r.time_or_none("recast_due"),
                                           r.time_or_none("stops_at")}};
}

EventData veto_recast(ObjectReader& r, Problems&) {
  return ProposalEvent{VetoRecast{proposal_in(r), veto_in(r), r.text("reason")}};
}

EventData pilot_cleared(ObjectReader& r, Problems&) {
  return ProposalEvent{PilotCleared{proposal_in(r), action_in(r), r.time("stops_at")}};
}

EventData action_halted(ObjectReader& r, Problems&) {
  return ProposalEvent{ActionHalted{proposal_in(r), action_in(r), department_in(r), r.text("reason")}};
}

EventData action_resumed(ObjectReader& r, Problems&) {
  return ProposalEvent{ActionResumed{proposal_in(r), action_in(r), r.text("reason")}};
}

EventData action_stopped(ObjectReader& r, Problems&) {
  return ProposalEvent{ActionStopped{proposal_in(r), action_in(r), r.word<StopWhy>("why"), r.text("reason"),
                                     r.time("stopped_at")}};
}

EventData outcome_recorded(ObjectReader& r, Problems& problems) {
  OutcomeRecorded e;
  e.proposal = proposal_in(r);
  e.measured = list_in<Measured>(r, "measured", problems, [](ObjectReader& each) {
    return Measured{each.text("what"), each.text_or("expected", {}), each.text("found")};
  });
  e.verdict = r.word<OutcomeVerdict>("verdict");
  e.lesson = r.text("lesson");
  e.lessons = list_in<Lesson>(r, "lessons", problems, [](ObjectReader& each) {
    return Lesson{veto_in(each), each.text("lesson")};
  });
  if (r.has("came_true")) e.came_true = numbers_in<PremortemId>(r, "came_true");
  return ProposalEvent{e};
}

}  // namespace

EventReaders later_event_readers() {
  return {
      {"override_signed", override_signed}, {"override_seconded", override_seconded},
      {"override_closed", override_closed}, {"fact_expired", fact_expired},
      {"veto_lifted", veto_lifted},         {"pilot_result_recorded", pilot_result_recorded},
      {"veto_recast", veto_recast},         {"pilot_cleared", pilot_cleared},
      {"action_halted", action_halted},     {"action_resumed", action_resumed},
      {"action_stopped", action_stopped},   {"outcome_recorded", outcome_recorded},
  };
}

}  // namespace counterweight::codec
