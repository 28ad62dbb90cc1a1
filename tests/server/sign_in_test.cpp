// From a password to a session and back, over real sockets.
#include <algorithm>

#include "base/sha256.hpp"
#include "tests/server/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::testing;
using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

int who_status(const TestServer& server, const std::string& cookie) {
  return server.client().get("/api/v1/who", {"Cookie: " + cookie}).status;
}

std::string hash_of(const std::string& cookie) {
  return server::token_hash(cookie.substr(cookie.find('=') + 1));
}

}  // namespace

TEST_CASE("sign-in: the right password gives a cookie, and the cookie a member") {
  TestServer server;
  const HttpReply reply = server.try_password("Anna@Ferrit.example", kPassword);
  REQUIRE(reply.status == 200);
  CHECK(json::parse(reply.body) == json{{"member", "anna"}});
  const std::string cookie = reply.header("set-cookie");
  CHECK(cookie.starts_with("counterweight_session="));
  for (const char* flag : {"; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=2592000"})
    CHECK(cookie.find(flag) != std::string::npos);
  CHECK(cookie.find("Secure") == std::string::npos);
  CHECK(cookie.find("Domain") == std::string::npos);
  const HttpReply who = server.client().get("/api/v1/who", {"Cookie: a=b; " + reply.cookie()});
  CHECK(who.status == 200);
  CHECK(json::parse(who.body)["member"] == "anna");
}

TEST_CASE("sign-in: behind TLS the cookie is Secure and of this host only") {
  TestServer server{[](TestServer& with) { with.config.tls_terminated = true; }};
  const HttpReply reply = server.try_password("anna@ferrit.example", kPassword);
  REQUIRE(reply.status == 200);
  CHECK(reply.header("set-cookie").starts_with("__Host-counterweight_session="));
  CHECK(reply.header("set-cookie").find("; Secure") != std::string::npos);
  CHECK(who_status(server, reply.cookie()) == 200);
  // The other name is not taken: somebody could have set it from a sister host.
  CHECK(who_status(server, reply.cookie().substr(7)) == 401);
}

TEST_CASE("sign-in: only the token's hash is stored") {
  TestServer server;
  const std::string cookie = server.cookie_of();
  const auto session = server.vault.session(hash_of(cookie));
  REQUIRE(session.has_value());
  CHECK(session->member == "anna");
  CHECK(session->expires - session->created == hours{30 * 24});
}

TEST_CASE("sign-in: an unknown e-mail answers like a wrong password, with the same work") {
  TestServer server{[](TestServer& with) {
    // Dear enough to be seen beside the noise of a loaded machine.
    with.config.password_cost = {16 * 1024 * 1024, 2};
    with.vault.put_account(
        OrganisationId{"ferrit"},
        {"anna", "anna@ferrit.example", server::hash_password(kPassword, with.config.password_cost)});
    with.config.limits.free_tries_address = 1000;
    with.config.limits.free_tries_account = 1000;
  }};
  const auto time_of = [&](const std::string& email) {
    const auto start = std::chrono::steady_clock::now();
    const HttpReply reply = server.try_password(email, "wrong");
    CHECK(reply.status == 401);
    CHECK(json::parse(reply.body)["code"] == "forbidden.credentials");
    return std::chrono::steady_clock::now() - start;
  };
  CHECK(json::parse(server.try_password("anna@ferrit.example", "wrong").body) ==
        json::parse(server.try_password("nobody@ferrit.example", "wrong").body));
  auto known = time_of("anna@ferrit.example");
  auto unknown = time_of("nobody@ferrit.example");
  for (int i = 0; i < 8; ++i) {
    known = std::min(known, time_of("anna@ferrit.example"));
    unknown = std::min(unknown, time_of("nobody" + std::to_string(i) + "@ferrit.example"));
  }
  CAPTURE(known.count(), unknown.count());
  CHECK(unknown * 2 > known);
  CHECK(known * 2 > unknown);
}

TEST_CASE("sign-in: what is not a sign-in is refused field by field") {
  TestServer server;
  HttpClient client = server.client();
  CHECK(client.post("/api/v1/session", "{").status == 400);
  CHECK(client.post("/api/v1/session", "[]").status == 422);
  const HttpReply reply = client.post("/api/v1/session", R"({"email":"a","pasword":"b"})");
  CHECK(reply.status == 422);
  const json problem = json::parse(reply.body);
  CHECK(problem["errors"][0]["pointer"] == "/password");
  CHECK(problem["errors"][1]["pointer"] == "/pasword");
  CHECK(client.post("/api/v1/session", json{{"email", "a"}, {"password", std::string(513, 'x')}}.dump())
            .status == 422);
}

