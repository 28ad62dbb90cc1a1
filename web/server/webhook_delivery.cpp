#include "web/server/webhook_delivery.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "engine/codec/event_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/knowledge_commands.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/webhook_pace.hpp"
#include "web/server/webhook_signature.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using store::FoundInboundWebhook;
using store::InboundWebhook;

// The same for a webhook that is not there, so that nobody learns which are.
Refusal not_signed() {
  return {
      "forbidden.signature",
      say("No webhook of this address has signed this. Check the address, the secret, and that the body is "
          "sent as it was signed.",
          "Веб-хук с этим адресом такого не подписывал. Проверьте адрес, секрет и то, что тело отправлено "
          "таким, как было подписано.")};
}

Refusal not_a_header(const char* name, const Text& expected, const std::string& found) {
  return {"forbidden.signature",
          say("Expected the header `{}` with {}, but found {}.", "Нужен заголовок `{}` ({}), а здесь {}.",
              name, expected,
              found.empty() ? Text{"none", "его нет"} : Text{in_backticks(found), in_backticks(found)})};
}

Refusal not_in_time(std::int64_t seconds, Timestamp now) {
  const std::int64_t ours = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  return {
      "forbidden.timestamp",
      say("Expected a `webhook-timestamp` within {} seconds of {}, which it is here, but found {}. Set the "
          "clocks, and sign a message anew before it is sent again.",
          "Нужен `webhook-timestamp` не дальше {} с от {} (время этого сервера), а здесь {}. Выставьте часы "
          "и подписывайте сообщение заново перед каждой отправкой.",
          std::chrono::duration_cast<std::chrono::seconds>(kWebhookTolerance).count(), ours, seconds)};
}

Refusal too_fast(std::chrono::seconds wait) {
  return {
      "limit.rate",
      say("This webhook is posted to too often: at most {} at once and {} a second. Wait {} seconds, and "
          "send many records in one body.",
          "Сообщения на этот веб-хук приходят слишком часто: не больше {} сразу и {} в секунду. Подождите "
          "{} с и отправляйте много записей одним телом.",
          static_cast<int>(kWebhookPostsAtOnce), static_cast<int>(kWebhookPostsPerSecond), wait.count())};
}

Refusal other_kind(const InboundWebhook& webhook, const Text& kind) {
  return {"forbidden.kind", say("The webhook {} may not post {}. Make one that may.",
                                "Веб-хуку {} не разрешено присылать {}. Создайте другой, с этим правом.",
                                in_backticks(webhook.name), kind)};
}

Refusal maker_left() {
  return {
      "forbidden.member",
      say("The member in whose name this webhook records has left. An administrator has to make another one.",
          "Участник, от имени которого ведёт записи этот веб-хук, ушёл. Администратору нужно создать "
          "другой.")};
}

Refusal other_message() {
  return {"conflict.webhook_id",
          say("Another body came under this `webhook-id` before. Give each message an id of its own.",
              "С этим `webhook-id` уже приходило другое тело. Дайте каждому сообщению свой id.")};
}

