// Stages of review, vetoes that bind, reminders.
#include "engine/codec/event_reading.hpp"
#include "rules/limits.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

// Counted from 1 on the wire.
std::size_t stage_in(ObjectReader& r, Problems& problems) {
  const std::int64_t number = r.integer("stage");
  if (number >= 1 && number <= static_cast<std::int64_t>(rules::kMaxStages))
    return static_cast<std::size_t>(number - 1);
  problems.push_back({"invalid.field",
                      say("expected a stage from 1 to {}, found {}", "ожидался этап от 1 до {}, получено {}",
                          rules::kMaxStages, number),
                      r.at() + "/stage"});
  return 0;
}

EventData stage_opened(ObjectReader& r, Problems& problems) {
  const ProposalId proposal = proposal_in(r);
  const std::size_t stage = stage_in(r, problems);
  return ProposalEvent{
      StageOpened{proposal, stage, silences_in(r, "silences", problems), r.time("review_due")}};
}

EventData veto_bound(ObjectReader& r, Problems&) {
  VetoBound e;
  e.proposal = proposal_in(r);
  e.veto = veto_in(r);
  e.action = action_in(r);
  e.department = department_in(r);
  e.member = member_in(r);
  e.ground = {r.text("ground")};
  e.absolute = r.boolean("absolute");
  e.rows = ids_in<RowId>(r, "rules");
  e.reason = r.text("reason");
  e.content = r.text("content");
  e.revision = revision_in(r);
  e.of_proposal = {r.integer("of_proposal")};
  e.of = {r.integer("of")};
  e.sustained_at = r.time("sustained_at");
  e.lifts_if = r.text_or("lifts_if", {});
  e.valid_until = r.time_or_none("valid_until");
  e.acceptable = r.text_or("acceptable", {});
  return ProposalEvent{e};
}

EventData reminder_given(ObjectReader& r, Problems& problems) {
  ReminderGiven e;
  e.proposal = proposal_in(r);
  e.reminders = list_in<Reminder>(r, "reminders", problems, [](ObjectReader& each) {
    return Reminder{department_in(each), each.word<Task>("task"), ids_in<ActionId>(each, "actions"),
                    each.time("due")};
  });
  e.at = r.time("at");
  return ProposalEvent{e};
}

}  // namespace

EventReaders stage_event_readers() {
  return {{"stage_opened", stage_opened}, {"veto_bound", veto_bound}, {"reminder_given", reminder_given}};
}

}  // namespace counterweight::codec
