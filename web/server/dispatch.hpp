// What happens to a request before its handler: route, origin, content. A pure function, so that its order is
// a test.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/server/guard.hpp"
#include "web/server/router.hpp"

namespace counterweight::server {

struct Plan {
  std::string label;               // for the metrics: the pattern, never the path
  const Route* route = nullptr;    // to be called, unless
  std::optional<Response> answer;  // this is the answer already
};

// 404 and 405 first, then 403 for foreign origins, then 415. Sets Request::params.
Plan plan_for(Request& request, const Router& router, const Origins& origins);

// Calls the route's handler; an exception is logged under the request's id and answered with 500.
void call(const Route& route, const Request& request, const Reply& reply);

// The client's address: the peer's own, or, when the peer is a trusted proxy, the last one in X-Forwarded-For
// that is not itself such a proxy.
std::string client_address(const std::string& peer, const std::string& forwarded_for,
                           const std::vector<std::string>& trusted_proxies);

}  // namespace counterweight::server
