// Who speaks for a department, and last words: votes of its members, those who take no part, the final
// comment period; and the parts of other events that belong to them.
#include "engine/codec/event_writing.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

void add_answers(json& data, const Answers& answers) {
  if (!answers.empty()) data["answers"] = answers_json(answers);
}

void add_rolls(json& data, const Rolls& rolls) {
  if (rolls.empty()) return;
  json out = json::object();
  for (const auto& [department, members] : rolls) out[department.value] = members;
  data["rolls"] = std::move(out);
}

json data_of(const WordGiven& e) {
  const Saying& said = e.saying;
  json out{{"proposal", e.proposal.value},    {"action", e.action.value}, {"department", e.department.value},
           {"position", word(said.position)}, {"reason", said.reason},    {"content", e.content},
           {"revision", e.revision}};
  if (!said.ground.empty()) out["ground"] = said.ground.value;
  if (!said.lifts_if.empty()) out["lifts_if"] = said.lifts_if;
  add_time(out, "valid_until", said.valid_until);
  if (!said.acceptable.empty()) out["acceptable"] = said.acceptable;
  if (said.harm_pct) out["harm_pct"] = *said.harm_pct;
  add_answers(out, said.answers);
  return out;
}
json data_of(const MemberRecused& e) {
  return {{"proposal", e.proposal.value},
          {"department", e.department.value},
          {"reason", e.reason},
          {"actions", ids_json(e.actions)}};
}
json data_of(const FinalCommentOpened& e) {
  return {{"proposal", e.proposal.value}, {"due", format_timestamp(e.due)}};
}
json data_of(const FinalCommentEnded& e) {
  return {{"proposal", e.proposal.value}, {"review_due", format_timestamp(e.review_due)}};
}

}  // namespace counterweight::codec
