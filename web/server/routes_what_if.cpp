// POST /proposals/what-if: what a draft would meet, and what could be said instead. Changes nothing.
#include <nlohmann/json.hpp>

#include "engine/codec/what_if.hpp"
#include "engine/service/precedents.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

// Adds to each action the earlier ones like it.
void add_precedents(const View& view, const codec::Thought& thought, json& out) {
  std::vector<service::Sought> sought;
  for (std::size_t i = 0; i < thought.considered.size(); ++i)
    sought.push_back({thought.considered[i].kind, thought.draft.actions[thought.places[i]].title,
                      thought.considered[i].attributes, thought.draft.fields});
  const service::Precedents found = service::precedents_of(*view.tenant, view.state(), sought);
  for (json& action : out["actions"]) action["precedents"] = json::array();
  for (std::size_t i = 0; i < sought.size(); ++i)
    for (const service::Precedent& each : found.of[i])
      out["actions"][thought.places[i]]["precedents"].push_back(codec::precedent_json(
          *each.proposal, *each.proposal->action(each.action), each.nearness, view.language));
  out["precedents_limited"] = found.limited;
}

Response foreseen(const View& view, const json& body) {
  const rules::CheckedRulebook& rulebook = *view.organisation().rulebook();
  const Result<codec::Thought> thought = codec::read_thought(body, rulebook);
  if (!thought.ok()) return problem(thought.refusal(), view.language);
  json out = codec::what_if_json(*thought, rulebook, view.language);
  add_precedents(view, *thought, out);
  out["cursor"] = view.cursor();
  return json_response(200, out);
}

}  // namespace

void add_what_if_routes(Router& router, const DomainRoutes& domain) {
  // On a renderer: a large draft takes its time, and precedents may lie on the disk.
  router.add(Method::post, "/api/v1/proposals/what-if", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               Result<json> body = json_object(request);
               if (!body.ok()) return reply(problem(body.refusal(), request.language));
               const Result<View> view = view_of(*domain.service, *request.who, request.language);
               if (!view.ok()) return reply(problem(view.refusal(), request.language));
               const bool taken = domain.renderers->take(
                   [view = *view, reply, body = *std::move(body)] { reply(foreseen(view, body)); });
               if (!taken) reply(problem(busy(), request.language));
             });
}

}  // namespace counterweight::server
