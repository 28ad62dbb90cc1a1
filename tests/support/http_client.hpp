// An HTTP client for tests: sends exactly the bytes it is given, and reads what comes within a deadline. No
// library stands between, so that malformed requests are possible. Everything throws std::runtime_error when
// it fails.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterweight::testing {

constexpr std::chrono::milliseconds kPatience{
    15'000};  // the suite runs beside others on two cores, with sanitizers

// A TCP connection to 127.0.0.1.
class RawSocket {
 public:
  // `receive_buffer_bytes` other than 0 makes a client that soon is full.
  explicit RawSocket(std::uint16_t port, int receive_buffer_bytes = 0);
  ~RawSocket();
  RawSocket(RawSocket&& other) noexcept;
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(RawSocket&& other) noexcept;

  void send(std::string_view bytes);
  // What has come, at least one byte; empty at the end of the stream.
  std::string receive(std::chrono::milliseconds patience = kPatience);
  bool ends(std::chrono::milliseconds patience = kPatience);  // the peer closes, and sends nothing before
  bool is_silent_for(std::chrono::milliseconds time);         // nothing comes, not even the end
  void finish_sending();

 private:
  bool readable(std::chrono::milliseconds patience) const;
  int fd_;
};

struct HttpReply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string header(std::string_view name) const;  // empty when it is not there
  // Of Set-Cookie: "name=value" up to the first semicolon.
  std::string cookie() const;
};

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : socket_(port) {}
  explicit HttpClient(RawSocket socket) : socket_(std::move(socket)) {}

  void send(std::string_view bytes) { socket_.send(bytes); }
  // The next response; `to_head` for answers to HEAD, which announce a body that does not come.
  HttpReply receive(bool to_head = false);
  // Headers are whole lines without their line ends.
  HttpReply get(std::string_view target, const std::vector<std::string>& headers = {});
  HttpReply post(std::string_view target, std::string_view json,
                 const std::vector<std::string>& headers = {});
  HttpReply request(std::string_view method, std::string_view target, std::string_view body,
                    const std::vector<std::string>& headers = {});
  RawSocket& socket() { return socket_; }
  std::string take_unread() { return std::exchange(unread_, {}); }

 private:
  RawSocket socket_;
  std::string unread_;
};

}  // namespace counterweight::testing
