#include "engine/codec/knowledge_view.hpp"

#include <algorithm>

#include "engine/codec/figure_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/knowledge_text.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/knowledge/decide.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

constexpr std::size_t kTitleBytes = 120;  // of a record that has none of its own

json person(const KnowledgeReader& reader, const MemberId& id) {
  return person_json(reader.state.organisation(), reader.name_of, id);
}

json text_of(const KnowledgeReader& reader, const std::string& commitment, bool erased) {
  return erased ? json(nullptr) : unsealed_json(reader.text_of(commitment));
}

std::string title_of(const State& state, ProposalId id) {
  const Proposal* proposal = state.whole(id);
  return proposal == nullptr ? std::string{} : proposal->title;
}

// Everybody whose words it has, who began it first.
json contributors_json(const KnowledgeReader& reader, const Insight& insight) {
  std::vector<MemberId> all;
  const auto add = [&](const Insight& from) {
    for (const InsightVersion& version : from.versions)
      if (std::find(all.begin(), all.end(), version.by) == all.end()) all.push_back(version.by);
  };
  add(insight);
  for (const InsightId id : insight.merged) add(*reader.state.knowledge().insights.find(id.value));
  json out = json::array();
  for (const MemberId& each : all) out.push_back(person(reader, each));
  return out;
}

json judged_json(const KnowledgeReader& reader, const Judged& judged) {
  if (judged.by.empty()) return nullptr;
  return {{"judgement", word(judged.judgement)},
          {"reason", judged.reason},
          {"by", person(reader, judged.by)},
          {"at", format_timestamp(judged.at)}};
}

json attachments_json(const KnowledgeReader& reader, const Insight& insight) {
  json out = json::array();
  for (const Attachment& each : insight.attachments) {
    const auto name = each.erased ? std::nullopt : reader.text_of(each.facts.sealed_name);
    json allowed = json::array();
    if (!each.erased && may_erase_attachment(reader.state, each, {reader.now, reader.viewer}).ok())
      allowed.push_back("erase");
    out.push_back({{"number", out.size() + 1},
                   {"name", name ? json(*name) : json(nullptr)},
                   {"type", each.facts.type},
                   {"bytes", each.facts.bytes},
                   {"by", person(reader, each.by)},
                   {"at", format_timestamp(each.at)},
                   {"erased", each.erased},
                   {"allowed", std::move(allowed)}});
  }
  return out;
}

// The first line of a text, cut between letters.
std::string shortened(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (line.size() <= kTitleBytes) return line;
  std::size_t end = kTitleBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

json customer_brief(const KnowledgeReader& reader, CustomerId id) {
  if (id.value == 0) return nullptr;
  const Customer& customer = *reader.state.knowledge().customers.find(id.value);
  const json text = text_of(reader, customer.sealed, customer.erased);
  return {{"id", id.value},
          {"name", text.is_null() ? json(nullptr) : text.value("name", json(nullptr))},
          {"relation", word(customer.relation)}};
}

std::string conversation_title(const json& text) {
  if (text.is_null()) return {};
  for (const json& quote : text.value("quotes", json::array())) return shortened(quote.get<std::string>());
  const std::string worst = text.value("worst", std::string{});
  return shortened(worst.empty() ? text.value("notes", std::string{}) : worst);
}

}  // namespace

json cited_json(const KnowledgeReader& reader, const std::vector<Citation>& cited) {
  json out = json::array();
  for (const Citation& each : cited) {
    json one{{"proposal", each.proposal.value}, {"title", title_of(reader.state, each.proposal)},
             {"for", word(each.where.what)},    {"action", nullptr},
             {"department", nullptr},           {"by", person(reader, each.by)},
             {"at", format_timestamp(each.at)}};
    if (!each.where.action.empty()) one["action"] = each.where.action.value;
    if (!each.where.department.empty()) one["department"] = each.where.department.value;
    out.push_back(std::move(one));
  }
  return out;
}

json insight_json(const KnowledgeReader& reader, InsightId id) {
  const Insight& insight = *reader.state.knowledge().insights.find(id.value);
  const InsightVersion& latest = insight.versions.back();
  json allowed = json::array();
  if (!insight.erased && !insight.merged_into) allowed = {"revise", "merge", "judge", "attach"};
  if (!insight.erased && may_erase(reader.state, {reader.now, reader.viewer}).ok())
    allowed.push_back("erase");
  json out{{"id", id.value},
           {"kind", word(insight.facts.kind)},
           {"life", word(insight.life())},
           {"version", insight.versions.size()},
           {"text", text_of(reader, latest.sealed, insight.erased)},
           {"tags", insight.facts.tags},
           {"segments", insight.facts.segments},
           {"conversations", ids_json(insight.facts.conversations)},
           {"attachments", attachments_json(reader, insight)},
           {"metrics", ids_json(insight.facts.metrics)},
           {"by", person(reader, insight.versions.front().by)},
           {"at", format_timestamp(insight.versions.front().at)},
           {"updated_at", format_timestamp(latest.at)},
           {"contributors", contributors_json(reader, insight)},
           {"judged", judged_json(reader, insight.judged)},
           {"merged_into", nullptr},
           {"merged", ids_json(insight.merged)},
           {"erased", insight.erased},
           {"cited", cited_json(reader, insight.cited)},
           {"allowed", std::move(allowed)}};
  if (insight.merged_into) out["merged_into"] = insight.merged_into->value;
  return out;
}

