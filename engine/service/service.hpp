// The service: one writer that turns submissions into committed events, and what readers and watchers see of
// them. A reply and a frame go out only after the commit; commands that wait while a commit runs share the
// next one. Thread-safety: any thread may submit and read. Replies are called on the writer's thread and must
// be quick.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "engine/core/command.hpp"
#include "engine/core/engine.hpp"
#include "engine/service/clock.hpp"
#include "engine/service/tenant.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxWaiting = 10'000;        // submissions in the queue; one more is refused
constexpr std::size_t kMaxCommandsPerBatch = 100;  // that share one commit
constexpr std::size_t kMaxEventsPerBatch = 500;    // from here on a batch takes no further command
constexpr int kMaxConflicts = 8;                   // times to decide again, then `unavailable.busy`
constexpr Duration kReopenPause{200};  // between tries to open the store again after an unknown append
constexpr int kMaxReopens = 50;
constexpr std::int64_t kSnapshotEvery =
    5'000;  // events: so many at most are folded after a crash, with what is whole

// The proposal as its sender saw it: the command is taken only if it still stands at one of these versions
// once what is due has come about; otherwise `conflict.changed`.
struct Seen {
  core::ProposalId proposal;
  std::vector<std::int64_t> versions;
};

// `invalid.idempotency_key`: a key that came with another body before.
Refusal other_body();

struct Submission {
  OrganisationId organisation;
  core::Command command;
  core::MemberId actor;                    // empty: the program itself
  std::string command_id;                  // of the sender; empty: never sent again, the service makes one
  std::string body_hash;                   // hex; a repeat must have the same
  std::vector<store::SealedValue> sealed;  // written with the events
  std::optional<Seen> seen = {};           // nothing: taken however it stands
};

// What an accepted command became. A repeat gets the same, and `repeated`.
struct Accepted {
  Cursor cursor;
  std::vector<codec::Envelope> events;
  bool repeated = false;
};

using Reply = std::function<void(Result<Accepted>)>;

struct Counters {
  std::atomic<std::uint64_t> accepted{0}, refused{0}, repeated{0}, batches{0}, events{0}, conflicts{0},
      unwritten{0}, unknown{0}, invariant_violations{0};
  std::atomic<bool> writes_fail{false};  // the last append was not committed
};

class Service {
 public:
  // `snapshots`: where a restart may begin; null for none. It outlives the service. `engine`: another one
  // than the real one only to play what a wrong one would do.
  Service(store::Ledger& ledger, store::Vault& vault, Clock& clock, store::Snapshots* snapshots = nullptr,
          Keeping keeping = Keeping::put_away, core::Engine engine = {});
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // Folds every ledger of the store, each from its snapshot where that fits. Call once, before anything else.
  // `unavailable.ledger` when one is damaged.
  Status recover();

  // Takes what is due, then starts the writer's thread, which goes on turning what is due into commands.
  void start();
  // Drains what was submitted, then ends the thread. Later submissions are refused.
  void stop();

  void submit(Submission submission, Reply reply);
  // Submits and waits for the answer; where no thread runs, the calling one does the work. For scenarios,
  // imports and tests; not from the service's own thread, nor while another starts or stops it.
  Result<Accepted> submit_and_wait(Submission submission);
  // Without the thread: takes what is due now.
  void pass_time();

  // Writes the snapshots that are due: of every organisation with `after` events or more since its last one.
  // Not on the writer's thread, and by one thread at a time; failures are logged.
  void keep_snapshots(std::int64_t after = kSnapshotEvery);

  // Null for an organisation that has no ledger.
  std::shared_ptr<const Published> published(const OrganisationId& organisation) const;
  Tenant* tenant(const OrganisationId& organisation) const;
  std::vector<OrganisationId> organisations() const;
  const Counters& counters() const { return counters_; }
  // Why commands are not taken as they should be, in English for those who run the server; empty when all is
  // well.
  std::vector<std::string> not_ready() const;
  Clock& clock() { return clock_; }
  store::Ledger& ledger() { return ledger_; }

 private:
  struct Waiting {
    Submission submission;
    Reply reply;
  };
  void run();
  void work(std::deque<Waiting> batch);
  void fire_timers();
  Tenant& tenant_or_new(const OrganisationId& organisation);

  store::Ledger& ledger_;
  store::Vault& vault_;
  Clock& clock_;
  store::Snapshots* snapshots_;
  Keeping keeping_;
  core::Engine engine_;
  Counters counters_;
  mutable std::mutex tenants_mutex_;
  std::map<OrganisationId, std::unique_ptr<Tenant>> tenants_;  // never removed
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace counterweight::service
