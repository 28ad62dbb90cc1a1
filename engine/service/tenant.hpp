// One organisation as the service holds it: the fold of its ledger, what readers see of it, and its board.
// Thread-safety: the writer alone calls what is not const; published(), board(), names() may be used from any
// thread.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "engine/codec/envelope.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/state.hpp"
#include "engine/service/board.hpp"
#include "engine/service/names.hpp"
#include "engine/service/topics.hpp"
#include "engine/store/ledger.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

// What readers and frames see: never anything that is not committed.
struct Published {
  core::State state;
  store::Head head;
};

Cursor cursor_at(const store::Head& head);

// Where the events of an accepted command stand, for those who send it again.
struct DoneCommand {
  std::string body_hash;
  std::int64_t last_seq = 0;
};

class Tenant {
 public:
  Tenant(OrganisationId id, store::Ledger& ledger, store::Vault& vault);

  const OrganisationId& id() const { return id_; }
  const store::Ledger& ledger() const { return ledger_; }
  const core::State& state() const { return state_; }
  const store::Head& head() const { return head_; }
  // Why this ledger takes no commands here (a newer program wrote it); nothing in the normal case.
  const std::optional<Refusal>& read_only() const { return read_only_; }
  bool is_read_only() const { return is_read_only_; }  // from any thread
  const DoneCommand* done(const std::string& command) const;

  // Follows the ledger to its end: at the start, and after somebody else appended. Refuses as
  // `unavailable.ledger` where the chain or an event is damaged.
  Status catch_up();
  // Takes over what the writer has just committed: envelopes and the state they lead to.
  void committed(const std::vector<codec::Envelope>& envelopes, core::State next, const store::Head& head);

  std::shared_ptr<const Published> published() const;
  Board& board() { return board_; }
  Topics& topics() { return topics_; }
  const Board& board() const { return board_; }
  codec::NameOf name_of() const;
  // The sequence that last changed a proposal, as published; 0 for an unknown one.
  std::int64_t last_seq(std::int64_t proposal) const;

 private:
  Status take(const store::Record& record);
  void note(const codec::Envelope& envelope);
  void publish(Timestamp now, const std::vector<codec::Envelope>& envelopes);

  OrganisationId id_;
  store::Ledger& ledger_;
  core::State state_;
  store::Head head_;
  std::unordered_map<std::string, DoneCommand> done_;
  std::unordered_map<std::int64_t, std::int64_t> changed_;  // proposal -> seq, since the last publication
  std::optional<Refusal> read_only_;
  std::atomic<bool> is_read_only_{false};
  Names names_;
  Board board_;
  Topics topics_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Published> published_;
  std::vector<std::int64_t> last_seq_;  // by proposal, from 1 on
};

}  // namespace counterweight::service
