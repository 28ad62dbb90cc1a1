// What is written of customers, by hand and in hundreds: docs/api-knowledge.md.
#include <nlohmann/json.hpp>

#include "engine/codec/event_json.hpp"
#include "engine/codec/journey_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/knowledge_commands.hpp"
#include "web/server/knowledge.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

template <typename Id>
Id id_in(const Request& request) {
  return {number_in(request.param("id")).value_or(0)};
}

// The record that an event is about where it is about one; else the numbers of all.
struct Became {
  const codec::KnowledgeReader& reader;
  json& out;

  void operator()(const core::InsightCaptured& e) { insight(e.insight); }
  void operator()(const core::InsightRevised& e) { insight(e.insight); }
  void operator()(const core::InsightsMerged& e) { insight(e.into); }
  void operator()(const core::InsightJudged& e) { insight(e.insight); }
  void operator()(const core::InsightAttached& e) { insight(e.attachment.insight); }
  void operator()(const core::CustomersAdded& e) {
    out["customers"] = ids(e.customers, &core::CustomerAdded::customer);
  }
  void operator()(const core::CustomersRelated&) {}
  void operator()(const core::ConversationsRecorded& e) {
    if (e.conversations.size() == 1)
      conversation(e.conversations.front().conversation);
    else
      out["conversations"] = ids(e.conversations, &core::ConversationRecorded::conversation);
  }
  void operator()(const core::ConversationRevised& e) { conversation(e.conversation); }
  void operator()(const core::MetricsRecorded& e) {
    if (e.metrics.size() == 1)
      out["metric"] = codec::metric_json(reader, e.metrics.front().metric);
    else
      out["metrics"] = ids(e.metrics, &core::MetricRecorded::metric);
  }
  void operator()(const core::MetricExplained& e) { out["metric"] = codec::metric_json(reader, e.metric); }
  void operator()(const core::JourneyDrawn& e) { journey(e.journey); }
  void operator()(const core::JourneyRedrawn& e) { journey(e.journey); }
  void operator()(const core::TouchesRecorded& e) {
    journey(e.journey);
    out["recorded"] = e.part.touches;
  }
  void operator()(const core::RecordsErased& e) {
    out["erased"] = {{"customers", codec::ids_json(e.customers)},
                     {"conversations", codec::ids_json(e.conversations)},
                     {"insights", codec::ids_json(e.insights)}};
    out["look_at"] = insights_linking_to(e.conversations);
  }
  void operator()(const core::RecordsCited&) {}

 private:
  void insight(core::InsightId id) { out["insight"] = codec::insight_json(reader, id); }
  void conversation(core::ConversationId id) { out["conversation"] = codec::conversation_json(reader, id); }
  void journey(core::JourneyId id) { out["journey"] = codec::journey_json(reader, id); }

  template <typename Each, typename Id>
  static json ids(const std::vector<Each>& list, Id Each::*id) {
    json numbers = json::array();
    for (const Each& each : list) numbers.push_back((each.*id).value);
    return numbers;
  }

  // Those may repeat what was said: somebody has to look.
  json insights_linking_to(const std::vector<core::ConversationId>& erased) const {
    json numbers = json::array();
    const core::Knowledge& known = reader.state.knowledge();
    for (std::int64_t n = 1; n <= known.insights.size(); ++n) {
      const core::Insight& each = *known.insights.find(n);
      const bool links = std::any_of(erased.begin(), erased.end(), [&](core::ConversationId id) {
        return std::find(each.facts.conversations.begin(), each.facts.conversations.end(), id) !=
               each.facts.conversations.end();
      });
      if (links && !each.erased) numbers.push_back(n);
    }
    return numbers;
  }
};

const char* path_of(const json& body, std::int64_t& id) {
  for (const auto& [key, path] :
       {std::pair{"insight", "/api/v1/insights/"}, std::pair{"conversation", "/api/v1/conversations/"},
        std::pair{"metric", "/api/v1/metrics/"}, std::pair{"journey", "/api/v1/journeys/"}})
    if (body.contains(key)) {
      id = body.at(key).at("id").get<std::int64_t>();
      return path;
    }
  return nullptr;
}

void carry_out_erasures(const DomainRoutes& domain, const Asked& asked, const service::Accepted& accepted) {
  for (const codec::Envelope& envelope : accepted.events)
    if (const auto* learnt = std::get_if<core::KnowledgeEvent>(&envelope.event.data))
      if (const auto* erased = std::get_if<core::RecordsErased>(learnt))
        domain.library->erase(asked.who.organisation, *erased);
}

}  // namespace

