#include "web/server/net.hpp"

#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <cerrno>

namespace counterweight::server {
namespace {

bool has_to_wait(int error) {
  return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

}  // namespace

Moved read_now(Socket& socket, std::span<char> into) {
  const ssize_t got = ::recv(socket.native_handle(), into.data(), into.size(), MSG_DONTWAIT);
  if (got > 0) return {static_cast<std::size_t>(got), false};
  return {0, got == 0 || !has_to_wait(errno)};
}

Moved write_now(Socket& socket, std::span<const iovec> parts) {
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(parts.data());
  message.msg_iovlen = parts.size();
  const ssize_t sent = ::sendmsg(socket.native_handle(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent >= 0) return {static_cast<std::size_t>(sent), false};
  return {0, !has_to_wait(errno)};
}

void LogBug::operator()(const std::exception_ptr& failure) const {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& bug) {
    spdlog::error("a connection ended by a bug: {}", bug.what());
  }
}

}  // namespace counterweight::server
