// Inbound webhooks, as administrators look after them: docs/api-webhooks.md. What is posted at them is
// webhook_delivery.hpp's.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/codec/object_reader.hpp"
#include "engine/codec/people.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"
#include "web/server/webhook_delivery.hpp"
#include "web/server/webhook_signature.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using store::InboundWebhook;

constexpr std::size_t kMaxWebhookName = 100;
constexpr std::int64_t kMaxEarlierHours = 168;
constexpr std::int64_t kEarlierHours = 24;

// The path is said, not the whole address: behind a proxy only its people know that.
json webhook_json(const View& view, const InboundWebhook& webhook) {
  json kinds = json::array();
  if (webhook.conversations) kinds.push_back("conversations");
  if (webhook.metrics) kinds.push_back("metrics");
  const bool both = webhook.earlier_until && view.now < *webhook.earlier_until;
  return {{"id", webhook.id},
          {"name", webhook.name},
          {"kinds", std::move(kinds)},
          {"path", "/api/v1/webhooks/in/" + webhook.id},
          {"by", codec::person_json(view.organisation(), view.tenant->name_of(), {webhook.maker})},
          {"created_at", format_timestamp(webhook.created)},
          {"last_used", webhook.last_used ? json(format_timestamp(*webhook.last_used)) : json(nullptr)},
          {"earlier_secret_until", both ? json(format_timestamp(*webhook.earlier_until)) : json(nullptr)}};
}

Refusal not_administrator() {
  return {"forbidden.administrator", say("Only an administrator looks after webhooks. Ask one of them.",
                                         "Веб-хуками управляют администраторы. Обратитесь к одному из них.")};
}

Refusal no_webhook(const std::string& id) {
  return {"not_found.webhook",
          say("There is no webhook {} here.", "Веб-хука {} здесь нет.", in_backticks(id))};
}

Refusal too_many_webhooks() {
  return {"limit.webhooks", say("There are {} already. Remove one that nobody needs any more.",
                                "Их уже {}. Удалите ненужные.", store::kMaxInboundWebhooks)};
}

std::optional<Refusal> set_kind(const std::string& kind, const std::string& at, InboundWebhook& wish) {
  if (kind == "conversations")
    wish.conversations = true;
  else if (kind == "metrics")
    wish.metrics = true;
  else
    return Refusal{"invalid.kinds",
                   say("Expected `conversations` or `metrics`, but found {}.",
                       "Нужно `conversations` или `metrics`, а указано {}.", in_backticks(kind)),
                   at};
  return std::nullopt;
}

// All that is wrong with it; nothing when it is well.
std::vector<Refusal> read_webhook(const json& body, InboundWebhook& wish) {
  std::vector<Refusal> wrong;
  codec::ObjectReader reader{body, "", wrong};
  wish.name = reader.text("name");
  const std::vector<std::string> kinds = reader.texts("kinds");
  reader.finish();
  if (!wrong.empty()) return wrong;
  if (wish.name.empty() || wish.name.size() > kMaxWebhookName)
    wrong.push_back({"invalid.name",
                     say("A name has 1 to {} bytes, but this one has {}.",
                         "В названии от 1 до {} байт, а здесь {}.", kMaxWebhookName, wish.name.size()),
                     "/name"});
  if (kinds.empty())
    wrong.push_back({"invalid.kinds",
                     say("Say what it may post: `conversations`, `metrics` or both.",
                         "Укажите, что он может присылать: `conversations`, `metrics` или оба."),
                     "/kinds"});
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (auto refusal = set_kind(kinds[i], "/kinds/" + std::to_string(i), wish))
      wrong.push_back(*std::move(refusal));
  return wrong;
}

void make_webhook(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  InboundWebhook wish;
  if (const auto wrong = read_webhook(*body, wish); !wrong.empty())
    return reply(problem(wrong, request.language));
  at_the_vault(domain, request, reply, [domain, wish](const View& view, const Reply& answer) {
    if (!view.self().administrator) return answer(problem(not_administrator(), view.language));
    InboundWebhook webhook = wish;
    webhook.id = new_webhook_id();
    webhook.secret = new_webhook_secret();
    webhook.maker = view.member.value;
    webhook.created = view.now;
    if (!domain.vault->inbound_webhooks().add(view.tenant->id(), webhook))
      return answer(problem(too_many_webhooks(), view.language));
    answer(json_response(
        201, {{"webhook", webhook_json(view, webhook)}, {"secret", shown_webhook_secret(webhook.secret)}}));
  });
}

