// A company whose knowledge of its customers is asked over the routes, without a socket.
#pragma once

#include <algorithm>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/store/memory_store.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"
#include "web/server/routes.hpp"
#include "web/server/target.hpp"

namespace counterweight::test {

using namespace counterweight::server;
using nlohmann::json;

inline const OrganisationId kKnowing{"test"};

inline core::RulebookPtr curious_rulebook() {
  std::string source = read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json");
  source.insert(source.find('{') + 1, R"(
    "evidence": [
      {"id": "talks", "name": {"en": "Hear buyers first", "ru": "Сначала услышать купивших"},
       "conversations": {"at_least": 2, "buyers": 1, "not_older_than": "30d"}},
      {"id": "figure", "name": {"en": "A figure with context", "ru": "Показатель с контекстом"},
       "metrics": {"at_least": 1, "sufficient": true, "explained": true}}],)");
  return rules::check(source).rulebook;
}

struct Answer {
  int status = 0;
  json body;
  std::string location;
  std::string code() const { return body.value("code", ""); }
};

// Codes with their places: "invalid.text /idea".
inline std::vector<std::string> problems(const Answer& answer) {
  std::vector<std::string> out;
  for (const json& each : answer.body.value("errors", json::array()))
    out.push_back(each.at("code").get<std::string>() + " " + each.at("pointer").get<std::string>());
  return out;
}

// Hanna heads marketing, Boris sales; Lena is in sales, Oleg in production. A library that is followed by
// hand.
struct KnowingCompany {
  store::test::TemporaryDirectory directory;
  store::MemoryStore store;
  service::ManualClock clock{*parse_timestamp("2026-03-02T09:00:00Z")};
  service::Service service{store.ledger(), store.vault(), clock};
  store::search::DocumentIndex index{directory.path()};
  service::Library library{service, store.vault(), &index};
  Workers renderers{1, 16};
  Workers webhook_readers{1, 4};
  Router router;

  KnowingCompany() {
    give(core::FoundOrganisation{"Test", curious_rulebook()});
    for (const auto& [member, department, head] :
         {std::tuple{"hanna", "marketing", true}, std::tuple{"boris", "sales", true},
          std::tuple{"lena", "sales", false}, std::tuple{"oleg", "production", false}})
      give(core::AddMember{{std::string(member)}, {department}, head, {}});
    DomainRoutes domain{&service, &renderers, &store.vault()};
    domain.library = &library;
    domain.webhook_readers = &webhook_readers;
    add_domain_routes(router, domain);
    service.start();
  }
  ~KnowingCompany() {
    webhook_readers.stop();
    service.stop();
    renderers.stop();
  }
  void give(core::OrganisationCommand command) {
    REQUIRE(service.submit_and_wait({kKnowing, std::move(command), {}, {}, {}, {}}).ok());
  }

  Response respond(Method method, const std::string& target, std::string body, const std::string& member,
                   Language language = Language::en) {
    const auto parsed = parse_target("/api/v1" + target);
    Request request;
    request.method = method;
    request.path = parsed->path;
    request.segments = parsed->segments;
    request.query = parsed->query;
    request.body = std::move(body);
    request.who = Principal{kKnowing, member};
    request.language = language;
    const auto found = std::get<Router::Found>(router.match(request));
    request.params = found.params;
    const auto promise = std::make_shared<std::promise<Response>>();
    found.route->handler(request, Reply{[promise](Response given) { promise->set_value(std::move(given)); }});
    return promise->get_future().get();
  }
  static Answer answer_of(const Response& response) {
    Answer out{response.status, json::parse(response.body.view()), {}};
    for (const auto& [name, value] : response.headers)
      if (name == "Location") out.location = value;
    return out;
  }
  Answer ask(Method method, const std::string& target, const json& body, const std::string& member,
             Language language = Language::en) {
    return answer_of(respond(method, target, body.is_null() ? std::string{} : body.dump(), member, language));
  }
  // A file as it is.
  Answer send(const std::string& target, const std::string& bytes, const std::string& member = "lena") {
    return answer_of(respond(Method::post, target, bytes, member));
  }
  Response take(const std::string& target, const std::string& member) {
    return respond(Method::get, target, {}, member);
  }
  Answer post(const std::string& target, const json& body, const std::string& member = "lena") {
    return ask(Method::post, target, body, member);
  }
  Answer get(const std::string& target, Language language = Language::en) {
    return ask(Method::get, target, nullptr, "oleg", language);
  }
  // The numbers of a list, in its order.
  std::vector<int> listed(const std::string& target) {
    library.catch_up(kKnowing);
    const Answer answer = get(target);
    CAPTURE(target, answer.body.dump());
    REQUIRE(answer.status == 200);
    std::vector<int> out;
    for (const char* list : {"insights", "conversations", "metrics", "hits"})
      for (const json& each : answer.body.value(list, json::array())) out.push_back(each.at("id"));
    return out;
  }
  bool in_vault(const std::string& commitment) {
    return store.vault().unseal(kKnowing, commitment).has_value();
  }
  std::int64_t events() { return service.published(kKnowing)->head.seq; }
  core::Knowledge known() { return service.published(kKnowing)->state.knowledge(); }
};

inline json insight(const std::string& idea, const json& more = json::object()) {
  json out{{"kind", "observation"},
           {"idea", idea},
           {"source", "A visit"},
           {"customer_value", "No cover is needed."},
           {"company_value", "Fewer come back."}};
  out.update(more);
  return out;
}

inline json talk(const std::string& quote, const json& more = json::object()) {
  json out{{"relation", "buyer"}, {"channel", "call"}, {"at", "2026-03-01T09:00:00Z"}, {"quotes", {quote}}};
  out.update(more);
  return out;
}

inline json share(std::int64_t yes, std::int64_t of, const json& more = json::object()) {
  json out{{"name", "Sent back"},
           {"figure", {{"form", "share"}, {"first", {{"yes", yes}, {"of", of}}}, {"claim", "0.01"}}}};
  out.update(more);
  return out;
}

using Numbers = std::vector<int>;
using Words = std::vector<std::string>;

}  // namespace counterweight::test
