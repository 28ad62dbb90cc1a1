// The browser application as HTTP responses: encodings, entity tags, caching. A pure function of its table.
#pragma once

#include <optional>
#include <span>

#include "web/server/assets.hpp"
#include "web/server/request.hpp"
#include "web/server/response.hpp"

namespace counterweight::server {

// For a GET or HEAD outside /api. A path without a dot in its last segment is one of the application's own
// addresses and gets /index.html; anything else that the table has not is 404, and so is everything in a
// build without it.
Response static_file(std::span<const Asset> table, const Request& request);

}  // namespace counterweight::server
