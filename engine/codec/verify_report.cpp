#include "engine/codec/verify_report.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "engine/codec/counterexample.hpp"
#include "engine/core/value_json.hpp"
#include "engine/core/verify/situation.hpp"
#include "rules/names.hpp"

namespace counterweight::codec {
namespace {

using core::Finding;
using core::Proof;
using Json = nlohmann::ordered_json;

Text proof_words(Proof proof) {
  switch (proof) {
    case Proof::proved:
      return {"proved", "доказано"};
    case Proof::refuted:
      return {"REFUTED", "ОПРОВЕРГНУТО"};
    case Proof::not_proved:
      return {"not proved", "не доказано"};
  }
  check_failed(__FILE__, __LINE__, "proof", "unknown proof");
}

void list(const Text& before, const std::vector<Text>& sentences, Language language, std::string& out) {
  for (const Text& each : sentences)
    out += fmt::format("       {}{}\n", before.in(language), each.in(language));
}

Json texts(const std::vector<Text>& sentences, Language language) {
  Json out = Json::array();
  for (const Text& each : sentences) out.push_back(each.in(language));
  return out;
}

Json looked_at(const core::RulebookPtr& rulebook, Language language) {
  Json out = Json::array();
  for (const core::Situation& each : core::situations_of(*rulebook).all) {
    Json seats = Json::array();
    for (const rules::Seat& seat : each.seats) {
      Json grounds = Json::array();
      for (const core::GroundId& ground : seat.grounds) grounds.push_back(ground.value);
      seats.push_back({{"department", seat.department.value},
                       {"power", rules::name_of(seat.power)},
                       {"grounds", std::move(grounds)},
                       {"approval_required", seat.approval_required},
                       {"halt", seat.halt}});
    }
    out.push_back({{"kind", each.kind.value},
                   {"attributes", Json(core::to_json(each.sample.attributes))},
                   {"fields", Json(core::to_json(each.sample.fields))},
                   {"where", texts(each.where, language)},
                   {"seats", std::move(seats)}});
  }
  return out;
}

Json explored(const core::Report& report) {
  Json out = Json::array();
  for (const core::Explored& each : report.explored)
    out.push_back({{"situation", each.situation},
                   {"focus", each.focus.value},
                   {"play", core::name_of(each.play)},
                   {"states", each.states},
                   {"edges", each.edges}});
  return out;
}

}  // namespace

std::string verify_text(const core::Report& report, const core::RulebookPtr& rulebook, Language language) {
  std::string out;
  for (const Finding& each : report.findings) {
    out += fmt::format("{:<4} {}: {}\n", each.property, proof_words(each.proof).in(language),
                       each.title.in(language));
    list({"declared: ", "объявлено: "}, each.exceptions, language, out);
    list({}, each.notes, language, out);
    list({}, each.problems, language, out);
    if (!each.counterexample) continue;
    const ToldCounterexample told = tell(*each.counterexample, rulebook);
    for (std::size_t i = 0; i < told.story.size(); ++i)
      out += fmt::format("       {}. {}\n", i + 1, told.story[i].in(language));
  }
  return out;
}

std::string verify_json(const core::Report& report, const core::RulebookPtr& rulebook, double seconds,
                        Language language) {
  Json properties = Json::array();
  for (const Finding& each : report.findings) {
    Json counterexample = nullptr;
    if (each.counterexample) {
      const ToldCounterexample told = tell(*each.counterexample, rulebook);
      counterexample = {{"story", texts(told.story, language)}, {"scenario", told.scenario}};
    }
    properties.push_back({{"property", each.property},
                          {"title", each.title.in(language)},
                          {"result", core::name_of(each.proof)},
                          {"exceptions", texts(each.exceptions, language)},
                          {"notes", texts(each.notes, language)},
                          {"problems", texts(each.problems, language)},
                          {"counterexample", std::move(counterexample)}});
  }
  Json too_large = Json::array();
  for (const core::KindId& kind : report.too_large) too_large.push_back(kind.value);
  const Json out{{"sound", report.sound()},
                 {"hash", rulebook->hash()},
                 {"situations", report.situations},
                 {"parts", report.parts},
                 {"states", report.states},
                 {"edges", report.edges},
                 {"seconds", seconds},
                 {"too_large", too_large},
                 {"properties", std::move(properties)},
                 {"looked_at", looked_at(rulebook, language)},
                 {"explored", explored(report)}};
  return out.dump();
}

}  // namespace counterweight::codec
