// Routes, guards, problems and static files, without a socket.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "web/server/dispatch.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/replays.hpp"
#include "web/server/static_files.hpp"
#include "web/server/target.hpp"

using namespace counterweight;
using namespace counterweight::server;

namespace {

Request request_for(Method method, const std::string& target) {
  Request request;
  request.method = method;
  auto parsed = parse_target(target);
  REQUIRE(parsed.ok());
  request.path = parsed->path;
  request.segments = parsed->segments;
  request.query = parsed->query;
  return request;
}

Router some_routes() {
  Router router;
  const Handler nothing = answer_with([](const Request&) { return empty_response(204); });
  router.add(Method::get, "/api/v1/proposals", Access::signed_in, nothing);
  router.add(Method::post, "/api/v1/proposals", Access::signed_in, nothing);
  router.add(Method::get, "/api/v1/proposals/{id}", Access::signed_in, nothing);
  router.add(Method::post, "/api/v1/proposals/what-if", Access::signed_in, nothing);
  router.add(Method::post, "/api/v1/proposals/{id}/vetoes/{vid}/challenge", Access::signed_in, nothing);
  router.otherwise([](const Request&) { return empty_response(200); });
  return router;
}

// The pattern found, "405 ALLOW", "files" or "404".
std::string matched(const Router& router, Method method, const std::string& target) {
  const Router::Match match = router.match(request_for(method, target));
  if (const auto* found = std::get_if<Router::Found>(&match)) return found->route->pattern;
  if (const auto* wrong = std::get_if<Router::WrongMethod>(&match)) return "405 " + wrong->allow;
  return std::holds_alternative<Router::Fallback>(match) ? "files" : "404";
}

}  // namespace

TEST_CASE("router: literal before named, 405 names what is allowed, pages only outside /api") {
  const Router router = some_routes();
  CHECK(matched(router, Method::get, "/api/v1/proposals") == "/api/v1/proposals");
  CHECK(matched(router, Method::head, "/api/v1/proposals") == "/api/v1/proposals");
  CHECK(matched(router, Method::get, "/api/v1/proposals/42") == "/api/v1/proposals/{id}");
  CHECK(matched(router, Method::post, "/api/v1/proposals/what-if") == "/api/v1/proposals/what-if");
  CHECK(matched(router, Method::get, "/api/v1/proposals/what-if") == "/api/v1/proposals/{id}");
  CHECK(matched(router, Method::post, "/api/v1/proposals/42") == "405 GET, HEAD");
  CHECK(matched(router, Method::other, "/api/v1/proposals") == "405 GET, HEAD, POST");
  CHECK(matched(router, Method::get, "/api/v1/proposals/") == "404");
  CHECK(matched(router, Method::get, "/api/v2") == "404");
  CHECK(matched(router, Method::get, "/api") == "404");
  CHECK(matched(router, Method::get, "/proposals/42") == "files");
  CHECK(matched(router, Method::post, "/proposals/42") == "405 GET, HEAD");
  CHECK(router.listing().size() == 5);
}

TEST_CASE("router: names stand for decoded segments, and a slash in one does not reroute") {
  const Router router = some_routes();
  const Router::Match match =
      router.match(request_for(Method::post, "/api/v1/proposals/a%2Fb/vetoes/%D0%B2/challenge"));
  REQUIRE(std::holds_alternative<Router::Found>(match));
  Request request;
  request.params = std::get<Router::Found>(match).params;
  CHECK(request.param("id") == "a/b");
  CHECK(request.param("vid") == "в");
}

