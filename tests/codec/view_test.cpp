// Proposals as they are served, through their whole life: docs/api.md.
#include <nlohmann/json.hpp>

#include "engine/codec/attention_view.hpp"
#include "engine/codec/proposal_view.hpp"
#include "tests/codec/event_samples.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using nlohmann::json;

namespace {

constexpr ProposalId kP{1};
const codec::NameOf kNameless = [](const std::string&) { return std::nullopt; };

struct Served : World {
  explicit Served(World world) : World(std::move(world)) {}

  void must(const ProposalCommand& command, const std::string& actor) { REQUIRE(give(command, actor) == ""); }
  void change_price(const std::string& discount) {
    Amend amend{kP, {}, "Because.", state.proposal(kP)->revision};
    amend.amendment.actions = {{{"a"}, {}, {}, {{"discount_pct", rules::Value{discount}}}, {}}};
    must(amend, "marketing_head");
  }
  json view() const { return codec::proposal_json(state, kP, kNameless, now); }
  json action(std::size_t index = 0) const { return view().at("actions").at(index); }
  json veto() const { return view().at("vetoes").at(0); }
  json card() const { return codec::card_json(state, kP, 7, kNameless); }
  json options(const std::string& member) const {
    json out = json::object();
    codec::add_options(out, options_for(state, kP, {now, {member}}), Language::en);
    return out;
  }
  bool may(const std::string& member, const json& what) const {
    const json options_of = options(member);
    for (const json& each : options_of.at("allowed"))
      if (each == what) return true;
    return false;
  }
  // The tasks of a department with their sentences, which must be there in both languages.
  std::vector<std::string> tasks(const std::string& department) const {
    std::vector<std::string> out;
    for (const Attention& each : attention_of(*state.proposal(kP))) {
      const Text why = codec::why_me(*state.proposal(kP), each);
      CHECK(why.en.size() > 20);
      CHECK(why.ru.size() > 20);
      if (each.department.value == department) out.push_back(codec::attention_json(each).at("task"));
    }
    return out;
  }
};

Served story() {
  return Served{codec_story()};
}

using Tasks = std::vector<std::string>;

// Review is over by time, the objection is answered: marketing may decide.
Served decidable() {
  Served s = story();
  s.must(AnswerObjection{kP, {1}, Answer::decline, "It is cheap."}, "marketing_head");
  s.pass(std::chrono::days{5});
  return s;
}

Served piloting() {
  Served s = decidable();
  Decide decide{kP, DecisionKind::launch, {{{"a"}, Choice::pilot}, {{"b"}, Choice::pilot}}, "Try."};
  decide.pilot = PilotTerms{5, s.now + std::chrono::days{10}, "Ten orders."};
  s.must(decide, "marketing_head");
  return s;
}

}  // namespace

TEST_CASE("view: an action says when it was touched and whether it is under review") {
  Served s = story();
  CHECK(s.action().at("touched_in") == 1);
  CHECK(s.action().at("open") == true);
  s.change_price("20");
  CHECK(s.action().at("touched_in") == 2);
  CHECK(s.action(1).at("touched_in") == 1);
  for (const char* key : {"pilot", "halt", "stopped"}) CHECK(s.action().at(key) == nullptr);
  CHECK(s.action().at("halts") == json::array());
  s.pass(std::chrono::days{5});
  CHECK(s.action().at("open") == false);
}

TEST_CASE("view: a seat says whether it may halt and whether its department is vacant") {
  Served s = story();
  const auto seat_of = [&](const char* department) {
    const json seats = s.action().at("seats");
    for (const json& seat : seats)
      if (seat.at("department") == department) return seat;
    return json{};
  };
  CHECK(seat_of("finance").at("halt") == true);
  CHECK(seat_of("sales").at("halt") == false);
  CHECK(seat_of("finance").at("vacant") == false);
  REQUIRE(s.give(OrganisationCommand{SetAbsence{s.now, s.now + std::chrono::days{9}}}, "finance_head") == "");
  CHECK(seat_of("finance").at("vacant") == true);
}

TEST_CASE("view: a veto says what lifts it, whether it bites and until when it waits") {
  Served s = story();
  CHECK(s.veto().at("lifts_if") == "discount_pct <= 15");
  CHECK(s.veto().at("bites") == true);
  for (const char* key : {"valid_until", "waiting_due", "asked_due", "override"})
    CHECK(s.veto().at(key) == nullptr);
  s.change_price("20");
  CHECK(s.veto().at("waiting_due") == "2026-03-05T09:00:00Z");
  CHECK(s.tasks("sales") == Tasks{"reaffirm", "position"});
  CHECK(s.may("sales_head", {{"command", "reaffirm"}, {"action", "a"}, {"veto", 1}}));
  s.change_price("15");
  CHECK(s.veto().at("state") == "lifted");
  CHECK(s.veto().at("bites") == false);
}

