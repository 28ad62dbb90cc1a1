// The checks that voters are shown, and a vote on a rulebook that outlives a restart.
#include "engine/service/rulebook_checks.hpp"

#include <nlohmann/json.hpp>

#include "engine/service/service.hpp"
#include "engine/store/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using namespace counterweight::test;

namespace {

using nlohmann::json;
using std::chrono::days;

const OrganisationId kCompany{"law"};
const Timestamp kBegin = *parse_timestamp("2026-03-02T09:00:00Z");

core::RulebookPtr tiny(std::int64_t version = 1, const std::string& finance_when = "discount_pct > 20") {
  json book = json::parse(read_file(std::string(SOURCE_DIR) + "/tests/verify/tiny.json"));
  book["version"] = version;
  book["jurisdiction"][1]["when"] = finance_when;
  const auto checked = rules::check(book.dump());
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

struct Firm {
  store::MemoryStore store;
  ManualClock clock{kBegin};
  Service service{store.ledger(), store.vault(), clock};

  Firm() {
    must(core::OrganisationCommand{core::FoundOrganisation{"Law", tiny()}}, {});
    for (const char* department : {"marketing", "sales", "finance", "legal"})
      must(core::OrganisationCommand{core::AddMember{{std::string(department)}, {department}, true, {}}}, {});
  }
  void must(core::Command command, const std::string& actor) {
    const auto answer = service.submit_and_wait({kCompany, std::move(command), {actor}, {}, {}, {}});
    if (!answer.ok()) INFO(answer.refusal().sentence.en);
    REQUIRE(answer.ok());
  }
  void propose(const core::RulebookPtr& rulebook) {
    must(core::OrganisationCommand{core::ProposeRulebook{rulebook, tiny()->hash(), "Earlier",
                                                         core::RulebookProof{rulebook->hash(), 1, 1}}},
         "finance");
  }
};

std::shared_ptr<const RulebookCheck> ended(std::shared_ptr<const RulebookCheck> check) {
  while (!check->ended()) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  return check;
}

}  // namespace

TEST_CASE("rulebook check: proof, difference and past are there once it has ended, and are found again") {
  Firm firm;
  const auto price =
      core::ActionDraft{{"a"}, {"price"}, "A price", {{"discount_pct", std::string("15")}}, {}};
  firm.must(core::ProposalCommand{core::Submit{"A campaign", "A goal", {}, {price}}}, "marketing");
  firm.must(core::ProposalCommand{core::Decide{{1}, core::DecisionKind::withdraw, {}, "Not now"}},
            "marketing");
  RulebookChecks checks{firm.store.ledger()};
  const core::RulebookPtr next = tiny(2, "discount_pct > 10");
  CHECK(checks.find(kCompany, next->hash()) == nullptr);
  const auto started = checks.start(kCompany, tiny(), next);
  REQUIRE(started.ok());
  const auto check = ended(*started);
  REQUIRE(check->status == CheckStatus::sound);
  REQUIRE(check->proof());
  CHECK(check->proof()->hash == next->hash());
  CHECK(check->proof()->states == static_cast<std::int64_t>(check->report.states));
  CHECK(check->parts_done == check->parts);
  CHECK_FALSE(check->diff.powers.empty());
  REQUIRE(check->past);
  CHECK(check->past->past.size() == 1);
  CHECK(checks.find(kCompany, next->hash()) == check);
  CHECK(checks.find({"another"}, next->hash()) == nullptr);
  const auto again = checks.start(kCompany, tiny(), next);
  REQUIRE(again.ok());
  CHECK(*again == check);
}

TEST_CASE("rulebook check: a past in which the law was changed is replayed under one law throughout") {
  Firm firm;
  const core::RulebookPtr next = tiny(2, "discount_pct > 10");
  const auto campaign_at = [](const char* discount) {
    return core::ProposalCommand{core::Submit{
        "A campaign",
        "A goal",
        {},
        {core::ActionDraft{{"a"}, {"price"}, "A price", {{"discount_pct", std::string(discount)}}, {}}}}};
  };
  firm.must(campaign_at("15"), "marketing");
  firm.propose(next);
  for (const char* head : {"sales", "legal"})
    firm.must(core::OrganisationCommand{core::VoteOnRulebook{{1}, core::Ratify::ratify, ""}}, head);
  firm.must(campaign_at("15"), "marketing");
  for (const std::int64_t id : {1, 2})
    firm.must(core::ProposalCommand{core::Decide{{id}, core::DecisionKind::withdraw, {}, "Not now"}},
              "marketing");
  RulebookChecks checks{firm.store.ledger()};
  const auto started = checks.start(kCompany, next, tiny(3, "discount_pct > 5"));
  REQUIRE(started.ok());
  const auto check = ended(*started);
  REQUIRE(check->status == CheckStatus::sound);
  REQUIRE(check->past);
  REQUIRE(check->past->past.size() == 2);
  for (const backtest::Past& each : check->past->past) CHECK(each.replayed.end == backtest::End::withdrawn);
}

TEST_CASE("rulebook check: what is not sound has no proof") {
  Firm firm;
  RulebookChecks checks{firm.store.ledger()};
  const auto started = checks.start(kCompany, tiny(), tiny(2, "discount_pct > 20 and discount_pct < 10"));
  REQUIRE(started.ok());
  const auto check = ended(*started);
  CHECK(check->status == CheckStatus::unsound);
  CHECK_FALSE(check->proof());
}

TEST_CASE("rulebook check: so many wait and no more, and a stop gives all of them up") {
  Firm firm;
  RulebookChecks checks{firm.store.ledger()};
  std::vector<std::shared_ptr<const RulebookCheck>> waiting;
  std::string refused;
  for (std::int64_t version = 2; refused.empty() && version < 100; ++version) {
    const auto started = checks.start(kCompany, tiny(), tiny(version));
    if (started.ok())
      waiting.push_back(*started);
    else
      refused = started.refusal().code;
  }
  CHECK(refused == "unavailable.busy");
  CHECK(waiting.size() >= kMaxChecksWaiting);
  checks.stop();
  for (const auto& each : waiting) CHECK(each->ended());
  CHECK(waiting.back()->status == CheckStatus::given_up);
  CHECK_FALSE(checks.start(kCompany, tiny(), tiny(200)).ok());
}

TEST_CASE("vote on a rulebook: it goes on after a restart, and ends when its time is over") {
  Firm firm;
  const core::RulebookPtr next = tiny(2, "discount_pct > 10");
  firm.propose(next);
  for (const char* head : {"sales", "legal"})
    firm.must(
        core::OrganisationCommand{core::VoteOnRulebook{
            {1}, head == std::string("sales") ? core::Ratify::ratify : core::Ratify::reject, "So it is"}},
        head);
  Service again{firm.store.ledger(), firm.store.vault(), firm.clock};
  REQUIRE(again.recover().ok());
  const auto law = [&]() -> const core::Organisation& {
    return again.published(kCompany)->state.organisation();
  };
  CHECK(again.published(kCompany)->state == firm.service.published(kCompany)->state);
  REQUIRE(law().open_changes.size() == 1);
  CHECK(again.published(kCompany)->state.next_due() == kBegin + days{5});
  firm.clock.set(kBegin + days{5});
  again.pass_time();
  CHECK(law().open_changes.empty());
  CHECK(law().change({1})->end == core::ChangeEnd::rejected);  // one of two is less than two thirds
  CHECK(law().in_force == tiny()->hash());
}
