// WebSocket on the wire (RFC 6455), without extensions: the handshake's key, frames out, frames in. No
// sockets here. Ours and not Beast's, so that one frame's bytes go to every watcher as they are and an idle
// watcher costs no buffer (design 7 has the figures).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace counterweight::server::websocket {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// Close codes: those of the RFC that we send, and the contract's own (design 3).
enum CloseCode : std::uint16_t {
  kNormal = 1000,
  kGoingAway = 1001,
  kInvalidText = 1007,
  kProtocolError = 1002,
  kBadMessage = 4400,
  kSignIn = 4401,
  kForbidden = 4403,
  kSlow = 4408,
  kLimit = 4429
};

// Whether Sec-WebSocket-Key is one: 16 bytes in base64.
bool is_key(std::string_view key);
std::string accept_for(std::string_view key);  // Sec-WebSocket-Accept

// What stands before the payload of an unmasked, final frame.
struct FrameHead {
  std::array<char, 10> bytes{};
  std::uint8_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};
FrameHead frame_head(Opcode opcode, std::size_t payload_bytes);
std::string close_payload(std::uint16_t code, std::string_view reason);  // at most 125 bytes

// A whole message, or a control frame. The payload lives until the next call of the reader.
struct Message {
  Opcode opcode = Opcode::text;  // text, binary, close, ping or pong
  std::string payload;
};
struct NeedMore {};
// The connection has to be closed with `code`.
struct Violation {
  std::uint16_t code = kProtocolError;
  std::string why;
};

// Takes the bytes a client sends apart. Holds no memory between messages.
class Reader {
 public:
  explicit Reader(std::size_t most_message_bytes) : most_(most_message_bytes) {}
  void feed(std::string_view bytes);
  // Call until it needs more; not any more after a violation.
  std::variant<NeedMore, Message, Violation> next();
  // In the middle of a frame or of a fragmented message.
  bool unfinished() const { return unread() != 0 || fragmented_; }

 private:
  struct Frame {
    bool final = false;
    Opcode opcode = Opcode::text;
    std::size_t head_bytes = 0;
    std::uint64_t payload_bytes = 0;
  };
  std::size_t unread() const { return raw_.size() - read_; }
  std::variant<NeedMore, Frame, Violation> parse_head() const;
  std::string take_payload(const Frame& frame);
  std::variant<NeedMore, Message, Violation> take(const Frame& frame);

  std::size_t most_;
  std::string raw_;
  std::size_t read_ = 0;  // so much of raw_ is done with
  std::string message_;
  Opcode message_opcode_ = Opcode::text;
  bool fragmented_ = false;
};

}  // namespace counterweight::server::websocket
