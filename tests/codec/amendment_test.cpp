// Amendments: what is left out stays, null takes away, and both ways say the same.
#include <nlohmann/json.hpp>

#include "engine/codec/amendment_json.hpp"
#include "engine/codec/command_json.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using nlohmann::json;

namespace {

Amendment read(const char* text) {
  json body = json::parse(text);
  body["revision"] = 1;
  const auto command = codec::read_amend({1}, body);
  REQUIRE(command.ok());
  return std::get<Amend>(*command).amendment;
}

}  // namespace

TEST_CASE("amendment: what is left out stays, null takes a value away, an empty text is one") {
  const Amendment amendment = read(R"({
    "proposal": {"title": null, "goal": "",
                 "fields": {"audience": null, "budget": {"amount": 5, "currency": "EUR"}}},
    "actions": [{"id": "a", "attributes": {"discount_pct": "10", "until": null}},
                {"id": "b", "requires": []}]})");
  CHECK_FALSE(amendment.title);
  CHECK(amendment.goal == "");
  CHECK(amendment.fields ==
        ValueChanges{{"audience", std::nullopt}, {"budget", rules::Value{rules::Money{5, "EUR"}}}});
  REQUIRE(amendment.actions.size() == 2);
  CHECK_FALSE(amendment.actions[0].kind);
  CHECK_FALSE(amendment.actions[0].needs);
  CHECK(amendment.actions[0].attributes ==
        ValueChanges{{"discount_pct", rules::Value{std::string("10")}}, {"until", std::nullopt}});
  CHECK(amendment.actions[1].needs == std::vector<ActionId>{});
  CHECK(amendment.drop.empty());
}

TEST_CASE("amendment: written and read it is the same, and what it leaves alone is not written") {
  for (const char* text :
       {"{}", R"({"drop": ["a", "b"]})", R"({"proposal": {"title": "T"}})",
        R"({"proposal": {"fields": {"a": null, "b": true, "c": 5, "d": "x"}}})",
        R"({"actions": [{"id": "a"}, {"id": "b", "kind": "price", "title": "B", "attributes": {"x": null},
                         "requires": ["a"]}]})"}) {
    const Amendment amendment = read(text);
    CHECK(codec::amendment_json(amendment) == json::parse(text));
    CHECK(read(codec::amendment_json(amendment).dump().c_str()) == amendment);
  }
}

TEST_CASE("amendment: problems have pointers below the amendment") {
  const auto refused = codec::read_suggest({1}, json::parse(R"({"reason": "R", "revision": 1, "amendment": {
    "proposal": {"title": 5, "fields": {"x": 1.5}, "budget": 1}, "drop": [1], "add": [],
    "actions": [{"title": "No id"}, 7, {"id": "a", "attributes": {"b/c": []}}]}})"));
  REQUIRE_FALSE(refused.ok());
  std::vector<std::string> pointers{refused.refusal().pointer};
  for (const Refusal& each : refused.refusal().also) pointers.push_back(each.pointer);
  const std::vector<std::string> expected{"/amendment/proposal/title",
                                          "/amendment/proposal/fields/x",
                                          "/amendment/proposal/budget",
                                          "/amendment/actions/0/id",
                                          "/amendment/actions/1",
                                          "/amendment/actions/1/id",
                                          "/amendment/actions/2/attributes/b~1c",
                                          "/amendment/drop/0",
                                          "/amendment/add"};
  CHECK(pointers == expected);
}

TEST_CASE("amendment: more actions than a proposal can ever have are refused before they are read") {
  json actions = json::array();
  for (int i = 0; i < 101; ++i) actions.push_back({{"id", "a" + std::to_string(i)}});
  const auto refused = codec::read_amend({1}, {{"actions", actions}, {"revision", 1}});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.refusal().code == "invalid.actions");
  CHECK(refused.refusal().pointer == "/actions");
}
