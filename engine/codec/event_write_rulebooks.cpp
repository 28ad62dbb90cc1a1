// Which rulebook is in force, and how that is changed.
#include "engine/codec/event_writing.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

json data_of(const RulebookAdopted& e) {
  return {{"hash", e.rulebook->hash()}, {"rulebook", json::parse(e.rulebook->source())}};
}
json data_of(const RulebookProposed& e) {
  json roll = json::array();
  for (const RatifyingDepartment& each : e.roll)
    roll.push_back({{"department", each.department.value}, {"voters", ids_json(each.voters)}});
  return {{"change", e.change.value},   {"base", e.base},
          {"hash", e.rulebook->hash()}, {"rulebook", json::parse(e.rulebook->source())},
          {"reason", e.reason},         {"proof", {{"states", e.proof.states}, {"edges", e.proof.edges}}},
          {"roll", std::move(roll)},    {"due", format_timestamp(e.due)}};
}
json data_of(const RulebookVoteCast& e) {
  return {{"change", e.change.value},
          {"department", e.department.value},
          {"vote", word(e.vote)},
          {"reason", e.reason}};
}
json data_of(const RulebookCommented& e) {
  return {{"change", e.change.value}, {"text", e.text}};
}
json data_of(const RulebookChangeClosed& e) {
  return {{"change", e.change.value}, {"end", word(e.end)}};
}

}  // namespace counterweight::codec
