// The service over a store that does what stores do: commits, conflicts, fills up, and loses its answer.
#include "engine/service/service.hpp"

#include <future>

#include "engine/store/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using namespace counterweight::test;
using store::NextAppend;

namespace {

const OrganisationId kOrg{"test"};
const Timestamp kStart = *parse_timestamp("2026-03-02T09:00:00Z");

struct Company {
  store::MemoryStore store;
  ManualClock clock{kStart};
  Service service{store.ledger(), store.vault(), clock};

  Company() {
    must(core::OrganisationCommand{core::FoundOrganisation{"Test", default_rulebook()}}, {});
    for (const char* department :
         {"marketing", "production", "sales", "finance", "legal", "support", "founders"})
      must(core::OrganisationCommand{core::AddMember{{std::string(department)}, {department}, true, {}}}, {});
  }
  void must(core::Command command, const std::string& actor) {
    REQUIRE(give(std::move(command), actor).ok());
  }
  Result<Accepted> give(core::Command command, const std::string& actor, const std::string& id = {},
                        const std::string& body = {}) {
    return service.submit_and_wait({kOrg, std::move(command), {actor}, id, body, {}});
  }
  Result<Accepted> submit(const std::string& id = {}, const std::string& body = {}) {
    return give(core::ProposalCommand{campaign({message("a")})}, "marketing", id, body);
  }
  std::int64_t proposals() { return service.published(kOrg)->state.proposals_so_far(); }
};

}  // namespace

TEST_CASE("service: an accepted command is published, and folding the ledger again gives the same") {
  Company company;
  REQUIRE(company.submit().ok());
  REQUIRE(company
              .give(core::ProposalCommand{core::TakePosition{
                        {1}, std::nullopt, core::Position::approve, {}, {}, 1}},
                    "sales")
              .ok());
  Service again{company.store.ledger(), company.store.vault(), company.clock};
  REQUIRE(again.recover().ok());
  CHECK(again.published(kOrg)->state == company.service.published(kOrg)->state);
  CHECK(again.published(kOrg)->head == company.service.published(kOrg)->head);
}

TEST_CASE("command id: a repeat gets the first events and changes nothing, also after a restart") {
  Company company;
  const auto first = company.submit("marketing/k1", "hash");
  REQUIRE(first.ok());
  const auto second = company.submit("marketing/k1", "hash");
  REQUIRE(second.ok());
  CHECK(second->repeated);
  CHECK(second->events.size() == first->events.size());
  CHECK(second->events.front().seq == first->events.front().seq);
  CHECK(company.proposals() == 1);

  Service again{company.store.ledger(), company.store.vault(), company.clock};
  REQUIRE(again.recover().ok());
  const auto third = again.submit_and_wait(
      {kOrg, core::ProposalCommand{campaign({message("a")})}, {"marketing"}, "marketing/k1", "hash", {}});
  REQUIRE(third.ok());
  CHECK(third->repeated);
  CHECK(again.published(kOrg)->state.proposals_so_far() == 1);
}

TEST_CASE("command id: another body under the same id is refused; a refused command is decided again") {
  Company company;
  REQUIRE(company.submit("k", "one").ok());
  CHECK(company.submit("k", "two").refusal().code == "invalid.idempotency_key");
  const core::Command launch = core::ProposalCommand{core::Decide{{1}, core::DecisionKind::launch, {}, {}}};
  CHECK(company.give(launch, "marketing", "d").refusal().code == "conflict.in_review");
  company.clock.set(kStart + std::chrono::days{5});
  CHECK(company.give(launch, "marketing", "d").ok());
}

TEST_CASE("append: a conflict is decided again on what the other wrote") {
  Company company;
  company.store.next_append(NextAppend::conflict);
  CHECK(company.submit().ok());
  CHECK(company.proposals() == 1);
  CHECK(company.service.counters().conflicts == 1);
}

