// Programs with a token and displays on a wall: who they are, what they may, and that it ends at once.
#include "tests/server/fixture.hpp"
#include "tests/support/catch.hpp"
#include "web/server/pass_book.hpp"

using namespace counterweight;
using namespace counterweight::testing;
using nlohmann::json;

namespace {

const OrganisationId kFerrit{"ferrit"};
struct Given {
  std::string secret;
  std::int64_t number = 0;
};

Given give(TestServer& server, store::PassKind kind, bool acts = false,
           std::optional<Timestamp> expires = std::nullopt) {
  store::Pass pass;
  pass.kind = kind;
  pass.member = "anna";
  pass.maker = "anna";
  pass.name = "a pass";
  pass.acts = acts;
  pass.expires = expires;
  const std::string secret = server::new_pass(kind);
  return {secret, server.vault.passes().add(kFerrit, pass, server::token_hash(secret))->number};
}

std::string bearer(const Given& given) {
  return "Authorization: Bearer " + given.secret;
}

HttpReply get(const TestServer& server, const std::string& path, const std::string& header) {
  return server.client().get(path, {header});
}

std::string code_of(const HttpReply& reply) {
  return json::parse(reply.body).at("code");
}

void add_routes(TestServer& server) {
  const auto who = server::answer_with([](const server::Request& request) {
    return server::json_response(200, {{"member", request.who->member}, {"display", request.display}});
  });
  server.router.add(server::Method::post, "/api/v1/act", server::Access::signed_in, who);
  server.router.add(server::Method::get, "/api/v1/display", server::Access::display, who);
}

}  // namespace

TEST_CASE("passes: a program with a token is the member who made it") {
  TestServer server{add_routes};
  const Given token = give(server, store::PassKind::token, true);
  CHECK(token.secret.starts_with("cwt_"));
  const HttpReply reply = get(server, "/api/v1/who", bearer(token));
  REQUIRE(reply.status == 200);
  CHECK(json::parse(reply.body)["member"] == "anna");
  CHECK(server.client().post("/api/v1/act", "{}", {bearer(token)}).status == 200);
  CHECK(eventually(
      [&] { return server.vault.passes().list(kFerrit, store::PassKind::token)[0].last_used.has_value(); }));
}

TEST_CASE("passes: a token that may only read is refused what changes something") {
  TestServer server{add_routes};
  const Given token = give(server, store::PassKind::token);
  CHECK(get(server, "/api/v1/who", bearer(token)).status == 200);
  const HttpReply refused = server.client().post("/api/v1/act", "{}", {bearer(token)});
  CHECK(refused.status == 403);
  CHECK(code_of(refused) == "forbidden.scope");
}

TEST_CASE("passes: an unknown token, an expired one and one of another kind open nothing") {
  TestServer server{add_routes};
  const Timestamp now = server.domain.now();
  const Given expiring = give(server, store::PassKind::token, true, now + Duration{1'000});
  CHECK(get(server, "/api/v1/who", bearer(expiring)).status == 200);
  server.pass(Duration{1'000});
  for (const std::string& header :
       {bearer(expiring), std::string{"Authorization: Bearer cwt_nothing"},
        std::string{"Authorization: Bearer "}, bearer(give(server, store::PassKind::invitation)),
        bearer(give(server, store::PassKind::password))}) {
    INFO(header);
    const HttpReply reply = get(server, "/api/v1/who", header);
    CHECK(reply.status == 401);
    CHECK(code_of(reply) == "forbidden.sign_in");
  }
}

TEST_CASE("passes: a wrong token is not made good by a session beside it") {
  TestServer server{add_routes};
  const HttpReply reply = server.client().get(
      "/api/v1/who", {"Cookie: " + server.cookie_of(), "Authorization: Bearer cwt_nothing"});
  CHECK(reply.status == 401);
}

TEST_CASE("passes: a withdrawn token is over at once, also where it was known") {
  TestServer server{add_routes};
  const Given token = give(server, store::PassKind::token, true);
  REQUIRE(get(server, "/api/v1/who", bearer(token)).status == 200);
  REQUIRE(server.vault.passes().remove(kFerrit, store::PassKind::token, token.number));
  server.server->end_pass(kFerrit, store::PassKind::token, token.number);
  CHECK(get(server, "/api/v1/who", bearer(token)).status == 401);
}

TEST_CASE("passes: while the vault fails nobody is told that a token is wrong") {
  TestServer server{add_routes};
  const Given token = give(server, store::PassKind::token, true);
  server.vault.broken = true;
  CHECK(get(server, "/api/v1/who", bearer(token)).status == 503);
  server.vault.broken = false;
  CHECK(get(server, "/api/v1/who", bearer(token)).status == 200);
}

TEST_CASE("passes: a display follows the board, by header or by subprotocol, and does nothing else") {
  TestServer server{add_routes};
  const Given display = give(server, store::PassKind::display);
  const HttpReply own = get(server, "/api/v1/display", bearer(display));
  REQUIRE(own.status == 200);
  CHECK(json::parse(own.body)["display"] == "a pass");
  CHECK(code_of(get(server, "/api/v1/who", bearer(display))) == "forbidden.scope");
  CHECK(server.client().post("/api/v1/act", "{}", {bearer(display)}).status == 403);
  CHECK(get(server, "/api/v1/display", "Cookie: " + server.cookie_of()).status == 401);

  WsClient by_header{server.port(), {bearer(display), "Sec-WebSocket-Protocol: counterweight.v1"}};
  CHECK(by_header.reply.status == 101);
  WsClient watcher{server.port(),
                   {"Sec-WebSocket-Protocol: counterweight.v1, counterweight.token." + display.secret}};
  REQUIRE(watcher.reply.status == 101);
  CHECK(watcher.reply.header("sec-websocket-protocol") == "counterweight.v1");
  watcher.receive_until("hello");
  watcher.send(json{{"type", "subscribe"}, {"id", 1}, {"topic", "board"}, {"mode", "state"}});
  CHECK(watcher.receive_until("subscribed")["resumed"] == false);
  CHECK(watcher.receive_until("snapshot")["part"] == 1);
}

TEST_CASE("passes: a display whose link is withdrawn goes dark") {
  TestServer server{add_routes};
  const Given display = give(server, store::PassKind::display);
  WsClient watcher{server.port(), {bearer(display), "Sec-WebSocket-Protocol: counterweight.v1"}};
  REQUIRE(watcher.reply.status == 101);
  server.vault.passes().remove(kFerrit, store::PassKind::display, display.number);
  server.server->end_pass(kFerrit, store::PassKind::display, display.number);
  CHECK(watcher.receive_close().close_code() == 4401);
  WsClient again{server.port(), {bearer(display), "Sec-WebSocket-Protocol: counterweight.v1"}};
  CHECK(again.reply.status == 401);
}

TEST_CASE("passes: a display stays past its heartbeats, which took its pass for a session that had ended") {
  TestServer server{[](TestServer& s) { s.config.limits.heartbeat = std::chrono::milliseconds{50}; }};
  const Timestamp soon = server.domain.now() + std::chrono::hours{1};
  const Given display = give(server, store::PassKind::display, false, soon);
  WsClient watcher{server.port(), {bearer(display), "Sec-WebSocket-Protocol: counterweight.v1"}};
  REQUIRE(watcher.reply.status == 101);
  for (int beats = 0; beats < 4; ++beats) watcher.receive_until("heartbeat");
  server.pass(std::chrono::hours{2});
  CHECK(watcher.receive_close().close_code() == 4401);  // and one that has run out does not
}