TEST_CASE("guard: where state-changing requests may come from") {
  struct Case {
    Method method;
    const char* site;
    const char* origin;
    bool passes;
  };
  const Origins origins{{"https://cw.example"}};
  const Case cases[] = {{Method::post, "", "", true},
                        {Method::post, "same-origin", "https://cw.example", true},
                        {Method::post, "same-origin", "https://behind-proxy.example", true},
                        {Method::post, "same-site", "https://cw.example", false},
                        {Method::post, "cross-site", "", false},
                        {Method::post, "none", "", false},
                        {Method::post, "", "https://cw.example", true},
                        {Method::post, "", "https://cw.example.evil", false},
                        {Method::post, "", "null", false},
                        {Method::post, "", "http://cw.example", false},
                        {Method::delete_, "cross-site", "https://evil.example", false},
                        {Method::patch, "", "https://evil.example", false},
                        {Method::put, "", "https://evil.example", false},
                        {Method::get, "cross-site", "https://evil.example", true}};
  for (const Case& one : cases) {
    CAPTURE(one.site, one.origin);
    Request request;
    request.method = one.method;
    request.headers.add(Header::sec_fetch_site, one.site);
    request.headers.add(Header::origin, one.origin);
    const auto refusal = refuse_foreign(request, origins);
    CHECK(refusal.has_value() != one.passes);
    if (refusal) CHECK(status_of(*refusal) == 403);
  }
}

TEST_CASE("guard: what is signed may come from any page, and still carries JSON") {
  Router router;
  const auto fine = answer_with([](const Request&) { return empty_response(204); });
  router.add(Method::post, "/signed", Access::by_signature, fine);
  router.add(Method::post, "/open", Access::anyone, fine);
  const auto status = [&](const char* path, const char* type) {
    Request request;
    request.method = Method::post;
    request.path = path;
    request.segments = {path + 1};
    request.headers.add(Header::sec_fetch_site, "cross-site");
    request.headers.add(Header::content_type, type);
    const Plan plan = plan_for(request, router, Origins{{}});
    return plan.answer ? plan.answer->status : 0;
  };
  CHECK(status("/signed", "application/json") == 0);
  CHECK(status("/signed", "text/plain") == 415);
  CHECK(status("/open", "application/json") == 403);
}

TEST_CASE("guard: state-changing requests carry JSON") {
  struct Case {
    Method method;
    const char* type;
    const char* body;
    bool passes;
  };
  const Case cases[] = {{Method::post, "application/json", "{}", true},
                        {Method::post, "Application/JSON; charset=utf-8", "{}", true},
                        {Method::post, "", "", false},
                        {Method::post, "text/plain", "{}", false},
                        {Method::post, "application/jsonp", "{}", false},
                        {Method::post, "text/plain, application/json", "{}", false},
                        {Method::put, "multipart/form-data", "{}", false},
                        {Method::delete_, "", "", true},
                        {Method::delete_, "", "{}", false},
                        {Method::get, "", "", true}};
  for (const Case& one : cases) {
    CAPTURE(one.type, one.body);
    Request request;
    request.method = one.method;
    request.headers.add(Header::content_type, one.type);
    request.body = one.body;
    const auto refusal = refuse_content_type(request, Carries::json);
    CHECK(refusal.has_value() != one.passes);
    if (refusal) CHECK(status_of(*refusal) == 415);
  }
}

TEST_CASE("client address: only proxies that are trusted are believed") {
  const std::vector<std::string> proxies{"10.0.0.1", "10.0.0.2"};
  CHECK(client_address("203.0.113.9", "198.51.100.1", proxies) == "203.0.113.9");
  CHECK(client_address("10.0.0.1", "198.51.100.1", proxies) == "198.51.100.1");
  CHECK(client_address("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", proxies) == "198.51.100.1");
  CHECK(client_address("10.0.0.1", "", proxies) == "10.0.0.1");
  CHECK(client_address("10.0.0.1", "unknown", proxies) == "10.0.0.1");
  CHECK(client_address("10.0.0.1", "2001:db8::1", proxies) == "2001:db8::1");
}

