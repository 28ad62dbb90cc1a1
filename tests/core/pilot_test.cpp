// Pilots: what is tried, its result, the veto that falls or is recast, and the second decision.
#include "engine/core/proposal/allowed.hpp"
#include "engine/core/proposal/attention.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

using std::chrono::days;

// A price of 18 under sales' veto and a flyer that requires it; the review is over.
World vetoed_price() {
  World world = company();
  CHECK(world.give(ProposalCommand{campaign({price("price", "18"), message("flyer", {{"price"}})})},
                   "marketing_head") == "");
  CHECK(world.give(ProposalCommand{TakePosition{
                       {1}, ActionId{"price"}, Position::veto, {"price_promise"}, "We promised.", 1}},
                   "sales_head") == "");
  world.pass(days{5});
  return world;
}

Decide pilot(const World& world, std::int64_t share = 5, Duration length = days{10}) {
  Decide decide{{1}, DecisionKind::launch, {{{"price"}, Choice::pilot}, {{"flyer"}, Choice::pilot}}, "Try."};
  decide.pilot = PilotTerms{share, world.now + length, "Twenty orders."};
  return decide;
}

World piloting() {
  World world = vetoed_price();
  CHECK(world.give(ProposalCommand{pilot(world)}, "marketing_head") == "");
  return world;
}

}  // namespace

TEST_CASE("pilot: a vetoed action is tried on a share of customers, not launched") {
  World world = vetoed_price();
  Decide launch{{1}, DecisionKind::launch, {{{"price"}, Choice::launch}}, "Go."};
  CHECK(tell(world, launch) == "conflict.vetoed");
  CHECK(tell(world, pilot(world), "sales_head") == "forbidden.final_say");
  CHECK(tell(world, pilot(world)) == "");
  CHECK(the_proposal(world).status == ProposalStatus::piloting);
  CHECK(verdict_in(world, "price") == Verdict::piloted);
  CHECK(verdict_in(world, "flyer") == Verdict::piloted);
}

TEST_CASE("pilot: its terms keep within the rulebook") {
  World world = vetoed_price();
  CHECK(tell(world, pilot(world, 0)) == "invalid.share");
  CHECK(tell(world, pilot(world, 11)) == "invalid.share");
  CHECK(tell(world, pilot(world, 5, days{31})) == "invalid.until");
  CHECK(tell(world, pilot(world, 5, Duration{0})) == "invalid.until");
  Decide without = pilot(world);
  without.pilot->criterion = " ";
  CHECK(tell(world, without) == "invalid.criterion");
  without.pilot.reset();
  CHECK(tell(world, without) == "invalid.pilot");
  Decide terms_for_nothing = pilot(world);
  terms_for_nothing.actions = {{{"flyer"}, Choice::leave_out}};
  CHECK(tell(world, terms_for_nothing) == "invalid.pilot");
  CHECK(tell(world, pilot(world, 10, days{30})) == "");
}

TEST_CASE("pilot: what an absolute ground bans is not tried either") {
  World world = company();
  REQUIRE(tell(world, campaign({claim("claim"), message("flyer")})) == "");
  REQUIRE(tell(world, TakePosition{{1}, ActionId{"claim"}, Position::veto, {"legal_ban"}, "Not allowed.", 1},
               "legal_head") == "");
  world.pass(days{5});
  Decide decide{{1}, DecisionKind::launch, {{{"claim"}, Choice::pilot}}, "Try."};
  decide.pilot = PilotTerms{5, world.now + days{10}, "Ten calls."};
  CHECK(tell(world, decide) == "conflict.absolute");
}

TEST_CASE("pilot: not while an override of the veto cools off, for after the decision nothing would end it") {
  World world = vetoed_price();
  REQUIRE(tell(world, OverrideVeto{{1}, {1}, "The year is over."}) == "");
  Decide price_only = pilot(world);
  price_only.actions.erase({"flyer"});
  CHECK(tell(world, price_only) == "conflict.cooling_off");
  REQUIRE(tell(world, WithdrawOverride{{1}, {1}}) == "");
  CHECK(tell(world, pilot(world)) == "");
}

