#include "engine/service/board.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace counterweight::service {
namespace {

std::string joined(const std::vector<const std::string*>& cards) {
  std::string out;
  for (const std::string* card : cards) out += (out.empty() ? "" : ",") + *card;
  return out;
}

}  // namespace

void Board::put(Card card) {
  const auto known = cards_.find(card.id);
  if (known != cards_.end()) {
    by_seq_.erase(known->second.seq);
    if (known->second.closed_at) {
      const auto [first, last] = closed_.equal_range(*known->second.closed_at);
      closed_.erase(std::find_if(first, last, [&](const auto& entry) { return entry.second == card.id; }));
    }
  }
  by_seq_[card.seq] = card.id;
  if (card.closed_at) closed_.emplace(*card.closed_at, card.id);
  cards_[card.id] = std::move(card);
}

void Board::drop(std::int64_t id, std::int64_t at_seq) {
  const auto card = cards_.find(id);
  by_seq_.erase(card->second.seq);
  cards_.erase(card);
  gone_.push_back({at_seq, id});
  if (gone_.size() <= kRememberedGone) return;
  gone_known_since_ = gone_.front().seq;
  gone_.pop_front();
}

// The closed go first, longest closed before others; the open leave only when there are more of them than
// places.
void Board::drop_old(Timestamp now, std::int64_t at_seq) {
  while (!closed_.empty() && (closed_.begin()->first + kClosedStay <= now || cards_.size() > kMaxCards)) {
    drop(closed_.begin()->second, at_seq);
    closed_.erase(closed_.begin());
  }
  while (cards_.size() > kMaxCards) drop(by_seq_.begin()->second, at_seq);
}

void Board::publish(std::vector<Card> changed, const Cursor& head, Timestamp now) {
  {
    const std::lock_guard lock{mutex_};
    for (Card& card : changed) put(std::move(card));
    if (head.seq > head_.seq)
      drop_old(now, head.seq);  // what leaves at a place where watchers stand would never reach them
    head_ = head;
    updates_.clear();
    snapshot_.clear();
  }
  const std::lock_guard lock{bells_mutex_};
  for (const auto& [id, bell] : bells_) bell();
}

std::vector<std::string> Board::cards() const {
  const std::lock_guard lock{mutex_};
  std::vector<std::string> out;
  for (auto entry = by_seq_.rbegin(); entry != by_seq_.rend(); ++entry)
    out.push_back(cards_.at(entry->second).json);
  return out;
}

Cursor Board::head() const {
  const std::lock_guard lock{mutex_};
  return head_;
}

bool Board::can_resume(const Cursor& from) const {
  if (from == head_) return true;
  return from.seq < head_.seq && from.seq >= gone_known_since_;
}

Catchup Board::open(const std::optional<Cursor>& from) const {
  const bool on_chain =
      from && (*from == head() || on_chain_(*from));  // may read the ledger: not under the lock
  const std::lock_guard lock{mutex_};
  Catchup out;
  out.at = head_;
  out.resumed = on_chain && can_resume(*from);
  // On our chain, but what has left the board since is not remembered.
  if (from && !out.resumed) out.reset = on_chain ? Reset::trimmed : Reset::fork;
  if (!out.resumed)
    out.frames = snapshot_locked();
  else if (from->seq != head_.seq)
    out.frames.push_back(update_locked(from->seq));
  return out;
}

Step Board::update_since(std::int64_t from_seq) const {
  const std::lock_guard lock{mutex_};
  if (from_seq == head_.seq) return {Step::Kind::nothing, nullptr, head_};
  return {Step::Kind::frame, update_locked(from_seq), head_};
}

Frame Board::update_locked(std::int64_t from_seq) const {
  Frame& frame = updates_[from_seq];
  if (frame) return frame;
  std::vector<const std::string*> changed;
  for (auto entry = by_seq_.upper_bound(from_seq); entry != by_seq_.end(); ++entry)
    changed.push_back(&cards_.at(entry->second).json);
  std::string gone;
  for (auto left = gone_.rbegin(); left != gone_.rend() && left->seq > from_seq; ++left)
    if (!cards_.contains(left->id)) gone += (gone.empty() ? "" : ",") + std::to_string(left->id);
  frame =
      std::make_shared<const std::string>(fmt::format(R"({{"type":"update","topic":"board","mode":"state",)"
                                                      R"("from":{},"cursor":"{}","cards":[{}],"gone":[{}]}})",
                                                      from_seq, to_string(head_), joined(changed), gone));
  return frame;
}

const std::vector<Frame>& Board::snapshot_locked() const {
  if (!snapshot_.empty()) return snapshot_;
  std::vector<const std::string*> all;
  for (const auto& [seq, id] : by_seq_) all.push_back(&cards_.at(id).json);
  const std::size_t parts = std::max<std::size_t>(1, (all.size() + kCardsPerPart - 1) / kCardsPerPart);
  for (std::size_t part = 0; part < parts; ++part) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(part * kCardsPerPart);
    const auto last = part + 1 == parts ? all.end() : first + kCardsPerPart;
    snapshot_.push_back(std::make_shared<const std::string>(
        fmt::format(R"({{"type":"snapshot","topic":"board","mode":"state",)"
                    R"("cursor":"{}","part":{},"last":{},"cards":[{}]}})",
                    to_string(head_), part + 1, part + 1 == parts, joined({first, last}))));
  }
  return snapshot_;
}

std::int64_t Board::listen(std::function<void()> bell) {
  const std::lock_guard lock{bells_mutex_};
  bells_[next_bell_] = std::move(bell);
  return next_bell_++;
}

void Board::silence(std::int64_t id) {
  const std::lock_guard lock{bells_mutex_};
  bells_.erase(id);
}

}  // namespace counterweight::service
