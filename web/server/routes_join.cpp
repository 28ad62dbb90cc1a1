// From a link to a password and a session, and a new password for an old one: docs/api-organisation.md,
// "People".
#include <spdlog/spdlog.h>

#include <algorithm>
#include <mutex>
#include <nlohmann/json.hpp>

#include "engine/codec/people.hpp"
#include "engine/service/choosing.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/limits.hpp"
#include "web/server/passwords.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"
#include "web/server/throttle.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using store::PassKind;

constexpr std::size_t kMaxSecret = 64;
constexpr std::size_t kMaxPasswordBytes = 512;

Refusal bad_link() {
  return {"forbidden.link", say("This link is not valid any more: it was used, withdrawn, or is older than a "
                                "week. Ask for a new one.",
                                "Эта ссылка больше не действует: её использовали, отозвали или ей больше "
                                "недели. Попросите новую.")};
}

// What a link is for; nothing when it opens nothing.
struct Opened {
  store::FoundPass found;
  std::string name;  // of the organisation
  View view;
};

std::optional<Opened> open(const DomainRoutes& domain, const std::string& secret, Language language) {
  auto found = domain.vault->passes().find(token_hash(secret));
  const Timestamp now = domain.service->clock().now();
  if (!found || (found->pass.kind != PassKind::invitation && found->pass.kind != PassKind::password) ||
      (found->pass.expires && *found->pass.expires <= now))
    return std::nullopt;
  Result<View> view = view_of(*domain.service, {found->organisation, found->pass.member}, language);
  if (!view.ok()) return std::nullopt;
  return Opened{*found, view->organisation().name, *view};
}

// In both languages: who only looks has no rulebook to find it in.
json department_name(const View& view, const std::string& member) {
  const core::Member* found = view.organisation().member({member});
  if (found != nullptr)
    for (const rules::Department& each : view.organisation().rulebook()->book().departments)
      if (each.id == found->department) return {{"en", each.name.en}, {"ru", each.name.ru}};
  return nullptr;
}

// Runs on a hasher's thread: the vault is read there, and the password hashed.
void on_hasher(const DomainRoutes& domain, Language language, const Reply& reply,
               std::function<void()> work) {
  const bool taken = domain.hashers->take([language, reply, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& failure) {
      spdlog::error("join: {}", failure.what());
      if (!reply.called()) reply(problem(busy(), language));
    }
  });
  if (!taken) reply(problem(busy(), language));
}

void look(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  Fields fields{*body};
  const std::string secret = fields.text("token", kMaxSecret);
  if (!fields.refusals().empty()) return reply(problem(fields.refusals(), request.language));
  on_hasher(domain, request.language, reply, [domain, secret, reply, language = request.language] {
    const auto opened = open(domain, secret, language);
    if (!opened) return reply(problem(bad_link(), language));
    const store::Pass& pass = opened->found.pass;
    reply(json_response(
        200, {{"organisation", {{"id", opened->found.organisation.value}, {"name", opened->name}}},
              {"member", codec::person_json(opened->view.organisation(), opened->view.tenant->name_of(),
                                            {pass.member})},
              {"department", department_name(opened->view, pass.member)},
              {"email", pass.name},
              {"kind", pass.kind == PassKind::invitation ? "invitation" : "password"},
              {"expires_at", format_timestamp(*pass.expires)}}));
  });
}

void join(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  Fields fields{*body};
  const std::string secret = fields.text("token", kMaxSecret);
  const std::string password = fields.text("password", kMaxPasswordBytes);
  if (!fields.refusals().empty()) return reply(problem(fields.refusals(), request.language));
  Admission admission{{}, request.language, request.remote, {}, 201, true};
  on_hasher(domain, request.language, reply, [domain, secret, password, admission, reply]() mutable {
    const auto opened = open(domain, secret, admission.language);
    if (!opened) return reply(problem(bad_link(), admission.language));
    if (const Status fits = service::password_fits(password, "/password"); !fits.ok())
      return reply(problem(fits.refusal(), admission.language));
    const std::string hash = hash_password(password, domain.password_cost);
    const store::Pass& pass = opened->found.pass;
    // Spent before anything is changed: of two who use it at once, one comes in.
    if (!domain.vault->passes().spend(token_hash(secret)))
      return reply(problem(bad_link(), admission.language));
    domain.vault->put_account(opened->found.organisation, {pass.member, pass.name, hash});
    admission.who = {opened->found.organisation, pass.member};
    domain.admit(admission, reply);
  });
}