TEST_CASE("pilot: one that fails stops its action, and so does one without a result") {
  World failed = piloting();
  CHECK(tell(failed, RecordPilotResult{{1}, {"price"}, false, "Three orders.", "Too few."}) == "");
  CHECK(verdict_in(failed, "price") == Verdict::stopped);
  CHECK(the_proposal(failed).action({"price"})->stopped->why == StopWhy::not_met);
  CHECK(the_proposal(failed).status == ProposalStatus::piloting);  // the flyer is still out

  World silent = piloting();
  silent.pass(days{10});
  CHECK(verdict_in(silent, "price") == Verdict::stopped);
  CHECK(the_proposal(silent).action({"price"})->stopped->why == StopWhy::time_over);
  CHECK(the_proposal(silent).status == ProposalStatus::stopped);
  CHECK(tell(silent, RecordPilotResult{{1}, {"price"}, true, "Forty orders.", ""}) == "conflict.no_pilot");
}

TEST_CASE("pilot: a good result lets the veto fall once nobody recast it, and marketing launches") {
  World world = piloting();
  const Decide launch{{1}, DecisionKind::launch, {{{"price"}, Choice::launch}}, "It works."};
  CHECK(tell(world, launch) == "conflict.no_result");
  CHECK(tell(world, RecordPilotResult{{1}, {"price"}, true, "Forty orders.", ""}, "sales_head") ==
        "forbidden.pilot");
  CHECK(tell(world, RecordPilotResult{{1}, {"price"}, true, "", ""}) == "invalid.measured");
  CHECK(tell(world, RecordPilotResult{{1}, {"price"}, true, "Forty orders.", ""}) == "");
  CHECK(tell(world, RecordPilotResult{{1}, {"price"}, false, "No, three.", ""}) == "conflict.pilot_result");
  CHECK(tell(world, launch) == "conflict.recast_window");
  world.pass(days{3});
  CHECK(the_proposal(world).veto({1})->lifted_by == Lift::pilot);
  CHECK(tell(world, launch) == "");
  CHECK(verdict_in(world, "price") == Verdict::launched);
  CHECK(verdict_in(world, "flyer") == Verdict::piloted);
  CHECK(the_proposal(world).status == ProposalStatus::piloting);
}

TEST_CASE("pilot: a department recasts its veto, and the action stops") {
  World world = piloting();
  CHECK(tell(world, RecastVeto{{1}, {1}, "It only looks good."}, "sales_head") == "conflict.no_recast");
  REQUIRE(tell(world, RecordPilotResult{{1}, {"price"}, true, "Forty orders.", ""}) == "");
  CHECK(tell(world, RecastVeto{{1}, {1}, "It only looks good."}, "finance_head") == "forbidden.veto");
  CHECK(tell(world, RecastVeto{{1}, {1}, ""}, "sales_head") == "invalid.reason");
  CHECK(tell(world, RecastVeto{{1}, {1}, "All forty came from existing customers."}, "sales_head") == "");
  CHECK(verdict_in(world, "price") == Verdict::stopped);
  CHECK(the_proposal(world).action({"price"})->stopped->why == StopWhy::recast);
  CHECK(the_proposal(world).veto({1})->bites());
}

TEST_CASE("pilot: a good one that nobody launches stops with the decision window") {
  World world = piloting();
  REQUIRE(tell(world, RecordPilotResult{{1}, {"flyer"}, true, "Many calls.", ""}) == "");
  CHECK(tell(world, Decide{{1}, DecisionKind::launch, {{{"flyer"}, Choice::launch}}, "Go."}) ==
        "conflict.requirement");  // the price it stands on is not launched
  world.pass(days{14});
  CHECK(verdict_in(world, "flyer") == Verdict::stopped);
}

TEST_CASE("pilot: the attention set names whoever has to act") {
  World world = piloting();
  const auto tasks = [&] {
    std::string out;
    for (const Attention& each : attention_of(the_proposal(world)))
      out += each.department.value + ":" + std::to_string(static_cast<int>(each.task)) + " ";
    return out;
  };
  const std::string result = "marketing:" + std::to_string(static_cast<int>(Task::pilot_result)) + " ";
  CHECK(tasks() == result + result);
  REQUIRE(tell(world, RecordPilotResult{{1}, {"price"}, true, "Forty orders.", ""}) == "");
  CHECK(tasks() == "sales:" + std::to_string(static_cast<int>(Task::recast)) + " " + result);
  world.pass(days{3});
  CHECK(tasks() == "marketing:" + std::to_string(static_cast<int>(Task::decide)) + " " + result);
}
