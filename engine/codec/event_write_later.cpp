// Overrides by marketing alone, vetoes that fall by fact, and what happens after the decision.
#include "engine/codec/event_writing.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

json data_of(const OverrideSigned& e) {
  json out{{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"justification", e.justification}};
  add_time(out, "effective_at", e.effective_at);
  if (!e.department.empty()) out["department"] = e.department.value;
  return out;
}
json data_of(const OverrideSeconded& e) {
  return {{"proposal", e.proposal.value},
          {"veto", e.veto.value},
          {"effective_at", format_timestamp(e.effective_at)}};
}
json data_of(const OverrideClosed& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"effective", e.effective}};
}
json data_of(const FactExpired& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"due", format_timestamp(e.due)}};
}
json data_of(const VetoLifted& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"by", word(e.by)}};
}
json data_of(const PilotResultRecorded& e) {
  json out{{"proposal", e.proposal.value},
           {"action", e.action.value},
           {"met", e.met},
           {"measured", e.measured},
           {"reason", e.reason}};
  add_time(out, "recast_due", e.recast_due);
  add_time(out, "stops_at", e.stops_at);
  return out;
}
json data_of(const VetoRecast& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"reason", e.reason}};
}
json data_of(const PilotCleared& e) {
  return {
      {"proposal", e.proposal.value}, {"action", e.action.value}, {"stops_at", format_timestamp(e.stops_at)}};
}
json data_of(const ActionHalted& e) {
  return {{"proposal", e.proposal.value},
          {"action", e.action.value},
          {"department", e.department.value},
          {"reason", e.reason}};
}
json data_of(const ActionResumed& e) {
  return {{"proposal", e.proposal.value}, {"action", e.action.value}, {"reason", e.reason}};
}
json data_of(const ActionStopped& e) {
  return {{"proposal", e.proposal.value},
          {"action", e.action.value},
          {"why", word(e.why)},
          {"reason", e.reason},
          {"stopped_at", format_timestamp(e.stopped_at)}};
}
json data_of(const OutcomeRecorded& e) {
  json out{{"proposal", e.proposal.value},
           {"measured", measured_json(e.measured)},
           {"verdict", word(e.verdict)},
           {"lesson", e.lesson},
           {"lessons", lessons_json(e.lessons)}};
  if (!e.came_true.empty()) out["came_true"] = ids_json(e.came_true);
  return out;
}

}  // namespace counterweight::codec
