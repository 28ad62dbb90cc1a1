// Bodies that are files: longer than others, and read only from who may send them.
#include "tests/server/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::testing;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kSmallBody = 1'000;
constexpr std::size_t kSmallFile = 50'000;

void take_files(TestServer& with) {
  with.config.limits.body_bytes = kSmallBody;
  with.config.limits.file_bytes = kSmallFile;
  with.config.limits.files_at_once = 1;
  with.router.add(
      server::Method::post, "/api/v1/files", server::Access::signed_in,
      server::answer_with([](const server::Request& request) {
        return server::json_response(200, {{"bytes", request.body.size()}, {"who", request.who->member}});
      }),
      server::Carries::file);
}

// A head alone; `more` are whole lines.
std::string head_of_file(std::size_t bytes, const std::string& more) {
  return "POST /api/v1/files HTTP/1.1\r\nHost: test\r\nContent-Type: text/csv\r\nContent-Length: " +
         std::to_string(bytes) + "\r\n" + more + "\r\n";
}

std::string code_in(const HttpReply& reply) {
  return reply.status < 300 ? "" : json::parse(reply.body)["code"].get<std::string>();
}

}  // namespace

TEST_CASE("files: they may be longer than other bodies, in one piece, in chunks and one after the other") {
  TestServer server{take_files};
  const std::string cookie = "Cookie: " + server.cookie_of() + "\r\n";
  HttpClient client = server.client();
  const std::string file(kSmallFile, 'x');
  for (int i = 0; i < 2; ++i) {
    client.send(head_of_file(file.size(), cookie) + file);
    CHECK(json::parse(client.receive().body) == json{{"bytes", kSmallFile}, {"who", "anna"}});
  }
  client.send("POST /api/v1/files HTTP/1.1\r\nHost: test\r\nContent-Type: application/octet-stream\r\n" +
              cookie + "Transfer-Encoding: chunked\r\n\r\n800\r\n" + std::string(0x800, 'y') +
              "\r\n0\r\n\r\n");
  CHECK(json::parse(client.receive().body)["bytes"] == 0x800);
  client.send(head_of_file(0, cookie));
  CHECK(json::parse(client.receive().body)["bytes"] == 0);
  CHECK(client.post("/api/v1/echo/1", std::string(kSmallBody + 1, ' ')).status == 413);
}

TEST_CASE("files: what is not to be read is refused by its head") {
  TestServer server{take_files};
  const std::string cookie = "Cookie: " + server.cookie_of() + "\r\n";
  struct Refused {
    const char* name;
    std::string head;
    int status;
    const char* code;
  };
  const std::string form = "POST /api/v1/files HTTP/1.1\r\nHost: test\r\nContent-Type: text/plain\r\n" +
                           cookie + "Content-Length: 9\r\n\r\n";
  const Refused cases[] = {
      {"nobody is signed in", head_of_file(9, ""), 401, "forbidden.sign_in"},
      {"from another page", head_of_file(9, cookie + "Sec-Fetch-Site: cross-site\r\n"), 403,
       "forbidden.origin"},
      {"another type", form, 415, "invalid.content_type"},
      {"too long", head_of_file(kSmallFile + 1, cookie), 413, "limit.body"},
  };
  for (const Refused& each : cases) {
    INFO(each.name);
    HttpClient client = server.client();
    client.send(each.head);
    const HttpReply reply = client.receive();
    CHECK(reply.status == each.status);
    CHECK(code_in(reply) == each.code);
    CHECK(client.socket().ends());
  }
}

TEST_CASE("files: the client is told to go on once it is known who sends") {
  TestServer server{take_files};
  const std::string cookie = "Cookie: " + server.cookie_of() + "\r\n";
  HttpClient client = server.client();
  client.send(head_of_file(3, cookie + "Expect: 100-continue\r\n"));
  CHECK(client.socket().receive() == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  CHECK(json::parse(client.receive().body)["bytes"] == 3);
  HttpClient nobody = server.client();
  nobody.send(head_of_file(3, "Expect: 100-continue\r\n"));
  CHECK(nobody.receive().status == 401);
}

TEST_CASE("files: only so many are in memory, and a place comes back when its sender goes") {
  TestServer server{take_files};
  const std::string cookie = "Cookie: " + server.cookie_of() + "\r\n";
  const auto try_one = [&] {
    HttpClient client = server.client();
    client.send(head_of_file(1, cookie) + "x");
    return client.receive();
  };
  {
    HttpClient slow = server.client();
    slow.send(head_of_file(9, cookie + "Expect: 100-continue\r\n"));
    CHECK(slow.socket().receive() == "HTTP/1.1 100 Continue\r\n\r\n");
    const HttpReply full = try_one();
    CHECK(full.status == 503);
    CHECK(code_in(full) == "unavailable.busy");
  }
  CHECK(eventually([&] { return try_one().status == 200; }));
}

TEST_CASE("files: one that does not come to its end is given up") {
  TestServer server{[](TestServer& with) {
    take_files(with);
    with.config.limits.file = milliseconds{100};
    with.config.limits.tick = milliseconds{10};
  }};
  HttpClient client = server.client();
  client.send(head_of_file(9, "Cookie: " + server.cookie_of() + "\r\n") + "half");
  const HttpReply reply = client.receive();
  CHECK(reply.status == 408);
  CHECK(code_in(reply) == "limit.time");
}

TEST_CASE("files: a short one has no more time than any other body") {
  TestServer server{[](TestServer& with) {
    take_files(with);
    with.config.limits.body = milliseconds{100};
    with.config.limits.tick = milliseconds{10};
  }};
  HttpClient client = server.client();
  client.send(head_of_file(9, "Cookie: " + server.cookie_of() + "\r\n") + "half");
  CHECK(client.receive().status == 408);
}

TEST_CASE("files: one member does not take the places of all") {
  TestServer server{[](TestServer& with) {
    take_files(with);
    with.config.limits.files_at_once = 3;
    with.config.limits.files_of_member = 1;
  }};
  const std::string annas = "Cookie: " + server.cookie_of() + "\r\n";
  const std::string others = "Cookie: " + server.cookie_of("boris@ferrit.example") + "\r\n";
  HttpClient slow = server.client();
  slow.send(head_of_file(9, annas + "Expect: 100-continue\r\n"));
  CHECK(slow.socket().receive() == "HTTP/1.1 100 Continue\r\n\r\n");
  HttpClient second = server.client();
  second.send(head_of_file(1, annas) + "x");
  CHECK(second.receive().status == 503);
  HttpClient other = server.client();
  other.send(head_of_file(1, others) + "x");
  CHECK(other.receive().status == 200);
}

TEST_CASE("files: who is signed out while it comes brings nothing in") {
  TestServer server{take_files};
  HttpClient client = server.client();
  const std::string cookie = "Cookie: " + server.cookie_of() + "\r\n";
  client.send(head_of_file(3, cookie + "Expect: 100-continue\r\n"));
  CHECK(client.socket().receive() == "HTTP/1.1 100 Continue\r\n\r\n");
  server.server->end_sessions_of({{"ferrit"}, "anna"});
  CHECK(eventually([&] {
    HttpClient other = server.client();
    other.send(head_of_file(0, cookie));
    return other.receive().status == 401;
  }));
  client.send("abc");
  const HttpReply reply = client.receive();
  CHECK(reply.status == 401);
  CHECK(code_in(reply) == "forbidden.sign_in");
}
