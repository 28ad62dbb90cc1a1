// Two services that live the same life on ledgers of their own. The reference keeps everything whole and
// never restarts, as if there were neither stubs nor snapshots; the other one puts away, keeps snapshots and
// restarts.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "engine/codec/proposal_view.hpp"
#include "engine/service/service.hpp"
#include "engine/store/memory_store.hpp"
#include "engine/store/snapshots.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

namespace counterweight::test {

inline const OrganisationId kOrg{"test"};

struct TwinServices {
  store::MemoryStore whole_store, store;
  store::SnapshotsInMemory snapshots;
  service::ManualClock clock{*parse_timestamp("2026-03-02T09:00:00Z")};
  service::Service reference{whole_store.ledger(), whole_store.vault(), clock, nullptr,
                             service::Keeping::everything};
  std::unique_ptr<service::Service> service = begin_anew();
  int commands = 0;
  std::set<int> became_events;  // of the commands, by number

  std::unique_ptr<service::Service> begin_anew() {
    return std::make_unique<service::Service>(store.ledger(), store.vault(), clock, &snapshots);
  }
  void restart() {
    service = begin_anew();
    REQUIRE(service->recover().ok());
  }
  const core::State& whole() const { return reference.tenant(kOrg)->state(); }
  const service::Tenant& tenant() const { return *service->tenant(kOrg); }

  // The same command to both; they must answer the same. Whether it was accepted.
  bool give(const core::Command& command, const std::string& actor) {
    const std::string number = std::to_string(++commands);
    const auto one = reference.submit_and_wait({kOrg, command, {actor}, "k" + number, "b" + number, {}});
    const auto two = service->submit_and_wait({kOrg, command, {actor}, "k" + number, "b" + number, {}});
    REQUIRE(one.ok() == two.ok());
    if (!one.ok()) {
      CHECK(one.refusal().code == two.refusal().code);
      CHECK(one.refusal().sentence.en == two.refusal().sentence.en);
      return false;
    }
    REQUIRE(one->events.size() == two->events.size());
    if (!one->events.empty()) became_events.insert(commands);
    for (std::size_t i = 0; i < one->events.size(); ++i)
      CHECK(codec::write_envelope(one->events[i]) == codec::write_envelope(two->events[i]));
    REQUIRE(reference.tenant(kOrg)->head() == tenant().head());
    return true;
  }
  void pass(Duration time) {
    clock.set(clock.now() + time);
    reference.pass_time();
    service->pass_time();
  }
  void found() {
    give(core::OrganisationCommand{core::FoundOrganisation{"Test", default_rulebook()}}, {});
    for (const char* department :
         {"marketing", "production", "sales", "finance", "legal", "support", "founders"})
      give(core::OrganisationCommand{core::AddMember{{std::string(department)}, {department}, true, {}}}, {});
  }

  // A campaign of one action, approved by everybody who may speak on it and launched by marketing.
  core::ProposalId launch(const core::ActionDraft& action = message("a")) {
    give(core::ProposalCommand{campaign({action})}, "marketing");
    const core::ProposalId id{whole().proposals_so_far()};
    for (const char* department : {"production", "sales", "finance", "legal", "support", "founders"})
      give(core::ProposalCommand{core::TakePosition{id, std::nullopt, core::Position::approve, {}, {}, 1}},
           department);
    pass(std::chrono::days{5});
    REQUIRE(
        give(core::ProposalCommand{core::Decide{id, core::DecisionKind::launch, {}, "Go."}}, "marketing"));
    return id;
  }

  // What is put away in the twin now.
  std::vector<core::ProposalId> away() const {
    std::vector<core::ProposalId> out;
    for (std::int64_t id = 1; id <= tenant().state().proposals_so_far(); ++id)
      if (tenant().state().stub({id}) != nullptr) out.push_back({id});
    return out;
  }
  // The proposal as the twin serves it: whole, brought back where it is put away.
  core::State with_whole(core::ProposalId id) const {
    core::State state = tenant().state();
    if (state.stub(id) == nullptr) return state;
    const auto proposal = tenant().whole(state, id);
    REQUIRE(proposal.ok());
    state.bring_back(*proposal);
    return state;
  }
  // Every proposal and every card has the bytes that the reference gives.
  void check_same_bytes() const {
    const codec::NameOf names = [](const std::string&) { return std::nullopt; };
    const service::Tenant& old = *reference.tenant(kOrg);
    for (std::int64_t id = 1; id <= whole().proposals_so_far(); ++id) {
      INFO("proposal " << id);
      const core::State mine = with_whole({id});
      CHECK(codec::proposal_json(mine, {id}, names).dump() ==
            codec::proposal_json(whole(), {id}, names).dump());
      CHECK(codec::revisions_json(mine, {id}, names).dump() ==
            codec::revisions_json(whole(), {id}, names).dump());
      CHECK(old.last_seq(id) == tenant().last_seq(id));
      CHECK(codec::card_json(tenant().state(), {id}, tenant().last_seq(id), names).dump() ==
            codec::card_json(whole(), {id}, old.last_seq(id), names).dump());
    }
    CHECK(tenant().board().cards() == old.board().cards());
    CHECK(tenant().state().dues() == whole().dues());
    CHECK(tenant().state().overrides() == whole().overrides());
  }
};

}  // namespace counterweight::test
