// HTTP/1.1 over real sockets: framing, limits, deadlines, order.
#include "tests/server/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::testing;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

struct Bad {
  const char* name;
  std::string bytes;
  int status;
  const char* code;
};

const std::string kHost = "Host: test\r\n";

std::string with_head(const std::string& head, const std::string& body = "") {
  return "POST /api/v1/echo/1 HTTP/1.1\r\n" + kHost + "Content-Type: application/json\r\n" + head + "\r\n" +
         body;
}

}  // namespace

TEST_CASE("http: a table of requests that cannot be read, each refused and the connection closed") {
  TestServer server;
  const Bad cases[] = {
      {"no request at all", "hello\r\n\r\n", 400, "invalid.request"},
      {"a TLS greeting", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03\r\n\r\n", 15}, 400,
       "invalid.request"},
      {"no version", "GET /livez\r\n\r\n", 400, "invalid.request"},
      {"version 2.0", "GET /livez HTTP/2.0\r\n" + kHost + "\r\n", 400, "invalid.request"},
      {"bare line feeds", "GET /livez HTTP/1.1\nHost: test\n\n \r\n\r\n", 400, "invalid.request"},
      {"no Host", "GET /livez HTTP/1.1\r\n\r\n", 400, "invalid.request"},
      {"two Hosts", "GET /livez HTTP/1.1\r\n" + kHost + kHost + "\r\n", 400, "invalid.headers"},
      {"a space before the colon", "GET /livez HTTP/1.1\r\nHost : test\r\n\r\n", 400, "invalid.request"},
      {"a header without a name", "GET /livez HTTP/1.1\r\n" + kHost + ": x\r\n\r\n", 400, "invalid.request"},
      {"a control character in a value", "GET /livez HTTP/1.1\r\n" + kHost + "A: \x01\r\n\r\n", 400,
       "invalid.request"},
      {"length and chunks", with_head("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "{}"), 400,
       "invalid.request"},
      {"chunks and length", with_head("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "{}"), 400,
       "invalid.request"},
      {"another coding", with_head("Transfer-Encoding: gzip, chunked\r\n", "{}"), 400, "invalid.request"},
      {"identity", with_head("Transfer-Encoding: identity\r\n", "{}"), 400, "invalid.request"},
      {"a coding that looks like chunked", with_head("Transfer-Encoding: xchunked\r\n", "{}"), 400,
       "invalid.request"},
      {"two lengths", with_head("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"), 400, "invalid.request"},
      {"two lengths in one", with_head("Content-Length: 2, 2\r\n", "{}"), 400, "invalid.request"},
      {"a negative length", with_head("Content-Length: -2\r\n", "{}"), 400, "invalid.request"},
      {"a length past 64 bits", with_head("Content-Length: 99999999999999999999\r\n", "{}"), 400,
       "invalid.request"},
      {"a chunk that is none", with_head("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"), 400,
       "invalid.request"},
      {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
       "invalid.request"},
      {"two origins", with_head("Origin: http://a\r\nOrigin: http://b\r\nContent-Length: 2\r\n", "{}"), 400,
       "invalid.headers"},
      {"dots in the path", "GET /a/../b HTTP/1.1\r\n" + kHost + "\r\n", 400, "invalid.target"},
      {"a broken escape", "GET /a%zz HTTP/1.1\r\n" + kHost + "\r\n", 400, "invalid.target"},
      {"a proxy's wish", "CONNECT host:443 HTTP/1.1\r\n" + kHost + "\r\n", 400, "invalid.target"},
      {"an unknown expectation", with_head("Expect: tea\r\nContent-Length: 2\r\n"), 417, "invalid.expect"},
      {"a long address", "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n", 414,
       "limit.target"},
      {"long headers", "GET /livez HTTP/1.1\r\n" + kHost + "Cookie: " + std::string(17'000, 'a') + "\r\n\r\n",
       431, "limit.headers"},
      {"headers without end", "GET /livez HTTP/1.1\r\nA: " + std::string(20'000, 'a'), 431, "limit.headers"},
      {"a long body", with_head("Content-Length: 1048577\r\n"), 413, "limit.body"},
      {"a long chunk", with_head("Transfer-Encoding: chunked\r\n", "100001\r\n"), 413, "limit.body"},
      {"a long chunk head", with_head("Transfer-Encoding: chunked\r\n", "1;" + std::string(20'000, 'a')), 400,
       "invalid.request"},
  };
  for (const Bad& bad : cases) {
    INFO(bad.name);
    HttpClient client = server.client();
    client.send(bad.bytes);
    const HttpReply reply = client.receive();
    CHECK(reply.status == bad.status);
    CHECK(reply.header("content-type") == "application/problem+json");
    CHECK(reply.header("connection") == "close");
    CHECK(json::parse(reply.body).value("code", "") == bad.code);
    client.socket().finish_sending();
    CHECK(client.socket().ends());
  }
  CHECK(server.client().get("/livez").status == 200);
}

TEST_CASE("http: refusals of routes, methods and contents keep the connection") {
  TestServer server;
  HttpClient client = server.client();
  CHECK(client.get("/api/v1/nothing").status == 404);
  const HttpReply wrong = client.request("PATCH", "/api/v1/echo/1", "{}");
  CHECK(wrong.status == 405);
  CHECK(wrong.header("allow") == "DELETE, GET, HEAD, POST");
  CHECK(client.request("OPTIONS", "/api/v1/echo/1", "").status == 405);
  CHECK(client.request("POST", "/api/v1/echo/1", "{}", {"Content-Type: text/plain"}).status == 415);
  CHECK(client.post("/api/v1/echo/1", "{}", {"Sec-Fetch-Site: cross-site"}).status == 403);
  CHECK(client.post("/api/v1/echo/1", "{}", {"Origin: http://evil.example"}).status == 403);
  const std::string own = "Origin: http://127.0.0.1:" + std::to_string(server.port());
  CHECK(client.post("/api/v1/echo/1", "{}", {own}).status == 200);
  CHECK(client.request("DELETE", "/api/v1/echo/1", "").status == 200);
  CHECK(client.get("/api/v1/who").status == 401);
  CHECK(json::parse(client.get("/api/v1/who", {"Accept-Language: ru"}).body)["detail"] ==
        "Вы не вошли, или сеанс закончился. Войдите и повторите.");
  CHECK(client.get("/nothing.here").status == 404);
}

TEST_CASE("http: security headers stand on every response") {
  TestServer server;
  HttpClient client = server.client();
  for (const char* target : {"/livez", "/api/v1/nothing", "/nothing.here"}) {
    const HttpReply reply = client.get(target);
    CHECK(reply.header("content-security-policy").find("default-src 'none'; script-src 'self'") == 0);
    CHECK(reply.header("content-security-policy").find("trusted-types svelte-trusted-html") !=
          std::string::npos);
    CHECK(reply.header("x-content-type-options") == "nosniff");
    CHECK(reply.header("referrer-policy") == "same-origin");
    CHECK(reply.header("cross-origin-opener-policy") == "same-origin");
    CHECK(reply.header("cross-origin-resource-policy") == "same-origin");
    CHECK(reply.header("cache-control") == "no-store");
    CHECK(reply.header("strict-transport-security").empty());
    CHECK_FALSE(reply.header("x-request-id").empty());
  }
  TestServer behind_tls{[](TestServer& with) { with.config.tls_terminated = true; }};
  CHECK(behind_tls.client().get("/livez").header("strict-transport-security") == "max-age=31536000");
}

TEST_CASE("http: what a handler is given") {
  TestServer server{[](TestServer& with) { with.config.trusted_proxies = {"127.0.0.1"}; }};
  HttpClient client = server.client();
  const HttpReply reply =
      client.get("/api/v1/echo/%D0%BF?a=1&b=x+y", {"Accept-Language: ru", "X-Forwarded-For: 198.51.100.7"});
  CHECK(json::parse(reply.body) == json{{"id", "п"},
                                        {"query", {{"a", "1"}, {"b", "x y"}}},
                                        {"body", ""},
                                        {"remote", "198.51.100.7"},
                                        {"language", "ru"}});
  client.send(with_head("Transfer-Encoding: chunked\r\n",
                        "4\r\n{\"a\"\r\n3;x=y\r\n:1}\r\n0\r\nOrigin: http://evil\r\n\r\n"));
  CHECK(json::parse(client.receive().body)["body"] == "{\"a\":1}");
  const std::string large(1024 * 1024, 'x');
  CHECK(json::parse(client.post("/api/v1/echo/1", large).body)["body"].get<std::string>().size() ==
        large.size());
}

TEST_CASE("http: pipelined requests are answered in order, also when the first answer comes last") {
  TestServer server;
  HttpClient client = server.client();
  std::string bytes = "GET /api/v1/later HTTP/1.1\r\n" + kHost + "\r\n";
  for (int i = 1; i <= 20; ++i)
    bytes += "\r\nGET /api/v1/echo/" + std::to_string(i) + " HTTP/1.1\r\n" + kHost + "\r\n";
  client.send(bytes);
  const server::Reply reply = server.next_later();
  CHECK(client.socket().is_silent_for(milliseconds{50}));
  std::thread{[&] { reply(server::json_response(200, {{"id", "later"}})); }}.join();
  CHECK(json::parse(client.receive().body)["id"] == "later");
  for (int i = 1; i <= 20; ++i) CHECK(json::parse(client.receive().body)["id"] == std::to_string(i));
}

TEST_CASE("http: a request in pieces is one request") {
  TestServer server;
  HttpClient client = server.client();
  for (const char byte : with_head("Content-Length: 2\r\n", "{}")) client.send(std::string_view{&byte, 1});
  CHECK(json::parse(client.receive().body)["body"] == "{}");
}

TEST_CASE("http: HEAD is GET without its body") {
  TestServer server;
  HttpClient client = server.client();
  const HttpReply get = client.get("/api/v1/echo/1");
  const HttpReply head = client.request("HEAD", "/api/v1/echo/1", "");
  CHECK(head.status == 200);
  CHECK(head.header("content-length") == get.header("content-length"));
  CHECK(client.get("/livez").status == 200);  // and nothing of a body came between
}

TEST_CASE("http: a body is asked for when it was announced, and not when it is refused") {
  TestServer server;
  HttpClient client = server.client();
  client.send(with_head("Expect: 100-continue\r\nContent-Length: 2\r\n"));
  CHECK(client.receive().status == 100);
  client.send("{}");
  CHECK(client.receive().status == 200);
  client.send(with_head("Expect: 100-continue\r\nContent-Length: 2000000\r\n"));
  CHECK(client.receive().status == 413);
}

TEST_CASE("http: connections are kept or closed as the client says") {
  TestServer server;
  HttpClient closing = server.client();
  const HttpReply last = closing.get("/livez", {"Connection: close"});
  CHECK(last.header("connection") == "close");
  CHECK(closing.socket().ends());
  HttpClient old = server.client();
  old.send("GET /livez HTTP/1.0\r\n\r\n");
  CHECK(old.receive().status == 200);
  CHECK(old.socket().ends());
}

TEST_CASE("http: deadlines for idle connections, heads, bodies and handlers") {
  TestServer server{[](TestServer& with) {
    with.config.limits.idle = milliseconds{150};
    with.config.limits.head = milliseconds{150};
    with.config.limits.body = milliseconds{150};
    with.config.limits.answer = milliseconds{150};
    with.config.limits.linger = milliseconds{150};
  }};
  HttpClient idle = server.client();
  CHECK(idle.socket().ends());  // without a word
  HttpClient slow_head = server.client();
  slow_head.send("GET /livez HTTP/1.1\r\nHost:");
  CHECK(slow_head.receive().status == 408);
  CHECK(slow_head.socket().ends());
  HttpClient slow_body = server.client();
  slow_body.send(with_head("Content-Length: 10\r\n", "{"));
  const HttpReply late = slow_body.receive();
  CHECK(late.status == 408);
  CHECK(json::parse(late.body)["code"] == "limit.time");
  HttpClient waiting = server.client();
  const HttpReply reply = waiting.get("/api/v1/later");
  CHECK(reply.status == 503);
  CHECK(reply.header("retry-after") == "1");
  server.next_later()(server::empty_response(204));  // too late: dropped
  CHECK(waiting.get("/livez").status == 200);
}

TEST_CASE("http: a client that takes nothing is let go") {
  TestServer server{[](TestServer& with) {
    with.config.limits.write = milliseconds{200};
    with.config.limits.linger = milliseconds{100};
    with.router.add(server::Method::get, "/api/v1/flood", server::Access::anyone,
                    server::answer_with([](const server::Request&) {
                      server::Response response;
                      response.body = std::string(16 * 1024 * 1024, 'x');
                      return response;
                    }));
  }};
  RawSocket full{server.port(), 4096};
  full.send("GET /api/v1/flood HTTP/1.1\r\n" + kHost + "\r\n");
  // Only the one that asks is left.
  CHECK(eventually([&] { return server.metric("counterweight_connections") <= 1; }));
  std::size_t got = 0;
  for (std::string part; !(part = full.receive()).empty();) got += part.size();
  CHECK(got < 16 * 1024 * 1024);
}

TEST_CASE("http: bugs in handlers cost one request") {
  TestServer server;
  HttpClient client = server.client();
  const HttpReply bug = client.get("/api/v1/bug");
  CHECK(bug.status == 500);
  CHECK(bug.body.find("a bug") == std::string::npos);
  CHECK(client.get("/api/v1/dropped").status == 500);
  CHECK(client.get("/livez").status == 200);
}

TEST_CASE("http: connections have a limit, in all and by address") {
  for (const bool by_address : {false, true}) {
    TestServer server{[&](TestServer& with) {
      (by_address ? with.config.limits.connections_per_address : with.config.limits.connections) = 3;
    }};
    std::vector<HttpClient> open;
    for (int i = 0; i < 3; ++i) {
      open.push_back(server.client());
      CHECK(open.back().get("/livez").status == 200);
    }
    CHECK(server.client().receive().status == 503);
    open.pop_back();
    CHECK(eventually([&] {
      HttpClient client = server.client();
      try {
        return client.get("/livez").status == 200;
      } catch (const std::runtime_error&) {
        return false;  // turned away before it could ask
      }
    }));
  }
}
