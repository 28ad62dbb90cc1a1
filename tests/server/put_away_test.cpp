// Over the routes nobody can tell a proposal that is put away from one that is whole, but by the thread that
// answers.
#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>

#include "engine/store/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"
#include "web/server/routes.hpp"
#include "web/server/target.hpp"

using namespace counterweight;
using namespace counterweight::server;
using namespace counterweight::test;
using nlohmann::json;

namespace {

const OrganisationId kOrg{"test"};
constexpr const char* kAway = "/api/v1/proposals/1";

// A ledger whose look-ups by subject can fail, as those of a disk can.
class FailingLedger final : public store::Ledger {
 public:
  explicit FailingLedger(store::Ledger& whole) : whole_(whole) {}
  bool fails = false;

  store::Append append(const OrganisationId& organisation, const store::Head& expected,
                       std::span<const store::Entry> entries,
                       std::span<const store::SealedValue> sealed) override {
    return whole_.append(organisation, expected, entries, sealed);
  }
  bool reopen() override { return whole_.reopen(); }
  std::vector<store::Record> read(const OrganisationId& organisation, std::int64_t after,
                                  std::size_t limit) const override {
    return whole_.read(organisation, after, limit);
  }
  std::vector<store::Record> read_subject(const OrganisationId& organisation, const std::string& subject,
                                          std::int64_t after, std::size_t limit) const override {
    if (fails) throw std::runtime_error("the disk is gone");
    return whole_.read_subject(organisation, subject, after, limit);
  }
  std::vector<store::Record> read_command(const OrganisationId& organisation,
                                          const std::string& command) const override {
    return whole_.read_command(organisation, command);
  }
  store::Head head(const OrganisationId& organisation) const override { return whole_.head(organisation); }
  std::vector<OrganisationId> organisations() const override { return whole_.organisations(); }

 private:
  store::Ledger& whole_;
};

// Proposal 1 was launched long ago, 2 withdrawn long ago, 3 is open; with words, comments and amendments on
// them.
void live(store::MemoryStore& store, service::ManualClock& clock) {
  service::Service service{store.ledger(), store.vault(), clock};
  const auto give = [&](core::Command command, const char* actor) {
    const auto answer = service.submit_and_wait({kOrg, std::move(command), {actor}, {}, {}, {}});
    INFO((answer.ok() ? "" : answer.refusal().sentence.en));
    REQUIRE(answer.ok());
  };
  const auto about = [&](core::ProposalCommand command, const char* actor) {
    give(std::move(command), actor);
  };
  give(core::OrganisationCommand{core::FoundOrganisation{"Test", default_rulebook()}}, "");
  for (const char* department :
       {"marketing", "production", "sales", "finance", "legal", "support", "founders"}) {
    store::SealedValue name = service::seal(std::string("Name of ") + department);
    const core::AddMember add{{department}, {department}, true, name.commitment};
    REQUIRE(service.submit_and_wait({kOrg, core::OrganisationCommand{add}, {}, {}, {}, {name}}).ok());
  }
  about(campaign({message("a"), price("b", "20")}), "marketing");
  about(core::TakePosition{{1}, core::ActionId{"a"}, core::Position::object, {}, "Too loud.", 1}, "sales");
  about(core::AnswerObjection{{1}, {1}, core::Answer::decline, "It is not."}, "marketing");
  about(core::TakePosition{{1}, core::ActionId{"b"}, core::Position::veto, {"margin_floor"}, "A loss.", 1},
        "finance");
  core::Amendment amendment;
  amendment.title = "A calmer campaign";
  about(core::Amend{{1}, amendment, "Calmer.", 1}, "marketing");
  about(core::AddComment{{1}, "Good."}, "support");
  about(campaign({message("c")}), "marketing");
  about(core::Decide{{2}, core::DecisionKind::withdraw, {}, "No."}, "marketing");
  clock.set(clock.now() + std::chrono::days{9});
  about(core::Decide{{1}, core::DecisionKind::launch, {}, "Go."}, "marketing");
  clock.set(clock.now() + std::chrono::days{30});
  about(campaign({message("d")}), "marketing");
}

// A server's routes on that ledger, without a socket.
struct Routes {
  FailingLedger ledger;
  service::Service service;
  Workers renderers;
  Router router;

