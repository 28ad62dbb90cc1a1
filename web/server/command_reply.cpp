#include "web/server/command_reply.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "engine/codec/event_json.hpp"
#include "engine/codec/ratification_view.hpp"
#include "web/server/json_body.hpp"
#include "web/server/knowledge.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {

using nlohmann::json;

namespace {

constexpr std::size_t kMaxIdempotencyKey = 200;

json what_it_became(const service::Accepted& accepted) {
  json types = json::array();
  for (const codec::Envelope& envelope : accepted.events) types.push_back(codec::event_type(envelope.event));
  return {{"cursor", service::to_string(accepted.cursor)}, {"events", std::move(types)}};
}

// Sign-in is refused to who left in any case; this frees their e-mail, and nothing of theirs lies about.
void forget_access_of(store::Vault& vault, const Principal& who) {
  try {
    vault.drop_account(who.organisation, who.member);
    for (const auto kind : {store::PassKind::invitation, store::PassKind::password, store::PassKind::token})
      vault.passes().remove_all_of(who.organisation, who.member, kind);
  } catch (const std::exception& failure) {
    spdlog::error("{} left, but their account could not be removed: {}", who.member, failure.what());
  }
}

// Who left is signed out everywhere at once.
void sign_out_who_left(const DomainRoutes& domain, const Asked& asked, const service::Accepted& accepted) {
  for (const codec::Envelope& envelope : accepted.events)
    if (const auto* event = std::get_if<core::OrganisationEvent>(&envelope.event.data))
      if (const auto* left = std::get_if<core::MemberLeft>(event)) {
        const Principal who{asked.who.organisation, left->member.value};
        domain.sign_out(who);
        domain.renderers->take([vault = domain.vault, who] { forget_access_of(*vault, who); });
      }
}

// Renders on a renderer's thread, so that neither the writer nor the I/O thread waits for it.
void answer_later(const DomainRoutes& domain, const Asked& asked, const Reply& reply,
                  Result<service::Accepted> answer) {
  if (!answer.ok()) {
    if (answer.refusal().code != "conflict.changed") return reply(problem(answer.refusal(), asked.language));
    const auto say_what = [service = domain.service, asked, reply, why = answer.refusal()] {
      const Result<View> view = view_of(*service, asked.who, asked.language);
      reply(view.ok() ? changed_response(*view, *asked.seen, why) : problem(view.refusal(), asked.language));
    };
    if (!domain.renderers->take(say_what)) say_what();
    return;
  }
  const auto shared = std::make_shared<service::Accepted>(*std::move(answer));
  sign_out_who_left(domain, asked, *shared);
  service::Service& service = *domain.service;
  const auto render = [&service, domain, asked, reply, shared] {
    reply(asked.learns ? knowledge_response(domain, asked, *shared)
                       : accepted_response(service, asked, *shared));
  };
  if (!domain.renderers->take(render)) render();
}

// The change of the rulebook that the first event is about; nothing for other events.
std::optional<core::RulebookChangeId> change_in(const service::Accepted& accepted) {
  if (accepted.events.empty()) return std::nullopt;
  const auto* event = std::get_if<core::OrganisationEvent>(&accepted.events.front().event.data);
  if (event == nullptr) return std::nullopt;
  return std::visit(
      [](const auto& e) -> std::optional<core::RulebookChangeId> {
        if constexpr (requires { e.change; })
          return e.change;
        else
          return std::nullopt;
      },
      *event);
}

Response change_response(const View& view, const Asked& asked, const service::Accepted& accepted,
                         core::RulebookChangeId id) {
  json change = codec::rulebook_change_json(*view.organisation().change(id), view.state(),
                                            view.tenant->name_of(), view.member, view.now, view.language);
  if (asked.creates)
    return json_response(201, change)
        .with("Location", "/api/v1/rulebooks/changes/" + std::to_string(id.value));
  json body = what_it_became(accepted);
  body["change"] = std::move(change);
  return json_response(200, body);
}

}  // namespace

