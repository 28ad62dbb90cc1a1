// What a handler answers, and how it goes onto the wire. Plain values; the security headers that stand on
// every response (design 6) are written here and nowhere else.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.hpp"

namespace counterweight::server {

// Bytes of its own, bytes shared with other responses, or bytes of the program itself.
class Body {
 public:
  Body() = default;
  Body(std::string bytes) : bytes_(std::move(bytes)) {}                           // NOLINT
  Body(std::shared_ptr<const std::string> shared) : bytes_(std::move(shared)) {}  // NOLINT
  static Body of_program(std::string_view bytes);  // bytes that live as long as the program
  std::string_view view() const;

 private:
  std::variant<std::string, std::shared_ptr<const std::string>, std::string_view> bytes_;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  // besides length, date and security; no-store is
                                                             // added where no Cache-Control stands
  Body body;
  bool streams = false;  // a head only: what follows comes bit by bit until the connection ends

  Response& with(std::string name, std::string value) &;
  Response&& with(std::string name, std::string value) &&;
};

Response json_response(int status, const nlohmann::json& value);
Response empty_response(int status);  // 204 and its like
Response shared_json(int status, std::shared_ptr<const std::string> encoded);

// What the connection adds to a response.
struct Envelope {
  bool close = false;     // Connection: close
  bool over_tls = false;  // Strict-Transport-Security
  std::string request_id;
  Timestamp now;
};

// The status line and all headers with the empty line behind them. A control character in a header's value is
// sent as a space, so that no value can become a header.
std::string head_of(const Response& response, const Envelope& envelope);

std::string_view phrase_of(int status);  // "Not Found"; "Status" for a code not used here

}  // namespace counterweight::server
