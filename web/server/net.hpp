// Asio as we use it: one concrete executor, errors as values, sockets that never block. Included by the
// sources that own sockets and by nobody else (design 2). Direct TLS would come here, as another pair of
// read_now and write_now.
#pragma once

#include <sys/uio.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <exception>
#include <span>

namespace counterweight::server {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
template <typename T = void>
using Task = asio::awaitable<T, Executor>;

// Every await gives its error as the first of a tuple. g++ 12 corrupts memory on aggregate temporaries,
// braced lists and capturing lambdas inside a co_await's full expression: name them first (design 2).
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> kToken{};

// What the kernel gives or takes at once. `bytes` is 0 without an end when it has to be waited for.
struct Moved {
  std::size_t bytes = 0;
  bool ended = false;  // by the peer or by an error
};
Moved read_now(Socket& socket, std::span<char> into);
Moved write_now(Socket& socket, std::span<const iovec> parts);

// For co_spawn: an exception that leaves a coroutine is a bug, which is logged and costs that one connection.
struct LogBug {
  void operator()(const std::exception_ptr& failure) const;
};

}  // namespace counterweight::server