json insight_versions_json(const KnowledgeReader& reader, InsightId id) {
  const Insight& insight = *reader.state.knowledge().insights.find(id.value);
  json out = json::array();
  for (std::size_t i = insight.versions.size(); i > 0; --i) {
    const InsightVersion& version = insight.versions[i - 1];
    out.push_back({{"version", i},
                   {"text", text_of(reader, version.sealed, insight.erased)},
                   {"by", person(reader, version.by)},
                   {"at", format_timestamp(version.at)}});
  }
  return out;
}

json conversation_json(const KnowledgeReader& reader, ConversationId id) {
  const Conversation& talk = *reader.state.knowledge().conversations.find(id.value);
  const Context context{reader.now, reader.viewer};
  json allowed = json::array();
  const bool mine = may_change_conversation(reader.state, talk, context).ok();
  if (!talk.erased && mine) allowed.push_back("revise");
  if (!talk.erased && (mine || may_erase(reader.state, context).ok())) allowed.push_back("erase");
  return {{"id", id.value},
          {"customer", customer_brief(reader, talk.facts.customer)},
          {"relation", word(talk.facts.relation)},
          {"channel", word(talk.facts.channel)},
          {"at", format_timestamp(talk.facts.at)},
          {"by", person(reader, talk.facts.by)},
          {"department", talk.facts.department.value},
          {"consent", talk.facts.consent},
          {"text", text_of(reader, talk.sealed.back(), talk.erased)},
          {"version", talk.sealed.size()},
          {"recorded_by", person(reader, talk.recorder)},
          {"recorded_at", format_timestamp(talk.recorded)},
          {"erased", talk.erased},
          {"cited", cited_json(reader, talk.cited)},
          {"allowed", std::move(allowed)}};
}

json metric_json(const KnowledgeReader& reader, MetricId id) {
  const Metric& metric = *reader.state.knowledge().metrics.find(id.value);
  return {{"id", id.value},
          {"name", metric.facts.name},
          {"source", metric.facts.source},
          {"from", time_json(metric.facts.from)},
          {"until", time_json(metric.facts.until)},
          {"figure", figure_json(metric.facts.figure)},
          {"enough", word(metric.enough)},
          {"verdict", figure_verdict_json(verdict_of(metric.facts.figure), reader.language)},
          {"conversations", ids_json(metric.facts.conversations)},
          {"explained", !metric.facts.conversations.empty()},
          {"by", person(reader, metric.by)},
          {"at", format_timestamp(metric.at)},
          {"cited", cited_json(reader, metric.cited)},
          {"allowed", {"explain"}}};
}

json customer_json(const KnowledgeReader& reader, CustomerId id) {
  const Customer& customer = *reader.state.knowledge().customers.find(id.value);
  const json text = text_of(reader, customer.sealed, customer.erased);
  json allowed = json::array();
  if (!customer.erased && may_erase(reader.state, {reader.now, reader.viewer}).ok())
    allowed.push_back("erase");
  return {{"id", id.value},
          {"name", text.is_null() ? json(nullptr) : text.value("name", json(nullptr))},
          {"contact", text.is_null() ? json(nullptr) : text.value("contact", json(nullptr))},
          {"relation", word(customer.relation)},
          {"last_talk", time_json(customer.last_talk)},
          {"talks", customer.talks},
          {"erased", customer.erased},
          {"allowed", std::move(allowed)}};
}

json evidence_card_json(const KnowledgeReader& reader, const EvidenceRef& ref) {
  const Knowledge& known = reader.state.knowledge();
  json out{{"kind", word(ref.kind)}, {"id", ref.id}, {"title", nullptr}, {"at", nullptr}};
  switch (ref.kind) {
    case EvidenceKind::insight: {
      const Insight& insight = *known.insights.find(ref.id);
      const json text = text_of(reader, insight.versions.back().sealed, insight.erased);
      if (!text.is_null()) out["title"] = shortened(text.value("idea", std::string{}));
      out["at"] = format_timestamp(insight.versions.front().at);
      break;
    }
    case EvidenceKind::conversation: {
      const Conversation& talk = *known.conversations.find(ref.id);
      const json text = text_of(reader, talk.sealed.back(), talk.erased);
      if (!text.is_null()) out["title"] = conversation_title(text);
      out["relation"] = word(talk.facts.relation);
      out["at"] = format_timestamp(talk.facts.at);
      break;
    }
    case EvidenceKind::metric: {
      const Metric& metric = *known.metrics.find(ref.id);
      out["title"] = metric.facts.name;
      out["enough"] = word(metric.enough);
      out["at"] = format_timestamp(metric.at);
      break;
    }
    case EvidenceKind::journey: {
      const Journey& journey = *known.journeys.find(ref.id);
      out["title"] = journey.versions.back().facts.name;
      out["at"] = format_timestamp(journey.versions.front().at);
      break;
    }
  }
  return out;
}

}  // namespace counterweight::codec
