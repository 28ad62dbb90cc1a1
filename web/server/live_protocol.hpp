// The messages of the live connection (design 3) as values: what a client may say, what the server says.
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "engine/service/feed.hpp"

namespace counterweight::server::live {

// The topics there are. More come with their own alternatives; the parser is the one place that names them.
struct Board {  // "board" in mode "state"
  friend bool operator==(const Board&, const Board&) = default;
};
using Topic = std::variant<Board>;

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

std::string hello(const std::string& organisation, const service::Cursor& head, const std::string& build,
                  std::int64_t heartbeat_s);
std::string subscribed(const Subscribe& subscribe, bool resumed);
std::string reset(const Topic& topic, std::string_view reason);
std::string heartbeat(const service::Cursor& cursor);
std::string goodbye(std::string_view reason, std::int64_t retry_ms);
std::string error(const std::optional<std::int64_t>& id, const Refusal& refusal, Language language);

}  // namespace counterweight::server::live
