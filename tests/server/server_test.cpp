// The server as a whole: starting, being watched, stopping.
#include "web/server/server.hpp"

#include <prometheus/counter.h>
#include <prometheus/registry.h>

#include "tests/server/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::testing;
using nlohmann::json;
using std::chrono::milliseconds;

TEST_CASE("server: a port that is taken and an address that is none are refused") {
  TestServer first;
  server::ServerConfig config = first.config;
  config.port = first.port();
  server::Server second{config, first.domain, server::Router{}};
  const Status taken = second.start();
  REQUIRE_FALSE(taken.ok());
  CHECK(taken.refusal().code == "unavailable.port");
  CHECK(taken.refusal().sentence.en.find(std::to_string(first.port())) != std::string::npos);
  CHECK(taken.refusal().sentence.ru.find("`127.0.0.1`") != std::string::npos);
  config.address = "somewhere";
  server::Server third{config, first.domain, server::Router{}};
  CHECK(third.start().refusal().code == "invalid.address");
}

TEST_CASE("server: live at once, ready when the program says so") {
  std::atomic<bool> replaying = true;
  TestServer server{[&](TestServer& with) {
    with.domain.not_ready = [&] {
      return replaying ? std::vector<std::string>{"the ledger is being replayed"}
                       : std::vector<std::string>{};
    };
  }};
  HttpClient client = server.client();
  CHECK(client.get("/livez").status == 200);
  const HttpReply waiting = client.get("/readyz");
  CHECK(waiting.status == 503);
  CHECK(json::parse(waiting.body) == json{{"ready", false}, {"reasons", {"the ledger is being replayed"}}});
  replaying = false;
  CHECK(client.get("/readyz").status == 200);
}

TEST_CASE("server: metrics count by pattern, and others add their own") {
  TestServer server{[](TestServer& with) {
    with.domain.registry = std::make_shared<prometheus::Registry>();
    prometheus::BuildCounter().Name("commits_total").Register(*with.domain.registry).Add({}).Increment(3);
  }};
  CHECK(server.server->registry() == server.domain.registry);
  HttpClient client = server.client();
  for (const char* id : {"1", "2", "3"}) client.get(std::string{"/api/v1/echo/"} + id);
  client.get("/api/v1/who");
  client.get("/api/v1/nothing/at/all");
  server.try_password("anna@ferrit.example", "wrong");
  server.cookie_of();
  const std::string text = client.get("/metrics").body;
  CHECK(text.find("/nothing") == std::string::npos);
  const auto series = [](const char* method, const char* route, const char* status) {
    return std::string{"counterweight_http_requests_total{method=\""} + method + "\",route=\"" + route +
           "\",status=\"" + status + "\"}";
  };
  CHECK(server.metric(series("GET", "/api/v1/echo/{id}", "200")) == 3);
  CHECK(server.metric(series("GET", "/api/v1/who", "401")) == 1);
  CHECK(server.metric(series("GET", "(none)", "404")) == 1);
  CHECK(server.metric("counterweight_sign_ins_total{result=\"ok\"}") == 1);
  CHECK(server.metric("counterweight_sign_ins_total{result=\"wrong\"}") == 1);
  CHECK(server.metric("commits_total") == 3);
  CHECK(text.find("counterweight_http_request_seconds_bucket{method=\"GET\",route=\"/api/v1/echo/"
                  "{id}\",le=\"0.25\"}") != std::string::npos);
}

TEST_CASE("server: metrics are for this machine and those who are named") {
  TestServer server{[](TestServer& with) {
    with.config.trusted_proxies = {"127.0.0.1"};
    with.config.metrics_readers = {"198.51.100.9"};
  }};
  HttpClient client = server.client();
  CHECK(client.get("/metrics", {"X-Forwarded-For: 198.51.100.7"}).status == 403);
  CHECK(client.get("/metrics", {"X-Forwarded-For: 198.51.100.9"}).status == 200);
}

TEST_CASE("server: stopping finishes what is under way, closes what waits, and takes nothing new") {
  TestServer server;
  HttpClient idle = server.client();
  CHECK(idle.get("/livez").status == 200);
  HttpClient working = server.client();
  working.send("GET /api/v1/later HTTP/1.1\r\nHost: t\r\n\r\n");
  const server::Reply reply = server.next_later();
  std::thread stopper{[&] { server.server->stop(); }};
  CHECK(idle.socket().ends());
  CHECK_THROWS_AS(server.client(), std::runtime_error);
  CHECK(working.socket().is_silent_for(milliseconds{50}));
  reply(server::json_response(200, {{"done", true}}));
  const HttpReply last = working.receive();
  CHECK(last.status == 200);
  CHECK(last.header("connection") == "close");
  working.socket().finish_sending();
  stopper.join();
}

TEST_CASE("server: stopping does not wait longer than it may") {
  TestServer server{[](TestServer& with) { with.config.limits.drain = milliseconds{100}; }};
  HttpClient working = server.client();
  working.send("GET /api/v1/later HTTP/1.1\r\nHost: t\r\n\r\n");
  const server::Reply reply = server.next_later();
  WsClient watcher = server.watch(server.cookie_of());
  const auto start = std::chrono::steady_clock::now();
  server.server->stop();
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});
  reply(server::empty_response(204));  // dropped: nobody is there
  server.server->stop();               // again: nothing happens
}

TEST_CASE("server: it can be made and dropped without being started") {
  TestServer started;
  const server::Server never{started.config, started.domain, server::Router{}};
  CHECK(never.port() == 0);
}
