// The past under the very rulebook that it was lived under: every proposal ends as it did. Of stories, of
// random walks over all commands, and of a ledger that an older program wrote. A failure of a walk prints its
// seed: BACKTEST_WALK_SEED repeats one, BACKTEST_WALKS sets how many.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/canonical_json.hpp"
#include "engine/codec/envelope.hpp"
#include "engine/service/backtest.hpp"
#include "engine/service/scenario.hpp"
#include "engine/store/memory_store.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/core/random_walk_books.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

namespace counterweight::test {
namespace {

const std::string kSourceFolder = SOURCE_DIR;

// Whatever differs is told; how many proposals have ended.
std::size_t check_same(const std::vector<core::Event>& events, const core::RulebookPtr& rulebook) {
  const service::backtest::Report report = service::backtest::run(events, rulebook);
  INFO(service::backtest::report_text(report, {"test"}, Language::en));
  CHECK(report.guessed == 0);
  for (const service::backtest::Past& past : report.past) {
    INFO("proposal " << past.proposal.value);
    CHECK(service::backtest::name_of(past.change) == "same");
    CHECK(past.recorded.end == past.replayed.end);
    CHECK(past.recorded.at == past.replayed.at);
    CHECK(past.recorded.possible_from == past.replayed.possible_from);
    CHECK(past.not_taken.empty());
    CHECK(past.moot == 0);
    CHECK(past.possible_vetoes.empty());
    for (const service::backtest::ActionEnding& each : past.actions) CHECK(each.recorded == each.replayed);
  }
  return report.past.size();
}

// What the story leaves in the ledger.
std::vector<core::Event> ledger_of_story(const std::filesystem::path& story,
                                         const core::RulebookPtr& rulebook) {
  store::MemoryStore store;
  service::ManualClock clock{*parse_timestamp("2026-01-01T00:00:00Z")};
  service::Service service{store.ledger(), store.vault(), clock};
  const OrganisationId organisation{"test"};
  const core::FoundOrganisation founding{"Test", rulebook};
  REQUIRE(service.submit_and_wait({organisation, core::OrganisationCommand{founding}, {}, {}, {}, {}}).ok());
  service::Scenario scenario{service, clock, organisation, Duration{}, [](const nlohmann::json&) {}};
  CHECK(scenario.play(read_file(story)).failed == 0);
  std::vector<core::Event> out;
  for (std::int64_t after = 0;;) {
    const auto page = store.ledger().read(organisation, after, store::kMaxPage);
    for (const store::Record& record : page) {
      const auto envelope = codec::read_envelope(record.bytes);
      REQUIRE(envelope.ok());
      out.push_back(envelope->event);
      after = record.seq;
    }
    if (page.size() < store::kMaxPage) return out;
  }
}

core::RulebookPtr default_with(const nlohmann::json& patch) {
  const nlohmann::json book =
      nlohmann::json::parse(read_file(kSourceFolder + "/rules/library/default/rulebook.json"));
  return rules::check(book.patch(patch).dump()).rulebook;
}

std::vector<core::Event> random_past(unsigned seed, const core::RulebookPtr& rulebook) {
  Random random{seed};
  RandomCommands commands{random};
  World world;
  world.give(core::OrganisationCommand{core::FoundOrganisation{"Test", rulebook}}, {});
  for (const rules::Department& each : rulebook->book().departments)
    for (const char* number : {"0", "1"})
      world.join(each.id.value + number, each.id.value, *number == '0' && !random.one_in(6));
  for (int step = 0; step < 120; ++step) {
    world.now = commands.next_time(world.state, world.now);
    const Given given = commands.next(world.state, world.now);
    world.give(given.command, given.actor);
  }
  world.pass(std::chrono::days{60});
  return world.events;
}

int walks_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  int number = otherwise;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), number);
  return number;
}

}  // namespace

TEST_CASE("backtest: under the same rulebook the shipped stories end as they did") {
  for (const char* file : {"/tests/scenarios/main_story.jsonl", "/app/demo/ferrit.jsonl"}) {
    INFO(file);
    CHECK(check_same(ledger_of_story(kSourceFolder + file, default_rulebook()), default_rulebook()) > 0);
  }
}

TEST_CASE("backtest: under the same rulebook adversarial stories end as they did") {
  const core::RulebookPtr raiser =
      default_with({{{"op", "replace"}, {"path", "/answered_by"}, {"value", "raiser"}}});
  for (const auto& each :
       std::filesystem::directory_iterator(kSourceFolder + "/tests/scenarios/adversarial")) {
    INFO(each.path().filename());
    const core::RulebookPtr rulebook = each.path().stem() == "settling" ? raiser : default_rulebook();
    check_same(ledger_of_story(each.path(), rulebook), rulebook);
  }
}

TEST_CASE("backtest: under the same rulebook stories of every word of the language end as they did") {
  for (const auto& each : std::filesystem::directory_iterator(kSourceFolder + "/tests/scenarios/language")) {
    if (each.path().extension() != ".jsonl") continue;
    INFO(each.path().filename());
    std::filesystem::path patch = each.path();
    patch.replace_extension(".patch.json");
    const core::RulebookPtr rulebook = default_with(nlohmann::json::parse(read_file(patch)));
    REQUIRE(rulebook != nullptr);
    check_same(ledger_of_story(each.path(), rulebook), rulebook);
  }
}

TEST_CASE("backtest: under the same rulebook random walks end as they did") {
  const int only = walks_from("BACKTEST_WALK_SEED", -1);
  const int until =
      only >= 0 ? only + 1 : walks_from("BACKTEST_WALKS", 3 * static_cast<int>(variations().size()));
  std::size_t ended = 0;
  for (int seed = std::max(only, 0); seed < until; ++seed) {
    const Variation& variation = variations()[static_cast<std::size_t>(seed) % variations().size()];
    INFO("BACKTEST_WALK_SEED=" << seed << ", rulebook: " << variation.name);
    ended += check_same(random_past(static_cast<unsigned>(seed), variation.rulebook), variation.rulebook);
  }
  CHECK(ended > 0);
}

TEST_CASE("backtest: a ledger that an older program wrote is read as far as it tells") {
  std::istringstream lines{read_file(kSourceFolder + "/tests/service/ledger_before_amendments.jsonl")};
  std::vector<core::Event> events;
  for (std::string line; std::getline(lines, line);) {
    nlohmann::json event = *parse_json(line);
    event.erase("hash");
    event.erase("prevhash");
    events.push_back(codec::read_envelope(canonical_json(event))->event);
  }
  const service::backtest::Report report = service::backtest::run(events, default_rulebook());
  INFO(service::backtest::report_text(report, {"test"}, Language::en));
  CHECK(report.left_open == 5);
  REQUIRE(report.past.size() == 1);
  CHECK(report.past.front().replayed.end == service::backtest::End::decided);
}

}  // namespace counterweight::test
