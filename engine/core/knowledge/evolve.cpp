#include "engine/core/knowledge/evolve.hpp"

#include <algorithm>

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
  void operator()(const InsightAttached& e) {
    known.insights.write(e.attachment.insight.value).attachments.push_back({e.facts, actor, at, false});
    known.attached_bytes += e.facts.bytes;
  }
  void drop(Attachment& attachment) const {
    if (attachment.erased) return;
    attachment.erased = true;
    known.attached_bytes -= attachment.facts.bytes;
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

  void operator()(const JourneyDrawn& e) {
    Journey journey;
    journey.versions.push_back({e.facts, actor, at});
    known.journeys.push_back(std::move(journey));
  }
  void operator()(const JourneyRedrawn& e) {
    known.journeys.write(e.journey.value).versions.push_back({e.facts, actor, at});
  }
  void operator()(const TouchesRecorded& e) {
    Journey& journey = known.journeys.write(e.journey.value);
    const bool first = journey.parts.size() == 0;
    journey.from = first ? e.part.from : std::min(journey.from, e.part.from);
    journey.until = first ? e.part.until : std::max(journey.until, e.part.until);
    journey.touches += e.part.touches;
    journey.parts.push_back(e.part);
    journey.touched_at = at;
  }

  void operator()(const RecordsErased& e) {
    for (const CustomerId id : e.customers) known.customers.write(id.value).erased = true;
    for (const ConversationId id : e.conversations) known.conversations.write(id.value).erased = true;
    for (const InsightId id : e.insights) {
      Insight& insight = known.insights.write(id.value);
      insight.erased = true;
      for (Attachment& each : insight.attachments) drop(each);
    }
    for (const AttachmentRef& ref : e.attachments)
      drop(known.insights.write(ref.insight.value).attachments.at(static_cast<std::size_t>(ref.number) - 1));
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
        case EvidenceKind::journey:
          cite(known.journeys.write(ref.id).cited, citation);
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
  const auto add = [&](const Attachment& attachment) {
    out.push_back(attachment.facts.sealed);
    out.push_back(attachment.facts.sealed_name);
  };
  for (const InsightId id : erased.insights) {
    const Insight& insight = *knowledge.insights.find(id.value);
    for (const InsightVersion& version : insight.versions) out.push_back(version.sealed);
    for (const Attachment& each : insight.attachments) add(each);
  }
  for (const AttachmentRef& ref : erased.attachments)
    add(knowledge.insights.find(ref.insight.value)->attachments[static_cast<std::size_t>(ref.number) - 1]);
  return out;
}

}  // namespace counterweight::core
