// Random walks, cut anywhere: what a restart makes of a snapshot and the tail is what folding every event
// makes, and what a service that never restarted has. A failure prints its seed: RESTART_WALK_SEED repeats
// one walk, RESTART_WALKS sets how many.
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "engine/core/proposal/attention.hpp"
#include "engine/service/verify_snapshot.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/service/twin_services.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

constexpr int kSteps = 140;

// What all walks together have met; walks that meet none of it would prove nothing.
struct Met {
  int restarts = 0, from_a_snapshot = 0, with_stubs = 0, with_a_tail = 0, acts_on_stubs = 0, resumed = 0;
};

class Walk {
 public:
  Walk(unsigned seed, Met& met) : random_(seed), commands_(random_), met_(met) {
    twins_.found();
    cursors_.push_back(twins_.tenant().board().head());
  }

  void step(int number) {
    // Long waits late in the walk: then there is something that can be put away.
    const bool waits = number > kSteps / 3 && random_.one_in(20);
    const Timestamp now = twins_.clock.now();
    twins_.pass(waits ? std::chrono::days{15} : commands_.next_time(twins_.whole(), now) - now);
    const auto away = twins_.away();
    if (!away.empty() && random_.one_in(8)) {
      act_on(random_.pick(away));
    } else {
      const Given given = commands_.next(twins_.whole(), twins_.clock.now());
      twins_.give(given.command, given.actor);
    }
    cursors_.push_back(twins_.tenant().board().head());
    if (random_.one_in(12)) snapshot();
    if (random_.one_in(15)) restart();
  }

  void check_all() {
    twins_.check_same_bytes();
    for (std::int64_t id = 1; id <= twins_.whole().proposals_so_far(); ++id)
      if (twins_.whole().proposal({id})->closed_at)
        CHECK(core::attention_of(*twins_.whole().proposal({id})).empty());
  }

 private:
  void act_on(core::ProposalId id) {
    const core::Proposal& p = *twins_.whole().proposal(id);
    const core::ActionId action = random_.pick(p.actions).draft.id;
    core::ProposalCommand command = core::AddComment{id, "Remember?"};
    switch (random_.below(4)) {
      case 0:
        command = core::HaltAction{id, action, "Stop."};
        break;
      case 1:
        command = core::StopAction{id, action, "Enough."};
        break;
      case 2:
        command = core::RecordOutcome{id, {{"a", "b", "c"}}, core::OutcomeVerdict::mixed, "So.", {}};
        break;
      default:
        break;
    }
    const std::string actor = random_.pick(twins_.whole().organisation().members).first.value;
    met_.acts_on_stubs += twins_.give(command, actor) ? 1 : 0;
  }

  void snapshot() {
    twins_.service->keep_snapshots(1);
    snapshot_at_ = twins_.tenant().head().seq;
  }

  void restart() {
    twins_.restart();
    ++met_.restarts;
    met_.from_a_snapshot += snapshot_at_ > 0 ? 1 : 0;
    met_.with_stubs += snapshot_at_ > 0 && !twins_.away().empty() ? 1 : 0;
    met_.with_a_tail += snapshot_at_ > 0 && twins_.tenant().head().seq > snapshot_at_ ? 1 : 0;
    service::Service replayed{twins_.store.ledger(), twins_.store.vault(), twins_.clock};
    REQUIRE(replayed.recover().ok());
    const service::Tenant& slow = *replayed.tenant(kOrg);
    CHECK(twins_.tenant().head() == slow.head());
    CHECK(service::rendering(twins_.tenant().state()) == service::rendering(slow.state()));
    CHECK(twins_.tenant().state() == slow.state());
    CHECK(twins_.tenant().state() == twins_.tenant().published()->state);
    service::Service plain{twins_.store.ledger(), twins_.store.vault(), twins_.clock, nullptr,
                           service::Keeping::everything};
    REQUIRE(plain.recover().ok());
    check_boards(slow);
    check_boards(*plain.tenant(kOrg));  // which had all the cards, and dropped them
    check_repeats();
    twins_.check_same_bytes();
    if (snapshot_at_ == 0) return;
    const auto verdict =
        service::verify_snapshot(twins_.store.ledger(), twins_.store.vault(), twins_.snapshots, kOrg);
    CHECK(verdict.what == service::SnapshotVerdict::What::agrees);
    CHECK(verdict.seq == snapshot_at_);
  }

  // A watcher from nowhere, and watchers that stand where they stood before.
  void check_boards(const service::Tenant& slow) {
    check_board(slow, std::nullopt);
    for (int i = 0; i < 5; ++i) check_board(slow, random_.pick(cursors_));
  }
  void check_board(const service::Tenant& slow, const std::optional<service::Cursor>& from) {
    const service::Catchup here = twins_.tenant().board().open(from), there = slow.board().open(from);
    CHECK(here.at == there.at);
    CHECK(here.resumed == there.resumed);
    REQUIRE(here.frames.size() == there.frames.size());
    for (std::size_t i = 0; i < here.frames.size(); ++i) CHECK(*here.frames[i] == *there.frames[i]);
    met_.resumed += here.resumed ? 1 : 0;
  }

  // Accepted or refused before the restart: the first reply comes back, another body is told apart, and what
  // was refused is decided again, by both alike.
  void check_repeats() {
    for (int i = 0; i < 5; ++i) {
      const int which = 1 + random_.below(twins_.commands);
      const std::string number = std::to_string(which);
      const auto first =
          twins_.reference.submit_and_wait({kOrg, core::AdvanceTime{}, {}, "k" + number, "b" + number, {}});
      const auto again =
          twins_.service->submit_and_wait({kOrg, core::AdvanceTime{}, {}, "k" + number, "b" + number, {}});
      REQUIRE((first.ok() && again.ok()));
      CHECK(first->repeated == again->repeated);
      CHECK(again->repeated == twins_.became_events.contains(which));
      REQUIRE(first->events.size() == again->events.size());
      for (std::size_t e = 0; e < first->events.size(); ++e)
        CHECK(codec::write_envelope(first->events[e]) == codec::write_envelope(again->events[e]));
      if (!again->repeated) continue;
      const auto other =
          twins_.service->submit_and_wait({kOrg, core::AdvanceTime{}, {}, "k" + number, "other", {}});
      REQUIRE_FALSE(other.ok());
      CHECK(other.refusal().code == "invalid.idempotency_key");
    }
  }

  Random random_;
  RandomCommands commands_;
  TwinServices twins_;
  Met& met_;
  std::vector<service::Cursor> cursors_;
  std::int64_t snapshot_at_ = 0;
};

int number_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  int number = otherwise;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), number);
  return number;
}

}  // namespace

TEST_CASE(
    "restart: from a snapshot taken anywhere and cut off anywhere, everything is as if all were folded") {
  const int walks = number_from("RESTART_WALKS", 30);
  const int only = number_from("RESTART_WALK_SEED", -1);
  Met met;
  for (int seed = std::max(only, 0); seed < (only >= 0 ? only + 1 : walks); ++seed) {
    INFO("RESTART_WALK_SEED=" << seed);
    Walk walk{static_cast<unsigned>(seed), met};
    for (int step = 0; step < kSteps; ++step) walk.step(step);
    walk.check_all();
  }
  if (only >= 0 || walks < 30) return;
  CHECK(met.restarts >= 100);
  CHECK(met.from_a_snapshot >= 50);
  CHECK(met.with_stubs >= 20);
  CHECK(met.with_a_tail >= 20);
  CHECK(met.acts_on_stubs >= 10);
  CHECK(met.resumed >= 100);
}