Refusal wrong_old() {
  return {"forbidden.credentials", say("The old password is another one.", "Старый пароль другой."), "/old"};
}

// Who has found an open session guesses its password no faster than at the door. Thread-safe.
class Guesses {
 public:
  // How long they have to wait; nothing when this try counts, as failed until it is forgotten.
  std::optional<std::chrono::seconds> take(const Principal& who, Timestamp now) {
    const std::lock_guard lock{mutex_};
    const auto wait = throttle_.wait(key(who), now);
    if (!wait) throttle_.failed(key(who), now);
    return wait;
  }
  void forget(const Principal& who) {
    const std::lock_guard lock{mutex_};
    throttle_.forget(key(who));
  }

 private:
  static std::string key(const Principal& who) { return who.organisation.value + "/" + who.member; }
  std::mutex mutex_;
  Limits limits_;
  Throttle throttle_{{limits_.free_tries_account, limits_.longest_delay, limits_.tries_forgotten},
                     limits_.throttled_keys};
};

void change_password(const DomainRoutes& domain, const std::shared_ptr<Guesses>& guesses,
                     const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  if (request.comes != Request::Comes::with_session)
    return reply(
        problem(Refusal{"forbidden.scope", say("A token cannot change a password. Sign in as a person.",
                                               "Токен не меняет пароль. Войдите сами.")},
                request.language));
  Fields fields{*body};
  const std::string before = fields.text("old", kMaxPasswordBytes);
  const std::string after = fields.text("new", kMaxPasswordBytes);
  if (!fields.refusals().empty()) return reply(problem(fields.refusals(), request.language));
  if (const Status fits = service::password_fits(after, "/new"); !fits.ok())
    return reply(problem(fits.refusal(), request.language));
  const Principal who = *request.who;
  const Language language = request.language;
  if (const auto wait = guesses->take(who, domain.service->clock().now()))
    return reply(problem_later(too_many_tries(*wait), language, *wait));
  on_hasher(domain, language, reply,
            [domain, guesses, before, after, who, language, reply, session = request.session] {
              const auto accounts = domain.vault->accounts(who.organisation);
              const auto own =
                  std::find_if(accounts.begin(), accounts.end(),
                               [&](const store::Account& account) { return account.member == who.member; });
              if (own == accounts.end() || !password_matches(own->password_hash, before))
                return reply(problem(wrong_old(), language));
              guesses->forget(who);
              store::Account changed = *own;
              changed.password_hash = hash_password(after, domain.password_cost);
              domain.vault->put_account(who.organisation, changed);
              domain.end_others(who, session, language, reply);
            });
}

}  // namespace

void add_join_routes(Router& router, const DomainRoutes& domain) {
  using Act = void (*)(const DomainRoutes&, const Request&, const Reply&);
  const auto add = [&](const char* path, Access access, Act act) {
    router.add(Method::post, path, access,
               [domain, act](const Request& request, const Reply& reply) { act(domain, request, reply); });
  };
  add("/api/v1/join/look", Access::anyone, look);
  add("/api/v1/join", Access::anyone, join);
  router.add(Method::post, "/api/v1/password", Access::signed_in,
             domain.replays->once(
                 [domain, guesses = std::make_shared<Guesses>()](const Request& request, const Reply& reply) {
                   change_password(domain, guesses, request, reply);
                 }));
}

}  // namespace counterweight::server
