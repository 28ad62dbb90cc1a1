// Entering a proposal: what is checked, and that everything wrong is told at once.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "base/sha256.hpp"
#include "engine/core/proposal/content.hpp"
#include "engine/core/value_json.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::test;
using core::Submit;

namespace {

Refusal refusal_of(const Submit& command, const std::string& actor = "marketing_head") {
  World world = company();
  core::Decision decision = core::decide(world.state, core::ProposalCommand{command}, {world.now, {actor}});
  REQUIRE_FALSE(decision.answer.ok());
  return decision.answer.refusal();
}

}  // namespace

TEST_CASE("submit: only the department with the final say") {
  CHECK(refusal_of(campaign({message("a")}), "sales_head").code == "forbidden.submit");
  CHECK(refusal_of(campaign({message("a")}), "nobody").code == "forbidden.member");
}

TEST_CASE("submit: every bad shape has its code and its place") {
  struct Case {
    Submit command;
    std::string code, pointer;
  };
  core::ActionDraft unknown = message("a");
  unknown.kind = {"poem"};
  core::ActionDraft untitled = message("a");
  untitled.title = " ";
  core::ActionDraft long_title = message("a");
  long_title.title = std::string(201, 'x');
  const std::vector<Case> cases{
      {campaign({}), "invalid.actions", "/actions"},
      {campaign(std::vector<core::ActionDraft>(51, message("a"))), "invalid.actions", "/actions"},
      {campaign({message("A!")}), "invalid.action", "/actions/0/id"},
      {campaign({message("a"), message("a")}), "invalid.action", "/actions/1/id"},
      {campaign({unknown}), "invalid.kind", "/actions/0/kind"},
      {campaign({untitled}), "invalid.title", "/actions/0/title"},
      {campaign({long_title}), "invalid.text", "/actions/0/title"},
      {campaign({message("a", {{"b"}})}), "invalid.requires", "/actions/0/requires"},
      {campaign({message("a", {{"a"}})}), "invalid.requires", "/actions/0/requires"},
      {campaign({message("a", {{"b"}}), message("b", {{"a"}})}), "invalid.cycle", "/actions"},
      {campaign({price("a", "101")}), "invalid.attribute", "/actions/0/attributes/discount_pct"},
      {Submit{"T", "", {}, {message("a")}}, "invalid.attribute", "/fields/budget"},
      {Submit{"", "", {{"budget", rules::Money{1, "EUR"}}}, {message("a")}}, "invalid.title", "/title"},
  };
  for (const Case& c : cases) {
    INFO(c.code << " " << c.pointer);
    const Refusal refusal = refusal_of(c.command);
    CHECK(refusal.code == c.code);
    CHECK(refusal.pointer == c.pointer);
    CHECK_FALSE(refusal.sentence.ru.empty());
  }
}

TEST_CASE("submit: all problems of one form come together") {
  Submit command = campaign({price("a", "101"), message("a")});
  command.title = "";
  const Refusal refusal = refusal_of(command);
  std::vector<std::string> pointers{refusal.pointer};
  for (const Refusal& each : refusal.also) pointers.push_back(each.pointer);
  CHECK(pointers ==
        std::vector<std::string>{"/title", "/actions/0/attributes/discount_pct", "/actions/1/id"});
}

TEST_CASE("content: attributes, requirements, title and named fields are part of it, other fields are not") {
  const rules::CheckedRulebook& rulebook = *default_rulebook();
  const rules::Values fields{{"budget", rules::Money{100, "EUR"}}, {"audience", std::string("A")}};
  const core::ActionDraft draft = message("a");
  const std::string content = core::content_of(draft, fields, rulebook);
  core::ActionDraft retitled = draft, changed = draft, depending = draft;
  retitled.title = "Another";
  changed.attributes["text"] = std::string("Goodbye.");
  depending.needs = {{"b"}};
  for (const core::ActionDraft& other : {retitled, changed, depending})
    CHECK(core::content_of(other, fields, rulebook) != content);
  rules::Values richer = fields, elsewhere = fields;
  richer["budget"] = rules::Money{200, "EUR"};
  elsewhere["audience"] = std::string("B");
  CHECK(core::content_of(draft, richer, rulebook) != content);
  CHECK(core::content_of(draft, elsewhere, rulebook) == content);
}

TEST_CASE("content: it is the hash of canonical JSON, whatever stands in the texts") {
  const rules::Values fields{{"budget", rules::Money{-100, "EUR"}}};
  core::ActionDraft draft = message("a");
  draft.title = "“Скидка” \"1\\2\"\n\t\x7f";
  draft.needs = {{"b"}, {"c"}};
  draft.attributes["limited"] = true;
  draft.attributes["stock_units"] = std::int64_t{1} << 53;
  nlohmann::json expected{{"kind", draft.kind.value}, {"title", draft.title}, {"requires", {"b", "c"}}};
  expected["attributes"] = core::to_json(draft.attributes);
  expected["fields"] = {{"budget", {{"amount", -100}, {"currency", "EUR"}}}};
  CHECK(core::content_of(draft, fields, *default_rulebook()) == to_hex(sha256(canonical_json(expected))));
  draft = {{"x"}, draft.kind, "", {}, {}};
  expected = {{"kind", draft.kind.value}, {"title", ""}, {"attributes", nlohmann::json::object()}};
  expected["requires"] = nlohmann::json::array();
  expected["fields"] = nlohmann::json::object();
  CHECK(core::content_of(draft, {}, *default_rulebook()) == to_hex(sha256(canonical_json(expected))));
}

TEST_CASE("submit: a decimal is kept in its normal form") {
  World world = company();
  REQUIRE(world.give(core::ProposalCommand{campaign({price("a", "12.0")})}, "marketing_head").empty());
  CHECK(world.state.proposal({1})->actions[0].draft.attributes.at("discount_pct") ==
        rules::Value{std::string("12")});
}
