// What a request must show before a handler sees it: where it comes from and what it carries (design 6).
// Pure functions over a fixed list of origins; safe on any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "web/server/request.hpp"
#include "web/server/router.hpp"

namespace counterweight::server {

// The origins of our own pages: "https://cw.example".
class Origins {
 public:
  explicit Origins(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}
  bool allow(const std::string& origin) const;

 private:
  std::vector<std::string> allowed_;
};

bool changes_state(Method method);

// A page of another site must not act with this browser's session: `Sec-Fetch-Site` has to be same-origin;
// without it an `Origin` has to be ours. With `Authorization` it comes from no page's cookie and passes. A
// request with neither comes from no browser and passes. 403 `forbidden.origin`.
std::optional<Refusal> refuse_foreign(const Request& request, const Origins& origins);

// POST, PUT and PATCH carry JSON, DELETE too when it carries anything; where a file is taken, text/csv or
// application/octet-stream. None of these is what a page of another site may send unasked. 415
// `invalid.content_type`.
std::optional<Refusal> refuse_content_type(const Request& request, Carries carries);

// The same rule for a WebSocket, which browsers open across sites and without Sec-Fetch-Site on plain http.
std::optional<Refusal> refuse_foreign_socket(const Request& request, const Origins& origins);

// The value of one cookie, empty when it was not sent.
std::string cookie(const Request& request, std::string_view name);

}  // namespace counterweight::server
