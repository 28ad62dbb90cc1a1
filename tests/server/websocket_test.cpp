// The WebSocket wire and the live messages, without a socket.
#include "web/server/websocket.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/ws_client.hpp"
#include "web/server/live_protocol.hpp"

using namespace counterweight;
using namespace counterweight::server;
using testing::masked_frame;
using websocket::Reader;

namespace {

// Everything the reader makes of these bytes: "1:text", "9:ping", "!1002" for a violation.
std::vector<std::string> read(Reader& reader, std::string_view bytes) {
  reader.feed(bytes);
  std::vector<std::string> out;
  while (true) {
    const auto next = reader.next();
    if (std::holds_alternative<websocket::NeedMore>(next)) return out;
    if (const auto* violation = std::get_if<websocket::Violation>(&next)) {
      out.push_back("!" + std::to_string(violation->code));
      return out;
    }
    const auto& message = std::get<websocket::Message>(next);
    out.push_back(std::to_string(static_cast<int>(message.opcode)) + ":" + message.payload);
  }
}

std::vector<std::string> read_all(std::string_view bytes) {
  Reader reader{1000};
  return read(reader, bytes);
}

using Seen = std::vector<std::string>;

}  // namespace

TEST_CASE("websocket: the handshake's answer of RFC 6455") {
  CHECK(websocket::accept_for("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  CHECK(websocket::is_key("dGhlIHNhbXBsZSBub25jZQ=="));
  for (const char* bad :
       {"", "short==", "dGhlIHNhbXBsZSBub25jZQ=a", "dGhlIHNhbXBsZSBub25j ZQ=", "dGhlIHNhbXBsZSBub25jZQ==="})
    CHECK_FALSE(websocket::is_key(bad));
}

TEST_CASE("websocket: heads of the three lengths") {
  using websocket::frame_head;
  using websocket::Opcode;
  CHECK(frame_head(Opcode::text, 125).view() == std::string_view{"\x81\x7D", 2});
  CHECK(frame_head(Opcode::text, 126).view() == std::string_view{"\x81\x7E\x00\x7E", 4});
  CHECK(frame_head(Opcode::text, 65'535).view() == std::string_view{"\x81\x7E\xFF\xFF", 4});
  CHECK(frame_head(Opcode::pong, 65'536).view() == std::string_view{"\x8A\x7F\0\0\0\0\0\x01\0\0", 10});
}

TEST_CASE("websocket: messages whole, in parts, and byte by byte") {
  CHECK(read_all(masked_frame(0x81, "hello")) == Seen{"1:hello"});
  CHECK(read_all(masked_frame(0x81, "a") + masked_frame(0x89, "p") + masked_frame(0x81, "b")) ==
        Seen{"1:a", "9:p", "1:b"});
  // A control frame may stand between the parts of a message.
  const std::string parts = masked_frame(0x01, "one ") + masked_frame(0x8A, "") + masked_frame(0x00, "two ") +
                            masked_frame(0x80, "three");
  CHECK(read_all(parts) == Seen{"10:", "1:one two three"});
  Reader reader{1000};
  Seen seen;
  for (const char byte : parts + masked_frame(0x82, std::string(200, 'x')))
    for (const std::string& message : read(reader, std::string_view{&byte, 1})) seen.push_back(message);
  CHECK(seen == Seen{"10:", "1:one two three", "2:" + std::string(200, 'x')});
  CHECK_FALSE(reader.unfinished());
}

TEST_CASE("websocket: a table of wrong frames") {
  const std::pair<const char*, std::string> cases[] = {
      {"a reserved bit", masked_frame(0xC1, "x")},
      {"an unknown opcode", masked_frame(0x83, "x")},
      {"an unknown control opcode", masked_frame(0x8B, "x")},
      {"no mask", std::string{"\x81\x01x"}},
      {"a ping in parts", masked_frame(0x09, "x")},
      {"a long ping", masked_frame(0x89, std::string(126, 'x'))},
      {"a continuation of nothing", masked_frame(0x80, "x")},
      {"a message in a message", masked_frame(0x01, "x") + masked_frame(0x81, "y")},
      {"half a close code", masked_frame(0x88, "\x03")},
      {"a close code nobody may send", masked_frame(0x88, std::string{"\x03\xED", 2})},
      {"a length in more bytes than it needs", std::string{"\x81\xFE\x00\x01"
                                                           "abcdx",
                                                           9}}};
  for (const auto& [name, bytes] : cases) {
    INFO(name);
    CHECK(read_all(bytes) == Seen{"!1002"});
  }
  CHECK(read_all(masked_frame(0x88, std::string{"\x03\xE8ok", 4})).front().starts_with("8:"));
  CHECK(read_all(masked_frame(0x88, std::string{"\x03\xE8\xFF", 3})) == Seen{"!1007"});
  CHECK(read_all(masked_frame(0x81, "\xC3")) == Seen{"!1007"});
  CHECK(read_all(masked_frame(0x01, "\xC3") + masked_frame(0x80, "\xA9"))
            .front()
            .starts_with("1:"));  // é in parts
}

TEST_CASE("websocket: too long is refused by its head, and by the sum of its parts") {
  CHECK(read_all(masked_frame(0x81, std::string(1000, 'x'))).size() == 1);
  CHECK(read_all(masked_frame(0x81, std::string(1001, 'x')).substr(0, 8)) == Seen{"!4429"});
  const std::string huge{"\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x02\x03\x04", 14};
  CHECK(read_all(huge) == Seen{"!4429"});
  CHECK(read_all(masked_frame(0x01, std::string(600, 'x')) + masked_frame(0x80, std::string(600, 'x'))) ==
        Seen{"!4429"});
}

TEST_CASE("websocket: ten thousand empty parts are no burden") {
  std::string parts = masked_frame(0x01, "");
  for (int i = 0; i < 10'000; ++i) parts += masked_frame(0x00, "");
  CHECK(read_all(parts + masked_frame(0x80, "end")) == Seen{"1:end"});
}

TEST_CASE("live messages: subscribe and unsubscribe are read") {
  const auto message =
      live::parse(R"({"type":"subscribe","id":1,"topic":"board","mode":"state","cursor":"1799-0c77aa10"})");
  REQUIRE(std::holds_alternative<live::Subscribe>(message));
  const auto& subscribe = std::get<live::Subscribe>(message);
  CHECK(subscribe.id == 1);
  CHECK(subscribe.cursor->seq == 1799);
  CHECK(live::subscribed(subscribe, true) ==
        R"({"id":1,"mode":"state","resumed":true,"topic":"board","type":"subscribed"})");
  CHECK(std::holds_alternative<live::Unsubscribe>(
      live::parse(R"({"type":"unsubscribe","topic":"board","mode":"state"})")));
}

TEST_CASE("live messages: what is refused with a frame, and what ends the connection") {
  const std::pair<const char*, const char*> refused[] = {
      {R"({"type":"subscribe","id":1,"topic":"weather","mode":"state"})", "invalid.topic"},
      {R"({"type":"subscribe","id":1,"topic":"board","mode":"dance"})", "invalid.mode"},
      {R"({"type":"subscribe","id":1,"topic":"proposal:","mode":"state"})", "invalid.topic"},
      {R"({"type":"subscribe","id":1,"topic":"proposal:042","mode":"state"})", "invalid.topic"},
      {R"({"type":"subscribe","id":1,"topic":"proposal:-1","mode":"state"})", "invalid.topic"},
      {R"({"type":"subscribe","id":1,"topic":"board"})", "invalid.missing"},
      {R"({"type":"subscribe","id":1,"mode":"state"})", "invalid.missing"},
      {R"({"type":"subscribe","id":1,"topic":"board","mode":"state","cursor":"yesterday"})",
       "invalid.cursor"},
      {R"({"type":"subscribe","id":1,"topic":"board","mode":"state","cursor":7})", "invalid.cursor"},
      {R"({"type":"subscribe","id":1,"topic":"board","mode":"state","from":7})", "invalid.unknown_field"},
      {R"({"type":"unsubscribe","id":1,"topic":"board","mode":"state","cursor":"1-00000000"})",
       "invalid.unknown_field"}};
  for (const auto& [text, code] : refused) {
    INFO(text);
    const auto message = live::parse(text);
    REQUIRE(std::holds_alternative<live::Refused>(message));
    CHECK(std::get<live::Refused>(message).id == 1);
    CHECK(std::get<live::Refused>(message).refusal.code == code);
  }
  for (const char* text : {"", "{", "[]", "7", R"({"id":1})", R"({"type":"dance"})", R"({"type":7})",
                           R"({"type":"subscribe","id":"one","topic":"board","mode":"state"})",
                           R"({"type":"subscribe","type":"subscribe"})"}) {
    INFO(text);
    CHECK(std::holds_alternative<live::Unreadable>(live::parse(text)));
  }
}
