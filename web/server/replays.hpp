// Idempotency-Key on what is not in the ledger (drafts, tokens, invitations, notes): the first answer again,
// for who sends the same request again. Commands have the ledger for that, which outlives the program; this
// does not, and says so in docs/api.md. Thread-safe.
#pragma once

#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "web/server/router.hpp"

namespace counterweight::server {

constexpr std::size_t kMaxReplays = 4'096;           // answers kept; the oldest go first
constexpr std::size_t kMaxReplayBytes = 64 * 1'024;  // of a body; a longer answer is not kept
constexpr std::chrono::hours kReplayStay{1};         // an answer may hold a token that is shown once

class Replays : public std::enable_shared_from_this<Replays> {
 public:
  // The handler, called once for each key: a repeat of what succeeded gets the first answer with
  // `Idempotency-Replayed`; what was refused is tried again; the same key with another body is
  // `invalid.idempotency_key`, and while the first is under way `conflict.under_way`. Needs Request::who.
  Handler once(Handler handler);

 private:
  struct Kept {
    std::string key, body_hash;
    std::shared_ptr<const Response> answer;  // null: under way
    std::chrono::steady_clock::time_point since;
  };
  using Place = std::list<Kept>::iterator;

  void ended(const std::string& key, const Response& response);
  void forget(Place place);
  void forget_old();

  std::mutex mutex_;
  std::list<Kept> kept_;  // oldest first
  std::unordered_map<std::string, Place> by_key_;
};

}  // namespace counterweight::server
