// Events about customers, in both directions. What people wrote is not in them: {"sealed": commitment}.
#include <fmt/format.h>

#include <charconv>

#include "engine/codec/event_reading.hpp"
#include "engine/codec/event_writing.hpp"
#include "engine/codec/evidence_json.hpp"
#include "engine/codec/figure_json.hpp"
#include "engine/codec/json_parts.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json sealed_json(const std::string& commitment) {
  return {{"sealed", commitment}};
}
std::string sealed_in_key(ObjectReader& r, const std::string& key, Problems& problems) {
  const json* text = r.object(key);
  return text == nullptr ? std::string{} : ObjectReader{*text, r.at() + "/" + key, problems}.text("sealed");
}
std::string sealed_text_in(ObjectReader& r, Problems& problems) {
  return sealed_in_key(r, "text", problems);
}

// 16 hex digits; a row that was not imported has none.
void add_key(json& data, ImportKey key) {
  if (key != 0) data["key"] = fmt::format("{:016x}", key);
}
ImportKey key_in(ObjectReader& r) {
  const std::string text = r.text_or("key", {});
  ImportKey out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out, 16);
  return out;
}

std::vector<std::string> words_in(ObjectReader& r, const std::string& key) {
  return r.array(key) == nullptr ? std::vector<std::string>{} : r.texts(key);
}
std::vector<EvidenceRef> evidence_in(ObjectReader& r, Problems& problems) {
  return r.array("evidence") == nullptr ? std::vector<EvidenceRef>{} : read_evidence(r, "evidence", problems);
}

json facts_json(const InsightFacts& facts) {
  return {{"kind", word(facts.kind)},
          {"tags", facts.tags},
          {"segments", facts.segments},
          {"conversations", ids_json(facts.conversations)},
          {"metrics", ids_json(facts.metrics)}};
}
InsightFacts insight_facts_in(ObjectReader& r) {
  return {r.word<InsightKind>("kind"), words_in(r, "tags"), words_in(r, "segments"),
          numbers_in<ConversationId>(r, "conversations"), numbers_in<MetricId>(r, "metrics")};
}

json facts_json(const ConversationFacts& facts) {
  return {{"customer", facts.customer.value},
          {"relation", word(facts.relation)},
          {"channel", word(facts.channel)},
          {"at", format_timestamp(facts.at)},
          {"by", facts.by.value},
          {"department", facts.department.value},
          {"consent", facts.consent}};
}
ConversationFacts conversation_facts_in(ObjectReader& r) {
  return {{r.integer("customer")},
          r.word<Relation>("relation"),
          r.word<Channel>("channel"),
          r.time("at"),
          {r.text("by")},
          department_in(r),
          r.boolean("consent")};
}

json facts_json(const MetricFacts& facts) {
  json out{{"name", facts.name},
           {"source", facts.source},
           {"figure", figure_json(facts.figure)},
           {"conversations", ids_json(facts.conversations)}};
  add_time(out, "from", facts.from);
  add_time(out, "until", facts.until);
  return out;
}
MetricFacts metric_facts_in(ObjectReader& r, Problems& problems) {
  MetricFacts facts{r.text("name"), r.text("source"), {}, {}, {}, {}};
  if (const json* figure = r.object("figure")) {
    Result<Figure> read = read_figure(*figure, r.at() + "/figure");
    if (read.ok())
      facts.figure = *std::move(read);
    else
      problems.push_back(read.refusal());
  }
  facts.from = r.time_or_none("from");
  facts.until = r.time_or_none("until");
  facts.conversations = numbers_in<ConversationId>(r, "conversations");
  return facts;
}

AttachmentRef attachment_in(ObjectReader& r) {
  return {{r.integer("insight")}, r.integer("attachment")};
}
JourneyFacts journey_facts_in(ObjectReader& r) {
  return {r.text("name"), words_in(r, "steps")};
}

template <typename Each, typename Write>
json list_json(const std::vector<Each>& list, const Write& write) {
  json out = json::array();
  for (const Each& each : list) out.push_back(write(each));
  return out;
}

CitedWhere where_in(ObjectReader& r) {
  return {r.word<CitedFor>("for"), {r.text_or("action", {})}, {r.text_or("department", {})}};
}

EventData customers_added(ObjectReader& r, Problems& problems) {
  return KnowledgeEvent{
      CustomersAdded{list_in<CustomerAdded>(r, "customers", problems, [&](ObjectReader& each) {
        return CustomerAdded{{each.integer("customer")},
                             key_in(each),
                             each.word<Relation>("relation"),
                             sealed_text_in(each, problems)};
      })}};
}

