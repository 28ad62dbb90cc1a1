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

// A claim and a flyer, launched.
World launched() {
  World world = company();
  REQUIRE(tell(world, campaign({claim("claim"), message("flyer")})) == "");
  world.pass(days{5});
  REQUIRE(tell(world, Decide{{1}, DecisionKind::launch, {}, "Go."}) == "");
  return world;
}

RecordOutcome outcome(std::vector<Lesson> lessons = {}) {
  return {{1}, {{"Orders", "100", "80"}}, OutcomeVerdict::mixed, "Ask earlier.", std::move(lessons)};
}

}  // namespace

TEST_CASE("halt: a department with the right stops an action at once; marketing answers") {
  World world = launched();
  CHECK(tell(world, HaltAction{{1}, {"flyer"}, "Wrong."}, "production_head") == "forbidden.halt");
  CHECK(tell(world, HaltAction{{1}, {"claim"}, "Wrong."}, "sales_head") == "forbidden.halt");
  CHECK(tell(world, HaltAction{{1}, {"claim"}, " "}, "production_head") == "invalid.reason");
  CHECK(tell(world, HaltAction{{1}, {"claim"}, "Two came back."}, "production_head") == "");
  CHECK(verdict_in(world, "claim") == Verdict::halted);
  CHECK(tell(world, HaltAction{{1}, {"claim"}, "And more."}, "legal_head") == "conflict.halted");
  CHECK(tell(world, ResumeAction{{1}, {"claim"}, "Both were dropped."}, "production_head") ==
        "forbidden.final_say");
  CHECK(tell(world, ResumeAction{{1}, {"claim"}, ""}) == "invalid.reason");
  CHECK(tell(world, ResumeAction{{1}, {"claim"}, "Both were dropped."}) == "");
  CHECK(verdict_in(world, "claim") == Verdict::launched);
  CHECK(tell(world, ResumeAction{{1}, {"claim"}, "Again."}) == "conflict.not_halted");
}

TEST_CASE("halt: once per department and action") {
  World world = launched();
  REQUIRE(tell(world, HaltAction{{1}, {"claim"}, "Two came back."}, "production_head") == "");
  REQUIRE(tell(world, ResumeAction{{1}, {"claim"}, "Both were dropped."}) == "");
  CHECK(tell(world, HaltAction{{1}, {"claim"}, "A third."}, "production_head") == "conflict.halt_used");
  CHECK(tell(world, HaltAction{{1}, {"claim"}, "Now we doubt it."}, "legal_head") == "");
  CHECK(tell(world, StopAction{{1}, {"claim"}, "You are right."}) == "");
  CHECK(verdict_in(world, "claim") == Verdict::stopped);
  CHECK(the_proposal(world).status == ProposalStatus::launched);  // the flyer runs
  CHECK(tell(world, StopAction{{1}, {"flyer"}, "Over."}) == "");
  CHECK(the_proposal(world).status == ProposalStatus::stopped);
}

TEST_CASE("halt: an early outcome does not take the right away") {
  World world = launched();
  REQUIRE(tell(world, outcome()) == "");
  CHECK(the_proposal(world).status == ProposalStatus::evaluated);
  CHECK(tell(world, HaltAction{{1}, {"claim"}, "Two came back."}, "production_head") == "");
  CHECK(verdict_in(world, "claim") == Verdict::halted);
  CHECK(the_proposal(world).status == ProposalStatus::evaluated);
  CHECK_FALSE(the_proposal(world).closed_at);  // it is on the board again until it is answered
  CHECK(tell(world, StopAction{{1}, {"claim"}, "You are right."}) == "");
  CHECK(the_proposal(world).closed_at);
}

TEST_CASE("outcome: measured values, a verdict and a lesson, by marketing, once") {
  World world = launched();
  CHECK(tell(world, outcome(), "sales_head") == "forbidden.final_say");
  RecordOutcome empty = outcome();
  empty.measured.clear();
  CHECK(tell(world, empty) == "invalid.measured");
  empty = outcome();
  empty.lesson = "";
  CHECK(tell(world, empty) == "invalid.lesson");
  CHECK(tell(world, outcome({{{1}, "It was right."}})) == "invalid.lessons");  // there was no veto
  CHECK(tell(world, outcome()) == "");
  CHECK(tell(world, outcome()) == "conflict.evaluated");
}

TEST_CASE("outcome: an overridden veto owes a lesson, one on what did not run owes none") {
  World world = company();
  REQUIRE(tell(world, campaign({price("price", "18"), message("flyer"), claim("claim")})) == "");
  const auto veto = [&](const char* action, const char* ground, const char* actor) {
    return tell(world, TakePosition{{1}, ActionId{action}, Position::veto, {ground}, "No.", 1}, actor);
  };
  REQUIRE(veto("price", "price_promise", "sales_head") == "");
  REQUIRE(veto("claim", "truth_of_product", "production_head") == "");
  world.pass(days{5});
  REQUIRE(tell(world, OverrideVeto{{1}, {1}, "The year is over."}) == "");
  CHECK(tell(world, Decide{{1}, DecisionKind::launch, {{{"price"}, Choice::launch}}, "Go."}) ==
        "conflict.vetoed");  // it cools off
  world.pass(days{2});
  REQUIRE(tell(world, Decide{{1}, DecisionKind::launch, {}, "Go."}) == "");
  CHECK(verdict_in(world, "claim") == Verdict::prevented);
  CHECK(vetoes_to_learn_from(the_proposal(world)) == std::vector<VetoId>{{1}});
  CHECK(tell(world, outcome()) == "invalid.lessons");
  CHECK(tell(world, outcome({{{1}, "It was right."}, {{2}, "Too."}})) == "invalid.lessons");
  CHECK(tell(world, outcome({{{1}, "It was right."}})) == "");
}

TEST_CASE("outcome: not while something pilots, and not before a launch") {
  World world = company();
  REQUIRE(tell(world, campaign({message("flyer")})) == "");
  CHECK(tell(world, outcome()) == "conflict.not_running");
  world.pass(days{5});
  Decide pilot{{1}, DecisionKind::launch, {{{"flyer"}, Choice::pilot}}, "Try."};
  pilot.pilot = PilotTerms{5, world.now + days{5}, "Calls."};
  REQUIRE(tell(world, pilot) == "");
  CHECK(tell(world, outcome()) == "conflict.pilot_runs");
  world.pass(days{5});
  CHECK(tell(world, outcome()) == "");
}
