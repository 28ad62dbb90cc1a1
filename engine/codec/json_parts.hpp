// Small pieces of JSON that events and views share.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "engine/core/proposal/events.hpp"

namespace counterweight::codec {

template <typename Id>
nlohmann::json ids_json(const std::vector<Id>& ids) {
  nlohmann::json out = nlohmann::json::array();
  for (const Id& id : ids) out.push_back(id.value);
  return out;
}

nlohmann::json draft_json(const core::ActionDraft& draft);  // id, kind, title, attributes, requires
nlohmann::json reasons_json(const std::vector<core::Reason>& reasons);
nlohmann::json outcomes_json(const std::vector<core::ActionOutcome>& outcomes);
nlohmann::json pilot_terms_json(const core::PilotTerms& terms);  // share, until, criterion
nlohmann::json measured_json(const std::vector<core::Measured>& measured);
nlohmann::json lessons_json(const std::vector<core::Lesson>& lessons);
nlohmann::json answers_json(const core::Answers& answers);       // by question
nlohmann::json time_json(const std::optional<Timestamp>& time);  // null when there is none

}  // namespace counterweight::codec
