// Journeys: the drawn map, what customers really did, and new touches: docs/api-journeys.md.
#include <nlohmann/json.hpp>

#include "engine/codec/journey_json.hpp"
#include "engine/service/journeys.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/knowledge.hpp"
#include "web/server/problem.hpp"
#include "web/server/query.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

core::JourneyId journey_in(const Request& request) {
  return {number_in(request.param("id")).value_or(0)};
}

// All of them, since they are few; the one that was drawn last first.
Response journeys(const DomainRoutes& domain, const View& view) {
  const codec::KnowledgeReader reader = reader_of(domain, view);
  json all = json::array();
  for (std::int64_t n = view.state().knowledge().journeys.size(); n >= 1; --n)
    all.push_back(codec::journey_json(reader, {n}));
  return json_response(200, {{"journeys", std::move(all)}, {"cursor", view.cursor()}});
}

Response journey(const DomainRoutes& domain, const View& view, core::JourneyId id) {
  if (view.state().knowledge().journeys.find(id.value) == nullptr)
    return problem({"not_found.journey", say("There is no journey {} here.", "Пути {} здесь нет.", id.value)},
                   view.language);
  json out = codec::journey_json(reader_of(domain, view), id);
  const auto report = domain.library->journeys().report(view.tenant->id(), view.state(), id);
  out["report"] = codec::journey_report_json(*report, view.language);
  out["cursor"] = view.cursor();
  return json_response(200, out);
}

struct Taking {
  DomainRoutes domain;
  Asked asked;
  core::JourneyId id;
  std::string command, hash;
};

// At the vault: which of them are new shows only what came in before.
void take_touches(const Taking& taking, std::vector<codec::Touch> touches, const View& view,
                  const Reply& reply) {
  auto parts = taking.domain.library->journeys().parts_of(view.tenant->id(), view.state(), taking.id,
                                                          std::move(touches));
  if (!parts.ok()) return reply(problem(parts.refusal(), view.language));
  // So many fit into one body. Where nothing is new it is given all the same: it may be a repeat.
  service::Journeys::Part part =
      parts->parts.empty() ? service::Journeys::Part{{taking.id, {}}, {}} : std::move(parts->parts.front());
  submit_command(taking.domain, taking.asked, reply,
                 {view.tenant->id(),
                  core::KnowledgeCommand{std::move(part.command)},
                  {taking.asked.who.member},
                  taking.command,
                  taking.hash,
                  std::move(part.sealed)});
}

void post_touches(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const Result<json> body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  const auto touches = codec::read_touches(*body);
  if (!touches.ok()) return reply(problem(touches.refusal(), request.language));
  const Result<std::string> id = command_id(request);
  if (!id.ok()) return reply(problem(id.refusal(), request.language));
  const Taking taking{domain, Asked{*request.who, request.language, false, {}, true, journey_in(request)},
                      journey_in(request), *id, body_hash(request)};
  at_the_vault(domain, request, reply, [taking, touches = *touches](const View& view, const Reply& answer) {
    take_touches(taking, touches, view, answer);
  });
}

}  // namespace

void add_journey_routes(Router& router, const DomainRoutes& domain) {
  const auto draw = [](const Request&, const json& body) -> Result<Command> {
    auto command = codec::read_draw_journey(body);
    if (!command.ok()) return command.refusal();
    return Command{*std::move(command)};
  };
  const auto redraw = [](const Request& request, const json& body) -> Result<Command> {
    auto command = codec::read_redraw_journey(journey_in(request), body);
    if (!command.ok()) return command.refusal();
    return Command{*std::move(command)};
  };
  router.add(Method::post, "/api/v1/journeys", Access::signed_in, command_handler(domain, draw, {true}));
  router.add(Method::post, "/api/v1/journeys/{id}/revise", Access::signed_in,
             command_handler(domain, redraw));
  router.add(Method::post, "/api/v1/journeys/{id}/touches", Access::signed_in,
             [domain](const Request& request, const Reply& reply) { post_touches(domain, request, reply); });
  router.add(Method::get, "/api/v1/journeys", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               if (auto wrong = refuse_query(request, {})) return reply(problem(*wrong, request.language));
               at_the_vault(domain, request, reply, [domain](const View& view, const Reply& answer) {
                 answer(journeys(domain, view));
               });
             });
  router.add(Method::get, "/api/v1/journeys/{id}", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               at_the_vault(domain, request, reply,
                            [domain, id = journey_in(request)](const View& view, const Reply& answer) {
                              answer(journey(domain, view, id));
                            });
             });
}

}  // namespace counterweight::server
