// Bodies of commands over HTTP, as docs/api.md has them: what is read, and what is said of a wrong one.
#include <functional>
#include <nlohmann/json.hpp>

#include "engine/codec/command_json.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using codec::CommandResult;
using nlohmann::json;

namespace {

constexpr ProposalId kP{42};
const Timestamp kTime = *parse_timestamp("2026-04-01T09:00:00Z");

using Read = std::function<CommandResult(const json&)>;

template <typename Command>
Command as(const CommandResult& result) {
  if (!result.ok()) FAIL(result.refusal().pointer << ": " << result.refusal().sentence.en);
  return std::get<Command>(*result);
}

// "code pointer" of every problem, in order.
std::vector<std::string> problems(const CommandResult& result) {
  if (result.ok()) return {};
  std::vector<std::string> out{result.refusal().code + " " + result.refusal().pointer};
  for (const Refusal& each : result.refusal().also) out.push_back(each.code + " " + each.pointer);
  return out;
}

struct Case {
  const char* name;
  Read read;
  const char* body;                   // complete and right
  std::vector<std::string> required;  // fields without which it cannot be read
};

std::vector<Case> cases() {
  const auto plain = [](CommandResult (*read)(ProposalId, const json&)) {
    return Read{[read](const json& b) { return read(kP, b); }};
  };
  const auto veto = [](CommandResult (*read)(ProposalId, VetoId, const json&)) {
    return Read{[read](const json& b) { return read(kP, {3}, b); }};
  };
  const auto suggestion = [](CommandResult (*read)(ProposalId, SuggestionId, const json&)) {
    return Read{[read](const json& b) { return read(kP, {3}, b); }};
  };
  const auto action = [](CommandResult (*read)(ProposalId, const ActionId&, const json&)) {
    return Read{[read](const json& b) { return read(kP, {"a1"}, b); }};
  };
  return {
      {"positions",
       plain(codec::read_take_position),
       R"({"action": "a1", "position": "veto", "revision": 1, "ground": "price_promise", "reason": "No.",
           "lifts_if": "discount_pct <= 15", "valid_until": "2026-04-01T09:00:00Z"})",
       {"action", "position", "revision"}},
      {"reaffirm",
       plain(codec::read_reaffirm),
       R"({"action": "a1", "revision": 2, "valid_until": "2026-04-01T09:00:00Z"})",
       {"action", "revision"}},
      {"withdraw challenge", veto(codec::read_withdraw_challenge), "{}", {}},
      {"override", veto(codec::read_override), R"({"justification": "We know."})", {}},
      {"withdraw override", veto(codec::read_withdraw_override), "{}", {}},
      {"recast", veto(codec::read_recast), R"({"reason": "Still."})", {}},
      {"amend",
       plain(codec::read_amend),
       R"({"proposal": {"title": "N", "goal": "G", "fields": {"budget": null}}, "drop": ["a3"],
           "reason": "So.", "revision": 2,
           "actions": [{"id": "a1", "kind": "price", "title": "A", "attributes": {"x": 1, "y": null},
                        "requires": ["a2"]}]})",
       {"revision"}},
      {"suggest",
       plain(codec::read_suggest),
       R"({"amendment": {"drop": ["a3"]}, "reason": "So.", "revision": 2})",
       {"amendment", "revision"}},
      {"accept suggestion", suggestion(codec::read_accept_suggestion), "{}", {}},
      {"decline suggestion", suggestion(codec::read_decline_suggestion), R"({"reason": "No."})", {}},
      {"withdraw suggestion", suggestion(codec::read_withdraw_suggestion), "{}", {}},
      {"pilot result",
       action(codec::read_pilot_result),
       R"({"met": true, "measured": "12 orders", "reason": "Good."})",
       {"met"}},
      {"halt", action(codec::read_halt), R"({"reason": "It burns."})", {}},
      {"resume", action(codec::read_resume), R"({"reason": "Out."})", {}},
      {"stop", action(codec::read_stop), R"({"reason": "Enough."})", {}},
      {"outcome",
       plain(codec::read_outcome),
       R"({"measured": [{"what": "orders", "expected": "10", "found": "12"}], "verdict": "mixed",
           "lesson": "Ask.", "lessons": [{"veto": 1, "lesson": "They knew."}]})",
       {"measured", "verdict"}},
      {"decide",
       plain(codec::read_decide),
       R"({"decision": "launch", "actions": {"a1": "pilot", "a2": "launch"}, "reason": "Now.",
           "pilot": {"share": 5, "until": "2026-04-01T09:00:00Z", "criterion": "Ten orders."}})",
       {"decision"}},
  };
}

}  // namespace

TEST_CASE("bodies: the ones of the documentation are read") {
  for (const Case& each : cases()) {
    const CommandResult result = each.read(json::parse(each.body));
    INFO(each.name << (result.ok() ? "" : ": " + result.refusal().sentence.en));
    CHECK(result.ok());
  }
}

