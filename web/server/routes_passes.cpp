// Tokens of programs and displays on a wall: docs/api-organisation.md, "Tokens and displays".
#include <nlohmann/json.hpp>

#include "engine/codec/people.hpp"
#include "engine/codec/rulebook_view.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/pass_book.hpp"
#include "web/server/passwords.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using store::Pass;
using store::PassKind;

constexpr std::size_t kMaxPassName = 100;
constexpr std::int64_t kMaxTokenDays = 366;

json time_json(const std::optional<Timestamp>& time) {
  return time ? json(format_timestamp(*time)) : json(nullptr);
}

json token_json(const Pass& pass) {
  return {{"id", pass_id(PassKind::token, pass.number)}, {"name", pass.name},
          {"scope", pass.acts ? "act" : "read"},         {"created_at", format_timestamp(pass.created)},
          {"expires_at", time_json(pass.expires)},       {"last_used", time_json(pass.last_used)}};
}

json display_json(const View& view, const Pass& pass) {
  return {{"id", pass_id(PassKind::display, pass.number)},
          {"name", pass.name},
          {"by", codec::person_json(view.organisation(), view.tenant->name_of(), {pass.maker})},
          {"created_at", format_timestamp(pass.created)},
          {"last_seen", time_json(pass.last_used)}};
}

Refusal too_many() {
  return {"limit.passes", say("There are {} already. End one that nobody needs any more.",
                              "Их уже {}. Удалите ненужные.", store::kMaxPasses)};
}

Refusal none(PassKind kind, const std::string& id) {
  if (kind == PassKind::display)
    return {"not_found.display",
            say("There is no display {} here.", "Экрана {} здесь нет.", in_backticks(id))};
  return {"not_found.token", say("You have no token {}.", "Токена {} у вас нет.", in_backticks(id))};
}

struct Wish {
  std::string name;
  bool acts = false;
  std::optional<Duration> lives;
};

void read_scope(Fields& fields, const json& body, Wish& wish, std::vector<Refusal>& wrong) {
  const std::string scope = fields.text("scope", kMaxPassName);
  wish.acts = scope == "act";
  if (!scope.empty() && !wish.acts && scope != "read")
    wrong.push_back({"invalid.scope",
                     say("Expected `read` or `act`, but found {}.", "Нужно `read` или `act`, а указано {}.",
                         in_backticks(scope)),
                     "/scope"});
  const auto days = fields.optional_integer("days");
  if (!body.contains("days") || (days && *days >= 1 && *days <= kMaxTokenDays))
    wish.lives = std::chrono::days{days.value_or(90)};
  else
    wrong.push_back({"invalid.days",
                     say("Expected 1 to {} days, but found {}.", "Нужно от 1 до {} дней, а указано {}.",
                         kMaxTokenDays, in_backticks(body.at("days").dump())),
                     "/days"});
}

// What is asked for, or all that is wrong with it as an answer.
std::optional<Response> read_wish(const Request& request, PassKind kind, Wish& wish) {
  const auto body = json_object(request);
  if (!body.ok()) return problem(body.refusal(), request.language);
  Fields fields{*body};
  std::vector<Refusal> wrong;
  wish.name = fields.text("name", kMaxPassName);
  if (kind == PassKind::token) read_scope(fields, *body, wish, wrong);
  wrong.insert(wrong.begin(), fields.refusals().begin(), fields.refusals().end());
  if (wrong.empty()) return std::nullopt;
  return problem(wrong, request.language);
}

Handler making(const DomainRoutes& domain, PassKind kind) {
  return [domain, kind](const Request& request, const Reply& reply) {
    Wish wish;
    if (auto refused = read_wish(request, kind, wish)) return reply(*std::move(refused));
    const auto make = [domain, kind, wish](const View& view, const Reply& answer) {
      Pass pass;
      pass.kind = kind;
      pass.member = pass.maker = view.member.value;
      pass.name = wish.name;
      pass.acts = wish.acts;
      pass.created = view.now;
      if (wish.lives) pass.expires = view.now + *wish.lives;
      const std::string secret = new_pass(kind);
      const auto added = domain.vault->passes().add(view.tenant->id(), pass, token_hash(secret));
      if (!added) return answer(problem(too_many(), view.language));
      if (kind == PassKind::token)
        return answer(json_response(201, {{"token", token_json(*added)}, {"secret", secret}}));
      answer(json_response(201, {{"display", display_json(view, *added)}, {"link", "/tv/" + secret}}));
    };
    at_the_vault(domain, request, reply, make);
  };
}

// Tokens are one's own; displays are everybody's.
bool sees(const View& view, const Pass& pass) {
  return pass.kind == PassKind::display || pass.member == view.member.value;
}

Handler listing(const DomainRoutes& domain, PassKind kind) {
  return [domain, kind](const Request& request, const Reply& reply) {
    at_the_vault(domain, request, reply, [domain, kind](const View& view, const Reply& answer) {
      json out = json::array();
      for (const Pass& pass : domain.vault->passes().list(view.tenant->id(), kind)) {
        if (!sees(view, pass) || (pass.expires && *pass.expires <= view.now)) continue;
        out.push_back(kind == PassKind::token ? token_json(pass) : display_json(view, pass));
      }
      answer(json_response(200, {{kind == PassKind::token ? "tokens" : "displays", std::move(out)}}));
    });
  };
}

Handler ending(const DomainRoutes& domain, PassKind kind) {
  return [domain, kind](const Request& request, const Reply& reply) {
    at_the_vault(domain, request, reply,
                 [domain, kind, id = request.param("id")](const View& view, const Reply& answer) {
                   const auto number = pass_number(kind, id);
                   bool mine = false;
                   for (const Pass& pass : domain.vault->passes().list(view.tenant->id(), kind))
                     mine = mine || (number == pass.number && sees(view, pass));
                   if (!mine || !domain.vault->passes().remove(view.tenant->id(), kind, *number))
                     return answer(problem(none(kind, id), view.language));
                   domain.end_pass(view.tenant->id(), kind, *number);
                   answer(empty_response(204));
                 });
  };
}

Response whole_display(service::Service& service, const Request& request) {
  service::Tenant* tenant = service.tenant(request.who->organisation);
  if (tenant == nullptr) return problem(busy(), request.language);
  const auto published = tenant->published();
  const core::Organisation& organisation = published->state.organisation();
  const Timestamp now = service.clock().now();
  return json_response(200, {{"name", request.display},
                             {"organisation", {{"id", tenant->id().value}, {"name", organisation.name}}},
                             {"rulebook", codec::rulebook_json(*organisation.rulebook(), organisation, now)},
                             {"cursor", service::to_string(service::cursor_at(published->head))},
                             {"server_time", format_timestamp(now)}});
}

}  // namespace

void add_pass_routes(Router& router, const DomainRoutes& domain) {
  for (const auto& [path, kind] :
       {std::pair{"/api/v1/tokens", PassKind::token}, std::pair{"/api/v1/displays", PassKind::display}}) {
    router.add(Method::get, path, Access::signed_in, listing(domain, kind));
    router.add(Method::post, path, Access::signed_in, domain.replays->once(making(domain, kind)));
    router.add(Method::delete_, std::string{path} + "/{id}", Access::signed_in, ending(domain, kind));
  }
  router.add(Method::get, "/api/v1/display", Access::display,
             answer_with([&service = *domain.service](const Request& request) {
               return whole_display(service, request);
             }));
}

}  // namespace counterweight::server