  Routes(store::MemoryStore& store, service::ManualClock& clock, service::Keeping keeping,
         std::size_t most_waiting = 16)
      : ledger(store.ledger()),
        service(ledger, store.vault(), clock, nullptr, keeping),
        renderers(1, most_waiting) {
    REQUIRE(service.recover().ok());
    add_domain_routes(router, {&service, &renderers, &store.vault()});
    service.start();
  }
  ~Routes() {
    service.stop();
    renderers.stop();
  }
  Response ask(Method method, const std::string& target, const json& body = nullptr,
               const std::string& member = "marketing") {
    Request request;
    request.method = method;
    request.path = target.substr(0, target.find('?'));
    const auto parsed = parse_target(target);
    request.segments = parsed->segments;
    request.query = parsed->query;
    request.body = body.is_null() ? std::string{} : body.dump();
    request.who = Principal{kOrg, member};
    const auto found = std::get<Router::Found>(router.match(request));
    request.params = found.params;
    const auto answer = std::make_shared<std::promise<Response>>();
    found.route->handler(request, Reply{[answer](Response given) { answer->set_value(std::move(given)); }});
    return answer->get_future().get();
  }
  bool is_away(std::int64_t id) const { return service.published(kOrg)->state.stub({id}) != nullptr; }
};

std::string code_of(const Response& response) {
  return json::parse(response.body.view()).value("code", "");
}

struct Ledger {
  store::MemoryStore store;
  service::ManualClock clock{*parse_timestamp("2026-03-02T09:00:00Z")};
  Ledger() { live(store, clock); }
};

}  // namespace

TEST_CASE("put away: every answer has the bytes that it had while the proposal was whole") {
  Ledger ledger;
  Routes whole{ledger.store, ledger.clock, service::Keeping::everything},
      away{ledger.store, ledger.clock, service::Keeping::put_away};
  REQUIRE((away.is_away(1) && away.is_away(2) && !away.is_away(3) && !whole.is_away(1)));
  std::vector<std::string> targets{"/api/v1/proposals", "/api/v1/proposals?status=launched",
                                   "/api/v1/proposals?status=withdrawn", "/api/v1/attention"};
  for (const char* id : {"1", "2", "3", "4", "0", "x"})
    for (const char* part : {"", "/timeline", "/timeline?after=12", "/revisions"})
      targets.push_back("/api/v1/proposals/" + std::string(id) + part);
  for (const std::string& target : targets)
    for (const char* member : {"marketing", "finance", "sales"}) {
      INFO(member << " asks " << target);
      const Response one = whole.ask(Method::get, target, nullptr, member),
                     two = away.ask(Method::get, target, nullptr, member);
      CHECK(one.status == two.status);
      CHECK(one.headers == two.headers);
      CHECK(one.body.view() == two.body.view());
    }
}

TEST_CASE("put away: previews and copies of it are answered as before") {
  Ledger ledger;
  Routes whole{ledger.store, ledger.clock, service::Keeping::everything},
      away{ledger.store, ledger.clock, service::Keeping::put_away};
  const json amend{{"proposal", {{"title", "Another"}}}, {"reason", "Better."}, {"revision", 2}};
  const Response one = whole.ask(Method::post, std::string(kAway) + "/amend/preview", amend),
                 two = away.ask(Method::post, std::string(kAway) + "/amend/preview", amend);
  CHECK(code_of(two) == "conflict.closed");
  CHECK(one.body.view() == two.body.view());
  const Response copy = away.ask(Method::post, "/api/v1/proposals/drafts", {{"from", 1}});
  REQUIRE(copy.status == 201);
  CHECK(json::parse(copy.body.view())["body"]["title"] == "A calmer campaign");
  CHECK(away.ask(Method::post, "/api/v1/proposals/drafts", {{"from", 9}}).status == 404);
}

TEST_CASE("put away: what-if finds the earlier actions that it found while they were whole") {
  Ledger ledger;
  Routes whole{ledger.store, ledger.clock, service::Keeping::everything},
      away{ledger.store, ledger.clock, service::Keeping::put_away};
  const json price_action{{"kind", "price"}, {"title", "Price b"}, {"attributes", {{"discount_pct", "20"}}}};
  const json body{{"actions", json::array({price_action, {{"kind", "message"}}})}};
  const std::string target = "/api/v1/proposals/what-if";
  const Response one = whole.ask(Method::post, target, body), two = away.ask(Method::post, target, body);
  REQUIRE(two.status == 200);
  CHECK(one.body.view() == two.body.view());
  const json found = json::parse(two.body.view())["actions"][0]["precedents"];
  REQUIRE(found.size() == 1);
  CHECK(found[0]["proposal"] == 1);
  CHECK(found[0]["vetoes"][0]["department"] == "finance");
  CHECK(found[0]["vetoes"][0]["reason"] == "A loss.");
  CHECK(found[0]["verdict"] == "prevented");
  CHECK(json::parse(two.body.view())["precedents_limited"] == false);
}