codec::KnowledgeReader reader_of(const DomainRoutes& domain, const View& view) {
  return {view.state(),
          view.tenant->name_of(),
          [library = domain.library, id = view.tenant->id()](const std::string& commitment) {
            return library->text(id, commitment);
          },
          view.member,
          view.now,
          view.language};
}

Response knowledge_response(const DomainRoutes& domain, const Asked& asked,
                            const service::Accepted& accepted) {
  carry_out_erasures(domain, asked, accepted);
  const Result<View> view = view_of(*domain.service, asked.who, asked.language);
  if (!view.ok()) return problem(view.refusal(), asked.language);
  const codec::KnowledgeReader reader = reader_of(domain, *view);
  json types = json::array();
  json body = json::object();
  for (const codec::Envelope& envelope : accepted.events) {
    types.push_back(codec::event_type(envelope.event));
    if (const auto* learnt = std::get_if<core::KnowledgeEvent>(&envelope.event.data))
      std::visit(Became{reader, body}, *learnt);
  }
  if (asked.journey && !body.contains("recorded")) {
    body["journey"] = codec::journey_json(reader, *asked.journey);
    body["recorded"] = 0;
  }
  body["cursor"] = service::to_string(accepted.cursor);
  body["events"] = std::move(types);
  std::int64_t id = 0;
  const char* path = asked.creates ? path_of(body, id) : nullptr;
  Response response = json_response(path == nullptr ? 200 : 201, body);
  if (path != nullptr) response.with("Location", path + std::to_string(id));
  if (accepted.repeated) response.with("Idempotency-Replayed", "true");
  return response;
}

void add_knowledge_routes(Router& router, const DomainRoutes& domain) {
  using Read = std::function<codec::KnowledgeResult(const Request&, const json&, const codec::Sealing&)>;
  const auto add = [&](const char* path, Read read, bool creates = false) {
    const auto reading = [domain, read = std::move(read)](const Request& request,
                                                          const json& body) -> Result<Command> {
      Command out{core::AdvanceTime{}};
      auto command = read(request, body, domain.library->sealing(request.who->organisation, out.sealed));
      if (!command.ok()) return command.refusal();
      out.command = *std::move(command);
      return out;
    };
    router.add(Method::post, std::string("/api/v1/") + path, Access::signed_in,
               command_handler(domain, reading, {creates}));
  };
  add(
      "insights",
      [](const Request&, const json& b, const codec::Sealing& s) {
        return codec::read_capture_insight(b, s);
      },
      true);
  add("insights/{id}/revise", [](const Request& r, const json& b, const codec::Sealing& s) {
    return codec::read_revise_insight(id_in<core::InsightId>(r), b, s);
  });
  add("insights/{id}/merge", [](const Request& r, const json& b, const codec::Sealing&) {
    return codec::read_merge_insights(id_in<core::InsightId>(r), b);
  });
  add("insights/{id}/judge", [](const Request& r, const json& b, const codec::Sealing&) {
    return codec::read_judge_insight(id_in<core::InsightId>(r), b);
  });
  add("insights/{id}/erase", [](const Request& r, const json& b, const codec::Sealing&) {
    return codec::read_erase({{}, {}, id_in<core::InsightId>(r), {}}, b);
  });
  add(
      "conversations",
      [](const Request&, const json& b, const codec::Sealing& s) {
        return codec::read_record_conversations(b, s);
      },
      true);
  add("conversations/{id}/revise", [](const Request& r, const json& b, const codec::Sealing& s) {
    return codec::read_revise_conversation(id_in<core::ConversationId>(r), b, s);
  });
  add("conversations/{id}/erase", [](const Request& r, const json& b, const codec::Sealing&) {
    return codec::read_erase({{}, id_in<core::ConversationId>(r), {}, {}}, b);
  });
  add("customers",
      [](const Request&, const json& b, const codec::Sealing& s) { return codec::read_add_customers(b, s); });
  add("customers/{id}/erase", [](const Request& r, const json& b, const codec::Sealing&) {
    return codec::read_erase({id_in<core::CustomerId>(r), {}, {}, {}}, b);
  });
  add(
      "metrics",
      [](const Request&, const json& b, const codec::Sealing& s) { return codec::read_record_metrics(b, s); },
      true);
  add("metrics/{id}/explain", [](const Request& r, const json& b, const codec::Sealing&) {
    return codec::read_explain_metric(id_in<core::MetricId>(r), b);
  });
}

}  // namespace counterweight::server