EventData customers_related(ObjectReader& r, Problems& problems) {
  return KnowledgeEvent{
      CustomersRelated{list_in<CustomerRelated>(r, "customers", problems, [](ObjectReader& each) {
        return CustomerRelated{{each.integer("customer")}, each.word<Relation>("relation")};
      })}};
}

EventData conversations_recorded(ObjectReader& r, Problems& problems) {
  return KnowledgeEvent{ConversationsRecorded{
      list_in<ConversationRecorded>(r, "conversations", problems, [&](ObjectReader& each) {
        return ConversationRecorded{{each.integer("conversation")},
                                    conversation_facts_in(each),
                                    sealed_text_in(each, problems),
                                    key_in(each)};
      })}};
}

EventData metrics_recorded(ObjectReader& r, Problems& problems) {
  return KnowledgeEvent{
      MetricsRecorded{list_in<MetricRecorded>(r, "metrics", problems, [&](ObjectReader& each) {
        return MetricRecorded{{each.integer("metric")},
                              metric_facts_in(each, problems),
                              each.word<Enough>("enough"),
                              key_in(each)};
      })}};
}

EventData insight_attached(ObjectReader& r, Problems& problems) {
  return KnowledgeEvent{
      InsightAttached{attachment_in(r),
                      {sealed_in_key(r, "file", problems), sealed_in_key(r, "name", problems), r.text("type"),
                       r.integer("bytes")}}};
}

EventData touches_recorded(ObjectReader& r, Problems& problems) {
  return KnowledgeEvent{
      TouchesRecorded{{r.integer("journey")},
                      {sealed_text_in(r, problems), r.integer("touches"), r.time("from"), r.time("until")}}};
}

EventData records_erased(ObjectReader& r, Problems& problems) {
  RecordsErased e{numbers_in<CustomerId>(r, "customers"), numbers_in<ConversationId>(r, "conversations"),
                  numbers_in<InsightId>(r, "insights"), r.text("reason")};
  if (r.has("attachments")) e.attachments = list_in<AttachmentRef>(r, "attachments", problems, attachment_in);
  return KnowledgeEvent{std::move(e)};
}

}  // namespace

json data_of(const InsightCaptured& e) {
  json out = facts_json(e.facts);
  out["insight"] = e.insight.value;
  out["text"] = sealed_json(e.sealed);
  add_key(out, e.key);
  return out;
}
json data_of(const InsightRevised& e) {
  return data_of(InsightCaptured{e.insight, e.facts, e.sealed, 0});
}
json data_of(const InsightsMerged& e) {
  return {{"insight", e.insight.value}, {"into", e.into.value}, {"reason", e.reason}};
}
json data_of(const InsightJudged& e) {
  return {{"insight", e.insight.value}, {"judgement", word(e.judgement)}, {"reason", e.reason}};
}
json data_of(const InsightAttached& e) {
  return {{"insight", e.attachment.insight.value},
          {"attachment", e.attachment.number},
          {"type", e.facts.type},
          {"bytes", e.facts.bytes},
          {"file", sealed_json(e.facts.sealed)},
          {"name", sealed_json(e.facts.sealed_name)}};
}
json data_of(const CustomersAdded& e) {
  return {{"customers", list_json(e.customers, [](const CustomerAdded& each) {
             json out{{"customer", each.customer.value},
                      {"relation", word(each.relation)},
                      {"text", sealed_json(each.sealed)}};
             add_key(out, each.key);
             return out;
           })}};
}
json data_of(const CustomersRelated& e) {
  return {{"customers", list_json(e.customers, [](const CustomerRelated& each) {
             return json{{"customer", each.customer.value}, {"relation", word(each.relation)}};
           })}};
}
json data_of(const ConversationsRecorded& e) {
  return {{"conversations", list_json(e.conversations, [](const ConversationRecorded& each) {
             json out = facts_json(each.facts);
             out["conversation"] = each.conversation.value;
             out["text"] = sealed_json(each.sealed);
             add_key(out, each.key);
             return out;
           })}};
}
json data_of(const ConversationRevised& e) {
  json out = facts_json(e.facts);
  out["conversation"] = e.conversation.value;
  out["text"] = sealed_json(e.sealed);
  return out;
}
json data_of(const MetricsRecorded& e) {
  return {{"metrics", list_json(e.metrics, [](const MetricRecorded& each) {
             json out = facts_json(each.facts);
             out["metric"] = each.metric.value;
             out["enough"] = word(each.enough);
             add_key(out, each.key);
             return out;
           })}};
}
json data_of(const MetricExplained& e) {
  return {{"metric", e.metric.value}, {"conversations", ids_json(e.conversations)}};
}
json data_of(const JourneyDrawn& e) {
  return {{"journey", e.journey.value}, {"name", e.facts.name}, {"steps", e.facts.steps}};
}
json data_of(const JourneyRedrawn& e) {
  return data_of(JourneyDrawn{e.journey, e.facts});
}
json data_of(const TouchesRecorded& e) {
  return {{"journey", e.journey.value},
          {"touches", e.part.touches},
          {"from", format_timestamp(e.part.from)},
          {"until", format_timestamp(e.part.until)},
          {"text", sealed_json(e.part.sealed)}};
}
json data_of(const RecordsErased& e) {
  json out{{"customers", ids_json(e.customers)},
           {"conversations", ids_json(e.conversations)},
           {"insights", ids_json(e.insights)},
           {"reason", e.reason}};
  for (const AttachmentRef& ref : e.attachments)
    out["attachments"].push_back({{"insight", ref.insight.value}, {"attachment", ref.number}});
  return out;
}
json data_of(const EvidenceCited& e) {
  return data_of(RecordsCited{e.proposal, e.evidence, e.where});
}
json data_of(const RecordsCited& e) {
  json out{
      {"proposal", e.proposal.value}, {"evidence", evidence_json(e.evidence)}, {"for", word(e.where.what)}};
  if (!e.where.action.empty()) out["action"] = e.where.action.value;
  if (!e.where.department.empty()) out["department"] = e.where.department.value;
  return out;
}

