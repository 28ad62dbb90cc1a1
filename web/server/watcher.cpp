#include "web/server/watcher.hpp"

#include <algorithm>
#include <array>

#include "web/server/live_protocol.hpp"

namespace counterweight::server {
namespace {

constexpr std::size_t kMostParts = 24;  // iovecs in one send: 8 frames
constexpr std::size_t kRoomKept = 4;    // outbox entries an idle watcher keeps room for

iovec part(std::string_view bytes) {
  return {const_cast<char*>(bytes.data()), bytes.size()};
}

}  // namespace

Watcher::Watcher(std::uint64_t number, Arrival who, LiveBoard& of, std::unique_ptr<Wire> wire,
                 const Limits& limits, Steady now)
    : id(number),
      arrival(std::move(who)),
      board(of),
      reader(limits.message_bytes),
      heartbeat_due(now + limits.heartbeat),
      wire_(std::move(wire)),
      last_progress_(now),
      may_send_(static_cast<double>(limits.messages_at_once)),
      most_at_once_(may_send_),
      per_second_(static_cast<double>(limits.messages_per_second)),
      refilled_(now) {}

void Watcher::push(service::Frame frame, websocket::Opcode opcode, std::string field) {
  if (closing()) return;
  if (arrival.stream) {
    outbox_.push_back({std::move(field) + "data: ", std::move(frame), "\n\n"});
    return;
  }
  const websocket::FrameHead head = websocket::frame_head(opcode, frame->size());
  outbox_.push_back({std::string{head.view()}, std::move(frame), {}});
}

void Watcher::push(std::string payload, websocket::Opcode opcode, std::string field) {
  push(std::make_shared<const std::string>(std::move(payload)), opcode, std::move(field));
}

void Watcher::push_all(std::vector<service::Frame> frames) {
  for (service::Frame& frame : frames) {
    const bool last = &frame == &frames.back();
    push(std::move(frame), websocket::Opcode::text, last ? place() : std::string{});
  }
}

// A stream is resumed in all its topics at once: from where the one stands that is farthest behind.
std::string Watcher::place() const {
  if (!arrival.stream) return {};
  const service::Cursor* least = nullptr;
  for (const Subscription& each : subscriptions) {
    if (!each.at) return {};
    if (least == nullptr || each.at->seq < least->seq) least = &*each.at;
  }
  return least == nullptr ? std::string{} : "id: " + service::to_string(*least) + "\n";
}

void Watcher::close_with(std::uint16_t code, std::string_view reason, Steady now) {
  if (closing()) return;
  // A frame that has begun has to end, or the client could not read the close frame behind it.
  outbox_.resize(begun_ == 0 ? 0 : 1);
  if (arrival.stream)
    push(live::closed(code, reason), websocket::Opcode::close, "event: close\n");
  else
    push(websocket::close_payload(code, reason), websocket::Opcode::close);
  peer_said_close = peer_said_close || arrival.stream;  // nobody answers there
  closing_since_ = now;
}

std::size_t Watcher::gather(std::span<iovec> parts) const {
  std::size_t count = 0;
  std::size_t skip = begun_;
  for (const Out& out : outbox_) {
    if (count + 3 > parts.size()) break;
    for (std::string_view bytes : {std::string_view{out.head}, std::string_view{*out.payload}, out.tail}) {
      const std::size_t gone = std::min(skip, bytes.size());
      skip -= gone;
      bytes.remove_prefix(gone);
      if (!bytes.empty()) parts[count++] = part(bytes);
    }
  }
  return count;
}

void Watcher::forget(std::size_t bytes) {
  bytes_sent_ += bytes;
  begun_ += bytes;
  std::size_t done = 0;
  while (done < outbox_.size()) {
    const std::size_t size = outbox_[done].size();
    if (begun_ < size) break;
    begun_ -= size;
    ++done;
  }
  frames_sent_ += done;
  outbox_.erase(outbox_.begin(), outbox_.begin() + static_cast<std::ptrdiff_t>(done));
  if (outbox_.empty() && outbox_.capacity() > kRoomKept) outbox_.shrink_to_fit();
}

Watcher::Flushed Watcher::flush(Steady now) {
  while (!outbox_.empty()) {
    std::array<iovec, kMostParts> parts{};
    const std::size_t count = gather(parts);
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < count; ++i) wanted += parts.at(i).iov_len;
    const Wire::Sent sent = wire_->send(std::span{parts}.first(count));
    if (sent.broken) return Flushed::broken;
    if (sent.bytes > 0) last_progress_ = now;
    forget(sent.bytes);
    if (sent.bytes < wanted) return Flushed::blocked;
  }
  last_progress_ = now;
  return Flushed::all;
}

bool Watcher::may_send_one(Steady now) {
  const std::chrono::duration<double> passed = now - refilled_;
  refilled_ = now;
  may_send_ = std::min(most_at_once_, may_send_ + passed.count() * per_second_);
  if (may_send_ < 1) return false;
  may_send_ -= 1;
  return true;
}

}  // namespace counterweight::server
