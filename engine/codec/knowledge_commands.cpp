#include "engine/codec/knowledge_commands.hpp"

#include "engine/codec/command_reading.hpp"
#include "engine/codec/figure_json.hpp"
#include "engine/codec/knowledge_text.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

KnowledgeResult knowledge_result(Problems problems, KnowledgeCommand command) {
  return read_result(std::move(problems), std::move(command));
}

InsightFacts read_insight_facts(ObjectReader& reader, Problems& problems) {
  InsightFacts facts;
  facts.kind = reader.word<InsightKind>("kind");
  facts.tags = reader.texts("tags");
  facts.segments = reader.texts("segments");
  facts.conversations = record_numbers<ConversationId>(reader, "conversations", problems);
  facts.metrics = record_numbers<MetricId>(reader, "metrics", problems);
  return facts;
}

ConversationFacts read_conversation_facts(ObjectReader& reader) {
  ConversationFacts facts;
  facts.relation = reader.word<Relation>("relation");
  facts.channel = reader.word<Channel>("channel");
  facts.at = reader.time("at");
  facts.by = {reader.text_or("by", {})};
  facts.consent = reader.boolean_or("consent", false);
  return facts;
}

// What a row of many is told by elsewhere; nothing for one that is entered by hand.
std::string read_external_id(ObjectReader& reader, Problems& problems) {
  std::string out = reader.text_or("external_id", {});
  if (out.size() > kMaxExternalIdBytes)
    problems.push_back({"invalid.external_id",
                        say("Expected at most {} bytes, but found {}.",
                            "Нужно не больше {} байт, а здесь {}.", kMaxExternalIdBytes, out.size()),
                        reader.at() + "/external_id"});
  return out;
}

ImportKey key_of(const Sealing& sealing, std::string_view what, const std::string& external_id) {
  return external_id.empty() ? 0 : sealing.key(what, external_id);
}

struct CustomerRead {
  Relation relation = Relation::buyer;
  CustomerText text;
  std::string external_id;

  CustomerDraft sealed(const Sealing& sealing) const {
    return {key_of(sealing, "customer", external_id), relation, sealing.seal(sealed_form(text))};
  }
};

struct ConversationRead {
  ConversationFacts facts;
  std::optional<CustomerRead> new_customer;
  ConversationText text;
  std::string external_id;

  ConversationDraft sealed(const Sealing& sealing) const {
    ConversationDraft out{facts, {}, {}, key_of(sealing, "conversation", external_id)};
    if (new_customer) out.new_customer = new_customer->sealed(sealing);
    out.sealed = sealing.seal(sealed_form(text));
    return out;
  }
};

ConversationRead read_conversation(ObjectReader& reader, Problems& problems) {
  ConversationRead out;
  out.facts = read_conversation_facts(reader);
  out.facts.customer = {reader.integer_or_none("customer").value_or(0)};
  if (const json* customer = reader.object_or_null("new_customer")) {
    ObjectReader inner{*customer, reader.at() + "/new_customer", problems};
    CustomerRead& fresh = out.new_customer.emplace();
    fresh.relation = out.facts.relation;
    fresh.text = read_customer_text(inner, problems);
    fresh.external_id = read_external_id(inner, problems);
    inner.finish();
    if (out.facts.customer.value != 0)
      problems.push_back({"invalid.shape",
                          say("Expected a known customer or a new one, but found both.",
                              "Нужен известный клиент или новый, а указаны оба."),
                          reader.at() + "/new_customer"});
  }
  out.text = read_conversation_text(reader, problems);
  out.external_id = read_external_id(reader, problems);
  reader.finish();
  return out;
}

