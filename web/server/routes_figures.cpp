// POST /metrics/verdict: what a sample shows, and what its claim would need. Changes nothing and keeps
// nothing.
#include <nlohmann/json.hpp>

#include "engine/codec/figure_json.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

Response judged(const json& body, Language language) {
  const Result<core::Figure> figure = codec::read_figure(body);
  if (!figure.ok()) return problem(figure.refusal(), language);
  return json_response(200, codec::figure_verdict_json(core::verdict_of(*figure), language));
}

}  // namespace

void add_figure_routes(Router& router, const DomainRoutes& domain) {
  // On a renderer: integrals take their time.
  router.add(Method::post, "/api/v1/metrics/verdict", Access::signed_in,
             [renderers = domain.renderers](const Request& request, const Reply& reply) {
               Result<json> body = json_object(request);
               if (!body.ok()) return reply(problem(body.refusal(), request.language));
               const bool taken =
                   renderers->take([reply, language = request.language, body = *std::move(body)] {
                     reply(judged(body, language));
                   });
               if (!taken) reply(problem(busy(), request.language));
             });
}

}  // namespace counterweight::server
