#include "web/server/sign_in.hpp"

#include <arpa/inet.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <exception>
#include <nlohmann/json.hpp>
#include <utility>

#include "web/server/guard.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

// Who holds one IPv6 address holds its /64: delays count for all of it.
std::string source_of(const std::string& remote) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, remote.c_str(), bytes.data()) != 1) return remote;
  std::string prefix = "v6:";
  prefix.append(bytes.begin(), bytes.begin() + 8);
  return prefix;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

// One sentence for everything that can be wrong, so that it tells nobody which e-mails exist.
Refusal wrong_credentials() {
  return {"forbidden.credentials",
          say("This e-mail and password do not belong together. Check both; if you belong to several "
              "organisations, "
              "name yours too.",
              "Почта и пароль не подходят друг к другу. Проверьте и то и другое; если вы состоите в "
              "нескольких организациях, укажите свою.")};
}

}  // namespace

std::string session_cookie_name(bool over_tls) {
  return over_tls ? "__Host-counterweight_session" : "counterweight_session";
}

std::optional<std::string> session_named_by(const Request& request, bool over_tls) {
  const std::string token = cookie(request, session_cookie_name(over_tls));
  if (!looks_like_token(token)) return std::nullopt;
  return token_hash(token);
}

SignIn::SignIn(SignInSetup setup, const Limits& limits, store::Vault& vault, Workers& hashers,
               Sessions& sessions, std::shared_ptr<Mailbox> mailbox, Metrics& metrics)
    : setup_(std::move(setup)),
      limits_(limits),
      vault_(vault),
      hashers_(hashers),
      sessions_(sessions),
      mailbox_(std::move(mailbox)),
      metrics_(metrics),
      accounts_({limits.free_tries_account, limits.longest_delay, limits.tries_forgotten},
                limits.throttled_keys),
      sources_({limits.free_tries_address, limits.longest_delay, limits.tries_forgotten},
               limits.throttled_keys),
      dummy_hash_(hash_password(new_token(), setup_.cost)) {}

void SignIn::add_routes(Router& router) {
  const std::string path = "/api/v1/session";
  router.add(Method::post, path, Access::anyone,
             [this](const Request& request, const Reply& reply) { sign_in(request, reply); });
  router.add(Method::delete_, path, Access::anyone,
             [this](const Request& request, const Reply& reply) { sign_out(request, reply); });
  router.add(Method::get, path + "/hints", Access::anyone,
             answer_with([this](const Request&) { return hints(); }));
}

void SignIn::sign_in(const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body) return reply(problem(body.refusal(), request.language));
  Fields fields{*body};
  Try attempt;
  attempt.organisation = fields.optional_text("organisation", limits_.email_bytes);
  attempt.email = lower(fields.text("email", limits_.email_bytes));
  attempt.password = fields.text("password", limits_.password_bytes);
  if (!fields.refusals().empty()) return reply(problem(fields.refusals(), request.language));
  attempt.remote = request.remote;
  attempt.source = source_of(request.remote);
  attempt.session_before = session_named_by(request, setup_.over_tls);
  attempt.language = request.language;
  if (auto early = too_early(attempt)) return reply(std::move(*early));

  const Timestamp now = setup_.now();
  accounts_.failed(attempt.email, now);
  sources_.failed(attempt.source, now);
  const auto job = [this, attempt, reply] {
    mailbox_->post([this, attempt, reply, outcome = work(attempt)] { finish(attempt, outcome, reply); });
  };
  if (hashers_.take(job)) return;
  accounts_.take_back(attempt.email);
  sources_.take_back(attempt.source);
  metrics_.signed_in("busy");
  reply(problem(busy(), request.language));
}

std::optional<Response> SignIn::too_early(const Try& attempt) const {
  const Timestamp now = setup_.now();
  const auto wait = std::max(accounts_.wait(attempt.email, now), sources_.wait(attempt.source, now));
  if (!wait) return std::nullopt;
  metrics_.signed_in("delayed");
  return problem_later(too_many_tries(*wait), attempt.language, *wait);
}

SignIn::Outcome SignIn::work(const Try& attempt) const {
  Outcome outcome;
  try {
    std::optional<OrganisationId> organisation;
    if (attempt.organisation) {
      organisation = OrganisationId{*attempt.organisation};
    } else if (const auto all = vault_.organisations_of(attempt.email); all.size() == 1) {
      organisation = all.front();
    }
    std::optional<store::Account> account;
    if (organisation) account = vault_.account_by_email(*organisation, attempt.email);
    // The same work whether there is such an account or not.
    const bool matches = password_matches(account ? account->password_hash : dummy_hash_, attempt.password);
    if (!account || !matches) return outcome;
    if (needs_new_hash(account->password_hash, setup_.cost)) {
      account->password_hash = hash_password(attempt.password, setup_.cost);
      vault_.put_account(*organisation, *account);
    }
    return begin_session({*organisation, account->member});
  } catch (const std::exception& failure) {
    spdlog::error("sign-in: {}", failure.what());
    outcome.kind = Outcome::Kind::failed;
  }
  return outcome;
}

