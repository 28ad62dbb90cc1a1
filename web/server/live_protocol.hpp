// The messages of the live connection (design 3) as values: what a client may say, what the server says.
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "engine/service/feed.hpp"

namespace counterweight::server::live {

using service::Topic;

struct Subscribe {
  std::optional<std::int64_t> id;
  Topic topic;
  std::optional<service::Cursor> cursor;
};
struct Unsubscribe {
  std::optional<std::int64_t> id;
  Topic topic;
};
// Readable, and refused with a frame: the connection goes on.
struct Refused {
  std::optional<std::int64_t> id;
  Refusal refusal;
};
// Not readable as any message: the connection is closed with 4400.
struct Unreadable {
  std::string why;
};
using ClientMessage = std::variant<Subscribe, Unsubscribe, Refused, Unreadable>;

ClientMessage parse(std::string_view text);

// The same from the query of a stream of server-sent events: `topic` and `mode` in pairs, all resumed from
// one cursor.
Result<std::vector<Subscribe>> read_pairs(const std::vector<std::pair<std::string, std::string>>& query,
                                          std::string_view last_event_id, std::size_t most);

Refusal board_only();  // for displays

std::string hello(const std::string& organisation, const service::Cursor& head, const std::string& build,
                  std::int64_t heartbeat_s);
std::string subscribed(const Subscribe& subscribe, bool resumed);
std::string reset(const Topic& topic, service::Reset reason);  // not none
std::string heartbeat(const service::Cursor& cursor);
std::string goodbye(std::string_view reason, std::int64_t retry_ms);
std::string closed(std::uint16_t code, std::string_view reason);  // the last event of a stream
std::string error(const std::optional<std::int64_t>& id, const Refusal& refusal, Language language);

}  // namespace counterweight::server::live