TEST_CASE("view: an override is served with its signature, and the window stands still meanwhile") {
  Served s = decidable();
  CHECK(s.view().at("decision_window").at("due") == "2026-03-21T09:00:00Z");
  CHECK(s.may("marketing_head", {{"command", "override_veto"}, {"veto", 1}, {"action", "a"}}));
  s.must(OverrideVeto{kP, {1}, "We know."}, "marketing_head");
  const json signed_one = s.veto().at("override");
  CHECK(signed_one.at("justification") == "We know.");
  CHECK(signed_one.at("member").at("id") == "marketing_head");
  CHECK(signed_one.at("signed_at") == "2026-03-07T09:00:00Z");
  CHECK(signed_one.at("effective_at") == "2026-03-09T09:00:00Z");
  CHECK(signed_one.at("state") == "cooling_off");
  CHECK(s.view().at("decision_window").at("due") == nullptr);
  CHECK(s.may("marketing_head", {{"command", "withdraw_override"}, {"veto", 1}, {"action", "a"}}));
  s.pass(std::chrono::days{2});
  CHECK(s.veto().at("state") == "overridden");
  CHECK(s.veto().at("override").at("state") == "effective");
}

TEST_CASE("view: suggestions carry their amendment and their changes, and go stale") {
  Served s = story();
  const auto suggestion = [&] { return s.view().at("suggestions").at(0); };
  CHECK(suggestion().at("amendment") == json{{"proposal", {{"title", "Another title"}}}});
  CHECK(suggestion().at("changes") ==
        json::parse(R"([{"field": "title", "from": "A campaign", "to": "Another title"}])"));
  CHECK(suggestion().at("state") == "open");
  CHECK(suggestion().at("stale") == false);
  CHECK(suggestion().at("answer") == nullptr);
  CHECK(s.may("marketing_head", {{"command", "accept_suggestion"}, {"suggestion", 1}}));
  CHECK(s.may("sales_head", {{"command", "withdraw_suggestion"}, {"suggestion", 1}}));
  Suggest second{kP, {}, "Cheaper.", 1};
  second.amendment.actions = {{{"a"}, {}, "Less", {}, {}}};
  s.must(second, "sales_head");
  s.change_price("20");
  CHECK(s.view().at("suggestions").at(1).at("stale") == true);
  s.must(AcceptSuggestion{kP, {1}}, "marketing_head");
  CHECK(suggestion().at("state") == "accepted");
  CHECK(suggestion().at("answer").at("revision") == 3);
  CHECK(suggestion().at("stale") == false);
}

TEST_CASE("view: revisions tell who changed what, and by whose suggestion") {
  Served s = story();
  s.change_price("20");
  s.must(AcceptSuggestion{kP, {1}}, "marketing_head");
  const json revisions = codec::revisions_json(s.state, kP, kNameless).at("revisions");
  REQUIRE(revisions.size() == 3);
  CHECK(revisions[0].at("revision") == 1);
  CHECK(revisions[0].at("changes") == json::array());
  CHECK(revisions[1].at("reason") == "Because.");
  CHECK(revisions[1].at("suggestion") == nullptr);
  CHECK(revisions[1].at("changes").at(0).at("to") == "20");
  CHECK(revisions[2].at("suggestion").at("id") == 1);
  CHECK(revisions[2].at("suggestion").at("member").at("id") == "sales_head");
  CHECK(revisions[2].at("member").at("id") == "marketing_head");
}

TEST_CASE("view: a dropped action keeps its place and falls with nothing") {
  Served s = story();
  Amend drop{kP, {}, "Both.", 1};
  drop.amendment.drop = {{"a"}, {"b"}};
  drop.amendment.actions = {{{"c"}, KindId{"message"}, "C", {{"text", rules::Value{std::string("C")}}}, {}}};
  s.must(drop, "marketing_head");
  CHECK(s.action(1).at("verdict") == "dropped");
  CHECK(s.action(1).at("falls_with") == json::array());
  CHECK(s.card().at("actions").at(1).at("scale") == "dropped");
  CHECK(s.action(2).at("number") == 3);
}

