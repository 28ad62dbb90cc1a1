#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace counterweight::testing {
namespace {

[[noreturn]] void fail(const std::string& why) {
  throw std::runtime_error("test client: " + why);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// Takes "\r\n"-terminated line by line off `head`.
std::string take_line(std::string& head) {
  const std::size_t end = head.find("\r\n");
  std::string line = head.substr(0, end);
  head.erase(0, end + 2);
  return line;
}

HttpReply parse_head(std::string head) {
  HttpReply reply;
  const std::string status_line = take_line(head);
  if (!status_line.starts_with("HTTP/1.1 ")) fail("no status line but " + status_line);
  reply.status = std::stoi(status_line.substr(9, 3));
  while (!head.empty()) {
    const std::string line = take_line(head);
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) fail("no header but " + line);
    reply.headers.emplace_back(lower(line.substr(0, colon)), line.substr(colon + 2));
  }
  return reply;
}

}  // namespace

RawSocket::RawSocket(std::uint16_t port, int receive_buffer_bytes)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (fd_ < 0) fail("no socket");
  if (receive_buffer_bytes > 0)
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd_);
    fail("nobody listens");
  }
}

RawSocket::RawSocket(RawSocket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

RawSocket& RawSocket::operator=(RawSocket&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

RawSocket::~RawSocket() {
  if (fd_ >= 0) ::close(fd_);
}

void RawSocket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) fail("the server does not take what is sent");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool RawSocket::readable(std::chrono::milliseconds patience) const {
  pollfd waiting{fd_, POLLIN, 0};
  return ::poll(&waiting, 1, static_cast<int>(patience.count())) > 0;
}

std::string RawSocket::receive(std::chrono::milliseconds patience) {
  if (!readable(patience)) fail("nothing came in time");
  std::string bytes(64 * 1024, '\0');
  const ssize_t got = ::recv(fd_, bytes.data(), bytes.size(), 0);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);  // a reset is an end too
  return bytes;
}

bool RawSocket::ends(std::chrono::milliseconds patience) {
  return readable(patience) && receive(patience).empty();
}

bool RawSocket::is_silent_for(std::chrono::milliseconds time) {
  return !readable(time);
}

void RawSocket::finish_sending() {
  ::shutdown(fd_, SHUT_WR);
}

std::string HttpReply::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (known == name) return value;
  return {};
}

std::string HttpReply::cookie() const {
  const std::string whole = header("set-cookie");
  return whole.substr(0, whole.find(';'));
}

HttpReply HttpClient::receive(bool to_head) {
  std::size_t end = std::string::npos;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
    const std::string more = socket_.receive();
    if (more.empty()) fail("the connection ended before a response; unread: " + unread_);
    unread_ += more;
  }
  HttpReply reply = parse_head(unread_.substr(0, end + 2));
  unread_.erase(0, end + 4);
  const std::string length = reply.header("content-length");
  const std::size_t size = to_head || length.empty() ? 0 : std::stoul(length);
  while (unread_.size() < size) {
    const std::string more = socket_.receive();
    if (more.empty()) fail("the connection ended within a response");
    unread_ += more;
  }
  reply.body = unread_.substr(0, size);
  unread_.erase(0, size);
  return reply;
}

HttpReply HttpClient::request(std::string_view method, std::string_view target, std::string_view body,
                              const std::vector<std::string>& headers) {
  std::string bytes;
  bytes.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
  for (const std::string& header : headers) bytes.append(header).append("\r\n");
  if (!body.empty()) bytes.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  send(bytes.append("\r\n").append(body));
  return receive(method == "HEAD");
}

HttpReply HttpClient::get(std::string_view target, const std::vector<std::string>& headers) {
  return request("GET", target, {}, headers);
}

HttpReply HttpClient::post(std::string_view target, std::string_view json,
                           const std::vector<std::string>& headers) {
  std::vector<std::string> all{"Content-Type: application/json"};
  all.insert(all.end(), headers.begin(), headers.end());
  return request("POST", target, json, all);
}

}  // namespace counterweight::testing