TEST_CASE("sign-in: the organisation can be named, and has to be when there are several") {
  TestServer server{[](TestServer& with) {
    with.vault.put_account(
        OrganisationId{"acme"},
        {"anna", "anna@ferrit.example", server::hash_password("another", with.config.password_cost)});
  }};
  const auto status_of = [&](const json& body) {
    return server.client().post("/api/v1/session", body.dump()).status;
  };
  CHECK(status_of({{"email", "anna@ferrit.example"}, {"password", kPassword}}) == 401);
  CHECK(status_of({{"email", "anna@ferrit.example"}, {"password", kPassword}, {"organisation", "ferrit"}}) ==
        200);
  CHECK(status_of({{"email", "anna@ferrit.example"}, {"password", "another"}, {"organisation", "acme"}}) ==
        200);
  CHECK(status_of({{"email", "anna@ferrit.example"}, {"password", kPassword}, {"organisation", "nowhere"}}) ==
        401);
}

TEST_CASE("sign-in: delays grow by account, from anywhere, and end") {
  TestServer server{[](TestServer& with) { with.config.trusted_proxies = {"127.0.0.1"}; }};
  const auto try_from = [&](int address, const char* password) {
    return server.client().post("/api/v1/session",
                                json{{"email", "anna@ferrit.example"}, {"password", password}}.dump(),
                                {"X-Forwarded-For: 198.51.100." + std::to_string(address)});
  };
  for (int i = 0; i < 5; ++i) CHECK(try_from(i, "wrong").status == 401);
  std::vector<std::string> waits;
  for (int i = 5; i < 9; ++i) {
    const HttpReply delayed = try_from(i, kPassword);
    CHECK(delayed.status == 429);
    CHECK(json::parse(delayed.body)["code"] == "limit.sign_in");
    waits.push_back(delayed.header("retry-after"));
    server.pass(seconds{std::stoi(waits.back())});
    CHECK(try_from(i, "wrong").status == 401);
  }
  CHECK(waits == std::vector<std::string>{"1", "2", "4", "8"});
  CHECK(server.try_password("boris@ferrit.example", kPassword).status == 200);
  server.pass(seconds{16});
  CHECK(try_from(10, kPassword).status == 200);
  CHECK(try_from(10, "wrong").status == 401);  // and all is forgotten
  CHECK(try_from(10, kPassword).status == 200);
}

TEST_CASE("sign-in: delays grow by address over all accounts, and one's own account does not lift them") {
  TestServer server{[](TestServer& with) { with.config.limits.free_tries_address = 3; }};
  for (int i = 0; i < 2; ++i) CHECK(server.try_password("nobody" + std::to_string(i), "wrong").status == 401);
  CHECK(server.try_password("boris@ferrit.example", kPassword).status == 200);
  for (int i = 2; i < 4; ++i) CHECK(server.try_password("nobody" + std::to_string(i), "wrong").status == 401);
  CHECK(server.try_password("boris@ferrit.example", kPassword).status == 429);
  server.pass(seconds{1});
  CHECK(server.try_password("boris@ferrit.example", kPassword).status == 200);
}