TEST_CASE("put away: what-if waits on no disk on the I/O thread") {
  Ledger ledger;
  Routes full{ledger.store, ledger.clock, service::Keeping::put_away, 0};  // no renderer takes anything
  CHECK(full.ask(Method::post, "/api/v1/proposals/what-if", json::object()).status == 503);
}

TEST_CASE("put away: what may still be done to it is done, and answered with the whole proposal") {
  Ledger ledger;
  Routes away{ledger.store, ledger.clock, service::Keeping::put_away};
  const Response comment =
      away.ask(Method::post, std::string(kAway) + "/comments", {{"text", "Remember?"}}, "sales");
  REQUIRE(comment.status == 200);
  CHECK(json::parse(comment.body.view())["proposal"]["comments"].size() == 2);
  const Response outcome =
      away.ask(Method::post, std::string(kAway) + "/outcome",
               {{"measured", json::array({{{"what", "Sales"}, {"expected", "1"}, {"found", "2"}}})},
                {"verdict", "succeeded"},
                {"lesson", "Ask first."}});
  INFO(outcome.body.view());
  REQUIRE(outcome.status == 200);
  CHECK(json::parse(outcome.body.view())["proposal"]["status"] == "evaluated");
  CHECK(code_of(away.ask(Method::post, std::string(kAway) + "/withdraw", {{"reason", "No."}})) ==
        "conflict.closed");
  CHECK(away.is_away(1));
}

TEST_CASE("put away: it is folded away from the I/O thread, and what is whole does not wait for that") {
  Ledger ledger;
  Routes full{ledger.store, ledger.clock, service::Keeping::put_away, 0};  // no renderer takes anything
  CHECK(full.ask(Method::get, "/api/v1/proposals/3").status == 200);
  CHECK(full.ask(Method::get, "/api/v1/proposals/3/revisions").status == 200);
  CHECK(full.ask(Method::get, "/api/v1/proposals").status == 200);
  CHECK(full.ask(Method::get, kAway).status == 503);
  CHECK(full.ask(Method::get, std::string(kAway) + "/revisions").status == 503);
}

TEST_CASE("put away: a disk that fails while it is folded is a 503, and nothing is lost") {
  Ledger ledger;
  Routes away{ledger.store, ledger.clock, service::Keeping::put_away};
  for (std::int64_t id = 4; id <= 40; ++id) {  // others are looked at last, so that 1 is not at hand any more
    ledger.clock.set(ledger.clock.now() + std::chrono::days{1});
    REQUIRE(away.service
                .submit_and_wait(
                    {kOrg, core::ProposalCommand{campaign({message("e")})}, {"marketing"}, {}, {}, {}})
                .ok());
    REQUIRE(
        away.service
            .submit_and_wait({kOrg,
                              core::ProposalCommand{core::Decide{{id}, core::DecisionKind::withdraw, {}, {}}},
                              {"marketing"},
                              {},
                              {},
                              {}})
            .ok());
  }
  ledger.clock.set(ledger.clock.now() + std::chrono::days{30});
  REQUIRE(
      away.service
          .submit_and_wait({kOrg, core::ProposalCommand{campaign({message("f")})}, {"marketing"}, {}, {}, {}})
          .ok());
  away.ledger.fails = true;
  CHECK(code_of(away.ask(Method::get, kAway)) == "unavailable.store");
  CHECK(code_of(away.ask(Method::post, std::string(kAway) + "/comments", {{"text", "Hm."}})) ==
        "unavailable.store");
  const json action{{"kind", "price"}, {"attributes", {{"discount_pct", "20"}}}};
  const json thought{{"actions", json::array({action})}};
  const auto what_if = [&] {
    const Response answer = away.ask(Method::post, "/api/v1/proposals/what-if", thought);
    REQUIRE(answer.status == 200);  // all but the precedents is told all the same
    const json said = json::parse(answer.body.view());
    return std::pair{said["precedents_limited"].get<bool>(), said["actions"][0]["precedents"].size()};
  };
  CHECK(what_if() == std::pair{true, std::size_t{0}});
  away.ledger.fails = false;
  CHECK(what_if() == std::pair{false, std::size_t{1}});
  CHECK(away.ask(Method::get, kAway).status == 200);
  CHECK(away.ask(Method::post, std::string(kAway) + "/comments", {{"text", "Hm."}}).status == 200);
}