TEST_CASE("append: two services on one ledger never lose or double a command") {
  Company company;
  Service other{company.store.ledger(), company.store.vault(), company.clock};
  REQUIRE(other.recover().ok());
  for (int i = 0; i < 10; ++i) {
    Service& turn = i % 2 ? other : company.service;
    REQUIRE(turn.submit_and_wait(
                    {kOrg, core::ProposalCommand{campaign({message("a")})}, {"marketing"}, {}, {}, {}})
                .ok());
  }
  Service third{company.store.ledger(), company.store.vault(), company.clock};
  REQUIRE(third.recover().ok());
  CHECK(third.published(kOrg)->state.proposals_so_far() == 10);
}

TEST_CASE("append: a full disk refuses, changes nothing, and the same command passes later") {
  Company company;
  company.store.next_append(NextAppend::disk_full);
  CHECK(company.submit("k", "b").refusal().code == "unavailable.disk_full");
  CHECK(company.service.not_ready().size() == 1);
  CHECK(company.proposals() == 0);
  CHECK(company.submit("k", "b").ok());
  CHECK(company.proposals() == 1);
  CHECK(company.service.not_ready().empty());
}

TEST_CASE(
    "append: an unknown end is looked up, so what was written is answered and what was lost is written") {
  for (const NextAppend end : {NextAppend::unknown_but_written, NextAppend::unknown_and_lost}) {
    Company company;
    company.store.next_append(end);
    company.store.fail_reopen(2);
    const auto answer = company.submit("k", "b");
    REQUIRE(answer.ok());
    CHECK(company.proposals() == 1);
    CHECK(company.service.counters().unknown == 1);
  }
}

TEST_CASE("writer: commands from many threads share commits and each is answered once") {
  Company company;
  REQUIRE(company.submit().ok());
  company.service.start();
  std::vector<std::future<bool>> answers;
  for (int i = 0; i < 500; ++i) {
    auto promise = std::make_shared<std::promise<bool>>();
    answers.push_back(promise->get_future());
    company.service.submit({kOrg,
                            core::ProposalCommand{core::AddComment{{1}, "Number " + std::to_string(i)}},
                            {"sales"},
                            {},
                            {},
                            {}},
                           [promise](const Result<Accepted>& answer) { promise->set_value(answer.ok()); });
  }
  for (auto& answer : answers) CHECK(answer.get());
  company.service.stop();
  CHECK(company.service.published(kOrg)->state.proposal({1})->comments.size() == 500);
  CHECK(company.service.counters().batches < 500);
}

TEST_CASE("writer: who waits for an answer while the thread runs leaves the work to it") {
  Company company;
  REQUIRE(company.submit().ok());
  company.service.start();
  std::promise<void> busy, go_on;
  company.service.submit({kOrg, core::ProposalCommand{core::AddComment{{1}, "First"}}, {"sales"}, {}, {}, {}},
                         [&](const Result<Accepted>&) {
                           busy.set_value();
                           go_on.get_future().wait();
                         });
  busy.get_future().wait();
  auto second = std::async(std::launch::async, [&company] {
    return company.give(core::ProposalCommand{core::AddComment{{1}, "Second"}}, "sales").ok();
  });
  CHECK(second.wait_for(std::chrono::milliseconds{100}) == std::future_status::timeout);
  go_on.set_value();
  CHECK(second.get());
  company.service.stop();
  CHECK(company.service.published(kOrg)->state.proposal({1})->comments.size() == 2);
}

TEST_CASE("writer: after stop() commands are refused, and what was submitted before is answered") {
  Company company;
  company.service.start();
  std::promise<bool> before;
  company.service.submit({kOrg, core::ProposalCommand{campaign({message("a")})}, {"marketing"}, {}, {}, {}},
                         [&](const Result<Accepted>& answer) { before.set_value(answer.ok()); });
  company.service.stop();
  CHECK(before.get_future().get());
  std::string code;
  company.service.submit({kOrg, core::AdvanceTime{}, {}, {}, {}, {}},
                         [&](const Result<Accepted>& answer) { code = answer.refusal().code; });
  CHECK(code == "unavailable.stopping");
}