void list_webhooks(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  at_the_vault(domain, request, reply, [domain](const View& view, const Reply& answer) {
    if (!view.self().administrator) return answer(problem(not_administrator(), view.language));
    json out = json::array();
    for (const InboundWebhook& webhook : domain.vault->inbound_webhooks().list(view.tenant->id()))
      out.push_back(webhook_json(view, webhook));
    answer(json_response(200, {{"webhooks", std::move(out)}}));
  });
}

// Calls `work` for an administrator where the webhook is one of theirs; answers itself otherwise.
void at_a_webhook(const DomainRoutes& domain, const Request& request, const Reply& reply,
                  std::function<void(const View&, const Reply&)> work) {
  at_the_vault(
      domain, request, reply,
      [domain, id = request.param("id"), work = std::move(work)](const View& view, const Reply& answer) {
        const auto found = domain.vault->inbound_webhooks().find(id);
        if (!found || found->organisation != view.tenant->id())
          return answer(problem(no_webhook(id), view.language));
        if (!view.self().administrator) return answer(problem(not_administrator(), view.language));
        work(view, answer);
      });
}

Result<Duration> earlier_lives(const json& body) {
  std::vector<Refusal> wrong;
  codec::ObjectReader reader{body, "", wrong};
  const std::int64_t hours = reader.integer_or_none("hours").value_or(kEarlierHours);
  reader.finish();
  if (wrong.empty() && (hours < 0 || hours > kMaxEarlierHours))
    wrong.push_back({"invalid.hours",
                     say("Expected 0 to {} hours, but found {}.", "Нужно от 0 до {} часов, а указано {}.",
                         kMaxEarlierHours, hours),
                     "/hours"});
  if (!wrong.empty()) return together(std::move(wrong));
  return Duration{std::chrono::hours{hours}};
}

void rotate_webhook(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  const Result<Duration> lives = earlier_lives(*body);
  if (!lives.ok()) return reply(problem(lives.refusal(), request.language));
  at_a_webhook(domain, request, reply,
               [domain, id = request.param("id"), lives = *lives](const View& view, const Reply& answer) {
                 const std::string secret = new_webhook_secret();
                 const auto rotated =
                     domain.vault->inbound_webhooks().rotate(view.tenant->id(), id, secret, view.now + lives);
                 if (!rotated) return answer(problem(no_webhook(id), view.language));
                 answer(json_response(200, {{"webhook", webhook_json(view, *rotated)},
                                            {"secret", shown_webhook_secret(secret)}}));
               });
}

void remove_webhook(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  at_a_webhook(domain, request, reply,
               [domain, id = request.param("id")](const View& view, const Reply& answer) {
                 if (!domain.vault->inbound_webhooks().remove(view.tenant->id(), id))
                   return answer(problem(no_webhook(id), view.language));
                 answer(empty_response(204));
               });
}

}  // namespace

void add_webhook_routes(Router& router, const DomainRoutes& domain) {
  const auto with_domain = [&domain](void (*work)(const DomainRoutes&, const Request&, const Reply&)) {
    return Handler{
        [domain, work](const Request& request, const Reply& reply) { work(domain, request, reply); }};
  };
  const auto once = [&domain](Handler handler) { return domain.replays->once(std::move(handler)); };
  router.add(Method::get, "/api/v1/webhooks/in", Access::signed_in, with_domain(list_webhooks));
  router.add(Method::post, "/api/v1/webhooks/in", Access::signed_in, once(with_domain(make_webhook)));
  router.add(Method::post, "/api/v1/webhooks/in/{id}", Access::by_signature, receiving_webhooks(domain));
  router.add(Method::delete_, "/api/v1/webhooks/in/{id}", Access::signed_in, with_domain(remove_webhook));
  router.add(Method::post, "/api/v1/webhooks/in/{id}/rotate", Access::signed_in,
             once(with_domain(rotate_webhook)));
}

}  // namespace counterweight::server
