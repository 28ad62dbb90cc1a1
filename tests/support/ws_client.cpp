#include "tests/support/ws_client.hpp"

#include <stdexcept>

namespace counterweight::testing {
namespace {

unsigned byte_of(const std::string& bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes.at(i));
}

}  // namespace

unsigned WsFrame::close_code() const {
  return payload.size() < 2 ? 0 : byte_of(payload, 0) * 256 + byte_of(payload, 1);
}

std::string masked_frame(unsigned head, std::string_view payload) {
  const std::string mask = "\x11\x22\x33\x44";
  std::string out{static_cast<char>(head)};
  if (payload.size() < 126) {
    out += static_cast<char>(0x80U | payload.size());
  } else {
    const unsigned length_bytes = payload.size() < 65'536 ? 2 : 8;
    out += static_cast<char>(0x80U | (length_bytes == 2 ? 126U : 127U));
    for (unsigned i = length_bytes; i > 0; --i)
      out += static_cast<char>((payload.size() >> (8 * (i - 1))) & 0xFFU);
  }
  out += mask;
  for (std::size_t i = 0; i < payload.size(); ++i) out += static_cast<char>(payload[i] ^ mask[i % 4]);
  return out;
}

WsClient::WsClient(std::uint16_t port, const std::vector<std::string>& headers, int receive_buffer_bytes)
    : socket_(port, receive_buffer_bytes) {
  std::string request =
      "GET /api/v1/live HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Protocol: counterweight.v1\r\n";
  bool from_somewhere = false;
  for (const std::string& header : headers) {
    request.append(header).append("\r\n");
    from_somewhere = from_somewhere || header.starts_with("Origin:") || header.starts_with("Authorization:");
  }
  // As a page of the server's own has it.
  if (!from_somewhere) request.append("Origin: http://127.0.0.1:" + std::to_string(port) + "\r\n");
  HttpClient http{std::move(socket_)};
  http.send(request + "\r\n");
  reply = http.receive();
  unread_ = http.take_unread();
  socket_ = std::move(http.socket());
}

bool WsClient::take(WsFrame& frame) {
  if (unread_.size() < 2) return false;
  const unsigned short_length = byte_of(unread_, 1) & 0x7FU;
  const std::size_t length_bytes = short_length < 126 ? 0 : short_length == 126 ? 2 : 8;
  if (unread_.size() < 2 + length_bytes) return false;
  std::size_t length = length_bytes == 0 ? short_length : 0;
  for (std::size_t i = 0; i < length_bytes; ++i) length = length * 256 + byte_of(unread_, 2 + i);
  if (unread_.size() < 2 + length_bytes + length) return false;
  frame.opcode = byte_of(unread_, 0) & 0x0FU;
  frame.payload = unread_.substr(2 + length_bytes, length);
  unread_.erase(0, 2 + length_bytes + length);
  return true;
}

WsFrame WsClient::receive() {
  WsFrame frame;
  while (!take(frame)) {
    const std::string more = socket_.receive();
    if (more.empty())
      throw std::runtime_error("test client: the live connection ended without a close frame");
    unread_ += more;
  }
  return frame;
}

nlohmann::json WsClient::receive_json() {
  const WsFrame frame = receive();
  if (frame.opcode != 1)
    throw std::runtime_error("test client: expected text, found opcode " + std::to_string(frame.opcode) +
                             " code " + std::to_string(frame.close_code()));
  return nlohmann::json::parse(frame.payload);
}

nlohmann::json WsClient::receive_until(std::string_view type) {
  while (true) {
    nlohmann::json message = receive_json();
    if (message.at("type") == type) return message;
  }
}

WsFrame WsClient::receive_close() {
  while (true) {
    WsFrame frame = receive();
    if (frame.opcode == 8) return frame;
  }
}

bool WsClient::ends() {
  while (!socket_.receive().empty()) continue;
  return true;
}

}  // namespace counterweight::testing