TEST_CASE("timers: what is due happens without anybody's command") {
  Company company;
  REQUIRE(company.submit().ok());
  company.service.start();
  company.clock.set(kStart + std::chrono::days{5});
  for (int i = 0; i < 100; ++i) {
    if (company.service.published(kOrg)->state.proposal({1})->status ==
        core::ProposalStatus::awaiting_decision)
      break;
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  company.service.stop();
  CHECK(company.service.published(kOrg)->state.proposal({1})->status ==
        core::ProposalStatus::awaiting_decision);
}

TEST_CASE("timers: hundreds of deadlines at one instant pass in bounded steps") {
  Company company;
  for (int i = 0; i < 450; ++i) REQUIRE(company.submit().ok());
  company.clock.set(kStart + std::chrono::days{5});
  company.service.pass_time();
  const auto state = company.service.published(kOrg)->state;
  CHECK(state.dues().front().at == kStart + std::chrono::days{5 + 14});
}

TEST_CASE("sealed names: in the vault, not in the ledger, and gone when erased") {
  Company company;
  store::SealedValue name = seal("Anna Example");
  const std::string commitment = name.commitment;
  REQUIRE(company.service
              .submit_and_wait(
                  {kOrg,
                   core::OrganisationCommand{core::AddMember{{"anna"}, {"sales"}, false, commitment}},
                   {},
                   {},
                   {},
                   {name}})
              .ok());
  for (const store::Record& record : company.store.ledger().read(kOrg, 0, 100))
    CHECK(record.bytes.find("Anna Example") == std::string::npos);
  CHECK(company.service.tenant(kOrg)->name_of()(commitment) == "Anna Example");
  company.store.vault().erase_sealed(kOrg, {commitment});
  Service again{company.store.ledger(), company.store.vault(), company.clock};
  REQUIRE(again.recover().ok());
  CHECK_FALSE(again.tenant(kOrg)->name_of()(commitment).has_value());
}

namespace {

Result<Accepted> comment_on(Company& company, std::vector<std::int64_t> versions,
                            const std::string& id = {}) {
  Submission submission{kOrg, core::ProposalCommand{core::AddComment{{1}, "Noted."}}, {"sales"}, id, "hash",
                        {}};
  submission.seen = Seen{{1}, std::move(versions)};
  return company.service.submit_and_wait(std::move(submission));
}

}  // namespace

TEST_CASE("version seen: taken at that version only, and a repeat of what was taken is a repeat") {
  Company company;
  REQUIRE(company.submit().ok());
  const auto version = [&] { return company.service.published(kOrg)->state.proposal({1})->version; };
  const std::int64_t seen = version();
  REQUIRE(comment_on(company, {seen}, "sales/k").ok());
  CHECK(version() == seen + 1);
  const auto stale = comment_on(company, {seen});
  REQUIRE_FALSE(stale.ok());
  CHECK(stale.refusal().code == "conflict.changed");
  CHECK_FALSE(comment_on(company, {}).ok());
  CHECK(version() == seen + 1);
  const auto repeat = comment_on(company, {seen}, "sales/k");
  REQUIRE(repeat.ok());
  CHECK(repeat->repeated);
}

TEST_CASE(
    "version seen: what is due comes about first, so that what was seen before a deadline is not taken after "
    "it") {
  Company company;
  REQUIRE(company.submit().ok());
  const std::int64_t seen = company.service.published(kOrg)->state.proposal({1})->version;
  company.clock.set(kStart + std::chrono::days{30});
  const auto late = comment_on(company, {seen});
  REQUIRE_FALSE(late.ok());
  CHECK(late.refusal().code == "conflict.changed");
  CHECK(company.service.published(kOrg)->state.proposal({1})->version > seen);
}

TEST_CASE("start: what fell due while nobody served has come about before the first answer") {
  Company company;
  REQUIRE(company.submit().ok());
  company.clock.set(kStart + std::chrono::days{30});
  Service again{company.store.ledger(), company.store.vault(), company.clock};
  REQUIRE(again.recover().ok());
  REQUIRE(again.published(kOrg)->state.next_due());
  again.start();
  const auto due = again.published(kOrg)->state.next_due();
  CHECK((!due || *due > company.clock.now()));
  again.stop();
}
