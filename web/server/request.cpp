#include "web/server/request.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace counterweight::server {
namespace {

struct Known {
  Header header;
  std::string_view name;
  std::string_view joined_by;  // empty: may stand once only
};
constexpr std::array<Known, kHeaders> kKnown{{
    {Header::accept_encoding, "accept-encoding", ", "},
    {Header::accept_language, "accept-language", ", "},
    {Header::authorization, "authorization", ""},
    {Header::connection, "connection", ", "},
    {Header::content_type, "content-type", ""},
    {Header::cookie, "cookie", "; "},
    {Header::expect, "expect", ""},
    {Header::host, "host", ""},
    {Header::idempotency_key, "idempotency-key", ""},
    {Header::if_match, "if-match", ", "},
    {Header::if_none_match, "if-none-match", ", "},
    {Header::last_event_id, "last-event-id", ""},
    {Header::origin, "origin", ""},
    {Header::sec_fetch_site, "sec-fetch-site", ""},
    {Header::sec_websocket_key, "sec-websocket-key", ""},
    {Header::sec_websocket_protocol, "sec-websocket-protocol", ", "},
    {Header::sec_websocket_version, "sec-websocket-version", ""},
    {Header::upgrade, "upgrade", ", "},
    {Header::webhook_id, "webhook-id", ""},
    {Header::webhook_signature, "webhook-signature", ""},
    {Header::webhook_timestamp, "webhook-timestamp", ""},
    {Header::x_forwarded_for, "x-forwarded-for", ", "},
}};

constexpr std::array<std::pair<Method, std::string_view>, 6> kMethods{{{Method::get, "GET"},
                                                                       {Method::head, "HEAD"},
                                                                       {Method::post, "POST"},
                                                                       {Method::put, "PUT"},
                                                                       {Method::patch, "PATCH"},
                                                                       {Method::delete_, "DELETE"}}};

bool same_letters(char a, char b) {
  return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
}

}  // namespace

Method method_from_name(std::string_view name) {
  for (const auto& [method, known] : kMethods)
    if (known == name) return method;
  return Method::other;
}

std::string_view name_of(Method method) {
  for (const auto& [known, name] : kMethods)
    if (known == method) return name;
  return "OTHER";
}

std::optional<Header> header_from_name(std::string_view name) {
  for (const Known& known : kKnown)
    if (known.name.size() == name.size() &&
        std::equal(name.begin(), name.end(), known.name.begin(), same_letters))
      return known.header;
  return std::nullopt;
}

bool Headers::add(Header header, std::string_view value) {
  const auto index = static_cast<std::size_t>(header);
  std::string& present = values_.at(index);
  const std::string_view joined_by = kKnown.at(index).joined_by;
  const bool again = sent_[index];
  sent_.set(index);
  if (!again) {
    present = value;
    return true;
  }
  if (joined_by.empty()) return false;
  present.append(joined_by).append(value);
  return true;
}

std::string_view Request::query_value(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return {};
}

const std::string& Request::param(std::string_view name) const {
  const auto found =
      std::find_if(params.begin(), params.end(), [&](const auto& entry) { return entry.first == name; });
  CHECK_THAT_IS(found != params.end(), "a handler asked for a name that its route's pattern has not");
  return found->second;
}

}  // namespace counterweight::server