EventReaders knowledge_event_readers() {
  return {
      {"insight_captured",
       [](ObjectReader& r, Problems& problems) {
         return KnowledgeEvent{InsightCaptured{
             {r.integer("insight")}, insight_facts_in(r), sealed_text_in(r, problems), key_in(r)}};
       }},
      {"insight_revised",
       [](ObjectReader& r, Problems& problems) {
         return KnowledgeEvent{
             InsightRevised{{r.integer("insight")}, insight_facts_in(r), sealed_text_in(r, problems)}};
       }},
      {"insights_merged",
       [](ObjectReader& r, Problems&) {
         return KnowledgeEvent{InsightsMerged{{r.integer("insight")}, {r.integer("into")}, r.text("reason")}};
       }},
      {"insight_judged",
       [](ObjectReader& r, Problems&) {
         return KnowledgeEvent{
             InsightJudged{{r.integer("insight")}, r.word<Judgement>("judgement"), r.text("reason")}};
       }},
      {"insight_attached", insight_attached},
      {"customers_added", customers_added},
      {"customers_related", customers_related},
      {"conversations_recorded", conversations_recorded},
      {"conversation_revised",
       [](ObjectReader& r, Problems& problems) {
         return KnowledgeEvent{ConversationRevised{
             {r.integer("conversation")}, conversation_facts_in(r), sealed_text_in(r, problems)}};
       }},
      {"metrics_recorded", metrics_recorded},
      {"metric_explained",
       [](ObjectReader& r, Problems&) {
         return KnowledgeEvent{
             MetricExplained{{r.integer("metric")}, numbers_in<ConversationId>(r, "conversations")}};
       }},
      {"journey_drawn",
       [](ObjectReader& r, Problems&) {
         return KnowledgeEvent{JourneyDrawn{{r.integer("journey")}, journey_facts_in(r)}};
       }},
      {"journey_redrawn",
       [](ObjectReader& r, Problems&) {
         return KnowledgeEvent{JourneyRedrawn{{r.integer("journey")}, journey_facts_in(r)}};
       }},
      {"touches_recorded", touches_recorded},
      {"records_erased", records_erased},
      {"evidence_cited",
       [](ObjectReader& r, Problems& problems) {
         return ProposalEvent{EvidenceCited{proposal_in(r), evidence_in(r, problems), where_in(r)}};
       }},
      {"records_cited",
       [](ObjectReader& r, Problems& problems) {
         return KnowledgeEvent{RecordsCited{proposal_in(r), evidence_in(r, problems), where_in(r)}};
       }},
  };
}

}  // namespace counterweight::codec
