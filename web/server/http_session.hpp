// The life of an HTTP/1.1 connection: read a request, answer it, again. Everything here is on the I/O thread.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "web/server/dispatch.hpp"
#include "web/server/file_places.hpp"
#include "web/server/limits.hpp"
#include "web/server/live.hpp"
#include "web/server/mailbox.hpp"
#include "web/server/metrics.hpp"
#include "web/server/net.hpp"
#include "web/server/pass_book.hpp"
#include "web/server/sessions.hpp"

namespace counterweight::server {

struct Connection;

// What all connections share. Outlives them.
struct HttpShared {
  const Limits& limits;
  const Router& router;
  const Origins& origins;
  Sessions& sessions;
  PassBook& passes;
  Live& live;
  Metrics& metrics;
  std::shared_ptr<Mailbox> mailbox;
  std::function<Timestamp()> now;
  std::vector<std::string> trusted_proxies;
  bool over_tls = false;
  std::string id_prefix;  // of request ids; new with each start

  FilePlaces files = {};
  bool stopping = false;  // finish what is under way, take no further request
  std::uint64_t requests = 0;
  std::set<Connection*> open = {};
  std::vector<char> scratch = std::vector<char>(64 * 1024);  // what was just read, before it finds its owner

  void keep_deadlines();  // call it every Limits::tick
  void begin_to_stop();   // connections without a request go now
};

// Runs until the connection ends or has become a live one.
Task<> serve_http(Socket socket, std::string peer, std::shared_ptr<void> seat, HttpShared& shared);

}  // namespace counterweight::server
