// What a request says it has seen: If-Match on commands about a proposal, If-None-Match on reading one.
// docs/api.md, "Versions".
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "base/result.hpp"
#include "web/server/request.hpp"
#include "web/server/response.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {

constexpr std::size_t kMaxChanges = 50;      // events that a 412 tells
constexpr std::size_t kMaxChangesNamed = 3;  // of them in its sentence

enum class IfMatchIs { optional, required };

// What If-Match says of the proposal in the path; nothing without it, or with "*". `invalid.if_match`,
// `required.if_match`.
Result<std::optional<service::Seen>> seen_in(const Request& request, IfMatchIs is);

// 412 for a command whose sender saw another version: what has happened since, oldest first, and the present
// ETag. Reads the ledger: not on the I/O thread.
Response changed_response(const View& view, const service::Seen& seen, const Refusal& why);

// The proposal with its ETag, or 304 where the client has this version already.
Response proposal_response(std::string_view if_none_match, const nlohmann::json& proposal);

}  // namespace counterweight::server
