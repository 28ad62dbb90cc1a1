// What an amendment would do, told before it is made, is what it then does.
#include <nlohmann/json.hpp>

#include "engine/codec/amend_preview.hpp"
#include "engine/core/proposal/amend.hpp"
#include "tests/codec/event_samples.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using nlohmann::json;

namespace {

json preview(const World& world, const Amendment& amendment, Language language = Language::en) {
  const Proposal& proposal = *world.state.proposal({1});
  const Events events = amended_events(world.state, proposal, amendment, "Because.", nullptr, {},
                                       {world.now, {"marketing_head"}});
  if (!events.ok()) FAIL(events.refusal().pointer << ": " << events.refusal().sentence.en);
  return codec::preview_json(proposal, *events, language);
}

Amendment change_of(const std::string& action, const std::string& attribute, const std::string& value) {
  Amendment out;
  out.actions = {{{action}, {}, {}, {{attribute, rules::Value{value}}}, {}}};
  return out;
}

bool tells(const json& preview, const std::string& words) {
  for (const json& sentence : preview.at("sentences"))
    if (sentence.get<std::string>().find(words) != std::string::npos) return true;
  return false;
}

const char* kReviewEnd = "2026-03-07T09:00:00Z";
const char* kLookedAtBy = "2026-03-05T09:00:00Z";

}  // namespace

TEST_CASE("preview: a smaller change tells what waits, what lapses and who loses a right") {
  const World world = codec_story();
  const json told = preview(world, change_of("a", "discount_pct", "20"));
  CHECK(told.at("changes") == json::parse(R"([{"field": "attributes.discount_pct", "action": "a",
                                               "from": "25", "to": "20"}])"));
  CHECK(told.at("touched") == json{"a"});
  CHECK(told.at("lapses") == json::parse(R"([{"action": "a", "department": "sales", "position": "veto"}])"));
  CHECK(told.at("vetoes") == json::parse(R"([{"veto": 1, "action": "a", "department": "sales",
                                              "effect": "waits"}])"));
  CHECK(told.at("objections") == json::array());
  CHECK(told.at("gains") == json::array());
  CHECK(told.at("losses") == json::array());
  CHECK(told.at("review_due") == kReviewEnd);
  CHECK(tells(told, kLookedAtBy));
}

TEST_CASE("preview: a veto whose condition is met is lifted, and rights are lost") {
  const World world = codec_story();
  const json told = preview(world, change_of("a", "discount_pct", "15"));
  CHECK(told.at("vetoes").at(0).at("effect") == "lifted");
  CHECK(tells(told, "is lifted: its condition is met"));
  CHECK(told.at("losses").size() == 1);  // the budget keeps finance's other ground
  CHECK(told.at("losses").at(0) == json::parse(R"({"action": "a", "department": "finance", "power": "veto",
                                                   "approval_required": false})"));
  CHECK(preview(world, change_of("a", "discount_pct", "8")).at("losses").size() == 2);
}

TEST_CASE("preview: a larger change gives a department a new right") {
  const World world = codec_story();
  const json told = preview(world, change_of("a", "discount_pct", "40"));
  CHECK(told.at("gains") == json::parse(R"([{"action": "a", "department": "founders", "power": "veto",
                                             "approval_required": false}])"));
  CHECK(tells(told, "New: Founders may veto action 1"));
  CHECK(tells(preview(world, change_of("a", "discount_pct", "40"), Language::ru), "Новое — Основатели"));
}

TEST_CASE("preview: an objection waits, and one on a dropped action lapses") {
  const World world = codec_story();
  const json changed = preview(world, change_of("b", "text", "Good day."));
  CHECK(changed.at("objections") ==
        json::parse(R"([{"objection": 1, "action": "b", "department": "production", "effect": "waits"}])"));
  Amendment drop;
  drop.drop = {{"b"}};
  const json dropped = preview(world, drop);
  CHECK(dropped.at("objections").at(0).at("effect") == "lapsed");
  CHECK(dropped.at("touched") == json::array());
  CHECK(dropped.at("review_due") == nullptr);
  CHECK(tells(dropped, "Dropped: action 2"));
}

TEST_CASE("preview: the same content under another id brings the words with it, named as they are now") {
  const World world = codec_story();
  Amendment again;
  again.actions = {
      {{"c"}, KindId{"price"}, "A price", {{"discount_pct", rules::Value{std::string("25")}}}, {}}};
  const json told = preview(world, again);
  CHECK(told.at("vetoes") ==
        json::parse(R"([{"veto": 1, "action": "c", "department": "sales", "effect": "returns"}])"));
  CHECK(tells(told, "bites again"));
  CHECK(told.at("gains").size() > 1);
}

TEST_CASE("preview: words alone touch nothing, and the sentences are in the caller's language") {
  const World world = codec_story();
  Amendment words;
  words.title = "Another";
  const json told = preview(world, words, Language::ru);
  CHECK(told.at("touched") == json::array());
  CHECK(told.at("review_due") == nullptr);
  CHECK(told.at("sentences") == json{"То, что оценивают отделы, не меняется: нового рассмотрения не будет."});
}

TEST_CASE("preview: a vote that runs ends without a result") {
  World world = codec_story();
  REQUIRE(world.give(ProposalCommand{ChallengeVeto{{1}, {1}, rules::Grounds::merits, "Wrong."}},
                     "marketing_head") == "");
  const json told = preview(world, change_of("a", "discount_pct", "20"));
  CHECK(tells(told, "The vote ends without a result: Sales's veto on action 1"));
}
