// What live sessions follow: the ledger of one organisation as frames, encoded once for all who watch the
// same. Thread-safety: any thread may call anything; bells ring on the writer's thread and must only post
// elsewhere.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterweight::service {

// A place in an organisation's ledger: "1841-9f3ac2e1", the sequence and the first 8 hex digits of the chain
// hash there.
struct Cursor {
  std::int64_t seq = 0;
  std::string tag = "00000000";
  friend bool operator==(const Cursor&, const Cursor&) = default;
};
std::string to_string(const Cursor& cursor);
std::optional<Cursor> parse_cursor(std::string_view text);

// What a subscription is about (design 3): the board or one proposal, as cards or as what happens.
struct Topic {
  std::int64_t proposal = 0;  // 0: the board
  bool events = false;        // mode `events`; otherwise `state`
  friend auto operator<=>(const Topic&, const Topic&) = default;
};
std::string name_of(const Topic& topic);       // "board", "proposal:42"
std::string_view mode_of(const Topic& topic);  // "state", "events"
constexpr Topic kBoardState{};

using Frame = std::shared_ptr<const std::string>;  // one JSON text frame, ready to send

// Why a watcher gets a new picture instead of what it missed.
enum class Reset { none, fork, trimmed };

// The frames that bring one watcher nearer to the present, and where the watcher then stands.
struct Catchup {
  bool known = true;     // false: there is no such proposal
  bool resumed = false;  // false: the frames are a snapshot in parts
  Reset reset = Reset::none;
  std::vector<Frame> frames;  // empty when resumed and nothing has happened since
  Cursor at;
};

// One step of a watcher that stands at a place known to be on the chain.
struct Step {
  enum class Kind {
    nothing,  // for this topic nothing has happened up to `to`
    frame,    // the update (from, to]
    ledger    // it is in the ledger only: ask page()
  };
  Kind kind = Kind::nothing;
  Frame frame;
  Cursor to;
};

// The board in mode `state`.
class BoardFeed {
 public:
  virtual ~BoardFeed() = default;
  virtual Cursor head() const = 0;
  // From nowhere, or from a cursor that need not be on this chain (then a snapshot answers).
  virtual Catchup open(const std::optional<Cursor>& from) const = 0;
  // The one update (from, head] for a watcher known to stand at `from_seq`; all watchers that stand there are
  // given the same bytes.
  virtual Step update_since(std::int64_t from_seq) const = 0;
  // Rings after each publication. The returned id silences it again.
  virtual std::int64_t listen(std::function<void()> bell) = 0;
  virtual void silence(std::int64_t id) = 0;
};

// All other topics. They ring with the board, whose head is never before theirs.
class TopicFeed {
 public:
  virtual ~TopicFeed() = default;
  // As BoardFeed::open. Reads the ledger: not on an I/O thread. Throws when the disk does.
  virtual Catchup open(const Topic& topic, const std::optional<Cursor>& from) const = 0;
  // Of memory.
  virtual Step next(const Topic& topic, std::int64_t from_seq) const = 0;
  // The next update for one who is farther behind, `resumed`; or a reset with a snapshot. Reads the ledger.
  virtual Catchup page(const Topic& topic, std::int64_t from_seq) const = 0;
  // What happens is encoded, and the latest kept in memory, as long as the returned pointer lives.
  virtual std::shared_ptr<void> keep_events() = 0;
};

struct Feeds {
  BoardFeed* board = nullptr;
  TopicFeed* topics = nullptr;
};

}  // namespace counterweight::service
