// Journeys in JSON: docs/api-journeys.md. Customers are keyed numbers here, never names.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/codec/knowledge_commands.hpp"
#include "engine/codec/knowledge_view.hpp"
#include "engine/core/knowledge/journey.hpp"

namespace counterweight::codec {

// Of a report, what is most first; the rest is counted.
constexpr std::size_t kMaxEdgesShown = 200;   // and those of the map, and
constexpr std::size_t kMaxEndsShown = 20;     // beginnings, and as many ends
constexpr std::size_t kMaxPlacesShown = 100;  // off the map, and come back to
constexpr std::size_t kMaxWayShown = 60;      // touchpoints of one way

KnowledgeResult read_draw_journey(const nlohmann::json& body);                             // {name, steps}
KnowledgeResult read_redraw_journey(core::JourneyId journey, const nlohmann::json& body);  // and version

// One touch as it comes in.
struct Touch {
  std::string customer;  // as it is called elsewhere
  Timestamp at{};
  std::string touchpoint;
};
// {customer, at, touchpoint}, checked by itself; or {touches: [...]} of 1 to kMaxAtOnce of them.
Result<std::vector<Touch>> read_touches(const nlohmann::json& body);

// A customer as a part of touches names them.
std::string touch_customer(const Sealing& sealing, const std::string& customer);

// Touches as the vault keeps them, `customer` by touch_customer(); and back, into `log`, which is to be
// settled then. False where the text is not of this form.
std::string touches_form(const std::vector<Touch>& touches);
bool add_touches(const std::string& form, core::JourneyLog& log);

// It is there. Without what customers did.
nlohmann::json journey_json(const KnowledgeReader& reader, core::JourneyId id);
nlohmann::json journey_report_json(const core::JourneyReport& report, Language language);

}  // namespace counterweight::codec
