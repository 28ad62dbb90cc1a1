// Reads that the ledger answers, on the renderers' threads: timelines and the audit.
#include <nlohmann/json.hpp>

#include "engine/codec/envelope.hpp"
#include "engine/codec/timeline.hpp"
#include "web/server/problem.hpp"
#include "web/server/query.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

constexpr std::size_t kEventsPerPage = 500;

// A page of records, with one more read to know whether there is another page.
std::vector<store::Record> page_of(std::vector<store::Record> records, json& next) {
  next = nullptr;
  if (records.size() > kEventsPerPage) {
    records.resize(kEventsPerPage);
    next = records.back().seq;
  }
  return records;
}

// Where to begin: 0, or the `after` of the query.
Result<std::int64_t> after_of(const Request& request) {
  if (auto wrong = refuse_query(request, {"after"})) return *std::move(wrong);
  const std::string_view after = request.query_value("after");
  if (after.empty() || after == "0") return std::int64_t{0};
  if (const auto number = number_in(after)) return *number;
  return Refusal{"invalid.after", say("Expected a sequence number, but found {}.",
                                      "Нужен номер записи, а указано {}.", in_backticks(after))};
}

Response timeline(service::Service& service, const View& given, std::int64_t proposal, std::int64_t after) {
  const Result<View> whole = with_whole(given, {proposal});
  if (!whole.ok()) return problem(whole.refusal(), given.language);
  const View& view = *whole;
  json next;
  json events = json::array();
  const auto records =
      page_of(service.ledger().read_subject(view.tenant->id(), "proposal:" + std::to_string(proposal), after,
                                            kEventsPerPage + 1),
              next);
  for (const store::Record& record : records) {
    if (record.seq > view.published->head.seq)
      break;  // committed after the snapshot that the sentences are made from
    const auto envelope = codec::read_envelope(record.bytes);
    if (!envelope.ok()) return problem(envelope.refusal(), view.language);
    events.push_back(codec::timeline_json(envelope->event, record.seq, view.state(), view.tenant->name_of(),
                                          view.language));
  }
  return json_response(200,
                       {{"events", std::move(events)}, {"next", std::move(next)}, {"cursor", view.cursor()}});
}

// The same lines as `audit export`; where there are more, a Link header says where.
Response audit(service::Service& service, const View& view, std::int64_t after) {
  json next;
  std::string lines;
  for (const store::Record& record :
       page_of(service.ledger().read(view.tenant->id(), after, kEventsPerPage + 1), next))
    lines += codec::exported(record.bytes, to_hex(record.previous), to_hex(record.hash)) + "\n";
  Response response;
  response.with("Content-Type", "application/jsonl");
  if (!next.is_null()) response.with("Link", "</api/v1/audit?after=" + next.dump() + ">; rel=\"next\"");
  response.body = Body{std::move(lines)};
  return response;
}

// Runs `render` on a renderer; 503 when too many wait already.
void on_renderer(Workers& renderers, const Reply& reply, Language language,
                 std::function<Response()> render) {
  const bool taken = renderers.take([reply, render = std::move(render), language] {
    try {
      reply(render());
    } catch (const std::exception&) {
      reply(problem(Refusal{"unavailable.store", say("The ledger could not be read just now. Try again.",
                                                     "Журнал сейчас не прочитать. Попробуйте ещё раз.")},
                    language));
    }
  });
  if (!taken) reply(problem(busy(), language));
}

}  // namespace

void add_ledger_routes(Router& router, const DomainRoutes& domain) {
  service::Service& service = *domain.service;
  Workers& renderers = *domain.renderers;
  router.add(Method::get, "/api/v1/proposals/{id}/timeline", Access::signed_in,
             [&](const Request& request, const Reply& reply) {
               const Result<View> view = view_of(service, *request.who, request.language);
               if (!view.ok()) return reply(problem(view.refusal(), request.language));
               const std::int64_t id = number_in(request.param("id")).value_or(0);
               if (!view->state().knows({id}))
                 return reply(problem(proposal_for(*view, id).refusal(), request.language));
               const auto after = after_of(request);
               if (!after.ok()) return reply(problem(after.refusal(), request.language));
               on_renderer(renderers, reply, request.language, [&service, view = *view, id, after = *after] {
                 return timeline(service, view, id, after);
               });
             });
  router.add(Method::get, "/api/v1/audit", Access::signed_in,
             [&](const Request& request, const Reply& reply) {
               const Result<View> view = view_of(service, *request.who, request.language);
               if (!view.ok()) return reply(problem(view.refusal(), request.language));
               const auto after = after_of(request);
               if (!after.ok()) return reply(problem(after.refusal(), request.language));
               on_renderer(renderers, reply, request.language,
                           [&service, view = *view, after = *after] { return audit(service, view, after); });
             });
}

}  // namespace counterweight::server
