// Drafts where the disk fails or the program stops at a bad moment; what goes well is in
// tests/program/drafts.py.
#include <future>
#include <nlohmann/json.hpp>

#include "engine/store/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"
#include "tests/support/forwarding_vault.hpp"
#include "web/server/routes.hpp"
#include "web/server/target.hpp"

using namespace counterweight;
using namespace counterweight::server;
using namespace counterweight::test;
using nlohmann::json;

namespace {

const OrganisationId kOrg{"test"};

// Drafts in memory on a disk that a test can break.
class BreakableDrafts final : public store::Drafts {
 public:
  explicit BreakableDrafts(store::Drafts& kept) : kept_(kept) {}
  bool broken = false;          // for everything
  bool removing_fails = false;  // like a program that dies before it

  std::optional<store::Draft> add(const OrganisationId& organisation, const std::string& department,
                                  const store::DraftContent& content, std::optional<std::int64_t> from,
                                  Timestamp now) override {
    return working().add(organisation, department, content, from, now);
  }
  std::optional<store::Draft> find(const OrganisationId& organisation, const std::string& department,
                                   std::int64_t number) const override {
    return working().find(organisation, department, number);
  }
  std::vector<store::Draft> list(const OrganisationId& organisation,
                                 const std::string& department) const override {
    return working().list(organisation, department);
  }
  store::DraftChange replace(const OrganisationId& organisation, const std::string& department,
                             std::int64_t number, std::int64_t expected, const store::DraftContent& content,
                             Timestamp now) override {
    return working().replace(organisation, department, number, expected, content, now);
  }
  store::DraftChange remove(const OrganisationId& organisation, const std::string& department,
                            std::int64_t number, std::optional<std::int64_t> expected) override {
    if (removing_fails) throw std::runtime_error{"the disk is gone"};
    return working().remove(organisation, department, number, expected);
  }

 private:
  store::Drafts& working() const {
    if (broken) throw std::runtime_error{"the disk is gone"};
    return kept_;
  }
  store::Drafts& kept_;
};

class VaultOfBreakableDrafts final : public ForwardingVault {
 public:
  explicit VaultOfBreakableDrafts(store::Vault& whole) : mine(whole.drafts()), whole_(whole) {}
  BreakableDrafts mine;
  store::Drafts& drafts() override { return mine; }

 private:
  store::Vault& whole() const override { return whole_; }
  store::Vault& whole_;
};

// A company behind the routes, without a socket. Marketing has the final say.
struct Company {
  store::MemoryStore store;
  VaultOfBreakableDrafts vault{store.vault()};
  service::ManualClock clock{*parse_timestamp("2026-03-02T09:00:00Z")};
  service::Service service{store.ledger(), store.vault(), clock};
  Workers renderers;
  Router router;

  explicit Company(std::size_t most_waiting = 16) : renderers(1, most_waiting) {
    give(core::FoundOrganisation{"Test", default_rulebook()});
    for (const char* department : {"marketing", "sales"})
      give(core::AddMember{{std::string(department)}, {department}, true, {}});
    add_domain_routes(router, {&service, &renderers, &vault});
    service.start();
  }
  ~Company() {
    service.stop();
    renderers.stop();
  }
  void give(core::OrganisationCommand command) {
    REQUIRE(service.submit_and_wait({kOrg, std::move(command), {}, {}, {}, {}}).ok());
  }

