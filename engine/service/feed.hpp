// What live sessions follow: the board of one organisation as frames, encoded once for all who watch.
// Thread-safety: any thread may call anything; bells ring on the writer's thread and must only post
// elsewhere.
#pragma once

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

using Frame = std::shared_ptr<const std::string>;  // one JSON text frame, ready to send

// The frames that bring one watcher to the present, and where the watcher then stands.
struct Catchup {
  bool resumed = false;       // false: the frames are a snapshot in parts
  std::vector<Frame> frames;  // empty when resumed and nothing has happened since
  Cursor at;
};

class BoardFeed {
 public:
  virtual ~BoardFeed() = default;
  virtual Cursor head() const = 0;
  // From nowhere, or from a cursor that need not be on this chain (then a snapshot answers).
  virtual Catchup open(const std::optional<Cursor>& from) const = 0;
  // The one update (from, head] for a watcher known to stand at `from_seq`; all watchers that stand there are
  // given the same bytes. Null when from_seq is the head.
  virtual Frame update_since(std::int64_t from_seq) const = 0;
  // Rings after each publication. The returned id silences it again.
  virtual std::int64_t listen(std::function<void()> bell) = 0;
  virtual void silence(std::int64_t id) = 0;
};

}  // namespace counterweight::service
