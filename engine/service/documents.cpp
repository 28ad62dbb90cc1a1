#include "engine/service/documents.hpp"

#include <nlohmann/json.hpp>

namespace counterweight::service {
namespace {

using nlohmann::json;
using store::search::Document;

struct Touching {
  Touched& touched;
  void operator()(const core::InsightCaptured& e) { touched.insights.insert(e.insight); }
  void operator()(const core::InsightRevised& e) { touched.insights.insert(e.insight); }
  void operator()(const core::InsightsMerged& e) {
    touched.insights.insert(e.insight);
    touched.insights.insert(e.into);
  }
  void operator()(const core::InsightAttached& e) { touched.insights.insert(e.attachment.insight); }
  void operator()(const core::ConversationsRecorded& e) {
    for (const auto& each : e.conversations) touched.conversations.insert(each.conversation);
  }
  void operator()(const core::ConversationRevised& e) { touched.conversations.insert(e.conversation); }
  void operator()(const core::MetricsRecorded& e) {
    for (const auto& each : e.metrics) touched.metrics.insert(each.metric);
  }
  void operator()(const core::JourneyDrawn& e) { touched.journeys.insert(e.journey); }
  void operator()(const core::JourneyRedrawn& e) { touched.journeys.insert(e.journey); }
  void operator()(const core::RecordsErased& e) {
    touched.insights.insert(e.insights.begin(), e.insights.end());
    touched.conversations.insert(e.conversations.begin(), e.conversations.end());
    for (const core::AttachmentRef& ref : e.attachments) touched.insights.insert(ref.insight);
  }
  template <typename Other>
  void operator()(const Other&) {}
};

void add_line(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string joined(const json& text, std::initializer_list<const char*> keys) {
  std::string out;
  for (const char* key : keys) {
    const json value = text.value(key, json(nullptr));
    if (value.is_string()) add_line(out, value.get<std::string>());
    if (value.is_array())
      for (const json& each : value) add_line(out, each.get<std::string>());
  }
  return out;
}

std::string department_of(const core::Member* member) {
  return member == nullptr ? std::string{} : member->department.value;
}

}  // namespace

void note_touched(const core::Event& event, Touched& touched) {
  if (const auto id = core::proposal_of(event)) touched.proposals.insert(*id);
  if (const auto* learnt = std::get_if<core::KnowledgeEvent>(&event.data))
    std::visit(Touching{touched}, *learnt);
}

std::optional<Document> insight_document(const codec::KnowledgeReader& reader, core::InsightId id) {
  const core::Insight& insight = *reader.state.knowledge().insights.find(id.value);
  if (insight.merged_into) return std::nullopt;
  const json shown = codec::insight_json(reader, id);
  const json& text = shown.at("text");
  if (text.is_null()) return std::nullopt;
  Document out{"insight", std::to_string(id.value), text.value("idea", std::string{}), {}, {}, {}, {}, {}};
  out.body = joined(text, {"source", "customer_value", "company_value", "participants", "implementation"});
  for (const json& each : shown.at("attachments"))
    if (each.at("name").is_string()) add_line(out.body, each.at("name").get<std::string>());
  out.tags = insight.facts.tags;
  out.tags.insert(out.tags.end(), insight.facts.segments.begin(), insight.facts.segments.end());
  out.author = insight.versions.front().by.value;
  out.department = department_of(reader.state.organisation().member(insight.versions.front().by));
  out.at = insight.versions.back().at;
  return out;
}

std::optional<Document> conversation_document(const codec::KnowledgeReader& reader, core::ConversationId id) {
  const core::Conversation& talk = *reader.state.knowledge().conversations.find(id.value);
  const json shown = codec::conversation_json(reader, id);
  const json& text = shown.at("text");
  if (text.is_null()) return std::nullopt;
  Document out{"conversation", std::to_string(id.value), {}, {}, {}, {}, {}, {}};
  const json& customer = shown.at("customer");
  if (customer.is_object() && customer.at("name").is_string())
    out.title = customer.at("name").get<std::string>();
  out.body = joined(text, {"quotes", "worst", "notes", "asked", "follow_ups"});
  out.tags = {shown.at("relation").get<std::string>()};
  out.author = talk.facts.by.value;
  out.department = talk.facts.department.value;
  out.at = talk.facts.at;
  return out;
}

Document metric_document(const codec::KnowledgeReader& reader, core::MetricId id) {
  const core::Metric& metric = *reader.state.knowledge().metrics.find(id.value);
  return {"metric",
          std::to_string(id.value),
          metric.facts.name,
          metric.facts.source,
          {},
          metric.by.value,
          department_of(reader.state.organisation().member(metric.by)),
          metric.at};
}

Document journey_document(const codec::KnowledgeReader& reader, core::JourneyId id) {
  const core::Journey& journey = *reader.state.knowledge().journeys.find(id.value);
  const core::JourneyVersion& latest = journey.versions.back();
  Document out{"journey", std::to_string(id.value), latest.facts.name, {}, {}, {}, {}, {}};
  for (const std::string& step : latest.facts.steps) add_line(out.body, step);
  const core::MemberId& by = journey.versions.front().by;
  out.author = by.value;
  out.department = department_of(reader.state.organisation().member(by));
  out.at = latest.at;
  return out;
}

Document proposal_document(const core::Proposal& proposal, const core::Member* author) {
  std::string body = proposal.goal;
  for (const core::Action& action : proposal.actions) add_line(body, action.draft.title);
  for (const core::Objection& objection : proposal.objections) add_line(body, objection.reason);
  for (const core::Veto& veto : proposal.vetoes) add_line(body, veto.reason);
  for (const auto& comment : proposal.comments) add_line(body, comment->text);
  for (const core::Feared& feared : proposal.premortem) add_line(body, feared.worst.text);
  return {"proposal",
          std::to_string(proposal.id.value),
          proposal.title,
          std::move(body),
          {},
          proposal.author.value,
          department_of(author),
          proposal.submitted_at};
}

Document decision_document(const core::Proposal& proposal, const core::Member* author) {
  std::string body = proposal.decided->reason;
  if (proposal.evaluation) {
    add_line(body, proposal.evaluation->lesson);
    for (const core::Lesson& each : proposal.evaluation->lessons) add_line(body, each.lesson);
  }
  return {"decision", std::to_string(proposal.id.value), proposal.title,        std::move(body),
          {},         proposal.decided->member.value,    department_of(author), proposal.decided->at};
}

}  // namespace counterweight::service