TEST_CASE("sign-in: more hashes than may wait are refused at once") {
  TestServer server{[](TestServer& with) {
    with.config.limits.hashers = 1;
    with.config.limits.waiting_hashes = 1;
    with.config.password_cost = {64 * 1024 * 1024, 3};
    with.vault.put_account(
        OrganisationId{"ferrit"},
        {"anna", "anna@ferrit.example", server::hash_password(kPassword, with.config.password_cost)});
  }};
  std::vector<HttpClient> clients;
  for (int i = 0; i < 6; ++i) {
    clients.push_back(server.client());
    const std::string body = json{{"email", "u" + std::to_string(i)}, {"password", "wrong"}}.dump();
    clients.back().send(
        "POST /api/v1/session HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  int busy = 0;
  for (HttpClient& client : clients) {
    const HttpReply reply = client.receive();
    if (reply.status == 503) ++busy;
    CHECK((reply.status == 503 || reply.status == 401));
  }
  CHECK(busy >= 3);
  CHECK(busy <= 5);
}

TEST_CASE("sign-in: a hash of another cost is made anew") {
  TestServer server{[](TestServer& with) {
    auto dear = with.config.password_cost;
    dear.passes += 1;
    with.vault.put_account(OrganisationId{"ferrit"},
                           {"anna", "anna@ferrit.example", server::hash_password(kPassword, dear)});
  }};
  const auto hash = [&] {
    return server.vault.account_by_email(OrganisationId{"ferrit"}, "anna@ferrit.example")->password_hash;
  };
  CHECK(server::needs_new_hash(hash(), server.config.password_cost));
  server.cookie_of();
  CHECK_FALSE(server::needs_new_hash(hash(), server.config.password_cost));
  CHECK(server.try_password("anna@ferrit.example", kPassword).status == 200);
}

TEST_CASE("sign-in: who is a member no more gets no session") {
  TestServer server{[](TestServer& with) {
    with.domain.me = [](const server::Principal&, Language) { return server::empty_response(404); };
  }};
  const HttpReply reply = server.try_password("anna@ferrit.example", kPassword);
  CHECK(reply.status == 404);
  CHECK(reply.header("set-cookie").empty());
}

TEST_CASE("sessions: a new sign-in ends the session before, signing out ends this one") {
  TestServer server;
  const std::string first = server.cookie_of();
  const HttpReply again = server.client().post(
      "/api/v1/session", json{{"email", "anna@ferrit.example"}, {"password", kPassword}}.dump(),
      {"Cookie: " + first});
  REQUIRE(again.status == 200);
  CHECK(who_status(server, first) == 401);
  CHECK(who_status(server, again.cookie()) == 200);
  const HttpReply out =
      server.client().request("DELETE", "/api/v1/session", "", {"Cookie: " + again.cookie()});
  CHECK(out.status == 204);
  CHECK(out.header("set-cookie").starts_with("counterweight_session=; "));
  CHECK(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
  CHECK(who_status(server, again.cookie()) == 401);
  CHECK_FALSE(server.vault.session(hash_of(again.cookie())).has_value());
  CHECK(server.client().request("DELETE", "/api/v1/session", "").status == 204);
}

TEST_CASE("sessions: the vault is asked once, and those it never gave are nobody's") {
  TestServer server;
  const std::string token = server::new_token();
  const Timestamp now = server.domain.now();
  server.vault.put_session(server::token_hash(token),
                           {OrganisationId{"ferrit"}, "boris", now, now, now + hours{1}});
  const std::string cookie = "counterweight_session=" + token;
  for (int i = 0; i < 5; ++i) CHECK(who_status(server, cookie) == 200);
  CHECK(server.vault.session_reads == 1);
  CHECK(who_status(server, "counterweight_session=" + server::new_token()) == 401);
  CHECK(server.vault.session_reads == 2);
  CHECK(who_status(server, "counterweight_session=short") == 401);
  CHECK(server.vault.session_reads == 2);
}

TEST_CASE("sessions: idle and absolute limits") {
  TestServer server;
  const std::string cookie = server.cookie_of();
  for (int i = 0; i < 5; ++i) {
    server.pass(hours{11});
    CHECK(who_status(server, cookie) == 200);
  }
  server.pass(hours{12});
  CHECK(who_status(server, cookie) == 401);
  const std::string busy = server.cookie_of();
  for (int i = 0; i < 65; ++i) {
    server.pass(hours{11});
    CHECK(who_status(server, busy) == 200);
  }
  server.pass(hours{11});
  CHECK(who_status(server, busy) == 401);
}

TEST_CASE("sessions: the vault learns now and then that one is in use") {
  TestServer server;
  const std::string cookie = server.cookie_of();
  for (int i = 0; i < 10; ++i) {
    server.pass(minutes{1});
    CHECK(who_status(server, cookie) == 200);
  }
  CHECK(eventually([&] { return server.vault.touches >= 2; }));
  CHECK(server.vault.touches == 2);
}

TEST_CASE("sessions: a vault that fails answers 503 and lets nobody in") {
  TestServer server;
  const std::string token = server::new_token();
  server.vault.broken = true;
  CHECK(who_status(server, "counterweight_session=" + token) == 503);
  CHECK(server.try_password("anna@ferrit.example", kPassword).status == 503);
  server.vault.broken = false;
  const std::string cookie = server.cookie_of();
  server.vault.broken = true;
  CHECK(who_status(server, cookie) == 200);  // memory knows
  CHECK(server.client().request("DELETE", "/api/v1/session", "", {"Cookie: " + cookie}).status == 503);
  CHECK(who_status(server, cookie) == 401);  // and knows that it has ended, whatever the vault still says
  server.vault.broken = false;
  CHECK(who_status(server, cookie) == 401);
}

TEST_CASE("sessions: few places in memory only cost look-ups") {
  TestServer server{[](TestServer& with) { with.config.limits.sessions_in_memory = 2; }};
  std::vector<std::string> cookies;
  for (int i = 0; i < 5; ++i) cookies.push_back(server.cookie_of());
  for (const std::string& cookie : cookies) CHECK(who_status(server, cookie) == 200);
}

TEST_CASE("sessions: all of a member end together") {
  TestServer server;
  const std::string anna = server.cookie_of();
  const std::string anna_too = server.cookie_of();
  const std::string boris = server.cookie_of("boris@ferrit.example");
  server.server->end_sessions_of({OrganisationId{"ferrit"}, "anna"});
  CHECK(who_status(server, anna) == 401);
  CHECK(who_status(server, anna_too) == 401);
  CHECK(who_status(server, boris) == 200);
}

TEST_CASE("hints: people in the demo, nothing otherwise") {
  TestServer server;
  CHECK(json::parse(server.client().get("/api/v1/session/hints").body) == json{{"demo", false}});
  TestServer demo{[](TestServer& with) {
    with.domain.demo =
        server::DemoHints{{{"hanna@ferrit.example", "Hanna Weiss", "marketing", true}}, "demo"};
  }};
  const json hints = json::parse(demo.client().get("/api/v1/session/hints").body);
  CHECK(hints["demo"] == true);
  CHECK(hints["password"] == "demo");
  CHECK(hints["people"][0] == json{{"email", "hanna@ferrit.example"},
                                   {"name", "Hanna Weiss"},
                                   {"department", "marketing"},
                                   {"head", true}});
}
