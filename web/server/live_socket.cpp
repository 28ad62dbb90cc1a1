#include "web/server/live_socket.hpp"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <utility>

namespace counterweight::server {
namespace {

class SocketWire final : public Wire {
 public:
  explicit SocketWire(Socket socket) : socket_(std::move(socket)) {}

  Sent send(std::span<const iovec> parts) override {
    const Moved moved = write_now(socket_, parts);
    return {moved.bytes, moved.ended};
  }

  void when_writable(std::function<void()> ready) override {
    socket_.async_wait(Socket::wait_write, [ready = std::move(ready)](const ErrorCode& error) {
      if (!error) ready();
    });
  }

  void close() override {
    ErrorCode ignored;
    socket_.close(ignored);  // its reader wakes with an error
  }

  Socket& socket() { return socket_; }

 private:
  Socket socket_;
};

// However the reading ends, by the program's own end too, the watcher is nobody's afterwards.
struct Leaving {
  Leaving(Wire& closed, std::shared_ptr<Watcher> gone, Live& from)
      : wire(closed), watcher(std::move(gone)), live(from) {}
  ~Leaving() {
    wire.close();
    live.lost(watcher);
  }
  Leaving(const Leaving&) = delete;
  Leaving& operator=(const Leaving&) = delete;
  Wire& wire;
  std::shared_ptr<Watcher> watcher;
  Live& live;
};

// Reads until the connection ends, and waits while the client does not take the answers to what it asked
// before.
Task<> read_watcher(SocketWire& wire, std::shared_ptr<Watcher> watcher, Live& live,
                    std::vector<char>& scratch) {
  const Leaving leaving{wire, watcher, live};
  Socket& socket = wire.socket();
  while (socket.is_open()) {
    const bool stuck = live.is_stuck(*watcher);
    const auto side = stuck ? Socket::wait_write : Socket::wait_read;
    const auto [error] = co_await socket.async_wait(side, kToken);
    if (error) break;
    if (stuck) continue;
    const std::span<char> into{scratch};
    const Moved moved = read_now(socket, into);
    if (moved.ended) break;
    const std::string_view bytes{scratch.data(), moved.bytes};
    live.received(watcher, bytes);
  }
}

void tune(Socket& socket, const Limits& limits) {
  const int fd = socket.native_handle();
  const int send_buffer = static_cast<int>(limits.send_buffer_bytes);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
  // A machine that is gone acknowledges nothing: after two heartbeats without, the kernel says so.
  const int unacknowledged_ms = static_cast<int>(2 * limits.heartbeat.count());
  ::setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledged_ms, sizeof unacknowledged_ms);
}

}  // namespace

void start_live(Socket socket, Arrival arrival, const std::string& leftover, Live& live, const Limits& limits,
                std::vector<char>& scratch) {
  tune(socket, limits);
  const Executor executor = socket.get_executor();
  auto wire = std::make_unique<SocketWire>(std::move(socket));
  SocketWire& reads = *wire;
  auto watcher = live.open(std::move(wire), std::move(arrival));
  if (!leftover.empty()) live.received(watcher, leftover);
  asio::co_spawn(executor, read_watcher(reads, std::move(watcher), live, scratch), LogBug{});
}

void start_stream(Socket socket, Arrival arrival, const Request& request, Live& live, const Limits& limits,
                  std::vector<char>& scratch) {
  tune(socket, limits);
  const Executor executor = socket.get_executor();
  auto wire = std::make_unique<SocketWire>(std::move(socket));
  SocketWire& reads = *wire;
  auto watcher = live.open_stream(std::move(wire), std::move(arrival), request);
  asio::co_spawn(executor, read_watcher(reads, std::move(watcher), live, scratch), LogBug{});
}

}  // namespace counterweight::server
