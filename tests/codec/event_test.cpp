// Events on their way into the ledger and back: nothing is lost, old ledgers are read, damage is noticed.
#include <nlohmann/json.hpp>
#include <set>

#include "engine/codec/envelope.hpp"
#include "engine/codec/event_json.hpp"
#include "tests/codec/event_samples.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using nlohmann::json;

namespace {

Result<EventData> read(const std::string& type, const json& data) {
  return codec::read_event(type, 1, data);
}

// Fields that events had no use for when the first ledgers were written, and those that may have no value.
const std::set<std::string> kMayBeMissing{
    "administrator", "name",     "electorate",       "lifts_if",   "valid_until",  "settle_due", "pilot",
    "decision_due",  "due",      "suggestion",       "review_due", "review_floor", "recast_due", "stops_at",
    "fields",        "revision", "decision_left_ms", "owed",       "effective_at", "department", "acceptable",
    "harm_pct",      "answers",  "ground",           "bodies",     "rolls",        "kept",       "key",
    "action",        "came_true", "attachments"};

template <typename Family>
std::set<std::size_t> kinds_among(const std::vector<Event>& events) {
  std::set<std::size_t> out;
  for (const Event& event : events)
    if (const auto* data = std::get_if<Family>(&event.data)) out.insert(data->index());
  return out;
}

json without(json object, const std::string& key) {
  object.erase(key);
  return object;
}

template <typename Event>
Event read_as(const std::string& type, const char* data) {
  const auto event = read(type, json::parse(data));
  REQUIRE(event.ok());
  return std::get<Event>(std::get<ProposalEvent>(*event));
}

}  // namespace

TEST_CASE("events: there is a sample of every one") {
  const std::vector<Event> samples = event_samples();
  CHECK(kinds_among<ProposalEvent>(samples).size() == std::variant_size_v<AnyProposalEvent>);
  CHECK(kinds_among<OrganisationEvent>(samples).size() == std::variant_size_v<OrganisationEvent>);
  CHECK(kinds_among<KnowledgeEvent>(samples).size() == std::variant_size_v<KnowledgeEvent>);
}

TEST_CASE("events: what is written reads back exactly") {
  std::set<std::string> types;
  for (const Event& event : event_samples()) {
    const std::string type = codec::event_type(event);
    const json data = codec::event_data(event);
    INFO(type << " " << data.dump());
    types.insert(type);
    const auto back = read(type, data);
    REQUIRE(back.ok());
    CHECK(*back == event.data);
    const codec::Envelope envelope{{"test"}, 7, "anna/1", "ab", event};
    const auto opened = codec::read_envelope(codec::write_envelope(envelope));
    REQUIRE(opened.ok());
    CHECK(opened->event == event);
  }
  CHECK(types.size() == std::variant_size_v<AnyProposalEvent> + std::variant_size_v<OrganisationEvent> +
                            std::variant_size_v<KnowledgeEvent>);  // a name each
}

TEST_CASE("events: a missing field is noticed, but for those that may be missing") {
  for (const Event& event : event_samples()) {
    const std::string type = codec::event_type(event);
    const json data = codec::event_data(event);
    for (const auto& [key, value] : data.items()) {
      const auto back = read(type, without(data, key));
      INFO(type << " without " << key);
      if (back.ok()) CHECK(kMayBeMissing.contains(key));
      if (!back.ok()) CHECK(back.refusal().pointer.find("/" + key) == 0);
    }
  }
}

TEST_CASE("events: a field of another type is noticed") {
  for (const Event& event : event_samples()) {
    const std::string type = codec::event_type(event);
    const json data = codec::event_data(event);
    for (const auto& [key, value] : data.items()) {
      json wrong = data;
      wrong[key] = value.is_array() ? json("word") : json::array();
      INFO(type << " with a wrong " << key);
      CHECK_FALSE(read(type, wrong).ok());
    }
  }
}

TEST_CASE("events: a type this program does not know asks for a newer one") {
  CHECK(read("proposal_blessed", json::object()).refusal().code == "unavailable.event_type");
  CHECK(codec::read_event("proposal_expired", 2, json::object()).refusal().code == "unavailable.event_type");
}

TEST_CASE("events: ledgers of the first version are read, with what they could not know left open") {
  const auto submitted = read_as<ProposalSubmitted>("proposal_submitted", R"({
    "proposal": 1, "rulebook": "h", "title": "T", "goal": "", "fields": {},
    "review_due": "2026-03-07T09:00:00Z",
    "actions": [{"id": "a", "kind": "price", "title": "A", "attributes": {}, "requires": [], "content": "c",
                 "seats": [{"department": "sales", "power": "veto", "approval_required": false,
                            "grounds": ["price_promise"], "silence": "consent", "rules": ["J1"]}]}]})");
  CHECK(submitted.electorate == kEverybody);
  CHECK_FALSE(submitted.actions.front().seats.front().halt);

  const auto veto = read_as<VetoCast>("veto_cast", R"({
    "proposal": 1, "veto": 1, "action": "a", "department": "sales", "ground": "price_promise",
    "absolute": false, "rules": ["J1"], "reason": "No.", "content": "c", "revision": 1})");
  CHECK(veto.lifts_if.empty());
  CHECK_FALSE(veto.valid_until);

  const auto challenge = read_as<VetoChallenged>("veto_challenged", R"({
    "proposal": 1, "veto": 1, "on": "merits", "reason": "Why?", "content": "c", "roll": ["legal"],
    "needed": 1, "silence": "release", "due": "2026-03-07T09:00:00Z", "decision_left_ms": 5})");
  CHECK(challenge.electorate == kEverybody);
  CHECK(challenge.decision_left == Duration{5});

  const auto answer = read_as<ObjectionAnswered>("objection_answered", R"({
    "proposal": 1, "objection": 1, "answer": "decline", "reason": "So.", "content": "c"})");
  CHECK_FALSE(answer.settle_due);

  const auto decision = read_as<DecisionMade>("decision_made", R"({
    "proposal": 1, "decision": "launch", "reason": "", "outcomes": []})");
  CHECK_FALSE(decision.pilot);

  const auto joined = read("member_joined", json::parse(R"({
    "member": "anna", "department": "sales", "head": true, "name": {"sealed": "s"}})"));
  REQUIRE(joined.ok());
  CHECK_FALSE(std::get<MemberJoined>(std::get<OrganisationEvent>(*joined)).administrator);
}