Result<std::string> command_id(const Request& request) {
  const std::string& key = request.headers[Header::idempotency_key];
  if (!request.headers.sent(Header::idempotency_key)) return std::string{};
  const bool visible =
      !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  if (visible && key.size() <= kMaxIdempotencyKey) return request.who->member + "/" + key;
  return Refusal{"invalid.idempotency_key",
                 say("Expected 1 to {} visible ASCII characters as Idempotency-Key.",
                     "В Idempotency-Key нужно от 1 до {} видимых знаков ASCII.", kMaxIdempotencyKey)};
}

std::string body_hash(const Request& request) {
  std::string all = std::string(name_of(request.method)) + " " + request.path;
  for (const auto& [name, value] : request.query) all.append("\n?").append(name).append("=").append(value);
  return to_hex(sha256(all + "\n" + request.body));
}

Response accepted_response(service::Service& service, const Asked& asked, const service::Accepted& accepted) {
  const auto about =
      accepted.events.empty() ? std::nullopt : core::proposal_of(accepted.events.front().event);
  Response response = json_response(200, what_it_became(accepted));
  if (about || accepted.events.empty()) {
    const Result<View> view = view_of(service, asked.who, asked.language);
    if (!view.ok()) return problem(view.refusal(), asked.language);
    const std::int64_t id = about.value_or(core::ProposalId{}).value;
    Result<json> proposal = proposal_for(*view, id);
    if (!proposal.ok()) return problem(proposal.refusal(), asked.language);
    const std::string etag = etag_of(*proposal);
    if (asked.creates) {
      response = json_response(201, *proposal).with("Location", "/api/v1/proposals/" + std::to_string(id));
    } else {
      json body = what_it_became(accepted);
      body["proposal"] = *std::move(proposal);
      response = json_response(200, body);
    }
    response.with("ETag", etag);
  } else if (const auto change = change_in(accepted)) {
    const Result<View> view = view_of(service, asked.who, asked.language);
    if (!view.ok()) return problem(view.refusal(), asked.language);
    response = change_response(*view, asked, accepted, *change);
  }
  if (accepted.repeated) response.with("Idempotency-Replayed", "true");
  return response;
}

void submit_command(const DomainRoutes& domain, const Asked& asked, const Reply& reply,
                    service::Submission submission) {
  domain.service->submit(std::move(submission), [domain, asked, reply](Result<service::Accepted> answer) {
    answer_later(domain, asked, reply, std::move(answer));
  });
}

Handler command_handler(const DomainRoutes& domain, ReadCommand read, CommandTraits traits) {
  return [domain, read = std::move(read), traits](const Request& request, const Reply& reply) {
    const Result<json> body = json_object(request);
    if (!body.ok()) return reply(problem(body.refusal(), request.language));
    Result<Command> parsed = read(request, *body);
    if (!parsed.ok()) return reply(problem(parsed.refusal(), request.language));
    Result<std::string> id = command_id(request);
    if (!id.ok()) return reply(problem(id.refusal(), request.language));
    Result<std::optional<service::Seen>> seen = std::optional<service::Seen>{};
    if (traits.about_proposal) seen = seen_in(request, traits.if_match);
    if (!seen.ok()) return reply(problem(seen.refusal(), request.language));
    const bool learns = std::holds_alternative<core::KnowledgeCommand>(parsed->command);
    const Asked asked{*request.who, request.language, traits.creates, *std::move(seen), learns};
    service::Submission submission{
        asked.who.organisation, std::move(parsed->command), {asked.who.member}, *std::move(id),
        body_hash(request),     std::move(parsed->sealed),  asked.seen};
    submit_command(domain, asked, reply, std::move(submission));
  };
}

core::ProposalId proposal_in(const Request& request) {
  return {number_in(request.param("id")).value_or(0)};
}

}  // namespace counterweight::server