bool is_visible(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

std::optional<std::int64_t> seconds_in(const std::string& text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  constexpr std::int64_t kMostSeconds = 1'000'000'000'000;
  const bool whole = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return whole && out >= 0 && out <= kMostSeconds ? std::optional{out} : std::nullopt;
}

// What can be said against a message before anybody knows whose it is.
std::optional<Refusal> refuse_message(const Request& request, Timestamp now) {
  const std::string& id = request.headers[Header::webhook_id];
  if (id.empty() || id.size() > kMaxWebhookMessageId || !is_visible(id))
    return not_a_header("webhook-id",
                        {"1 to 200 visible ASCII characters", "от 1 до 200 видимых знаков ASCII"}, id);
  const std::string& timestamp = request.headers[Header::webhook_timestamp];
  const auto seconds = seconds_in(timestamp);
  if (!seconds)
    return not_a_header("webhook-timestamp", {"whole seconds since 1970", "целые секунды с 1970 года"},
                        timestamp);
  const std::string& signatures = request.headers[Header::webhook_signature];
  if (signatures.empty())
    return not_a_header("webhook-signature", {"`v1,` and base64", "`v1,` и base64"}, signatures);
  const Duration apart = Timestamp{std::chrono::seconds{*seconds}} - now;
  if (apart > kWebhookTolerance || apart < -kWebhookTolerance) return not_in_time(*seconds, now);
  if (request.body.size() > kMaxWebhookBytes)
    return Refusal{"limit.body", say("Expected at most {} bytes, but found {}. Send it in several parts.",
                                     "Нужно не больше {} байт, а здесь {}. Отправьте по частям.",
                                     kMaxWebhookBytes, request.body.size())};
  return std::nullopt;
}

bool signed_with(const Request& request, const std::string& secret) {
  const auto& headers = request.headers;
  return has_signature(headers[Header::webhook_signature],
                       webhook_signature(secret, headers[Header::webhook_id],
                                         headers[Header::webhook_timestamp], request.body));
}

// Nothing unless it is there and has signed this. As much work either way.
std::optional<FoundInboundWebhook> signer(const DomainRoutes& domain, const Request& request, Timestamp now) {
  static const std::string kNobodys(kWebhookSecretBytes, '\0');
  auto found = domain.vault->inbound_webhooks().find(request.param("id"));
  const InboundWebhook none;
  const InboundWebhook& webhook = found ? found->webhook : none;
  const bool earlier_holds = webhook.earlier_until && now < *webhook.earlier_until;
  const bool by_present = signed_with(request, found ? webhook.secret : kNobodys);
  const bool by_earlier = signed_with(request, earlier_holds ? webhook.earlier_secret : kNobodys);
  if (!found || !(by_present || (earlier_holds && by_earlier))) return std::nullopt;
  return found;
}

// Of figures: a list of them, or the figure of one.
bool is_of_metrics(const json& body) {
  return body.contains("metrics") || body.contains("figure");
}

Result<Command> command_in(const DomainRoutes& domain, const FoundInboundWebhook& from, const json& body) {
  const bool metrics = is_of_metrics(body);
  if (metrics && !from.webhook.metrics) return other_kind(from.webhook, {"metrics", "показатели"});
  if (!metrics && !from.webhook.conversations)
    return other_kind(from.webhook, {"conversations", "разговоры"});
  Command out{core::AdvanceTime{}};
  const codec::Sealing sealing = domain.library->sealing(from.organisation, out.sealed);
  auto read =
      metrics ? codec::read_record_metrics(body, sealing) : codec::read_record_conversations(body, sealing);
  if (!read.ok()) return read.refusal();
  out.command = *std::move(read);
  return out;
}

// The numbers of what is new, and nothing of what is known of them: who may post may not read.
struct Numbers {
  json& out;

  template <typename Event>
  void operator()(const Event&) {}
  void operator()(const core::CustomersAdded& e) {
    add("customers", e.customers, &core::CustomerAdded::customer);
  }
  void operator()(const core::ConversationsRecorded& e) {
    add("conversations", e.conversations, &core::ConversationRecorded::conversation);
  }
  void operator()(const core::MetricsRecorded& e) {
    add("metrics", e.metrics, &core::MetricRecorded::metric);
  }

 private:
  template <typename Each, typename Id>
  void add(const char* key, const std::vector<Each>& list, Id Each::*id) {
    for (const Each& each : list) out[key].push_back((each.*id).value);
  }
};

Response recorded(const service::Accepted& accepted) {
  json body = {{"events", json::array()}, {"cursor", service::to_string(accepted.cursor)}};
  for (const codec::Envelope& envelope : accepted.events) {
    body["events"].push_back(codec::event_type(envelope.event));
    if (const auto* learnt = std::get_if<core::KnowledgeEvent>(&envelope.event.data))
      std::visit(Numbers{body}, *learnt);
  }
  return json_response(200, body);
}

void note_use(const DomainRoutes& domain, const InboundWebhook& webhook, Timestamp now) {
  if (webhook.last_used && now - *webhook.last_used < kWebhookUseNoted) return;
  domain.vault->inbound_webhooks().touch(webhook.id, now);
}

struct Paces {
  WebhookPace webhooks;
  WebhookPace strangers;  // addresses, by what came from them without a signature that holds
};

// On a worker: reads the vault, then gives the command to the writer.
void receive(const DomainRoutes& domain, Paces& paces, const Request& request, const Reply& reply) {
  const Timestamp now = domain.service->clock().now();
  const Language language = request.language;
  const auto from = signer(domain, request, now);
  if (!from) {
    (void)paces.strangers.wait(request.remote, now);
    return reply(problem(not_signed(), language));
  }
  if (const auto wait = paces.webhooks.wait(from->webhook.id, now))
    return reply(problem_later(too_fast(*wait), language, *wait));
  const Principal who{from->organisation, from->webhook.maker};
  if (!view_of(*domain.service, who, language).ok()) return reply(problem(maker_left(), language));
  const Result<json> body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), language));
  Result<Command> command = command_in(domain, *from, *body);
  if (!command.ok()) return reply(problem(command.refusal(), language));
  note_use(domain, from->webhook, now);
  // Begins with a slash: no member's key does.
  const std::string id = "/" + from->webhook.id + "/" + request.headers[Header::webhook_id];
  domain.service->submit({who.organisation,
                          std::move(command->command),
                          {who.member},
                          id,
                          body_hash(request),
                          std::move(command->sealed)},
                         [reply, language](const Result<service::Accepted>& answer) {
                           if (answer.ok()) return reply(recorded(*answer));
                           const bool other_body = answer.refusal().code == "invalid.idempotency_key";
                           reply(problem(other_body ? other_message() : answer.refusal(), language));
                         });
}

}  // namespace

Handler receiving_webhooks(const DomainRoutes& domain) {
  const auto paces = std::make_shared<Paces>();
  return [domain, paces](const Request& request, const Reply& reply) {
    const Timestamp now = domain.service->clock().now();
    if (const auto refusal = refuse_message(request, now)) return reply(problem(*refusal, request.language));
    if (const auto wait = paces->strangers.would_wait(request.remote, now))
      return reply(problem_later(too_fast(*wait), request.language, *wait));
    const bool taken = domain.webhook_readers->take([domain, paces, request, reply] {
      try {
        receive(domain, *paces, request, reply);
      } catch (const std::exception& failure) {
        spdlog::error("{}: a webhook's message was not taken: {}", request.id, failure.what());
        if (!reply.called()) reply(problem(busy(), request.language));
      }
    });
    if (!taken) reply(problem(busy(), request.language));
  };
}

}  // namespace counterweight::server
