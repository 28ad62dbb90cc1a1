// The premortem: asked of several people before it is decided, and remembered when it is known what came of
// it.
#include "engine/core/limits.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

std::string fear(World& world, const char* actor, const std::string& worst, const char* by = "") {
  return world.give(ProposalCommand{AnswerPremortem{{1}, {{by}, worst}}}, actor);
}

Submit feared_campaign(std::vector<Worst> premortem) {
  Submit submit = campaign({price("a", "5")});
  submit.premortem = std::move(premortem);
  return submit;
}

const std::vector<Feared>& fears(const World& world) {
  return world.state.proposal({1})->premortem;
}

RecordOutcome outcome(std::vector<PremortemId> came_true) {
  return {{1}, {{"orders", "10", "2"}}, OutcomeVerdict::failed, "Ask production first.",
          {},  std::move(came_true)};
}

}  // namespace

TEST_CASE("premortem: what several people feared while drafting comes with the proposal") {
  World world = company();
  REQUIRE(tell(world, feared_campaign({{{"sales_head"}, "Dealers wait."}, {{}, "It sells out."}})).empty());
  REQUIRE(fears(world).size() == 2);
  CHECK(fears(world)[0].worst == Worst{{"sales_head"}, "Dealers wait."});
  CHECK(fears(world)[0].writer == MemberId{"marketing_head"});
  CHECK(fears(world)[1].worst.by == MemberId{"marketing_head"});
  CHECK(check_memory(world.events, world.state).empty());
}

TEST_CASE("premortem: every problem of it is said with those of the draft") {
  World world = company();
  CHECK(tell(world, feared_campaign({{{}, " "}})) == "invalid.premortem");
  CHECK(tell(world, feared_campaign({{{"nobody"}, "It sells out."}})) == "invalid.by");
  CHECK(tell(world, feared_campaign(std::vector(kMaxPremortem + 1, Worst{{}, "It sells out."}))) ==
        "limit.premortem");
  CHECK(world.state.proposals_so_far() == 0);
}

TEST_CASE("premortem: anybody answers until it is decided, and nobody after that") {
  World world = company();
  REQUIRE(tell(world, campaign({price("a", "5")})).empty());
  CHECK(fear(world, "support_head", "The phones ring all night.").empty());
  CHECK(fear(world, "sales_head", "The margin goes.", "support_head").empty());
  CHECK(fear(world, "sales_head", "") == "invalid.premortem");
  CHECK(fear(world, "sales_head", "It sells out.", "nobody") == "invalid.by");
  CHECK(fear(world, "stranger", "It sells out.") == "forbidden.member");
  REQUIRE(fears(world).size() == 2);
  CHECK(fears(world)[1].worst.by == MemberId{"support_head"});
  CHECK(fears(world)[1].writer == MemberId{"sales_head"});
  for (std::size_t i = fears(world).size(); i < kMaxPremortem; ++i)
    REQUIRE(fear(world, "sales_head", "Again.").empty());
  CHECK(fear(world, "sales_head", "Once more.") == "limit.premortem");
  CHECK(tell(world, Decide{{1}, DecisionKind::withdraw, {}, "No."}).empty());
  CHECK(fear(world, "sales_head", "Too late.") == "conflict.closed");
}

TEST_CASE("premortem: the outcome says what of it came true") {
  World world = company();
  REQUIRE(tell(world, feared_campaign({{{}, "It sells out."}, {{}, "Dealers wait."}})).empty());
  world.pass(std::chrono::days{5});
  REQUIRE(tell(world, Decide{{1}, DecisionKind::launch, {}, "Now."}).empty());
  CHECK(tell(world, outcome({{3}})) == "invalid.came_true");
  CHECK(tell(world, outcome({{0}})) == "invalid.came_true");
  CHECK(tell(world, outcome({{2}, {2}})) == "invalid.came_true");
  CHECK(tell(world, outcome({{2}})).empty());
  CHECK_FALSE(fears(world)[0].came_true);
  CHECK(fears(world)[1].came_true);
  CHECK(check_memory(world.events, world.state).empty());
}
