// A live connection's socket: what it reads goes to Live, what Live sends goes into it.
#pragma once

#include <string>
#include <vector>

#include "web/server/live.hpp"
#include "web/server/net.hpp"

namespace counterweight::server {

// Takes the socket over after its 101. `leftover` came behind the handshake. `scratch` is where all sockets
// of this thread read to: a watcher who says nothing holds no buffer.
void start_live(Socket socket, Arrival arrival, const std::string& leftover, Live& live, const Limits& limits,
                std::vector<char>& scratch);

// The same after the head of a stream of server-sent events; what its query names is what it follows.
void start_stream(Socket socket, Arrival arrival, const Request& request, Live& live, const Limits& limits,
                  std::vector<char>& scratch);

}  // namespace counterweight::server