TEST_CASE("problems: kind and code give the status, all refusals are named") {
  const std::pair<const char*, int> cases[] = {{"invalid.ground", 422},        {"invalid.json", 400},
                                               {"forbidden.final_say", 403},   {"forbidden.sign_in", 401},
                                               {"forbidden.credentials", 401}, {"not_found.proposal", 404},
                                               {"conflict.revision", 409},     {"limit.body", 413},
                                               {"limit.sign_in", 429},         {"limit.rate", 429},
                                               {"limit.headers", 431},         {"unavailable.busy", 503},
                                               {"unavailable.disk_full", 507}, {"nonsense", 500}};
  for (const auto& [code, status] : cases) {
    INFO(code);
    CHECK(status_of({code, {"a", "б"}}) == status);
  }
  const std::vector<Refusal> refusals{{"invalid.ground", {"No ground.", "Нет основания."}, "/ground"},
                                      {"invalid.missing", {"No reason.", "Нет причины."}, "/reason"}};
  const Response response = problem(refusals, Language::ru);
  CHECK(response.status == 422);
  const auto body = nlohmann::json::parse(response.body.view());
  CHECK(body["type"] == "about:blank");
  CHECK(body["code"] == "invalid.ground");
  CHECK(body["detail"] == "Нет основания.");
  CHECK(body["title"] == "В запросе есть ошибки");
  CHECK(body["errors"].size() == 2);
  CHECK(body["errors"][1] ==
        nlohmann::json{{"pointer", "/reason"}, {"detail", "Нет причины."}, {"code", "invalid.missing"}});
  CHECK(response.headers.front() ==
        std::pair<std::string, std::string>{"Content-Type", "application/problem+json"});
}

TEST_CASE("responses: no value becomes a header of its own") {
  const Response response = empty_response(204).with("Location", "/a\r\nSet-Cookie: evil=1");
  const std::string head = head_of(response, {});
  CHECK(head.find("Location: /a  Set-Cookie: evil=1\r\n") != std::string::npos);
  CHECK(head.find("\r\nSet-Cookie") == std::string::npos);
}

TEST_CASE("json body: every wrong field at once") {
  Request request;
  request.body = R"({"email": 7, "pass/word": "x", "long": "123456"})";
  const auto body = json_object(request);
  REQUIRE(body.ok());
  Fields fields{*body};
  fields.text("email", 10);
  fields.text("password", 10);
  fields.text("long", 5);
  CHECK_FALSE(fields.optional_text("organisation", 10).has_value());
  std::vector<std::string> found;
  for (const Refusal& refusal : fields.refusals()) found.push_back(refusal.code + " " + refusal.pointer);
  CHECK(found == std::vector<std::string>{"invalid.type /email", "invalid.missing /password",
                                          "invalid.length /long", "invalid.unknown_field /pass~1word"});
  request.body = "[]";
  CHECK(json_object(request).refusal().code == "invalid.type");
  request.body = "{";
  CHECK(json_object(request).refusal().code == "invalid.json");
}

namespace {

const Asset kAssets[] = {
    {"/index.html", "text/html; charset=utf-8", "<html>", "GZ", "BR", "\"p\"", "\"g\"", "\"b\"", false},
    {"/assets/app-1.js", "text/javascript", "js", "", "", "\"js\"", "", "", true}};

std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return {};
}

Response file(const std::string& target, const std::string& encodings = "",
              const std::string& none_match = "") {
  Request request = request_for(Method::get, target);
  request.headers.add(Header::accept_encoding, encodings);
  request.headers.add(Header::if_none_match, none_match);
  return static_file(kAssets, request);
}

}  // namespace

