// What happens to actions that run: halted, resumed, stopped; and the outcome with its lessons.
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

using std::chrono::days;

std::string give(World& world, ProposalCommand command, const char* actor = "marketing_head") {
  return world.give(std::move(command), actor);
}
const Proposal& p(const World& world) {
  return *world.state.proposal({1});
}
Verdict verdict(const World& world, const char* id) {
  return verdict_of(p(world), *p(world).action({id}));
}

// A claim and a flyer, launched.
World launched() {
  World world = company();
  REQUIRE(give(world, campaign({claim("claim"), message("flyer")})) == "");
  world.pass(days{5});
  REQUIRE(give(world, Decide{{1}, DecisionKind::launch, {}, "Go."}) == "");
  return world;
}

RecordOutcome outcome(std::vector<Lesson> lessons = {}) {
  return {{1}, {{"Orders", "100", "80"}}, OutcomeVerdict::mixed, "Ask earlier.", std::move(lessons)};
}

}  // namespace

TEST_CASE("halt: a department with the right stops an action at once; marketing answers") {
  World world = launched();
  CHECK(give(world, HaltAction{{1}, {"flyer"}, "Wrong."}, "production_head") == "forbidden.halt");
  CHECK(give(world, HaltAction{{1}, {"claim"}, "Wrong."}, "sales_head") == "forbidden.halt");
  CHECK(give(world, HaltAction{{1}, {"claim"}, " "}, "production_head") == "invalid.reason");
  CHECK(give(world, HaltAction{{1}, {"claim"}, "Two came back."}, "production_head") == "");
  CHECK(verdict(world, "claim") == Verdict::halted);
  CHECK(give(world, HaltAction{{1}, {"claim"}, "And more."}, "legal_head") == "conflict.halted");
  CHECK(give(world, ResumeAction{{1}, {"claim"}, "Both were dropped."}, "production_head") ==
        "forbidden.final_say");
  CHECK(give(world, ResumeAction{{1}, {"claim"}, ""}) == "invalid.reason");
  CHECK(give(world, ResumeAction{{1}, {"claim"}, "Both were dropped."}) == "");
  CHECK(verdict(world, "claim") == Verdict::launched);
  CHECK(give(world, ResumeAction{{1}, {"claim"}, "Again."}) == "conflict.not_halted");
}

TEST_CASE("halt: once per department and action") {
  World world = launched();
  REQUIRE(give(world, HaltAction{{1}, {"claim"}, "Two came back."}, "production_head") == "");
  REQUIRE(give(world, ResumeAction{{1}, {"claim"}, "Both were dropped."}) == "");
  CHECK(give(world, HaltAction{{1}, {"claim"}, "A third."}, "production_head") == "conflict.halt_used");
  CHECK(give(world, HaltAction{{1}, {"claim"}, "Now we doubt it."}, "legal_head") == "");
  CHECK(give(world, StopAction{{1}, {"claim"}, "You are right."}) == "");
  CHECK(verdict(world, "claim") == Verdict::stopped);
  CHECK(p(world).status == ProposalStatus::launched);  // the flyer runs
  CHECK(give(world, StopAction{{1}, {"flyer"}, "Over."}) == "");
  CHECK(p(world).status == ProposalStatus::stopped);
}

TEST_CASE("halt: an early outcome does not take the right away") {
  World world = launched();
  REQUIRE(give(world, outcome()) == "");
  CHECK(p(world).status == ProposalStatus::evaluated);
  CHECK(give(world, HaltAction{{1}, {"claim"}, "Two came back."}, "production_head") == "");
  CHECK(verdict(world, "claim") == Verdict::halted);
  CHECK(p(world).status == ProposalStatus::evaluated);
  CHECK_FALSE(p(world).closed_at);  // it is on the board again until it is answered
  CHECK(give(world, StopAction{{1}, {"claim"}, "You are right."}) == "");
  CHECK(p(world).closed_at);
}

TEST_CASE("outcome: measured values, a verdict and a lesson, by marketing, once") {
  World world = launched();
  CHECK(give(world, outcome(), "sales_head") == "forbidden.final_say");
  RecordOutcome empty = outcome();
  empty.measured.clear();
  CHECK(give(world, empty) == "invalid.measured");
  empty = outcome();
  empty.lesson = "";
  CHECK(give(world, empty) == "invalid.lesson");
  CHECK(give(world, outcome({{{1}, "It was right."}})) == "invalid.lessons");  // there was no veto
  CHECK(give(world, outcome()) == "");
  CHECK(give(world, outcome()) == "conflict.evaluated");
}

TEST_CASE("outcome: an overridden veto owes a lesson, one on what did not run owes none") {
  World world = company();
  REQUIRE(give(world, campaign({price("price", "18"), message("flyer"), claim("claim")})) == "");
  const auto veto = [&](const char* action, const char* ground, const char* actor) {
    return give(world, TakePosition{{1}, ActionId{action}, Position::veto, {ground}, "No.", 1}, actor);
  };
  REQUIRE(veto("price", "price_promise", "sales_head") == "");
  REQUIRE(veto("claim", "truth_of_product", "production_head") == "");
  world.pass(days{5});
  REQUIRE(give(world, OverrideVeto{{1}, {1}, "The year is over."}) == "");
  CHECK(give(world, Decide{{1}, DecisionKind::launch, {{{"price"}, Choice::launch}}, "Go."}) ==
        "conflict.vetoed");  // it cools off
  world.pass(days{2});
  REQUIRE(give(world, Decide{{1}, DecisionKind::launch, {}, "Go."}) == "");
  CHECK(verdict(world, "claim") == Verdict::prevented);
  CHECK(vetoes_to_learn_from(p(world)) == std::vector<VetoId>{{1}});
  CHECK(give(world, outcome()) == "invalid.lessons");
  CHECK(give(world, outcome({{{1}, "It was right."}, {{2}, "Too."}})) == "invalid.lessons");
  CHECK(give(world, outcome({{{1}, "It was right."}})) == "");
}

TEST_CASE("outcome: not while something pilots, and not before a launch") {
  World world = company();
  REQUIRE(give(world, campaign({message("flyer")})) == "");
  CHECK(give(world, outcome()) == "conflict.not_running");
  world.pass(days{5});
  Decide pilot{{1}, DecisionKind::launch, {{{"flyer"}, Choice::pilot}}, "Try."};
  pilot.pilot = PilotTerms{5, world.now + days{5}, "Calls."};
  REQUIRE(give(world, pilot) == "");
  CHECK(give(world, outcome()) == "conflict.pilot_runs");
  world.pass(days{5});
  CHECK(give(world, outcome()) == "");
}
