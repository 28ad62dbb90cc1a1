// Live connections over real sockets, on a feed that publishes at will.
#include "tests/server/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::testing;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

json subscription(int id, const std::string& cursor = "") {
  json message{{"type", "subscribe"}, {"id", id}, {"topic", "board"}, {"mode", "state"}};
  if (!cursor.empty()) message["cursor"] = cursor;
  return message;
}

std::string cursor_text(std::int64_t seq) {
  return service::to_string(fake_cursor(seq));
}

// Connected and past its snapshot.
WsClient subscribed(const TestServer& server, const std::string& cookie, int receive_buffer_bytes = 0) {
  WsClient client = server.watch(cookie, receive_buffer_bytes);
  REQUIRE(client.reply.status == 101);
  client.send(subscription(1));
  while (!client.receive_until("snapshot")["last"].get<bool>()) continue;
  return client;
}

}  // namespace

TEST_CASE("live: hello, a snapshot in parts, then every update in order") {
  TestServer server;
  WsClient client = server.watch(server.cookie_of());
  REQUIRE(client.reply.status == 101);
  CHECK(client.reply.header("sec-websocket-accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  CHECK(client.reply.header("sec-websocket-protocol") == "counterweight.v1");
  CHECK(client.receive_json() == json{{"type", "hello"},
                                      {"org", "ferrit"},
                                      {"head", cursor_text(100)},
                                      {"build", "test"},
                                      {"heartbeat_s", 25}});
  client.send(subscription(7));
  CHECK(client.receive_json() ==
        json{{"type", "subscribed"}, {"id", 7}, {"topic", "board"}, {"mode", "state"}, {"resumed", false}});
  CHECK(client.receive_json()["part"] == 1);
  CHECK(client.receive_json()["last"] == true);
  for (std::int64_t seq = 101; seq <= 105; ++seq) {
    server.feed.publish();
    const json update = client.receive_json();
    CHECK(update["from"] == seq - 1);
    CHECK(update["cursor"] == cursor_text(seq));
  }
}

TEST_CASE("live: resuming by cursor gives what was missed, a foreign cursor a reset and a fresh picture") {
  TestServer server;
  const std::string cookie = server.cookie_of();
  for (int i = 0; i < 5; ++i) server.feed.publish();
  WsClient client = server.watch(cookie);
  client.receive_until("hello");
  client.send(subscription(1, cursor_text(102)));
  CHECK(client.receive_json()["resumed"] == true);
  const json missed = client.receive_json();
  CHECK(missed["from"] == 102);
  CHECK(missed["cursor"] == cursor_text(105));
  client.send(subscription(2, cursor_text(105)));
  CHECK(client.receive_json()["resumed"] == true);
  client.send(subscription(3, "104-deadbeef"));
  CHECK(client.receive_json()["resumed"] == false);
  CHECK(client.receive_json() ==
        json{{"type", "reset"}, {"topic", "board"}, {"mode", "state"}, {"reason", "fork"}});
  CHECK(client.receive_json()["type"] == "snapshot");
  CHECK(client.receive_json()["last"] == true);
  client.send(subscription(4, "9999-00000000"));
  CHECK(client.receive_json()["resumed"] == false);
  CHECK(client.receive_json()["reason"] == "fork");
}

TEST_CASE("live: unsubscribed means silence; a second subscription replaces the first") {
  TestServer server;
  WsClient client = subscribed(server, server.cookie_of());
  client.send(subscription(2, cursor_text(100)));
  CHECK(client.receive_json()["id"] == 2);
  server.feed.publish();
  CHECK(client.receive_json()["cursor"] == cursor_text(101));  // once
  client.send({{"type", "unsubscribe"}, {"topic", "board"}, {"mode", "state"}});
  client.send({{"type", "unsubscribe"}, {"id", 3}, {"topic", "board"}, {"mode", "state"}});
  const json refused = client.receive_json();
  CHECK(refused["type"] == "error");
  CHECK(refused["id"] == 3);
  CHECK(refused["code"] == "not_found.subscription");
  server.feed.publish();
  CHECK(client.socket().is_silent_for(milliseconds{100}));
}

TEST_CASE("live: unknown topics are refused in the watcher's language, and the connection goes on") {
  TestServer server;
  WsClient client{server.port(), {"Cookie: " + server.cookie_of(), "Accept-Language: ru"}};
  client.receive_until("hello");
  client.send({{"type", "subscribe"}, {"id", 5}, {"topic", "weather"}, {"mode", "state"}});
  CHECK(client.receive_json() == json{{"type", "error"},
                                      {"id", 5},
                                      {"code", "invalid.topic"},
                                      {"sentence", "Темы `weather` нет; есть `board` и `proposal:42`."}});
  client.send(subscription(6));
  CHECK(client.receive_json()["type"] == "subscribed");
}

TEST_CASE("live: the handshake asks who, from where and what for") {
  TestServer server;
  const std::string cookie = "Cookie: " + server.cookie_of();
  const std::string own = "Origin: http://127.0.0.1:" + std::to_string(server.port());
  const auto status_with = [&](const std::vector<std::string>& headers) {
    return WsClient{server.port(), headers}.reply.status;
  };
  CHECK(status_with({}) == 401);
  CHECK(status_with({own}) == 401);
  CHECK(status_with({cookie, own}) == 101);
  CHECK(status_with({cookie, "Origin: http://localhost:" + std::to_string(server.port())}) == 101);
  CHECK(status_with({cookie, "Origin: http://evil.example"}) == 403);
  CHECK(status_with({cookie, "Origin: null"}) == 403);

  HttpClient plain = server.client();
  const HttpReply not_upgraded = plain.get("/api/v1/live", {cookie});
  CHECK(not_upgraded.status == 426);
  CHECK(not_upgraded.header("upgrade") == "websocket");
  const std::vector<std::string> start{cookie, "Connection: keep-alive, Upgrade", "Upgrade: websocket"};
  const auto upgrade = [&](std::vector<std::string> more) {
    more.insert(more.end(), start.begin(), start.end());
    return server.client().get("/api/v1/live", more).status;
  };
  const std::string version = "Sec-WebSocket-Version: 13";
  const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  const std::string protocol = "Sec-WebSocket-Protocol: other, counterweight.v1";
  CHECK(upgrade({version, key, protocol, own}) == 101);
  CHECK(upgrade({version, key, protocol}) == 403);  // a session from nowhere; a program sends its token
  CHECK(upgrade({"Sec-WebSocket-Version: 8", key, protocol}) == 426);
  CHECK(upgrade({version, "Sec-WebSocket-Key: short", protocol}) == 400);
  CHECK(upgrade({version, key}) == 400);
  CHECK(upgrade({version, key, "Sec-WebSocket-Protocol: counterweight.v2"}) == 400);
}

TEST_CASE("live: what comes right behind the handshake is read") {
  TestServer server;
  HttpClient client = server.client();
  client.send(
      "GET /api/v1/live HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: " +
      server.cookie_of() + "\r\nOrigin: http://localhost:" + std::to_string(server.port()) +
      "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Protocol: counterweight.v1\r\n\r\n" +
      masked_frame(0x81, subscription(1).dump()));
  CHECK(client.receive().status == 101);
  std::string bytes = client.take_unread();
  while (bytes.find("\"last\":true") == std::string::npos) {
    const std::string more = client.socket().receive();
    REQUIRE_FALSE(more.empty());
    bytes += more;
  }
  CHECK(bytes.find("\"subscribed\"") != std::string::npos);
}

TEST_CASE("live: ping is answered, close is answered, and the connection ends") {
  TestServer server;
  WsClient client = server.watch(server.cookie_of());
  client.receive_until("hello");
  client.send_raw(masked_frame(0x89, "are you there"));
  const WsFrame pong = client.receive();
  CHECK(pong.opcode == 10);
  CHECK(pong.payload == "are you there");
  client.send_raw(masked_frame(0x88, std::string{"\x03\xE8", 2}));
  CHECK(client.receive_close().close_code() == 1000);
  CHECK(client.ends());
  CHECK(eventually([&] { return server.metric("counterweight_live_watchers") == 0; }));
}

TEST_CASE("live: messages that end the connection, each with its code") {
  const std::tuple<const char*, std::string, unsigned> cases[] = {
      {"no JSON", masked_frame(0x81, "hello"), 4400},
      {"an unknown type", masked_frame(0x81, R"({"type":"dance"})"), 4400},
      {"text that is no UTF-8", masked_frame(0x81, "{\"type\":\"\xFF\"}"), 1007},
      {"binary", masked_frame(0x82, R"({"type":"subscribe"})"), 4400},
      {"no mask", std::string{"\x81\x02{}"}, 1002},
      {"over 64 KiB", masked_frame(0x81, std::string(64 * 1024 + 1, ' ')), 4429}};
  TestServer server;
  const std::string cookie = server.cookie_of();
  for (const auto& [name, bytes, code] : cases) {
    INFO(name);
    WsClient client = server.watch(cookie);
    client.send_raw(bytes);
    CHECK(client.receive_close().close_code() == code);
    client.send_raw(masked_frame(0x88, ""));
    CHECK(client.ends());
  }
  WsClient largest = server.watch(cookie);
  const std::string message = subscription(1).dump();
  largest.send_text(message + std::string(64 * 1024 - message.size(), ' '));
  CHECK(largest.receive_until("subscribed")["id"] == 1);
}

TEST_CASE("live: whoever talks without end is sent away") {
  TestServer server{[](TestServer& with) {
    with.config.limits.messages_at_once = 5;
    with.config.limits.messages_per_second = 1;
  }};
  WsClient client = server.watch(server.cookie_of());
  for (int i = 0; i < 6; ++i) client.send(subscription(i, cursor_text(100)));
  CHECK(client.receive_close().close_code() == 4429);
}

TEST_CASE("live: a message that is begun and never ended") {
  TestServer server{[](TestServer& with) { with.config.limits.body = milliseconds{100}; }};
  WsClient client = server.watch(server.cookie_of());
  client.send_raw(masked_frame(0x01, "{"));
  CHECK(client.receive_close().close_code() == 4400);
}

TEST_CASE("live: watchers have a limit by member and on the node") {
  for (const bool by_member : {true, false}) {
    TestServer server{[&](TestServer& with) {
      (by_member ? with.config.limits.watchers_per_member : with.config.limits.watchers) = 2;
    }};
    const std::string anna = server.cookie_of();
    std::vector<WsClient> open;
    for (int i = 0; i < 2; ++i) open.push_back(subscribed(server, anna));
    WsClient third = server.watch(anna);
    CHECK(third.reply.status == 101);  // browsers see no status, but a close code
    CHECK(third.receive_close().close_code() == 4429);
    WsClient other = server.watch(server.cookie_of("boris@ferrit.example"));
    if (by_member)
      CHECK(other.receive_json()["type"] == "hello");
    else
      CHECK(other.receive_close().close_code() == 4429);
  }
}

TEST_CASE("live: heartbeats carry the watcher's own place") {
  TestServer server{[](TestServer& with) { with.config.limits.heartbeat = milliseconds{60}; }};
  WsClient client = subscribed(server, server.cookie_of());
  CHECK(client.receive_until("heartbeat")["cursor"] == cursor_text(100));
  server.feed.publish();
  std::int64_t stands_at = 100;
  for (int beats = 0; beats < 3;) {
    const json message = client.receive_json();
    if (message["type"] == "update") {
      CHECK(message["from"] == stands_at);
      stands_at = 101;
    } else {
      CHECK(message["cursor"] == cursor_text(stands_at));
      beats += stands_at == 101 ? 1 : 0;
    }
  }
}

TEST_CASE("live: two hundred watchers are sent the same bytes, every position once and in order") {
  constexpr int kWatchers = 200;
  constexpr std::int64_t kUpdates = 50;
  TestServer server{[](TestServer& with) {
    with.config.limits.watchers_per_member = kWatchers;
    with.config.limits.watchers_at_once = 64;  // so that rounds are taken in parts
  }};
  const std::string cookie = server.cookie_of();
  std::vector<WsClient> watchers;
  for (int i = 0; i < kWatchers; ++i) watchers.push_back(subscribed(server, cookie));
  std::thread writer{[&] {
    for (std::int64_t i = 0; i < kUpdates; ++i) {
      server.feed.publish();
      if (i % 5 == 0) std::this_thread::sleep_for(milliseconds{3});
    }
  }};
  std::map<std::pair<std::int64_t, std::string>, std::string> bytes_of;
  bool all_alike = true;
  bool all_in_order = true;
  for (WsClient& watcher : watchers) {
    std::int64_t at = 100;
    while (at < 100 + kUpdates) {
      const WsFrame frame = watcher.receive();
      const json update = json::parse(frame.payload);
      all_in_order = all_in_order && update["from"] == at;
      const std::string cursor = update["cursor"];
      at = service::parse_cursor(cursor)->seq;
      const auto [known, is_new] = bytes_of.try_emplace({update["from"], cursor}, frame.payload);
      all_alike = all_alike && known->second == frame.payload;
    }
    all_in_order = all_in_order && at == 100 + kUpdates;
  }
  writer.join();
  CHECK(all_in_order);
  CHECK(all_alike);
  for (WsClient& watcher : watchers) CHECK(watcher.socket().is_silent_for(milliseconds{0}));
  // One frame for a step, however many watchers take it.
  CHECK(server.feed.frames_made() <= 2 * kUpdates + 10);
  CHECK(server.metric("counterweight_live_watchers") == kWatchers);
}

TEST_CASE("live: a slow watcher is conflated, loses nothing, and holds nobody up") {
  TestServer server{[](TestServer& with) {
                      with.config.limits.send_buffer_bytes = 4096;
                      with.config.limits.watchers_per_member = 3;
                    },
                    8'000};
  const std::string cookie = server.cookie_of();
  WsClient slow = subscribed(server, cookie, 4096);
  WsClient quick = subscribed(server, cookie);
  constexpr std::int64_t kUpdates = 200;
  for (std::int64_t seq = 101; seq <= 100 + kUpdates; ++seq) {
    server.feed.publish();
    std::int64_t at = 0;
    while (at < seq) at = service::parse_cursor(quick.receive_json()["cursor"].get<std::string>())->seq;
  }
  std::int64_t at = 100;
  int updates = 0;
  while (at < 100 + kUpdates) {
    const json update = slow.receive_json();
    CHECK(update["from"] == at);
    at = service::parse_cursor(update["cursor"].get<std::string>())->seq;
    ++updates;
  }
  CHECK(updates < kUpdates / 2);
}

TEST_CASE("live: a watcher without progress is closed as slow") {
  TestServer server{[](TestServer& with) {
                      with.config.limits.send_buffer_bytes = 4096;
                      with.config.limits.no_progress = milliseconds{150};
                    },
                    400'000};
  WsClient slow = subscribed(server, server.cookie_of(), 4096);
  for (int i = 0; i < 20; ++i) server.feed.publish();
  CHECK(eventually([&] { return server.metric("counterweight_live_closed_total{code=\"4408\"}") == 1; }));
  // Whoever wakes up in time is told why.
  CHECK(slow.receive_close().close_code() == 4408);
}

TEST_CASE("live: a watcher that never wakes up is cut off") {
  TestServer server{[](TestServer& with) {
                      with.config.limits.send_buffer_bytes = 4096;
                      with.config.limits.no_progress = milliseconds{100};
                      with.config.limits.close = milliseconds{100};
                    },
                    400'000};
  WsClient slow = subscribed(server, server.cookie_of(), 4096);
  for (int i = 0; i < 20; ++i) server.feed.publish();
  CHECK(eventually([&] { return server.metric("counterweight_live_watchers") == 0; }));
}

TEST_CASE("live: signing out closes the sockets of that session, and no others") {
  TestServer server;
  const std::string gone = server.cookie_of();
  const std::string stays = server.cookie_of();
  WsClient first = subscribed(server, gone);
  WsClient second = subscribed(server, stays);
  CHECK(server.client().request("DELETE", "/api/v1/session", "", {"Cookie: " + gone}).status == 204);
  CHECK(first.receive_close().close_code() == 4401);
  server.feed.publish();
  CHECK(second.receive_json()["cursor"] == cursor_text(101));
  server.server->end_sessions_of({OrganisationId{"ferrit"}, "anna"});
  CHECK(second.receive_close().close_code() == 4401);
}

TEST_CASE("live: a session that runs out ends its socket, watching keeps one alive") {
  TestServer server{[](TestServer& with) { with.config.limits.heartbeat = milliseconds{30}; }};
  WsClient client = subscribed(server, server.cookie_of());
  server.pass(std::chrono::hours{11});
  client.receive_until("heartbeat");
  client.receive_until("heartbeat");
  server.pass(std::chrono::hours{11});
  client.receive_until("heartbeat");
  client.receive_until("heartbeat");
  server.pass(std::chrono::hours{24 * 30});
  CHECK(client.receive_close().close_code() == 4401);
}

TEST_CASE("live: stopping says goodbye with a time to come back") {
  TestServer server;
  WsClient client = subscribed(server, server.cookie_of());
  std::thread stopper{[&] { server.server->stop(); }};
  const json goodbye = client.receive_until("goodbye");
  CHECK(goodbye["reason"] == "restart");
  CHECK(goodbye["retry_ms"] >= 1000);
  CHECK(goodbye["retry_ms"] <= 31'000);
  CHECK(client.receive_close().close_code() == 1001);
  client.send_raw(masked_frame(0x88, std::string{"\x03\xE9", 2}));
  CHECK(client.ends());
  stopper.join();
  server.feed.publish();  // its bell is gone or rings into nothing
}

TEST_CASE("live: an organisation that is not served now") {
  TestServer server{[](TestServer& with) {
    with.vault.put_account(
        OrganisationId{"acme"},
        {"carl", "carl@acme.example", server::hash_password(kPassword, with.config.password_cost)});
  }};
  CHECK(server.watch(server.cookie_of("carl@acme.example")).reply.status == 503);
}
