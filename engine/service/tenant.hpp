// One organisation as the service holds it: the fold of its ledger, what readers see of it, and its board.
// Thread-safety: the writer alone calls what is not const; published(), whole(), board(), name_of(),
// hold_email() may be used from any thread.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/codec/envelope.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/state.hpp"
#include "engine/service/board.hpp"
#include "engine/service/joining.hpp"
#include "engine/service/names.hpp"
#include "engine/service/recent.hpp"
#include "engine/service/topics.hpp"
#include "engine/store/ledger.hpp"
#include "engine/store/snapshots.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

// What readers and frames see: never anything that is not committed.
struct Published {
  core::State state;
  store::Head head;
};

Cursor cursor_at(const store::Head& head);

// What becomes of proposals that closed: put away when they leave the board (kClosedStay), or whole for ever,
// which costs memory and is for comparing.
enum class Keeping { put_away, everything };

class Tenant {
 public:
  Tenant(OrganisationId id, store::Ledger& ledger, store::Vault& vault, Keeping keeping = Keeping::put_away);

  const OrganisationId& id() const { return id_; }
  const store::Ledger& ledger() const { return ledger_; }
  const core::State& state() const { return state_; }
  const store::Head& head() const { return head_; }
  // Why this ledger takes no commands here (a newer program wrote it); nothing in the normal case.
  const std::optional<Refusal>& read_only() const { return read_only_; }
  bool is_read_only() const { return is_read_only_; }  // from any thread

  // At the start, before anything else: from the snapshot where one fits, then along the ledger to its end.
  // What does not fit is said in the log, and the whole ledger is folded. Refuses as catch_up().
  Status recover(const store::Snapshots* snapshots);
  // The first half of it: stands where the snapshot does and answers that sequence, or stays at 0. Refuses,
  // saying why, when there is a snapshot and it does not fit; nothing is changed then.
  Result<std::int64_t> begin_from(const store::Snapshots& snapshots);
  // Follows the ledger to its end: at the start, and after somebody else appended. Refuses as
  // `unavailable.ledger` where the chain or an event is damaged.
  Status catch_up();
  // Takes over what the writer has just committed: envelopes and the state they lead to.
  void committed(const std::vector<codec::Envelope>& envelopes, core::State next, const store::Head& head);

  std::shared_ptr<const Published> published() const;
  // A proposal that `state` knows: its own, or folded again from the ledger when it is put away. May read the
  // disk: not on the I/O thread. Refuses as `unavailable.ledger` or `unavailable.store`.
  Result<std::shared_ptr<const core::Proposal>> whole(const core::State& state, core::ProposalId id) const;
  // Writes a snapshot of what is published when `after` events or more came since the last one. By one thread
  // at a time, which is not the writer's.
  void keep_snapshot(store::Snapshots& snapshots, std::int64_t after);
  Board& board() { return board_; }
  Topics& topics() { return topics_; }
  const Board& board() const { return board_; }
  codec::NameOf name_of() const;
  // Of somebody who is brought in; null while somebody else does so.
  std::shared_ptr<HeldEmail> hold_email(const std::string& email) const { return joining_.hold(email); }
  // The sequence that last changed a proposal, as published; 0 for an unknown one.
  std::int64_t last_seq(std::int64_t proposal) const;

 private:
  using Closed = std::pair<Timestamp, std::int64_t>;  // when, and which proposal

  void try_snapshot(const store::Snapshots& snapshots);
  Status take(const store::Record& record);
  void note(core::ProposalId changed, std::int64_t seq);
  void put_away_old();
  void publish(Timestamp now, const std::vector<codec::Envelope>& envelopes);

  OrganisationId id_;
  store::Ledger& ledger_;
  Keeping keeping_;
  core::State state_;
  store::Head head_;
  // Earliest first. One that was touched again stands here twice; only what is still so counts.
  std::priority_queue<Closed, std::vector<Closed>, std::greater<>> closed_;
  mutable Recent recent_;
  std::atomic<std::int64_t> snapshot_at_{0};      // the sequence of the last snapshot
  std::map<std::int64_t, std::int64_t> changed_;  // proposal -> seq, since the last publication
  std::optional<Refusal> read_only_;
  std::atomic<bool> is_read_only_{false};
  Names names_;
  Joining joining_;
  Board board_;
  Topics topics_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Published> published_;
  std::vector<std::int64_t> last_seq_;  // by proposal, from 1 on
};

}  // namespace counterweight::service
