// Journeys as records: drawn by one, drawn anew by another, and touches that come in under them.
#include "engine/core/knowledge/journey.hpp"
#include "tests/knowledge/records.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

std::string journey(World& world, KnowledgeCommand command, const char* actor = "sales_head") {
  return world.give(std::move(command), actor);
}

JourneyFacts drawn(std::vector<std::string> steps = {"Fair", "Offer", "Order"}) {
  return {"First order", std::move(steps)};
}

RecordTouches touched(const World& world, std::int64_t touches, const char* sealed = "part") {
  return {{1}, {sealed, touches, world.now - 24h, world.now - 1h}};
}

}  // namespace

TEST_CASE("journeys: what one draws another draws anew, and both are remembered") {
  World world = company();
  CHECK(journey(world, DrawJourney{drawn()}).empty());
  CHECK(journey(world, RedrawJourney{{1}, 1, drawn({"Fair", "Sample", "Order"})}, "support_head").empty());
  CHECK(journey(world, RedrawJourney{{1}, 1, drawn({"Fair"})}) == "conflict.version");
  CHECK(journey(world, RedrawJourney{{1}, 2, drawn({"Fair", "Sample", "Order"})}) == "conflict.same");
  CHECK(journey(world, RedrawJourney{{2}, 1, drawn()}) == "not_found.journey");
  const Journey& found = *known(world).journeys.find(1);
  REQUIRE(found.versions.size() == 2);
  CHECK(found.versions[0].by == MemberId{"sales_head"});
  CHECK(found.versions[1].by == MemberId{"support_head"});
  CHECK(found.versions[1].facts.steps[1] == "Sample");
  CHECK(replays(world));
}

TEST_CASE("journeys: a map has a name, and touchpoints that differ") {
  World world = company();
  CHECK(journey(world, DrawJourney{{" ", {"Fair"}}}) == "invalid.name");
  CHECK(journey(world, DrawJourney{drawn({})}) == "invalid.steps");
  CHECK(journey(world, DrawJourney{drawn({"Fair", " "})}) == "invalid.steps");
  CHECK(journey(world, DrawJourney{drawn({"Fair", "Offer", "FAIR"})}) == "invalid.steps");
  CHECK(journey(world, DrawJourney{drawn({"Ёлка", "Елка"})}) == "invalid.steps");
  CHECK(journey(world, DrawJourney{drawn(std::vector<std::string>(kMaxMapSteps + 1, "a"))}) ==
        "invalid.steps");
  CHECK(journey(world, DrawJourney{drawn()}, "stranger") == "forbidden.member");
  CHECK(known(world).journeys.size() == 0);
}

TEST_CASE("journeys: touches come in under a journey that is there, and not before they happen") {
  World world = company();
  REQUIRE(journey(world, DrawJourney{drawn()}).empty());
  CHECK(journey(world, touched(world, 7)).empty());
  CHECK(journey(world, touched(world, 0, "none")).empty());
  RecordTouches elsewhere = touched(world, 7);
  elsewhere.journey = {2};
  CHECK(journey(world, elsewhere) == "not_found.journey");
  RecordTouches tomorrow = touched(world, 7);
  tomorrow.part.until = world.now + 24h;
  CHECK(journey(world, tomorrow) == "invalid.at");
  const Journey& found = *known(world).journeys.find(1);
  REQUIRE(found.parts.size() == 1);
  CHECK(found.parts.find(1)->touches == 7);
  CHECK(found.touched_at);
  CHECK(sealed_in(world.events.back()) == std::vector<std::string>{"part"});
  CHECK(replays(world));
}

TEST_CASE("journeys: one that got its touches one by one was full after two thousand of them") {
  World world = company();
  REQUIRE(journey(world, DrawJourney{drawn()}).empty());
  for (int i = 0; i < 2'001; ++i) REQUIRE(journey(world, touched(world, 1)).empty());
  CHECK(known(world).journeys.find(1)->touches == 2'001);
}

TEST_CASE("journeys: what all their parts hold is limited, and of which time they are is known") {
  World world = company();
  REQUIRE(journey(world, DrawJourney{drawn()}).empty());
  constexpr auto kMost = static_cast<std::int64_t>(kMaxTouches);
  CHECK(journey(world, touched(world, kMost - 1)).empty());
  CHECK(journey(world, touched(world, 2)) == "limit.touches");
  RecordTouches before = touched(world, 1);
  before.part.from -= 24h;
  CHECK(journey(world, before).empty());
  CHECK(journey(world, touched(world, 1)) == "limit.touches");
  const Journey& found = *known(world).journeys.find(1);
  CHECK(found.touches == kMost);
  CHECK(found.from == world.now - 48h);
  CHECK(found.until == world.now - 1h);
  CHECK(replays(world));
}

TEST_CASE("journeys: one is cited as evidence, and knows by whom") {
  World world = company();
  REQUIRE(journey(world, DrawJourney{drawn()}).empty());
  REQUIRE(tell(world, campaign({price("a", "5")})).empty());
  CHECK(tell(world, CiteEvidence{{1}, {{EvidenceKind::journey, 2}}}) == "not_found.journey");
  CHECK(tell(world, CiteEvidence{{1}, {{EvidenceKind::journey, 1}}}).empty());
  CHECK(known(world).journeys.find(1)->cited.size() == 1);
  CHECK(replays(world));
}
