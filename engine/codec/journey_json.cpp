#include "engine/codec/journey_json.hpp"

#include <fmt/format.h>

#include <map>

#include "engine/codec/command_reading.hpp"
#include "engine/codec/knowledge_text.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

Touch read_touch(ObjectReader& reader, Problems& problems) {
  Touch out{reader.text("customer"), reader.time("at"), reader.text("touchpoint")};
  const auto fits = [&](const std::string& text, const char* key) {
    if (!text.empty() && text.size() <= kMaxShortBytes) return;
    if (text.empty() && !reader.has(key)) return;  // said already
    problems.push_back({"invalid.touch",
                        say("Expected 1 to {} bytes, but found {}.", "Нужно от 1 до {} байт, а здесь {}.",
                            kMaxShortBytes, text.size()),
                        reader.at() + "/" + key});
  };
  fits(out.customer, "customer");
  fits(out.touchpoint, "touchpoint");
  reader.finish();
  return out;
}

JourneyFacts read_journey_facts(ObjectReader& reader) {
  return {reader.text("name"),
          reader.array("steps") == nullptr ? std::vector<std::string>{} : reader.texts("steps")};
}

}  // namespace

KnowledgeResult read_draw_journey(const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  DrawJourney command{read_journey_facts(reader)};
  reader.finish();
  return read_result(std::move(problems), KnowledgeCommand{std::move(command)});
}

KnowledgeResult read_redraw_journey(JourneyId journey, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  RedrawJourney command{journey, reader.integer("version"), read_journey_facts(reader)};
  reader.finish();
  return read_result(std::move(problems), KnowledgeCommand{std::move(command)});
}

Result<std::vector<Touch>> read_touches(const json& body) {
  Problems problems;
  std::vector<Touch> out = one_or_many<Touch>(body, "touches", problems, read_touch);
  if (problems.empty() && out.empty())
    problems.push_back({"invalid.empty",
                        say("Expected at least one touch, but found an empty list.",
                            "Нужно хотя бы одно касание, а список пуст."),
                        "/touches"});
  return read_result(std::move(problems), std::move(out));
}

std::string touch_customer(const Sealing& sealing, const std::string& customer) {
  return fmt::format("{:x}", sealing.key("journey", customer));
}

std::string touches_form(const std::vector<Touch>& touches) {
  std::map<std::string, std::size_t> places;
  json names = json::array(), rows = json::array();
  for (const Touch& each : touches) {
    const auto [place, fresh] = places.emplace(each.touchpoint, names.size());
    if (fresh) names.push_back(each.touchpoint);
    rows.push_back({each.customer, each.at.time_since_epoch().count(), place->second});
  }
  return json{{"touchpoints", std::move(names)}, {"touches", std::move(rows)}}.dump();
}

bool add_touches(const std::string& form, JourneyLog& log) {
  const json read = json::parse(form, nullptr, false);
  if (!read.is_object()) return false;
  const json names = read.value("touchpoints", json::array());
  for (const json& row : read.value("touches", json::array())) {
    if (!row.is_array() || row.size() != 3 || !row[0].is_string() || !row[1].is_number_integer())
      return false;
    const std::size_t place = row[2].is_number_unsigned() ? row[2].get<std::size_t>() : names.size();
    if (place >= names.size() || !names[place].is_string()) return false;
    log.add(row[0].get<std::string>(), Timestamp{Duration{row[1].get<std::int64_t>()}},
            names[place].get_ref<const std::string&>());
  }
  return true;
}

}  // namespace counterweight::codec
