// A ledger that was written before proposals could be amended is read as it was meant then, and lives on.
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "engine/codec/envelope.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/invariants.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::test {
namespace {

using core::ProposalStatus;
using core::Verdict;

std::vector<core::Event> old_events() {
  std::ifstream file{std::string(SOURCE_DIR) + "/tests/service/ledger_before_amendments.jsonl"};
  std::vector<core::Event> out;
  for (std::string line; std::getline(file, line);) {
    nlohmann::json event = *parse_json(line);
    event.erase("hash");
    event.erase("prevhash");
    const auto envelope = codec::read_envelope(canonical_json(event));
    INFO(line);
    REQUIRE(envelope.ok());
    CHECK(codec::write_envelope(*envelope) != "");
    out.push_back(envelope->event);
  }
  return out;
}

core::State replayed(const std::vector<core::Event>& events) {
  core::State state;
  for (const core::Event& event : events) core::evolve(state, event);
  return state;
}

Verdict verdict(const core::State& state, std::int64_t proposal, const char* action) {
  const core::Proposal& p = *state.proposal({proposal});
  return core::verdict_of(p, *p.action({action}));
}

}  // namespace

TEST_CASE("old ledger: every verdict is what it was") {
  const core::State state = replayed(old_events());
  CHECK(state.proposal({1})->status == ProposalStatus::launched);
  CHECK(state.proposal({2})->status == ProposalStatus::awaiting_decision);
  CHECK(state.proposal({3})->status == ProposalStatus::awaiting_decision);
  CHECK(state.proposal({4})->status == ProposalStatus::in_review);
  CHECK(verdict(state, 1, "letter") == Verdict::launched);
  CHECK(verdict(state, 2, "promise") == Verdict::vetoed);
  CHECK(verdict(state, 2, "badge") == Verdict::cleared);
  CHECK(verdict(state, 3, "cancel") == Verdict::pending);
  CHECK(verdict(state, 3, "invite") == Verdict::short_of_approval);
  CHECK(verdict(state, 4, "claim") == Verdict::vetoed);
  CHECK(state.proposal({2})->veto({1})->state == core::VetoState::sustained);
  CHECK(state.proposal({4})->veto({1})->state == core::VetoState::challenged);
  CHECK(state.proposal({2})->decision_due == parse_timestamp("2026-11-30T09:00:00Z"));
  CHECK(state.proposal({2})->version == 20);
}

TEST_CASE("old ledger: its proposals are amended, and time ends them") {
  core::State state = replayed(old_events());
  core::Amendment amendment;
  amendment.title = "Another title";
  const core::Context hanna{*parse_timestamp("2026-11-25T22:00:00Z"), {"hanna"}};
  const auto amended = core::decide(state, core::Amend{{4}, amendment, "Shorter.", 1}, hanna);
  INFO((amended.answer.ok() ? "" : amended.answer.refusal().sentence.en));
  REQUIRE(amended.answer.ok());
  const auto apply = [&](const std::vector<core::Event>& events) {
    for (const core::Event& event : events) {
      const core::State before = state;
      core::evolve(state, event);
      CHECK(core::check_step(before, event, state).empty());
    }
  };
  apply(amended.due);
  apply(*amended.answer);
  CHECK(state.proposal({4})->revision == 2);
  apply(core::decide(state, core::AdvanceTime{}, {*parse_timestamp("2027-11-25T22:00:00Z"), {}}).due);
  for (std::int64_t id = 2; id <= 6; ++id) CHECK(state.proposal({id})->status == ProposalStatus::expired);
}

}  // namespace counterweight::test
