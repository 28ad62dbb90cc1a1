// A request as handlers see it: parsed, checked and, where there is a session, with the member who sent it.
// A plain value; nothing here knows a socket.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/text.hpp"

namespace counterweight::server {

enum class Method { get, head, post, put, patch, delete_, other };
Method method_from_name(std::string_view name);
std::string_view name_of(Method method);  // "GET"; "OTHER" for other

// The headers anybody here asks for; all others are dropped while parsing.
enum class Header {
  accept_encoding,
  accept_language,
  authorization,
  connection,
  content_type,
  cookie,
  expect,
  host,
  idempotency_key,
  if_match,
  if_none_match,
  last_event_id,
  origin,
  sec_fetch_site,
  sec_websocket_key,
  sec_websocket_protocol,
  sec_websocket_version,
  upgrade,
  webhook_id,
  webhook_signature,
  webhook_timestamp,
  x_forwarded_for
};
constexpr std::size_t kHeaders = 22;
std::optional<Header> header_from_name(std::string_view name);  // in any case

class Headers {
 public:
  // Repeated lists are joined. False when `header` may stand once only and stood already.
  bool add(Header header, std::string_view value);
  // Empty when it was not sent, or with nothing in it.
  const std::string& operator[](Header header) const { return values_[static_cast<std::size_t>(header)]; }
  bool sent(Header header) const { return sent_[static_cast<std::size_t>(header)]; }

 private:
  std::array<std::string, kHeaders> values_;
  std::bitset<kHeaders> sent_;
};

// The member a session belongs to.
struct Principal {
  OrganisationId organisation;
  std::string member;
  friend bool operator==(const Principal&, const Principal&) = default;
};

struct Request {
  Method method = Method::get;
  std::string path;                   // as sent, without the query
  std::vector<std::string> segments;  // of the path, percent-decoded: "/a%2Fb/c" -> "a/b", "c"
  std::vector<std::pair<std::string, std::string>> query;   // decoded, in the order sent
  std::vector<std::pair<std::string, std::string>> params;  // what the route's {names} stand for
  Headers headers;
  std::string body;
  bool http_1_0 = false;
  std::string remote;  // the client's address, behind a trusted proxy too
  std::string id;      // also in the log and in X-Request-Id
  Language language = Language::en;
  std::optional<Principal> who;
  std::string session;  // with `who`: what the vault keeps the session, or the pass, under
  // With `who`: a person's session, a program's token, or a display (then `who` names no member).
  enum class Comes { with_session, with_token, as_display };
  Comes comes = Comes::with_session;
  std::string display;  // of a display: its name

  // The first of that name; empty when there is none.
  std::string_view query_value(std::string_view name) const;
  // Aborts when the route's pattern has no such name.
  const std::string& param(std::string_view name) const;
};

}  // namespace counterweight::server