MetricFacts read_metric_facts(ObjectReader& reader, Problems& problems) {
  MetricFacts facts;
  facts.name = reader.text("name");
  facts.source = reader.text_or("source", {});
  facts.from = reader.time_or_none("from");
  facts.until = reader.time_or_none("until");
  facts.conversations = record_numbers<ConversationId>(reader, "conversations", problems);
  if (const json* figure = reader.object("figure")) {
    Result<Figure> read = read_figure(*figure, reader.at() + "/figure");
    if (read.ok()) {
      facts.figure = *std::move(read);
    } else {
      Refusal first = read.refusal();
      const std::vector<Refusal> also = std::move(first.also);
      first.also.clear();
      problems.push_back(std::move(first));
      problems.insert(problems.end(), also.begin(), also.end());
    }
  }
  return facts;
}

struct MetricRead {
  MetricFacts facts;
  std::string external_id;
};

MetricRead read_metric(ObjectReader& reader, Problems& problems) {
  MetricRead out{read_metric_facts(reader, problems), read_external_id(reader, problems)};
  reader.finish();
  return out;
}

}  // namespace

KnowledgeResult read_capture_insight(const json& body, const Sealing& sealing) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  CaptureInsight command{read_insight_facts(reader, problems), {}, 0};
  const InsightText text = read_insight_text(reader, problems);
  const std::string external_id = read_external_id(reader, problems);
  reader.finish();
  if (problems.empty()) {
    command.sealed = sealing.seal(sealed_form(text));
    command.key = key_of(sealing, "insight", external_id);
  }
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_revise_insight(InsightId insight, const json& body, const Sealing& sealing) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  ReviseInsight command{insight, reader.integer("version"), read_insight_facts(reader, problems), {}};
  const InsightText text = read_insight_text(reader, problems);
  reader.finish();
  if (problems.empty()) command.sealed = sealing.seal(sealed_form(text));
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_merge_insights(InsightId insight, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  MergeInsights command{insight, {reader.integer("into")}, reader.text_or("reason", {})};
  reader.finish();
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_judge_insight(InsightId insight, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  JudgeInsight command{insight, reader.word<Judgement>("judgement"), reader.text_or("reason", {})};
  reader.finish();
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_add_customers(const json& body, const Sealing& sealing) {
  Problems problems;
  const auto read =
      one_or_many<CustomerRead>(body, "customers", problems, [](ObjectReader& reader, Problems& found) {
        CustomerRead out;
        out.relation = reader.word<Relation>("relation");
        out.text = read_customer_text(reader, found);
        out.external_id = read_external_id(reader, found);
        reader.finish();
        return out;
      });
  AddCustomers command;
  if (problems.empty())
    for (const CustomerRead& each : read) command.customers.push_back(each.sealed(sealing));
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_record_conversations(const json& body, const Sealing& sealing) {
  Problems problems;
  const auto read = one_or_many<ConversationRead>(body, "conversations", problems, read_conversation);
  RecordConversations command;
  if (problems.empty())
    for (const ConversationRead& each : read) command.conversations.push_back(each.sealed(sealing));
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_revise_conversation(ConversationId conversation, const json& body,
                                         const Sealing& sealing) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  ReviseConversation command{conversation, read_conversation_facts(reader), {}};
  const ConversationText text = read_conversation_text(reader, problems);
  reader.finish();
  if (problems.empty()) command.sealed = sealing.seal(sealed_form(text));
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_record_metrics(const json& body, const Sealing& sealing) {
  Problems problems;
  const auto read = one_or_many<MetricRead>(body, "metrics", problems, read_metric);
  RecordMetrics command;
  if (problems.empty())
    for (const MetricRead& each : read)
      command.metrics.push_back({each.facts, key_of(sealing, "metric", each.external_id)});
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_explain_metric(MetricId metric, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  ExplainMetric command{metric, record_numbers<ConversationId>(reader, "conversations", problems)};
  reader.finish();
  return knowledge_result(std::move(problems), std::move(command));
}

KnowledgeResult read_erase(EraseRecords what, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  what.reason = reader.text_or("reason", {});
  reader.finish();
  return knowledge_result(std::move(problems), std::move(what));
}

}  // namespace counterweight::codec
