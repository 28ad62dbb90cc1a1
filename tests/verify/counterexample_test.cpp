// Stories of the verifier as scenario files: the real engine plays them to the state that they claim.
#include "engine/codec/counterexample.hpp"

#include "engine/core/verify/explore.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/play_scenario.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

struct Ways {
  std::size_t told = 0, shown = 0;
};

// The ways to nodes all over the graph, told and played. The rest say so.
Ways play_ways(const RulebookPtr& rulebook, const std::string& department, Play play, std::size_t every) {
  Ways out;
  const Situations situations = situations_of(*rulebook);
  for (const Situation& situation : situations.all) {
    const rules::Seat* seat = find_seat(situation.seats, {department});
    if (seat == nullptr || seat->power < rules::Power::object) continue;
    const Cast cast = cast_for(play, *rulebook, situation, elsewhere_for(situations, situation, {department}),
                               {department});
    const auto opening = open_play(cast);
    REQUIRE(opening.ok());
    const Graph graph = explore(cast, *opening, scope_of(play, cast));
    for (std::size_t node = 1; node < graph.nodes(); node += every) {
      const auto way = way_to(graph, static_cast<std::uint32_t>(node));
      const auto told = codec::tell({cast, way, {"So.", "Так."}, graph.facts[node]}, rulebook);
      INFO(told.scenario);
      CHECK(played(rulebook, told.scenario) == "");
      CHECK(told.story.back().en == "So.");
      const Text& before = told.story[told.story.size() - 2];
      CHECK(before.en.starts_with("With every department") != told.shown);
      ++out.told;
      out.shown += told.shown ? 1 : 0;
    }
  }
  return out;
}

}  // namespace

TEST_CASE(
    "counterexample: a scenario plays to the state that the story ends in, and what was found is there") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  for (const Play play : {Play::words, Play::vetoes, Play::amending_vetoes, Play::amending_objections}) {
    const Ways ways = play_ways(rulebook, "finance", play, 97);
    CHECK(ways.shown == ways.told);
  }
}

TEST_CASE("counterexample: under a calendar and with reminders, too") {
  const auto rulebook = checked(json_file("rules/library/regulated/rulebook.json"));
  for (const Play play : {Play::vetoes, Play::amending_vetoes, Play::amending_objections}) {
    const Ways ways = play_ways(rulebook, "medical", play, 401);
    CHECK(ways.shown == ways.told);
  }
}

TEST_CASE(
    "counterexample: with departments that had no part in the play, or the story says that it cannot be "
    "told") {
  const auto rulebook = checked(json_file("rules/library/default/rulebook.json"));
  for (const Play play : {Play::vetoes, Play::amending_vetoes, Play::amending_objections}) {
    const Ways ways = play_ways(rulebook, "production", play, 499);
    CAPTURE(name_of(play), ways.shown, ways.told);
    CHECK(ways.shown * 100 >= ways.told * 95);
  }
}

TEST_CASE("counterexample: the story says who did what, in both languages") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  const Situations situations = situations_of(*rulebook);
  const Cast cast = cast_for(Play::vetoes, *rulebook, situations.all.back(), nullptr, {"finance"});
  const auto told =
      codec::tell({cast, {Move::veto, Move::challenge_merits, Move::wait}, {"So.", "Так."}}, rulebook);
  REQUIRE(told.story.size() == 5);
  CHECK(told.story[0].en.starts_with("Marketing proposes an action of the kind Price"));
  CHECK(told.story[1].en == "Finance vetoes it.");
  CHECK(told.story[1].ru == "Отдел «Финансы» накладывает вето.");
  CHECK(told.story[3].en == "The vote ends: the veto falls.");
  CHECK(told.story[4].en == "So.");
}
