#include "web/server/response.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

namespace counterweight::server {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 26> kPhrases{{{101, "Switching Protocols"},
                                                                     {200, "OK"},
                                                                     {201, "Created"},
                                                                     {202, "Accepted"},
                                                                     {204, "No Content"},
                                                                     {304, "Not Modified"},
                                                                     {400, "Bad Request"},
                                                                     {401, "Unauthorized"},
                                                                     {403, "Forbidden"},
                                                                     {404, "Not Found"},
                                                                     {405, "Method Not Allowed"},
                                                                     {408, "Request Timeout"},
                                                                     {409, "Conflict"},
                                                                     {412, "Precondition Failed"},
                                                                     {413, "Content Too Large"},
                                                                     {414, "URI Too Long"},
                                                                     {415, "Unsupported Media Type"},
                                                                     {417, "Expectation Failed"},
                                                                     {422, "Unprocessable Content"},
                                                                     {426, "Upgrade Required"},
                                                                     {428, "Precondition Required"},
                                                                     {429, "Too Many Requests"},
                                                                     {431, "Request Header Fields Too Large"},
                                                                     {500, "Internal Server Error"},
                                                                     {503, "Service Unavailable"},
                                                                     {507, "Insufficient Storage"}}};

// Design 6, and the Trusted Types policy that Svelte names (design 4). `same-origin` and not `no-referrer`,
// which would make browsers send `Origin: null` with our own forms.
constexpr std::string_view kSecurity =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view kTransportSecurity = "Strict-Transport-Security: max-age=31536000\r\n";

// RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(Timestamp time) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time) - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays.at(std::chrono::weekday{day}.c_encoding()), static_cast<unsigned>(date.day()),
                     kMonths.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  std::transform(value.begin(), value.end(), std::back_inserter(out),
                 [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c; });
  out += "\r\n";
}

}  // namespace

Body Body::of_program(std::string_view bytes) {
  Body body;
  body.bytes_ = bytes;
  return body;
}

std::string_view Body::view() const {
  struct Bytes {
    std::string_view operator()(const std::string& own) const { return own; }
    std::string_view operator()(const std::shared_ptr<const std::string>& shared) const {
      return shared ? std::string_view{*shared} : std::string_view{};
    }
    std::string_view operator()(std::string_view program) const { return program; }
  };
  return std::visit(Bytes{}, bytes_);
}

Response& Response::with(std::string name, std::string value) & {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response&& Response::with(std::string name, std::string value) && {
  headers.emplace_back(std::move(name), std::move(value));
  return std::move(*this);
}

Response json_response(int status, const nlohmann::json& value) {
  Response response;
  response.status = status;
  // What people wrote is UTF-8 since it was parsed; should anything else slip in, it is shown as U+FFFD.
  response.body = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return std::move(response).with("Content-Type", "application/json");
}

Response shared_json(int status, std::shared_ptr<const std::string> encoded) {
  Response response;
  response.status = status;
  response.body = std::move(encoded);
  return std::move(response).with("Content-Type", "application/json");
}

Response empty_response(int status) {
  Response response;
  response.status = status;
  return response;
}

std::string head_of(const Response& response, const Envelope& envelope) {
  std::string out;
  out.reserve(1024);
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                 phrase_of(response.status), http_date(envelope.now));
  bool cached = false;
  for (const auto& [name, value] : response.headers) {
    append_header(out, name, value);
    cached = cached || name == "Cache-Control";
  }
  if (!cached) out += "Cache-Control: no-store\r\n";
  // RFC 9110, 8.6: none of these has a body, and a length would say it had.
  if (!response.streams && response.status != 101 && response.status != 204 && response.status != 304)
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", response.body.view().size());
  append_header(out, "X-Request-Id", envelope.request_id);
  out += kSecurity;
  if (envelope.over_tls) out += kTransportSecurity;
  if (envelope.close) out += "Connection: close\r\n";
  return out += "\r\n";
}

std::string_view phrase_of(int status) {
  for (const auto& [code, phrase] : kPhrases)
    if (code == status) return phrase;
  return "Status";
}

}  // namespace counterweight::server
