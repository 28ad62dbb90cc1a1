// What proposals live through in the scenario files is a walk through the graph that their rulebook draws.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/codec/envelope.hpp"
#include "engine/codec/event_json.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/service/scenario.hpp"
#include "engine/store/memory_store.hpp"
#include "rules/graph.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using nlohmann::json;

namespace {

const std::string kScenarios = std::string(SOURCE_DIR) + "/tests/scenarios";

// The scenario's own rulebook: the default one, or with the patch that lies beside it.
core::RulebookPtr rulebook_of(const std::filesystem::path& story) {
  const std::filesystem::path patch = std::filesystem::path{story}.replace_extension(".patch.json");
  if (!std::filesystem::exists(patch)) return test::default_rulebook();
  const json book = json::parse(test::default_rulebook()->source());
  return rules::check(book.patch(json::parse(test::read_file(patch))).dump()).rulebook;
}

std::vector<core::Event> events_of(const std::filesystem::path& story, const core::RulebookPtr& rulebook) {
  store::MemoryStore store;
  ManualClock clock{*parse_timestamp("2026-01-01T00:00:00Z")};
  Service service{store.ledger(), store.vault(), clock};
  const OrganisationId organisation{"test"};
  const core::FoundOrganisation founding{"Test", rulebook};
  REQUIRE(service.submit_and_wait({organisation, core::OrganisationCommand{founding}, {}, {}, {}, {}}).ok());
  Scenario{service, clock, organisation, Duration{0}, [](const json&) {}}.play(test::read_file(story));
  std::vector<core::Event> out;
  for (std::int64_t after = 0;;) {
    const auto page = store.ledger().read(organisation, after, store::kMaxPage);
    for (const store::Record& record : page) out.push_back(codec::read_envelope(record.bytes)->event);
    if (page.size() < store::kMaxPage) return out;
    after = page.back().seq;
  }
}

// Whether the graph has a step for what happened: a name alone, or with what decides behind a point.
bool has_step(const rules::Graph& graph, const std::string& from, const std::string& to,
              const std::string& event) {
  return std::any_of(graph.steps.begin(), graph.steps.end(), [&](const rules::GraphStep& step) {
    return step.from == from && step.to == to && step.event.substr(0, step.event.find('.')) == event;
  });
}

}  // namespace

TEST_CASE("graph: every change of a proposal's status in the scenario files is a step of it") {
  std::set<std::string> walked;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kScenarios)) {
    if (entry.path().extension() != ".jsonl") continue;
    INFO(entry.path().string());
    const core::RulebookPtr rulebook = rulebook_of(entry.path());
    const rules::Graph graph = rules::proposal_graph(*rulebook);
    core::State state;
    for (const core::Event& event : events_of(entry.path(), rulebook)) {
      const auto id = core::proposal_of(event);
      const auto status = [&]() -> std::string {
        return id && state.knows(*id) ? std::string(codec::word(state.proposal(*id)->status)) : "draft";
      };
      const std::string before = status();
      core::evolve(state, event);
      if (!id || status() == before) continue;
      INFO(before << " to " << status() << " by " << codec::event_type(event));
      CHECK(has_step(graph, before, status(), codec::event_type(event)));
      walked.insert(before + " to " + status());
    }
  }
  CHECK(walked.size() >= 9);
}