TEST_CASE("bodies: an unknown field is refused with its pointer") {
  for (const Case& each : cases()) {
    json body = json::parse(each.body);
    body["ca/sh"] = 1;
    INFO(each.name);
    CHECK(problems(each.read(body)) == std::vector<std::string>{"invalid.field /ca~1sh"});
  }
}

TEST_CASE("bodies: what has to be there is missed, each with its pointer") {
  for (const Case& each : cases())
    for (const std::string& key : each.required) {
      json body = json::parse(each.body);
      body.erase(key);
      INFO(each.name << " without " << key);
      CHECK(problems(each.read(body)) == std::vector<std::string>{"invalid.shape /" + key});
    }
}

TEST_CASE("bodies: every field of a wrong type is told once, and so is a body that is no object") {
  for (const Case& each : cases()) {
    const json right = json::parse(each.body);
    INFO(each.name);
    CHECK(problems(each.read(json::array())).front() == "invalid.shape ");
    for (const auto& [key, value] : right.items()) {
      json body = right;
      body[key] = value.is_boolean() ? json("yes") : json(true);
      INFO(key);
      CHECK(problems(each.read(body)) == std::vector<std::string>{"invalid.shape /" + key});
    }
  }
}

TEST_CASE("bodies: a time that is none, a word that is none and a choice that is none say what is expected") {
  const CommandResult time =
      codec::read_reaffirm(kP, {{"action", "a1"}, {"revision", 1}, {"valid_until", "tomorrow"}});
  CHECK(time.refusal().pointer == "/valid_until");
  CHECK(time.refusal().sentence.en == "Expected a time such as 2026-03-02T09:00:00Z, but found `tomorrow`.");
  const CommandResult verdict =
      codec::read_outcome(kP, {{"measured", json::array()}, {"verdict", "great"}, {"lesson", "L"}});
  CHECK(verdict.refusal().pointer == "/verdict");
  CHECK(verdict.refusal().sentence.en ==
        "Expected one of succeeded, failed, mixed, unclear, but found `great`.");
  const CommandResult choice = codec::read_decide(kP, {{"decision", "launch"}, {"actions", {{"a1", "try"}}}});
  CHECK(choice.refusal().pointer == "/actions/a1");
  CHECK(choice.refusal().sentence.en == "Expected one of launch, pilot, leave_out, but found `try`.");
}

TEST_CASE("bodies: nested problems have their pointers, all of them at once") {
  const CommandResult outcome = codec::read_outcome(
      kP, json::parse(
              R"({"measured": [{"what": 1, "found": "x"}, {"found": "y", "unit": "z"}], "verdict": "mixed",
                          "lessons": [{"veto": "one"}]})"));
  CHECK(problems(outcome) == std::vector<std::string>{"invalid.shape /measured/0/what",
                                                      "invalid.field /measured/1/unit",
                                                      "invalid.shape /lessons/0/veto"});
  const CommandResult decide = codec::read_decide(
      kP, json::parse(R"({"decision": "launch", "pilot": {"share": "5", "until": "x", "why": 1}})"));
  CHECK(problems(decide) == std::vector<std::string>{"invalid.shape /pilot/share",
                                                     "invalid.shape /pilot/until",
                                                     "invalid.field /pilot/why"});
}

TEST_CASE("bodies: positions carry the condition and the time of the fact as they were written") {
  const auto command = as<TakePosition>(codec::read_take_position(kP, json::parse(cases().front().body)));
  CHECK(command.action == ActionId{"a1"});
  CHECK(command.lifts_if == "discount_pct <= 15");
  CHECK(command.valid_until == kTime);
  CHECK(command.revision == 1);
}

TEST_CASE("bodies: a decision names launches, pilots and their terms") {
  const auto command = as<Decide>(codec::read_decide(kP, json::parse(cases().back().body)));
  CHECK(command.actions == std::map<ActionId, Choice>{{{"a1"}, Choice::pilot}, {{"a2"}, Choice::launch}});
  CHECK(command.pilot == PilotTerms{5, kTime, "Ten orders."});
  CHECK_FALSE(as<Decide>(codec::read_decide(kP, {{"decision", "launch"}})).pilot);
}

TEST_CASE("bodies: an outcome without lessons has none, and a figure may have no expectation") {
  const auto command = as<RecordOutcome>(codec::read_outcome(
      kP, json::parse(R"({"measured": [{"what": "w", "found": "f"}], "verdict": "failed", "lesson": "L"})")));
  CHECK(command.measured == std::vector<Measured>{{"w", "", "f"}});
  CHECK(command.verdict == OutcomeVerdict::failed);
  CHECK(command.lessons.empty());
}

TEST_CASE("bodies: ids of the path come through") {
  CHECK(as<RecastVeto>(codec::read_recast(kP, {3}, {{"reason", "R"}})).veto == VetoId{3});
  CHECK(as<StopAction>(codec::read_stop(kP, {"a1"}, {{"reason", "R"}})).action == ActionId{"a1"});
  CHECK(as<DeclineSuggestion>(codec::read_decline_suggestion(kP, {3}, {{"reason", "R"}})).reason == "R");
  CHECK(as<OverrideVeto>(codec::read_override(kP, {3}, json::object())).justification.empty());
}
