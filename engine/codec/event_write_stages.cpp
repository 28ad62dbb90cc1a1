// Stages of review, vetoes that bind, reminders.
#include "engine/codec/event_writing.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

json data_of(const StageOpened& e) {
  return {{"proposal", e.proposal.value},
          {"stage", e.stage + 1},
          {"silences", silences_json(e.silences)},
          {"review_due", format_timestamp(e.review_due)}};
}

json data_of(const VetoBound& e) {
  json out{{"proposal", e.proposal.value},
           {"veto", e.veto.value},
           {"action", e.action.value},
           {"department", e.department.value},
           {"member", e.member.value},
           {"ground", e.ground.value},
           {"absolute", e.absolute},
           {"rules", ids_json(e.rows)},
           {"reason", e.reason},
           {"content", e.content},
           {"revision", e.revision},
           {"of_proposal", e.of_proposal.value},
           {"of", e.of.value},
           {"sustained_at", format_timestamp(e.sustained_at)}};
  if (!e.lifts_if.empty()) out["lifts_if"] = e.lifts_if;
  add_time(out, "valid_until", e.valid_until);
  if (!e.acceptable.empty()) out["acceptable"] = e.acceptable;
  return out;
}

json data_of(const ReminderGiven& e) {
  json reminders = json::array();
  for (const Reminder& each : e.reminders)
    reminders.push_back({{"department", each.department.value},
                         {"task", word(each.task)},
                         {"actions", ids_json(each.actions)},
                         {"due", format_timestamp(each.due)}});
  return {
      {"proposal", e.proposal.value}, {"reminders", std::move(reminders)}, {"at", format_timestamp(e.at)}};
}

}  // namespace counterweight::codec