TEST_CASE("view: a pilot with its terms, its result and the window to insist") {
  Served s = piloting();
  CHECK(s.view().at("status") == "piloting");
  CHECK(s.card().at("actions").at(0).at("scale") == "piloted");
  CHECK(s.card().at("opened_at") == "2026-03-07T09:00:00Z");
  CHECK(s.card().at("due") == "2026-03-17T09:00:00Z");
  CHECK(s.card().at("allowed").at("marketing") == json{"record_pilot_result"});
  CHECK(s.tasks("marketing") == Tasks{"pilot_result", "pilot_result"});
  const json pilot = s.action().at("pilot");
  CHECK(pilot.at("share") == 5);
  CHECK(pilot.at("until") == "2026-03-17T09:00:00Z");
  CHECK(pilot.at("criterion") == "Ten orders.");
  CHECK(pilot.at("started_at") == "2026-03-07T09:00:00Z");
  CHECK(pilot.at("result") == nullptr);
  CHECK(s.action(1).at("falls_with") == json::array());  // a pilot stands on a pilot

  s.pass(std::chrono::days{1});
  s.must(RecordPilotResult{kP, {"a"}, true, "12 orders", "Good."}, "marketing_head");
  const json met = s.action().at("pilot");
  CHECK(met.at("result").at("met") == true);
  CHECK(met.at("result").at("measured") == "12 orders");
  CHECK(met.at("result").at("member").at("id") == "marketing_head");
  CHECK(met.at("recast_due") == "2026-03-11T09:00:00Z");
  CHECK(s.card().at("opened_at") == "2026-03-08T09:00:00Z");
  CHECK(s.card().at("due") == "2026-03-11T09:00:00Z");
  CHECK(s.tasks("sales") == Tasks{"recast"});
  CHECK(s.may("sales_head", {{"command", "recast_veto"}, {"veto", 1}, {"action", "a"}}));

  s.must(RecastVeto{kP, {1}, "All the same."}, "sales_head");
  const json stopped = s.action().at("stopped");
  CHECK(stopped.at("why") == "recast");
  CHECK(stopped.at("reason") == "All the same.");
  CHECK(stopped.at("member").at("id") == "sales_head");
  CHECK(s.action().at("verdict") == "stopped");
}

TEST_CASE("view: halts with their answers, and the outcome at the end") {
  Served s = piloting();
  s.must(HaltAction{kP, {"a"}, "It burns."}, "finance_head");
  CHECK(s.action().at("halt").at("department") == "finance");
  CHECK(s.action().at("halt").at("reason") == "It burns.");
  CHECK(s.action().at("halts").at(0).at("answer") == nullptr);
  CHECK(s.action().at("verdict") == "halted");
  CHECK(s.card().at("actions").at(0).at("scale") == "halted");
  const Tasks tasks = s.tasks("marketing");
  CHECK(std::count(tasks.begin(), tasks.end(), "answer_halt") == 1);
  s.must(ResumeAction{kP, {"a"}, "It does not."}, "marketing_head");
  CHECK(s.action().at("halt") == nullptr);
  CHECK(s.action().at("halts").at(0).at("answer").at("resumed") == true);
  CHECK(s.action().at("halts").at(0).at("answer").at("reason") == "It does not.");
  for (const char* id : {"a", "b"}) s.must(StopAction{kP, {id}, "Enough."}, "marketing_head");
  CHECK(s.view().at("status") == "stopped");
  CHECK(s.view().at("outcome") == nullptr);
  CHECK(s.may("marketing_head", {{"command", "record_outcome"}, {"lessons", json::array()}}));
  s.must(RecordOutcome{kP, {{"orders", "10", "12"}, {"margin", "", "3%"}}, OutcomeVerdict::mixed, "Ask.", {}},
         "marketing_head");
  const json outcome = s.view().at("outcome");
  CHECK(outcome.at("measured") == json::parse(R"([{"what": "orders", "expected": "10", "found": "12"},
                                                  {"what": "margin", "found": "3%"}])"));
  CHECK(outcome.at("verdict") == "mixed");
  CHECK(outcome.at("lesson") == "Ask.");
  CHECK(outcome.at("lessons") == json::array());
  CHECK(s.view().at("status") == "evaluated");
}

TEST_CASE("view: a launch is offered with what it launches and what it prevents") {
  Served s = decidable();
  const json allowed = s.options("marketing_head").at("allowed");
  const auto launch = std::find_if(allowed.begin(), allowed.end(),
                                   [](const json& each) { return each.value("decision", "") == "launch"; });
  CHECK(launch == allowed.end());  // nothing would go: b requires a, and a is vetoed
  CHECK(s.may("marketing_head", {{"command", "pilot"}, {"action", "a"}}));
}
