// How a proposal changes, and what that does to what was said of it.
#include "engine/codec/amendment_json.hpp"
#include "engine/codec/event_writing.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

namespace {

json voices_json(const std::vector<LapsedVoice>& voices) {
  json out = json::array();
  for (const LapsedVoice& voice : voices)
    out.push_back({{"action", voice.action.value},
                   {"department", voice.department.value},
                   {"position", word(voice.position)}});
  return out;
}

}  // namespace

json data_of(const ProposalAmended& e) {
  json out{{"proposal", e.proposal.value},
           {"revision", e.revision},
           {"title", e.title},
           {"goal", e.goal},
           {"fields", to_json(e.fields)},
           {"actions", submitted_actions_json(e.actions)},
           {"dropped", ids_json(e.dropped)},
           {"lapsed", voices_json(e.lapsed)},
           {"reason", e.reason}};
  if (e.suggestion) out["suggestion"] = e.suggestion->value;
  add_time(out, "review_due", e.review_due);
  add_time(out, "review_floor", e.review_floor);
  add_electorate(out, e.electorate);
  add_rolls(out, e.rolls);
  if (!e.kept.empty()) out["kept"] = voices_json(e.kept);
  return out;
}
json data_of(const ObjectionCarried& e) {
  json out{{"proposal", e.proposal.value}, {"objection", e.objection.value}, {"effect", word(e.effect)}};
  add_time(out, "due", e.due);
  return out;
}
json data_of(const VetoCarried& e) {
  json out{{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"effect", word(e.effect)}};
  add_time(out, "due", e.due);
  return out;
}
json data_of(const ObjectionCopied& e) {
  return {{"proposal", e.proposal.value},
          {"objection", e.objection.value},
          {"of", e.of.value},
          {"action", e.action.value}};
}
json data_of(const VetoCopied& e) {
  return {{"proposal", e.proposal.value},
          {"veto", e.veto.value},
          {"of", e.of.value},
          {"action", e.action.value},
          {"lifted", e.lifted}};
}
json data_of(const ObjectionReaffirmed& e) {
  return {{"proposal", e.proposal.value},
          {"objection", e.objection.value},
          {"content", e.content},
          {"revision", e.revision}};
}
json data_of(const VetoReaffirmed& e) {
  json out{{"proposal", e.proposal.value},
           {"veto", e.veto.value},
           {"content", e.content},
           {"revision", e.revision},
           {"by_time", e.by_time}};
  add_time(out, "valid_until", e.valid_until);
  return out;
}
json data_of(const ObjectionLapsed& e) {
  return {{"proposal", e.proposal.value}, {"objection", e.objection.value}};
}
json data_of(const VetoLapsed& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}};
}
json data_of(const SuggestionMade& e) {
  return {{"proposal", e.proposal.value},
          {"suggestion", e.suggestion.value},
          {"amendment", amendment_json(e.amendment)},
          {"changes", changes_json(e.changes)},
          {"reason", e.reason},
          {"revision", e.revision}};
}
json data_of(const SuggestionAnswered& e) {
  json out{{"proposal", e.proposal.value},
           {"suggestion", e.suggestion.value},
           {"state", word(e.state)},
           {"reason", e.reason}};
  if (e.revision) out["revision"] = *e.revision;
  return out;
}

}  // namespace counterweight::codec
