// How a proposal changed, and what a change that is not made yet would do: revisions and previews.
#include <nlohmann/json.hpp>

#include "engine/codec/amend_preview.hpp"
#include "engine/codec/command_json.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/core/decide.hpp"
#include "web/server/about_proposal.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

// Decides on a copy of the state, for nobody to see, and tells the difference; or why it would be refused.
Response preview(const View& given, core::ProposalId id, const core::ProposalCommand& command) {
  const Result<View> whole = given.state().knows(id) ? with_whole(given, id) : given;
  if (!whole.ok()) return problem(whole.refusal(), given.language);
  const View& view = *whole;
  const core::Decision decision = core::decide(view.state(), command, {view.now, view.member});
  if (!decision.answer.ok()) return problem(decision.answer.refusal(), view.language);
  core::State before = view.state();
  for (const core::Event& event : decision.due) core::evolve(before, event);
  return json_response(200, codec::preview_json(*before.proposal(id), *decision.answer, view.language));
}

Response revisions(const View& view, core::ProposalId id) {
  return json_response(200, codec::revisions_json(view.state(), id, view.tenant->name_of()));
}

using Read = std::function<codec::CommandResult(const Request&, const json&)>;

// On a renderer: a large amendment takes its time, and it is asked for at every pause in typing.
Handler previewing(const DomainRoutes& domain, Read read) {
  return [domain, read = std::move(read)](const Request& request, const Reply& reply) {
    const Result<json> body = json_object(request);
    if (!body.ok()) return reply(problem(body.refusal(), request.language));
    codec::CommandResult command = read(request, *body);
    if (!command.ok()) return reply(problem(command.refusal(), request.language));
    const Result<View> view = view_of(*domain.service, *request.who, request.language);
    if (!view.ok()) return reply(problem(view.refusal(), request.language));
    const bool taken =
        domain.renderers->take([view = *view, id = proposal_in(request), reply,
                                command = *std::move(command)] { reply(preview(view, id, command)); });
    if (!taken) reply(problem(busy(), request.language));
  };
}

}  // namespace

void add_change_routes(Router& router, const DomainRoutes& domain) {
  const std::string proposal = "/api/v1/proposals/{id}/";
  router.add(Method::get, proposal + "revisions", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               about_proposal(domain, request, reply, revisions);
             });
  router.add(Method::post, proposal + "amend/preview", Access::signed_in,
             previewing(domain, [](const Request& request, const json& body) {
               return codec::read_amend(proposal_in(request), body);
             }));
  router.add(Method::post, proposal + "suggestions/{sid}/preview", Access::signed_in,
             previewing(domain, [](const Request& request, const json& body) {
               const core::SuggestionId id{number_in(request.param("sid")).value_or(0)};
               return codec::read_accept_suggestion(proposal_in(request), id, body);
             }));
}

}  // namespace counterweight::server
