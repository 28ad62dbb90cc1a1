#include "web/server/websocket.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <utility>

#include "web/server/utf8.hpp"

namespace counterweight::server::websocket {
namespace {

constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // RFC 6455, 1.3
constexpr std::size_t kMostControlBytes = 125;
constexpr std::size_t kMaskBytes = 4;

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string out(4 * ((size + 2) / 3) + 1, '\0');
  const int written =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes, static_cast<int>(size));
  out.resize(static_cast<std::size_t>(written));
  return out;
}

bool is_control(Opcode opcode) {
  return (static_cast<unsigned>(opcode) & 8U) != 0;
}

Violation wrong(std::string why) {
  return {kProtocolError, std::move(why)};
}

// RFC 6455, 7.4: what may stand in a close frame.
bool is_close_code(unsigned code) {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

bool is_close_payload(std::string_view payload) {
  if (payload.empty()) return true;
  if (payload.size() == 1) return false;
  const unsigned code =
      static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
  return is_close_code(code);
}

}  // namespace

bool is_key(std::string_view key) {
  return key.size() == 24 && key.ends_with("==") && std::all_of(key.begin(), key.end() - 2, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
                  c == '/';
         });
}

std::string accept_for(std::string_view key) {
  const std::string text = std::string{key}.append(kGuid);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
  return base64(digest.data(), size);
}

FrameHead frame_head(Opcode opcode, std::size_t payload_bytes) {
  FrameHead head;
  const auto put = [&head](std::uint64_t byte) {
    head.bytes.at(head.size++) = static_cast<char>(byte & 0xFFU);
  };
  put(0x80U | static_cast<unsigned>(opcode));
  const std::uint64_t size = payload_bytes;
  const unsigned length_bytes = size < 126 ? 0 : size < 65'536 ? 2 : 8;
  put(length_bytes == 0 ? size : length_bytes == 2 ? 126U : 127U);
  for (unsigned i = length_bytes; i > 0; --i) put(size >> (8U * (i - 1)));
  return head;
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
  std::string out{static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
  return out.append(reason.substr(0, kMostControlBytes - 2));
}

void Reader::feed(std::string_view bytes) {
  raw_.erase(0, std::exchange(read_, 0));
  raw_.append(bytes);
}

std::variant<NeedMore, Message, Violation> Reader::next() {
  while (true) {
    const auto head = parse_head();
    if (const auto* violation = std::get_if<Violation>(&head)) return *violation;
    const auto* frame = std::get_if<Frame>(&head);
    if (frame == nullptr || unread() < frame->head_bytes + frame->payload_bytes) return NeedMore{};
    auto taken = take(*frame);
    if (!std::holds_alternative<NeedMore>(taken))
      return taken;  // otherwise it was a part: the next one may be there
  }
}

std::variant<NeedMore, Reader::Frame, Violation> Reader::parse_head() const {
  if (unread() < 2) return NeedMore{};
  const auto byte = [this](std::size_t i) { return static_cast<unsigned char>(raw_[read_ + i]); };
  Frame frame;
  frame.final = (byte(0) & 0x80U) != 0;
  if ((byte(0) & 0x70U) != 0) return wrong("a reserved bit is set");
  const unsigned opcode = byte(0) & 0x0FU;
  if (opcode > 10 || (opcode > 2 && opcode < 8)) return wrong("an unknown opcode");
  frame.opcode = static_cast<Opcode>(opcode);
  if ((byte(1) & 0x80U) == 0) return wrong("a frame without a mask");
  const unsigned length = byte(1) & 0x7FU;
  if (is_control(frame.opcode) && (length > kMostControlBytes || !frame.final))
    return wrong("a control frame that is long or in parts");
  if (frame.opcode == Opcode::continuation && !fragmented_) return wrong("a continuation of nothing");
  if ((frame.opcode == Opcode::text || frame.opcode == Opcode::binary) && fragmented_)
    return wrong("a new message inside another");
  const std::size_t length_bytes = length < 126 ? 0 : length == 126 ? 2 : 8;
  frame.head_bytes = 2 + length_bytes + kMaskBytes;
  if (unread() < frame.head_bytes) return NeedMore{};
  frame.payload_bytes = length_bytes == 0 ? length : 0;
  for (std::size_t i = 0; i < length_bytes; ++i)
    frame.payload_bytes = frame.payload_bytes * 256U + byte(2 + i);
  const std::uint64_t least = length_bytes == 0 ? 0 : length_bytes == 2 ? 126 : 65'536;
  if (frame.payload_bytes < least) return wrong("a length in more bytes than it needs");
  // Refused by what it says of its length, before any of it is kept.
  const std::size_t held = is_control(frame.opcode) ? 0 : message_.size();
  if (frame.payload_bytes > most_ - held) return Violation{kLimit, "a message over the limit"};
  return frame;
}

std::string Reader::take_payload(const Frame& frame) {
  const std::size_t start = read_ + frame.head_bytes;
  std::string payload = raw_.substr(start, static_cast<std::size_t>(frame.payload_bytes));
  for (std::size_t i = 0; i < payload.size(); ++i)
    payload[i] = static_cast<char>(payload[i] ^ raw_[start - kMaskBytes + i % kMaskBytes]);
  read_ = start + payload.size();
  if (unread() == 0) {
    std::string{}.swap(raw_);  // an idle watcher holds no memory
    read_ = 0;
  }
  return payload;
}

std::variant<NeedMore, Message, Violation> Reader::take(const Frame& frame) {
  std::string payload = take_payload(frame);
  if (is_control(frame.opcode)) {
    if (frame.opcode == Opcode::close && !is_close_payload(payload))
      return wrong("a close frame that is none");
    if (frame.opcode == Opcode::close && payload.size() > 2 && !is_utf8(std::string_view{payload}.substr(2)))
      return Violation{kInvalidText, "a reason that is no UTF-8"};
    return Message{frame.opcode, std::move(payload)};
  }
  if (frame.opcode != Opcode::continuation) message_opcode_ = frame.opcode;
  message_.append(payload);
  fragmented_ = !frame.final;
  if (fragmented_) return NeedMore{};
  if (message_opcode_ == Opcode::text && !is_utf8(message_))
    return Violation{kInvalidText, "a text that is no UTF-8"};
  return Message{message_opcode_, std::exchange(message_, std::string{})};
}

}  // namespace counterweight::server::websocket