SignIn::Outcome SignIn::begin_session(const Principal& who) const {
  Outcome outcome;
  const Timestamp now = setup_.now();
  outcome.session = {who.organisation, who.member, now, now, now + limits_.session_absolute};
  outcome.token = new_token();
  vault_.put_session(token_hash(outcome.token), outcome.session);
  outcome.kind = Outcome::Kind::ok;
  return outcome;
}

void SignIn::admit(const Admission& admission, const Reply& reply) {
  if (admission.ends_others) {
    Admission then = admission;
    then.ends_others = false;
    // Once the vault has forgotten them: it would forget the new one with them.
    return sessions_.end_all_of(admission.who, [this, then, reply](bool forgotten) {
      if (!forgotten) return reply(problem(busy(), then.language));
      admit(then, reply);
    });
  }
  const auto job = [this, admission, reply] {
    try {
      const Outcome outcome = begin_session(admission.who);
      mailbox_->post([this, admission, reply, outcome] { reply(welcome(admission, outcome)); });
    } catch (const std::exception& failure) {
      spdlog::error("sign-in: {}", failure.what());
      reply(problem(busy(), admission.language));
    }
  };
  if (!hashers_.take(job)) reply(problem(busy(), admission.language));
}

void SignIn::finish(const Try& attempt, const Outcome& outcome, const Reply& reply) {
  Response response = problem(internal_error(), attempt.language);
  try {
    response = settle(attempt, outcome);
  } catch (const std::exception& bug) {
    spdlog::error("sign-in: {}", bug.what());
  }
  reply(std::move(response));
}

Response SignIn::settle(const Try& attempt, const Outcome& outcome) {
  switch (outcome.kind) {
    case Outcome::Kind::wrong:
      metrics_.signed_in("wrong");
      spdlog::info("sign-in: refused from {}", attempt.remote);
      return problem(wrong_credentials(), attempt.language);
    case Outcome::Kind::failed:
      metrics_.signed_in("failed");
      accounts_.take_back(attempt.email);
      sources_.take_back(attempt.source);
      return problem(busy(), attempt.language);
    case Outcome::Kind::ok:
      break;
  }
  accounts_.forget(attempt.email);
  // Only this one try: an account of one's own must not pay for guessing at others.
  sources_.take_back(attempt.source);
  return welcome({{outcome.session.organisation, outcome.session.member},
                  attempt.language,
                  attempt.remote,
                  attempt.session_before},
                 outcome);
}

Response SignIn::welcome(const Admission& admission, const Outcome& outcome) {
  const std::string hash = token_hash(outcome.token);
  Response response = setup_.me(admission.who, admission.language);
  if (response.status >= 400) {
    sessions_.end(hash, [](bool) {});
    return response;
  }
  response.status = admission.status;
  if (admission.session_before) sessions_.end(*admission.session_before, [](bool) {});
  sessions_.admit(hash, outcome.session);
  metrics_.signed_in("ok");
  spdlog::info("sign-in: {} of {} from {}", admission.who.member, admission.who.organisation.value,
               admission.remote);
  response.with("Set-Cookie", cookie(outcome.token, limits_.session_absolute));
  return response;
}

void SignIn::sign_out(const Request& request, const Reply& reply) {
  Response gone = empty_response(204);
  gone.with("Set-Cookie", cookie("", std::chrono::seconds{0}));
  const auto session = session_named_by(request, setup_.over_tls);
  if (!session) return reply(std::move(gone));
  sessions_.end(*session, [reply, gone, language = request.language](bool forgotten) {
    reply(forgotten ? gone : problem(busy(), language));
  });
}

Response SignIn::hints() const {
  nlohmann::json body{{"demo", setup_.demo.has_value()}};
  if (setup_.demo) {
    body["people"] = nlohmann::json::array();
    for (const DemoPerson& person : setup_.demo->people)
      body["people"].push_back({{"email", person.email},
                                {"name", person.name},
                                {"department", person.department},
                                {"head", person.head}});
    body["password"] = setup_.demo->password;
  }
  return json_response(200, body);
}

std::string SignIn::cookie(const std::string& token, std::chrono::seconds lives) const {
  std::string out = session_cookie_name(setup_.over_tls) + "=" + token +
                    "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(lives.count());
  if (setup_.over_tls) out += "; Secure";
  return out;
}

}  // namespace counterweight::server
