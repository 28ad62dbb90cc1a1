// The board of one organisation: what is open and what closed in the last 14 days, as cards that are encoded
// once and frames that all watchers at one place share. Thread-safety: one writer publishes; any thread may
// do the rest.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <unordered_map>

#include "base/time.hpp"
#include "engine/service/feed.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxCards = 2'000;
constexpr Duration kClosedStay = std::chrono::days{14};
constexpr std::size_t kCardsPerPart = 100;       // of a snapshot
constexpr std::size_t kRememberedGone = 10'000;  // cards that left, for those who resume

struct Card {
  std::int64_t id = 0;
  std::int64_t seq = 0;  // the event that last changed it
  std::string json;      // encoded, language-neutral
  std::optional<Timestamp> closed_at;
};

class Board : public BoardFeed {
 public:
  // Whether the organisation's ledger has this tag at this sequence; asked only for cursors that are not the
  // head.
  using OnChain = std::function<bool(const Cursor&)>;
  explicit Board(OnChain on_chain) : on_chain_(std::move(on_chain)) {}

  // Puts the changed cards on the board, drops what closed too long ago or is over the limit, moves the head
  // and rings.
  void publish(std::vector<Card> changed, const Cursor& head, Timestamp now);
  // The cards now on the board, those that changed last first.
  std::vector<std::string> cards() const;

  Cursor head() const override;
  Catchup open(const std::optional<Cursor>& from) const override;
  Step update_since(std::int64_t from_seq) const override;
  std::int64_t listen(std::function<void()> bell) override;
  void silence(std::int64_t id) override;

 private:
  struct Gone {
    std::int64_t seq;  // the head with which it left
    std::int64_t id;
  };
  void put(Card card);
  void drop(std::int64_t id, std::int64_t at_seq);
  void drop_old(Timestamp now, std::int64_t at_seq);
  bool can_resume(const Cursor& from) const;
  Frame update_locked(std::int64_t from_seq) const;
  const std::vector<Frame>& snapshot_locked() const;

  OnChain on_chain_;
  mutable std::mutex mutex_;
  Cursor head_;
  std::unordered_map<std::int64_t, Card> cards_;
  std::map<std::int64_t, std::int64_t> by_seq_;    // seq -> card id: in order of their last change
  std::multimap<Timestamp, std::int64_t> closed_;  // closed_at -> card id
  std::deque<Gone> gone_;
  std::int64_t gone_known_since_ = 0;  // every card that left after this head is in gone_
  mutable std::unordered_map<std::int64_t, Frame> updates_;  // by from_seq, for the present head
  mutable std::vector<Frame> snapshot_;                      // for the present head; empty until asked for
  std::mutex bells_mutex_;
  std::map<std::int64_t, std::function<void()>> bells_;
  std::int64_t next_bell_ = 1;
};

}  // namespace counterweight::service