  Response ask(Method method, const std::string& path, const json& body, const std::string& key = {},
               const std::string& member = "marketing") {
    Request request;
    request.method = method;
    request.path = path;
    request.segments = parse_target(path)->segments;
    request.body = body.is_null() ? std::string{} : body.dump();
    if (!key.empty()) request.headers.add(Header::idempotency_key, key);
    request.who = Principal{kOrg, member};
    const auto found = std::get<Router::Found>(router.match(request));
    request.params = found.params;
    const auto answer = std::make_shared<std::promise<Response>>();
    found.route->handler(request, Reply{[answer](Response given) { answer->set_value(std::move(given)); }});
    return answer->get_future().get();
  }
  Response submit(const std::string& key, int version = 1) {
    return ask(Method::post, "/api/v1/proposals/draft-1/submit", {{"version", version}}, key);
  }
  void draft() {
    const json action{
        {"id", "a"}, {"kind", "message"}, {"title", "A message"}, {"attributes", {{"text", "Hello."}}}};
    const json body{{"title", "T"},
                    {"fields", {{"budget", {{"amount", 100}, {"currency", "EUR"}}}}},
                    {"actions", {action}}};
    const Response made = ask(Method::post, "/api/v1/proposals/drafts", {{"body", body}});
    REQUIRE(made.status == 201);
    CHECK(json::parse(made.body.view())["problems"] == json::array());
  }
  std::int64_t proposals() { return service.published(kOrg)->state.proposals_so_far(); }
  bool draft_is_there() { return store.vault().drafts().find(kOrg, "marketing", 1).has_value(); }
};

std::string code_of(const Response& response) {
  return json::parse(response.body.view()).value("code", "");
}

bool replayed(const Response& response) {
  return std::find(response.headers.begin(), response.headers.end(),
                   std::pair<std::string, std::string>{"Idempotency-Replayed", "true"}) !=
         response.headers.end();
}

}  // namespace

TEST_CASE("drafts: one that outlives its submission is submitted once all the same") {
  const std::string key = GENERATE(std::string{}, std::string{"k"});
  CAPTURE(key);
  Company company;
  company.draft();
  company.vault.mine.removing_fails = true;
  CHECK(company.submit(key).status == 201);  // the proposal is there, and that is what was asked
  CHECK(company.proposals() == 1);
  CHECK(company.draft_is_there());

  company.vault.mine.removing_fails = false;
  const Response again = company.submit(key);
  CHECK(again.status == 201);
  CHECK(replayed(again));
  CHECK(company.proposals() == 1);
  CHECK_FALSE(company.draft_is_there());

  const Response last = company.submit(key);  // only a key finds what a draft that is gone became
  CHECK(last.status == (key.empty() ? 404 : 201));
  CHECK(company.proposals() == 1);
}

TEST_CASE("drafts: what is saved while an earlier version is being submitted stays") {
  Company company;
  company.draft();
  company.vault.mine.removing_fails = true;
  CHECK(company.submit("k").status == 201);
  company.vault.mine.removing_fails = false;
  CHECK(company.ask(Method::patch, "/api/v1/proposals/draft-1", {{"version", 1}, {"body", {{"title", "U"}}}})
            .status == 200);
  CHECK(replayed(company.submit("k")));
  CHECK(company.draft_is_there());
  CHECK(company.submit("k2").status == 409);
  CHECK(company.proposals() == 1);
}

TEST_CASE("drafts: a submission that is refused leaves the draft, and the next one is free to go") {
  Company company;
  company.draft();
  company.store.next_append(store::NextAppend::unwritten);
  CHECK(company.submit("k").status == 503);
  CHECK(company.draft_is_there());
  CHECK(company.submit("k", 2).status == 409);
  CHECK(company.submit("k").status == 201);
  CHECK_FALSE(company.draft_is_there());
  CHECK(company.proposals() == 1);
}

TEST_CASE("drafts: a disk that fails answers 503") {
  Company company;
  company.draft();
  company.vault.mine.broken = true;
  const json change{{"version", 1}, {"body", json::object()}};
  for (const Response& answer :
       {company.ask(Method::get, "/api/v1/proposals/drafts", nullptr),
        company.ask(Method::get, "/api/v1/proposals/draft-1", nullptr),
        company.ask(Method::patch, "/api/v1/proposals/draft-1", change),
        company.ask(Method::delete_, "/api/v1/proposals/draft-1", nullptr), company.submit("k"),
        company.ask(Method::post, "/api/v1/proposals/drafts", {{"body", json::object()}})}) {
    CHECK(answer.status == 503);
    CHECK(code_of(answer) == "unavailable.store");
  }
  company.vault.mine.broken = false;
  CHECK(company.submit("k").status == 201);
}

TEST_CASE("drafts: where too many wait, one more is told to come again") {
  Company company{0};
  const Response answer = company.ask(Method::get, "/api/v1/proposals/drafts", nullptr);
  CHECK(answer.status == 503);
  CHECK(code_of(answer) == "unavailable.busy");
}