TEST_CASE("static files: the best encoding with its own entity tag") {
  const Response brotli = file("/", "gzip, br");
  CHECK(brotli.body.view() == "BR");
  CHECK(header_of(brotli, "Content-Encoding") == "br");
  CHECK(header_of(brotli, "ETag") == "\"b\"");
  CHECK(header_of(brotli, "Vary") == "Accept-Encoding");
  CHECK(header_of(brotli, "Cache-Control") == "no-cache");
  CHECK(file("/", "gzip").body.view() == "GZ");
  CHECK(file("/").body.view() == "<html>");
  CHECK(file("/assets/app-1.js", "br").body.view() == "js");
  CHECK(header_of(file("/assets/app-1.js"), "Cache-Control") == "public, max-age=31536000, immutable");
}

TEST_CASE("static files: an unchanged one is not sent again") {
  const Response same = file("/", "br", "W/\"b\"");
  CHECK(same.status == 304);
  CHECK(same.body.view().empty());
  CHECK(file("/", "br", "\"g\"").status == 200);
}

TEST_CASE("static files: the application's own addresses get its front page, missing files do not") {
  CHECK(file("/proposals/42").body.view() == "<html>");
  CHECK(file("/proposals/42?lang=ru").status == 200);
  CHECK(file("/assets/app-2.js").status == 404);
  CHECK(file("/favicon.ico").status == 404);
  const Response none = static_file({}, request_for(Method::get, "/"));
  CHECK(none.status == 404);
  CHECK(std::string{none.body.view()}.find("without the browser application") != std::string::npos);
}

namespace {

// A handler behind Replays that makes things, and counts how many.
struct Maker {
  std::shared_ptr<Replays> replays = std::make_shared<Replays>();
  int made = 0;
  int status = 201;
  std::optional<Reply> waiting;  // of a handler that answers later
  bool later = false;
  Handler handler = replays->once([this](const Request&, const Reply& reply) {
    ++made;
    if (later) return waiting.emplace(reply), void();
    reply(json_response(status, {{"made", made}}));
  });

  // Status, and what was made; nothing when there is no answer yet.
  std::optional<std::pair<int, std::string>> post(const std::string& key, const std::string& body,
                                                  const std::string& member = "hanna") {
    Request request;
    request.method = Method::post;
    request.path = "/things";
    request.body = body;
    request.who = Principal{{"ferrit"}, member};
    if (!key.empty()) request.headers.add(Header::idempotency_key, key);
    const auto out = std::make_shared<std::optional<std::pair<int, std::string>>>();
    handler(request, Reply{[out](const Response& response) {
              *out = {response.status, std::string{response.body.view()}};
            }});
    return *out;
  }
};

}  // namespace

TEST_CASE("a key: done once, answered as the first time; refused is tried again; by member and body") {
  Maker maker;
  CHECK(maker.post("k", "a") == std::pair{201, std::string{R"({"made":1})"}});
  CHECK(maker.post("k", "a") == std::pair{201, std::string{R"({"made":1})"}});
  CHECK(maker.made == 1);
  CHECK(maker.post("k", "b")->first == 422);
  CHECK(maker.post("k", "a", "timur")->second == R"({"made":2})");
  CHECK(maker.post("", "a")->second == R"({"made":3})");
  maker.status = 409;
  CHECK(maker.post("n", "a")->first == 409);
  maker.status = 201;
  CHECK(maker.post("n", "a")->first == 201);
  for (std::size_t i = 0; i < kMaxReplays; ++i) maker.post("many-" + std::to_string(i), "a");
  const int before = maker.made;
  maker.post("k", "a");
  CHECK(maker.made == before + 1);  // the oldest was forgotten, not the newest
  maker.post("many-" + std::to_string(kMaxReplays - 1), "a");
  CHECK(maker.made == before + 1);
}

TEST_CASE("a key: the same while the first is under way is a conflict, not a second deed") {
  Maker maker;
  maker.later = true;
  CHECK_FALSE(maker.post("k", "a"));
  const Reply first = *std::exchange(maker.waiting, std::nullopt);
  const auto second = maker.post("k", "a");
  REQUIRE(second);
  CHECK(second->first == 409);
  CHECK(maker.made == 1);
}
