// The commands: read a body, submit it, answer with what it became.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "engine/codec/command_json.hpp"
#include "engine/codec/event_json.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using codec::CommandResult;
using nlohmann::json;

constexpr std::size_t kMaxIdempotencyKey = 200;

// Ids in the path are numbers; anything else names nothing, which decide then says.
core::ProposalId proposal_in(const Request& request) {
  return {number_in(request.param("id")).value_or(0)};
}
core::ObjectionId objection_in(const Request& request) {
  return {number_in(request.param("oid")).value_or(0)};
}
core::VetoId veto_in(const Request& request) {
  return {number_in(request.param("vid")).value_or(0)};
}

using Read = std::function<CommandResult(const Request&, const json&)>;

// Of one member: another member's key never collides. Empty without a key.
Result<std::string> command_id(const Request& request) {
  const std::string& key = request.headers[Header::idempotency_key];
  if (key.empty()) return std::string{};
  const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  if (visible && key.size() <= kMaxIdempotencyKey) return request.who->member + "/" + key;
  return Refusal{"invalid.idempotency_key",
                 say("Expected 1 to {} visible ASCII characters as Idempotency-Key.",
                     "В Idempotency-Key нужно от 1 до {} видимых знаков ASCII.", kMaxIdempotencyKey)};
}

std::string body_hash(const Request& request) {
  return to_hex(sha256(std::string(name_of(request.method)) + " " + request.path + "\n" + request.body));
}

// What is left of a request once it waits for the writer.
struct Asked {
  Principal who;
  Language language;
  bool creates;
};

Response accepted_response(service::Service& service, const Asked& asked, const service::Accepted& accepted) {
  const Result<View> view = view_of(service, asked.who, asked.language);
  if (!view.ok()) return problem(view.refusal(), asked.language);
  const std::int64_t id =
      accepted.events.empty()
          ? 0
          : core::proposal_of(accepted.events.front().event).value_or(core::ProposalId{}).value;
  Result<json> proposal = proposal_for(*view, id);
  if (!proposal.ok()) return problem(proposal.refusal(), asked.language);
  const std::string etag = etag_of(*proposal);
  Response response;
  if (asked.creates) {
    response = json_response(201, *proposal).with("Location", "/api/v1/proposals/" + std::to_string(id));
  } else {
    json types = json::array();
    for (const codec::Envelope& envelope : accepted.events)
      types.push_back(codec::event_type(envelope.event));
    response = json_response(200, {{"cursor", service::to_string(accepted.cursor)},
                                   {"events", std::move(types)},
                                   {"proposal", *std::move(proposal)}});
  }
  response.with("ETag", etag);
  if (accepted.repeated) response.with("Idempotency-Replayed", "true");
  return response;
}

// Renders on a renderer's thread, so that neither the writer nor the I/O thread waits for it.
void answer_later(const DomainRoutes& domain, const Asked& asked, const Reply& reply,
                  Result<service::Accepted> answer) {
  if (!answer.ok()) return reply(problem(answer.refusal(), asked.language));
  const auto shared = std::make_shared<service::Accepted>(*std::move(answer));
  service::Service& service = *domain.service;
  const auto render = [&service, asked, reply, shared] { reply(accepted_response(service, asked, *shared)); };
  if (!domain.renderers->take(render)) render();
}

Handler command(const DomainRoutes& domain, Read read, bool creates = false) {
  return [domain, read = std::move(read), creates](const Request& request, const Reply& reply) {
    const Result<json> body = json_object(request);
    if (!body.ok()) return reply(problem(body.refusal(), request.language));
    CommandResult parsed = read(request, *body);
    if (!parsed.ok()) return reply(problem(parsed.refusal(), request.language));
    Result<std::string> id = command_id(request);
    if (!id.ok()) return reply(problem(id.refusal(), request.language));
    const Asked asked{*request.who, request.language, creates};
    service::Submission submission{asked.who.organisation, *std::move(parsed), {asked.who.member},
                                   *std::move(id),         body_hash(request), {}};
    domain.service->submit(std::move(submission), [domain, asked, reply](Result<service::Accepted> answer) {
      answer_later(domain, asked, reply, std::move(answer));
    });
  };
}

}  // namespace

void add_command_routes(Router& router, const DomainRoutes& domain) {
  const auto add = [&](const char* path, Read read) {
    router.add(Method::post, std::string("/api/v1/proposals/{id}/") + path, Access::signed_in,
               command(domain, std::move(read)));
  };
  router.add(Method::post, "/api/v1/proposals", Access::signed_in,
             command(
                 domain, [](const Request&, const json& b) { return codec::read_submit(b); }, true));
  add("positions",
      [](const Request& r, const json& b) { return codec::read_take_position(proposal_in(r), b); });
  add("positions/withdraw",
      [](const Request& r, const json& b) { return codec::read_withdraw_position(proposal_in(r), b); });
  add("objections/{oid}/answer",
      [](const Request& r, const json& b) { return codec::read_answer(proposal_in(r), objection_in(r), b); });
  add("objections/{oid}/resolve", [](const Request& r, const json& b) {
    return codec::read_resolve(proposal_in(r), objection_in(r), b);
  });
  add("vetoes/{vid}/challenge",
      [](const Request& r, const json& b) { return codec::read_challenge(proposal_in(r), veto_in(r), b); });
  add("vetoes/{vid}/sustain-votes",
      [](const Request& r, const json& b) { return codec::read_vote(proposal_in(r), veto_in(r), b); });
  add("vetoes/{vid}/withdraw", [](const Request& r, const json& b) {
    return codec::read_withdraw_veto(proposal_in(r), veto_in(r), b);
  });
  add("decide", [](const Request& r, const json& b) { return codec::read_decide(proposal_in(r), b); });
  add("withdraw", [](const Request& r, const json& b) { return codec::read_withdraw(proposal_in(r), b); });
  add("comments", [](const Request& r, const json& b) { return codec::read_comment(proposal_in(r), b); });
}

}  // namespace counterweight::server
