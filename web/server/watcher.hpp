// One live connection without its socket: where its watcher stands, and the few frames that are on their way.
// Belongs to the I/O thread.
#pragma once

#include <sys/uio.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/service/feed.hpp"
#include "web/server/limits.hpp"
#include "web/server/request.hpp"
#include "web/server/websocket.hpp"

namespace counterweight::server {

using Steady = std::chrono::steady_clock::time_point;

// The socket of a watcher, without waiting: bytes go out as far as the kernel takes them.
class Wire {
 public:
  struct Sent {
    std::size_t bytes = 0;
    bool broken = false;  // otherwise, when not all went: full
  };
  virtual ~Wire() = default;
  virtual Sent send(std::span<const iovec> parts) = 0;
  // Calls `ready` on the I/O thread once the kernel takes bytes again, or not at all when the wire closes
  // before.
  virtual void when_writable(std::function<void()> ready) = 0;
  // The end; whoever reads the wire notices and tells Live::lost.
  virtual void close() = 0;
};

// Who came, as the handshake found out.
struct Arrival {
  Principal who;
  std::string session;  // as in Request
  Language language = Language::en;
  bool by_pass = false;        // the session is a token's or a display's
  bool display = false;        // it may follow the board and nothing else
  bool stream = false;         // of server-sent events: it says nothing
  std::shared_ptr<void> seat;  // what the connection counts in; given back with the watcher
};

// Where a watcher stands in one topic.
struct Subscription {
  service::Topic topic;
  std::uint64_t turn = 0;                  // which of all: a later one of the same topic is another
  std::optional<service::Cursor> at = {};  // what it was told; nothing while it is opened
  std::int64_t nothing_until = 0;          // from there on to here nothing has happened in its topic
  bool reading = false;                    // the ledger is being read for it
  std::shared_ptr<void> kept = {};         // keeps events encoded
};

struct LiveBoard;  // live.hpp

class Watcher {
 public:
  Watcher(std::uint64_t id, Arrival arrival, LiveBoard& board, std::unique_ptr<Wire> wire,
          const Limits& limits, Steady now);

  // Shared bytes to send after all that is pending. Control frames are short and their own; a stream has
  // none. `field` is what stands before the data of a server-sent event: "id: 1841-9f3ac2e1\n".
  void push(service::Frame frame, websocket::Opcode opcode = websocket::Opcode::text, std::string field = {});
  void push(std::string payload, websocket::Opcode opcode = websocket::Opcode::text, std::string field = {});
  // The frames of one topic; a stream gets its id with the last of them.
  void push_all(std::vector<service::Frame> frames);

  // The id of an event of a stream, as a field; empty for a WebSocket.
  std::string place() const;

  enum class Flushed { all, blocked, broken };
  Flushed flush(Steady now);
  bool idle() const { return outbox_.empty(); }

  // Drops what has not begun to go out and says goodbye; afterwards nothing more is pushed.
  void close_with(std::uint16_t code, std::string_view reason, Steady now);
  bool closing() const { return closing_since_.has_value(); }

  // A token bucket over what the watcher sends: false when it is empty.
  bool may_send_one(Steady now);

  const std::uint64_t id;
  const Arrival arrival;
  LiveBoard& board;
  websocket::Reader reader;
  std::vector<Subscription> subscriptions;
  Steady heartbeat_due;
  std::optional<Steady> unfinished_since;  // it is in the middle of a message
  bool waits_for_room = false;             // when_writable is under way
  bool peer_said_close = false;

  Steady last_progress() const { return last_progress_; }
  Steady closing_since() const { return *closing_since_; }
  std::uint64_t frames_sent() const { return frames_sent_; }
  std::uint64_t bytes_sent() const { return bytes_sent_; }
  Wire& wire() { return *wire_; }

 private:
  struct Out {
    std::string head;  // short: no allocation but for streams
    service::Frame payload;
    std::string_view tail;
    std::size_t size() const { return head.size() + payload->size() + tail.size(); }
  };
  std::size_t gather(std::span<iovec> parts) const;
  void forget(std::size_t bytes);

  std::unique_ptr<Wire> wire_;
  std::vector<Out> outbox_;
  std::size_t begun_ = 0;  // bytes of the first that have gone
  Steady last_progress_;
  std::optional<Steady> closing_since_;
  double may_send_;
  double most_at_once_;
  double per_second_;
  Steady refilled_;
  std::uint64_t frames_sent_ = 0;
  std::uint64_t bytes_sent_ = 0;
};

}  // namespace counterweight::server
