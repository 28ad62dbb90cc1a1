// A WebSocket client for tests: shakes hands, sends any frame, reads frames within a deadline. Throws
// std::runtime_error when it fails.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/http_client.hpp"

namespace counterweight::testing {

struct WsFrame {
  unsigned opcode = 0;  // 1 text, 8 close, 9 ping, 10 pong
  std::string payload;
  unsigned close_code() const;  // of a close frame; 0 when it has none
};

// One frame as a client sends it, masked; `head` replaces the first byte (final bit and opcode).
std::string masked_frame(unsigned head, std::string_view payload);

class WsClient {
 public:
  // GET /api/v1/live with the handshake's headers and these more; see `reply` for what came.
  WsClient(std::uint16_t port, const std::vector<std::string>& headers, int receive_buffer_bytes = 0);
  HttpReply reply;  // 101, or the refusal

  void send(const nlohmann::json& message) { send_raw(masked_frame(0x81, message.dump())); }
  void send_text(std::string_view text) { send_raw(masked_frame(0x81, text)); }
  void send_raw(std::string_view bytes) { socket_.send(bytes); }

  WsFrame receive();                                    // the next frame, of any kind
  nlohmann::json receive_json();                        // the next frame, which has to be text
  nlohmann::json receive_until(std::string_view type);  // skips messages of other types
  WsFrame receive_close();                              // skips everything before the close frame
  bool ends();                                          // the connection closes, whatever comes before
  RawSocket& socket() { return socket_; }

 private:
  bool take(WsFrame& frame);
  RawSocket socket_;
  std::string unread_;
};

}  // namespace counterweight::testing
