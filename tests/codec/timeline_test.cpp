// The timeline speaks both languages of everything that can happen.
#include "engine/codec/timeline.hpp"

#include <nlohmann/json.hpp>

#include "engine/codec/event_json.hpp"
#include "tests/codec/event_samples.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using nlohmann::json;

namespace {

bool has_cyrillic(const std::string& text) {
  return text.find('\xd0') != std::string::npos || text.find('\xd1') != std::string::npos;
}

// Names that the rulebook gives would be Russian in a sentence that is not.
std::string without_names(std::string text) {
  const auto take_out = [&](const std::string& name) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
      text.erase(at, name.size());
  };
  const rules::Rulebook& book = default_rulebook()->book();
  for (const rules::Department& each : book.departments) take_out(each.name.ru);
  for (const rules::Ground& each : book.grounds) take_out(each.name.ru);
  return text;
}

const codec::NameOf kNoName = [](const std::string&) { return std::nullopt; };

json told(const Event& event, const State& state, Language language = Language::en) {
  return codec::timeline_json(event, 7, state, kNoName, language);
}

}  // namespace

TEST_CASE("timeline: every event has a sentence in English and in Russian") {
  const World world = codec_story();
  for (const Event& event : event_samples()) {
    const Text sentence = codec::sentence_of(event, world.state);
    INFO(codec::event_type(event) << "\n" << sentence.en << "\n" << sentence.ru);
    CHECK(sentence.en.size() > 10);
    CHECK(sentence.ru.size() > 10);
    CHECK(sentence.en.back() == '.');
    CHECK(sentence.ru.back() == '.');
    CHECK_FALSE(has_cyrillic(sentence.en));
    CHECK(has_cyrillic(without_names(sentence.ru)));
    CHECK(sentence.en.find("  ") == std::string::npos);
    CHECK(sentence.ru.find("  ") == std::string::npos);
  }
}

TEST_CASE("timeline: what a person wrote comes along as the reason") {
  const World world = codec_story();
  const auto reason_of = [&](const ProposalEvent& happened) {
    return told({world.now, {"marketing_head"}, happened}, world.state).at("reason").get<std::string>();
  };
  CHECK(reason_of(ProposalAmended{{1}, 2, "T", "G", {}, {}, {}, {}, "Asked for.", {}, {}, {}, 1}) ==
        "Asked for.");
  CHECK(reason_of(OverrideSigned{{1}, {1}, "We know better.", world.now}) == "We know better.");
  CHECK(reason_of(ActionHalted{{1}, {"a"}, {"finance"}, "It burns."}) == "It burns.");
  CHECK(reason_of(OutcomeRecorded{{1}, {}, OutcomeVerdict::mixed, "Ask before.", {}}) == "Ask before.");
  CHECK(reason_of(CommentAdded{{1}, {1}, "Hm."}) == "Hm.");
  CHECK(reason_of(PremortemAnswered{{1}, {1}, {{"anna"}, "It sells out."}}) == "It sells out.");
}

TEST_CASE("timeline: an event names its action, also one about a veto or an objection") {
  const World world = codec_story();
  const auto action_of = [&](const ProposalEvent& happened) {
    return told({world.now, {}, happened}, world.state).at("action").get<std::string>();
  };
  CHECK(action_of(VetoCarried{{1}, {1}, VetoEffect::rests, {}}) == "a");
  CHECK(action_of(ObjectionLapsed{{1}, {1}}) == "b");
  CHECK(action_of(PilotCleared{{1}, {"b"}, world.now}) == "b");
}

TEST_CASE("timeline: a word that gives way to a new one is told apart from one that time let lapse") {
  const World world = codec_story();
  const ProposalEvent lapsed = VetoLapsed{{1}, {1}};
  const std::string by_time = codec::sentence_of({world.now, {}, lapsed}, world.state).en;
  const std::string by_word = codec::sentence_of({world.now, {"sales_head"}, lapsed}, world.state).en;
  CHECK(by_time.find("in time") != std::string::npos);
  CHECK(by_word.find("gives way") != std::string::npos);
}

TEST_CASE("timeline: an event of the story is served with its sequence, its author and its data") {
  const World world = codec_story();
  const json veto = told(world.events.at(world.events.size() - 3), world.state, Language::ru);
  CHECK(veto.at("type") == "veto_cast");
  CHECK(veto.at("seq") == 7);
  CHECK(veto.at("member").at("id") == "sales_head");
  CHECK(veto.at("department") == "sales");
  CHECK(veto.at("reason") == "We promised.");
  CHECK(veto.at("data").at("lifts_if") == "discount_pct <= 15");
  CHECK(veto.at("sentence").get<std::string>().find("Снимется, если `discount_pct <= 15`.") !=
        std::string::npos);
}
