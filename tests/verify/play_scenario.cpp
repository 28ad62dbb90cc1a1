#include "tests/verify/play_scenario.hpp"

#include <nlohmann/json.hpp>

#include "engine/service/scenario.hpp"
#include "engine/store/memory_store.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::test {

std::string played(const core::RulebookPtr& rulebook, const std::string& scenario,
                   const core::Engine& engine) {
  store::MemoryStore store;
  service::ManualClock clock{Timestamp{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}}};
  service::Service service{store.ledger(), store.vault(), clock, nullptr, service::Keeping::put_away, engine};
  const OrganisationId organisation{"played"};
  const core::Command found = core::OrganisationCommand{core::FoundOrganisation{"Played", rulebook}};
  REQUIRE(service.submit_and_wait({organisation, found, {}, {}, {}, {}}).ok());
  std::string wrong;
  service::Scenario play{service, clock, organisation, Duration{0}, [&](const nlohmann::json& line) {
                           if (line.contains("error") || line.contains("expected"))
                             wrong += line.dump() + "\n";
                         }};
  const service::Played result = play.play(scenario);
  CHECK(result.readable.ok());
  if (wrong.empty() && (result.failed > 0 || result.lines == 0)) wrong = "nothing was played";
  return wrong;
}

}  // namespace counterweight::test
