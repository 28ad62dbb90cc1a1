#include "engine/codec/json_parts.hpp"

#include "engine/codec/words.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {

using nlohmann::json;

json draft_json(const core::ActionDraft& draft) {
  return {{"id", draft.id.value},
          {"kind", draft.kind.value},
          {"title", draft.title},
          {"attributes", core::to_json(draft.attributes)},
          {"requires", ids_json(draft.needs)}};
}

json reasons_json(const std::vector<core::Reason>& reasons) {
  json out = json::array();
  for (const core::Reason& reason : reasons) {
    json each{{"code", word(reason.code)}};
    if (!reason.department.empty()) each["department"] = reason.department.value;
    if (reason.veto) each["veto"] = reason.veto->value;
    if (reason.objection) each["objection"] = reason.objection->value;
    if (reason.action) each["action"] = reason.action->value;
    if (reason.needed > 0) {
      each["needed"] = reason.needed;
      each["found"] = reason.found;
    }
    out.push_back(std::move(each));
  }
  return out;
}

json outcomes_json(const std::vector<core::ActionOutcome>& outcomes) {
  json out = json::array();
  for (const core::ActionOutcome& outcome : outcomes)
    out.push_back({{"action", outcome.action.value},
                   {"outcome", word(outcome.outcome)},
                   {"because", reasons_json(outcome.because)}});
  return out;
}

json pilot_terms_json(const core::PilotTerms& terms) {
  return {
      {"share", terms.share_pct}, {"until", format_timestamp(terms.until)}, {"criterion", terms.criterion}};
}

json answers_json(const core::Answers& answers) {
  json out = json::object();
  for (const auto& [question, answer] : answers) out[question.value] = answer;
  return out;
}

json measured_json(const std::vector<core::Measured>& measured) {
  json out = json::array();
  for (const core::Measured& value : measured) {
    json each{{"what", value.what}, {"found", value.found}};
    if (!value.expected.empty()) each["expected"] = value.expected;
    out.push_back(std::move(each));
  }
  return out;
}

json lessons_json(const std::vector<core::Lesson>& lessons) {
  json out = json::array();
  for (const core::Lesson& lesson : lessons)
    out.push_back({{"veto", lesson.veto.value}, {"lesson", lesson.lesson}});
  return out;
}

json time_json(const std::optional<Timestamp>& time) {
  return time ? json(format_timestamp(*time)) : json(nullptr);
}

}  // namespace counterweight::codec
