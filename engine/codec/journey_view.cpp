// A journey as it is shown: the map, what came in, and what customers did with it.
#include <algorithm>

#include "engine/codec/journey_json.hpp"
#include "engine/codec/json_parts.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json counted_json(const std::vector<std::pair<std::string, std::int64_t>>& list) {
  json out = json::array();
  for (const auto& [touchpoint, customers] : list)
    if (out.size() < kMaxPlacesShown) out.push_back({{"touchpoint", touchpoint}, {"customers", customers}});
  return out;
}

json milliseconds(const std::optional<Duration>& duration) {
  return duration ? json(duration->count()) : json(nullptr);
}

// Nothing of the way lies before its first touchpoint, and nothing after its last.
json end_or(const std::string& touchpoint) {
  return touchpoint.empty() ? json(nullptr) : json(touchpoint);
}

json way_json(const JourneyWay& way) {
  const std::size_t shown = std::min(way.touchpoints.size(), kMaxWayShown);
  return {{"touchpoints", std::vector(way.touchpoints.begin(),
                                      way.touchpoints.begin() + static_cast<std::ptrdiff_t>(shown))},
          {"more", way.touchpoints.size() - shown},
          {"customers", way.customers}};
}

json edge_json(const JourneyEdge& edge) {
  return {{"from", end_or(edge.from)},
          {"to", end_or(edge.to)},
          {"times", edge.times},
          {"customers", edge.customers},
          {"drawn", edge.drawn},
          {"median_ms", milliseconds(edge.median)},
          {"ninth_ms", milliseconds(edge.ninth)}};
}

// Also what is rare where a picture would say that nobody did it if it were left out: the map's own ways, and
// where most begin and end.
json edges_json(const std::vector<JourneyEdge>& edges) {
  json out = json::array();
  std::size_t seen = 0, begins = 0, ends = 0;
  for (const JourneyEdge& each : edges) {  // most frequent first
    const bool often = seen++ < kMaxEdgesShown;
    const bool begins_often = each.from.empty() && begins++ < kMaxEndsShown;
    const bool ends_often = each.to.empty() && ends++ < kMaxEndsShown;
    if (often || begins_often || ends_often || each.drawn) out.push_back(edge_json(each));
  }
  return out;
}

json left_json(const JourneyLeft& left) {
  return {{"after", left.after},
          {"customers", left.customers},
          {"instead", left.instead ? json(*left.instead) : json(nullptr)}};
}

json touched_json(const Journey& journey) {
  if (journey.parts.size() == 0) return nullptr;
  return {{"touches", journey.touches},
          {"from", format_timestamp(journey.from)},
          {"until", format_timestamp(journey.until)},
          {"at", time_json(journey.touched_at)}};
}

}  // namespace

json journey_json(const KnowledgeReader& reader, JourneyId id) {
  const Journey& journey = *reader.state.knowledge().journeys.find(id.value);
  const JourneyVersion& latest = journey.versions.back();
  const auto person = [&](const MemberId& member) {
    return person_json(reader.state.organisation(), reader.name_of, member);
  };
  return {{"id", id.value},
          {"name", latest.facts.name},
          {"steps", latest.facts.steps},
          {"version", journey.versions.size()},
          {"by", person(journey.versions.front().by)},
          {"at", format_timestamp(journey.versions.front().at)},
          {"updated_by", person(latest.by)},
          {"updated_at", format_timestamp(latest.at)},
          {"touched", touched_json(journey)},
          {"cited", cited_json(reader, journey.cited)}};
}

json journey_report_json(const JourneyReport& report, Language language) {
  json ways = json::array(), left = json::array(), sentences = json::array();
  for (const JourneyWay& each : report.ways) ways.push_back(way_json(each));
  for (const JourneyLeft& each : report.left) left.push_back(left_json(each));
  for (const Text& each : report.sentences) sentences.push_back(each.in(language));
  return {{"customers", report.customers},
          {"exactly", report.exactly},
          {"in_order", report.in_order},
          {"never_began", report.never_began},
          {"reached", report.reached},
          {"left", std::move(left)},
          {"ways", std::move(ways)},
          {"different_ways", report.different_ways},
          {"edges", edges_json(report.edges)},
          {"all_edges", report.edges.size()},
          {"off_map", counted_json(report.off_map)},
          {"all_off_map", report.off_map.size()},
          {"untouched", report.untouched},
          {"loops", counted_json(report.loops)},
          {"all_loops", report.loops.size()},
          {"sentences", std::move(sentences)}};
}

}  // namespace counterweight::codec
