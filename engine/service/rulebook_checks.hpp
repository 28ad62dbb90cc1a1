// What voters are shown before a rulebook may come into force: whether the verifier proves it, what it
// changes, and what past proposals would have come to under it. Checked one after the other on a thread of
// its own, since that takes seconds; what was found is kept for a while, and found again when asked once
// more. Thread-safety: any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/core/verify/verify.hpp"
#include "engine/service/backtest.hpp"
#include "engine/store/ledger.hpp"
#include "rules/rulebook_diff.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxChecksWaiting = 8;          // `unavailable.busy`
constexpr std::size_t kMaxChecksKept = 32;            // that ended; the oldest go first
constexpr std::chrono::minutes kLongestCheck{5};      // then it is given up
constexpr std::int64_t kMaxEventsReplayed = 200'000;  // a longer past is left to `rules backtest`

enum class CheckStatus {
  waiting,
  running,
  sound,
  unsound,   // something is refuted, or not proved
  given_up,  // it took too long, or the program stops
};

// One rulebook in the place of another one, for one organisation. What is not atomic is set before the status
// says that the check ended, and read only after that.
struct RulebookCheck {
  OrganisationId organisation;
  core::RulebookPtr base, rulebook;
  std::atomic<CheckStatus> status{CheckStatus::waiting};
  std::atomic<std::size_t> parts_done{0}, parts{0};
  core::Report report;
  double seconds = 0;
  rules::RulebookDiff diff;
  std::optional<backtest::Report> past;  // nothing where the past is too long, or cannot be read
  std::int64_t upto = 0;                 // the sequence up to which the past was replayed

  bool ended() const { return status != CheckStatus::waiting && status != CheckStatus::running; }
  // Of a sound one.
  std::optional<core::RulebookProof> proof() const;
};

class RulebookChecks {
 public:
  explicit RulebookChecks(const store::Ledger& ledger);
  ~RulebookChecks();  // stops

  // The check of it against this base: the one there is, or a new one that waits for its turn. Refuses as
  // `unavailable.busy`.
  Result<std::shared_ptr<const RulebookCheck>> start(const OrganisationId& organisation,
                                                     const core::RulebookPtr& base,
                                                     const core::RulebookPtr& rulebook);
  // The latest check of that rulebook here, against whatever base; null when there is none.
  std::shared_ptr<const RulebookCheck> find(const OrganisationId& organisation,
                                            const std::string& hash) const;
  // Gives up the check that runs and those that wait, and ends the thread.
  void stop();

 private:
  using Check = std::shared_ptr<RulebookCheck>;
  void work();
  void run(RulebookCheck& check) const;
  void forget_old();

  const store::Ledger& ledger_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Check> checks_;  // oldest first; the same may be waiting, running or ended
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace counterweight::service
