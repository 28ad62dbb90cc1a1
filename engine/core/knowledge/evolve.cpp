#include "engine/core/knowledge/evolve.hpp"

#include "engine/core/limits.hpp"

namespace counterweight::core {
namespace {

struct KnowledgeEvolution {
  Knowledge& known;
  const MemberId& actor;
  Timestamp at;

  void operator()(const InsightCaptured& e) {
    Insight insight;
    insight.facts = e.facts;
    insight.versions.push_back({e.sealed, actor, at});
    known.insights.push_back(std::move(insight));
    known.insight_keys.add({{e.key, e.insight.value}});
  }
  void operator()(const InsightRevised& e) {
    Insight& insight = known.insights.write(e.insight.value);
    insight.facts = e.facts;
    insight.versions.push_back({e.sealed, actor, at});
  }
  void operator()(const InsightsMerged& e) {
    Insight& gone = known.insights.write(e.insight.value);
    gone.merged_into = e.into;
    const std::vector<Citation> cited = gone.cited;
    Insight& stays = known.insights.write(e.into.value);
    stays.merged.push_back(e.insight);
    for (const Citation& each : cited) cite(stays.cited, each);
  }
  void operator()(const InsightJudged& e) {
    known.insights.write(e.insight.value).judged = {e.judgement, e.reason, actor, at};
  }

  void operator()(const CustomersAdded& e) {
    std::vector<std::pair<ImportKey, std::int64_t>> keys;
    for (const CustomerAdded& each : e.customers) {
      known.customers.push_back(Customer{each.relation, each.sealed, {}, 0, false});
      keys.emplace_back(each.key, each.customer.value);
    }
    known.customer_keys.add(std::move(keys));
  }
  void operator()(const CustomersRelated& e) {
    for (const CustomerRelated& each : e.customers)
      known.customers.write(each.customer.value).relation = each.relation;
  }

  void operator()(const ConversationsRecorded& e) {
    std::vector<std::pair<ImportKey, std::int64_t>> keys;
    for (const ConversationRecorded& each : e.conversations) {
      known.conversations.push_back(Conversation{each.facts, {each.sealed}, actor, at, false, {}});
      keys.emplace_back(each.key, each.conversation.value);
      talked(each.facts);
      if (each.facts.customer.value == 0) continue;
      Customer& customer = known.customers.write(each.facts.customer.value);
      ++customer.talks;
      if (!customer.last_talk || *customer.last_talk <= each.facts.at) {
        customer.last_talk = each.facts.at;
        customer.relation = each.facts.relation;
      }
    }
    known.conversation_keys.add(std::move(keys));
  }
  void operator()(const ConversationRevised& e) {
    Conversation& conversation = known.conversations.write(e.conversation.value);
    conversation.facts = e.facts;
    conversation.sealed.push_back(e.sealed);
    talked(e.facts);
  }
  void talked(const ConversationFacts& facts) {
    Timestamp& last = known.last_talks.try_emplace(facts.department, facts.at).first->second;
    last = std::max(last, facts.at);
  }

  void operator()(const MetricsRecorded& e) {
    std::vector<std::pair<ImportKey, std::int64_t>> keys;
    for (const MetricRecorded& each : e.metrics) {
      known.metrics.push_back(Metric{each.facts, each.enough, actor, at, {}});
      keys.emplace_back(each.key, each.metric.value);
    }
    known.metric_keys.add(std::move(keys));
  }
  void operator()(const MetricExplained& e) {
    Metric& metric = known.metrics.write(e.metric.value);
    metric.facts.conversations.insert(metric.facts.conversations.end(), e.conversations.begin(),
                                      e.conversations.end());
  }

  void operator()(const RecordsErased& e) {
    for (const CustomerId id : e.customers) known.customers.write(id.value).erased = true;
    for (const ConversationId id : e.conversations) known.conversations.write(id.value).erased = true;
    for (const InsightId id : e.insights) known.insights.write(id.value).erased = true;
  }

  void operator()(const RecordsCited& e) {
    const Citation citation{e.proposal, e.where, actor, at};
    for (const EvidenceRef& ref : e.evidence) {
      switch (ref.kind) {
        case EvidenceKind::insight:
          cite(known.insights.write(ref.id).cited, citation);
          break;
        case EvidenceKind::conversation:
          cite(known.conversations.write(ref.id).cited, citation);
          break;
        case EvidenceKind::metric:
          cite(known.metrics.write(ref.id).cited, citation);
          break;
      }
    }
  }
  static void cite(std::vector<Citation>& cited, const Citation& citation) {
    if (cited.size() < kMaxCitations) cited.push_back(citation);
  }
};

}  // namespace

void evolve_knowledge(Knowledge& knowledge, const KnowledgeEvent& event, const MemberId& actor,
                      Timestamp at) {
  std::visit(KnowledgeEvolution{knowledge, actor, at}, event);
}

std::vector<std::string> sealed_with(const Knowledge& knowledge, const RecordsErased& erased) {
  std::vector<std::string> out;
  for (const CustomerId id : erased.customers) out.push_back(knowledge.customers.find(id.value)->sealed);
  for (const ConversationId id : erased.conversations) {
    const std::vector<std::string>& sealed = knowledge.conversations.find(id.value)->sealed;
    out.insert(out.end(), sealed.begin(), sealed.end());
  }
  for (const InsightId id : erased.insights)
    for (const InsightVersion& version : knowledge.insights.find(id.value)->versions)
      out.push_back(version.sealed);
  return out;
}

}  // namespace counterweight::core
