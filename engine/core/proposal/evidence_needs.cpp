#include "engine/core/proposal/evidence_needs.hpp"

#include <algorithm>
#include <set>

namespace counterweight::core {
namespace {

using rules::EvidenceRule;

// What the proposal itself cites, each record once.
struct Cited {
  std::vector<const Conversation*> talks;
  std::vector<const Metric*> metrics;
  std::int64_t insights = 0;
};

Cited cited_by(const Proposal& proposal, const Knowledge& known) {
  std::set<EvidenceRef> refs;
  for (const CitedEvidence& each : proposal.cited) {
    if (each.where.what != CitedFor::proposal) continue;
    EvidenceRef ref = each.ref;
    while (ref.kind == EvidenceKind::insight && known.insights.find(ref.id)->merged_into)
      ref.id = known.insights.find(ref.id)->merged_into->value;
    refs.insert(ref);
  }
  Cited out;
  for (const EvidenceRef& ref : refs) {
    switch (ref.kind) {
      case EvidenceKind::insight: {
        const Insight& insight = *known.insights.find(ref.id);
        out.insights += !insight.erased && insight.judged.judgement != Judgement::refuted ? 1 : 0;
        break;
      }
      case EvidenceKind::conversation:
        out.talks.push_back(known.conversations.find(ref.id));
        break;
      case EvidenceKind::metric:
        out.metrics.push_back(known.metrics.find(ref.id));
        break;
      case EvidenceKind::journey:
        break;  // no rulebook asks for one
    }
  }
  return out;
}

void count(EvidenceNeed& need, const Cited& cited, Timestamp now) {
  need.insights = cited.insights;
  if (const auto& wanted = need.rule->conversations)
    for (const Conversation* talk : cited.talks) {
      if (wanted->not_older_than && talk->facts.at + *wanted->not_older_than < now) continue;
      ++need.talks;
      need.buyers += talk->facts.relation == Relation::buyer ? 1 : 0;
    }
  if (const auto& wanted = need.rule->metrics)
    for (const Metric* metric : cited.metrics) {
      if (wanted->sufficient && metric->enough != Enough::yes) continue;
      if (wanted->explained && metric->facts.conversations.empty()) continue;
      ++need.metrics;
    }
}

std::int64_t lacking(std::int64_t wanted, std::int64_t found) {
  return std::max<std::int64_t>(0, wanted - found);
}

Text metric_words(const EvidenceNeed& need) {
  const auto& wanted = *need.rule->metrics;
  const std::int64_t missing = need.metrics_missing();
  if (wanted.sufficient && wanted.explained)
    return say("figures with a sufficient sample, explained by a conversation: {}",
               "показателей с достаточной выборкой и с разговором, который их объясняет: {}", missing);
  if (wanted.sufficient)
    return say("figures with a sufficient sample: {}", "показателей с достаточной выборкой: {}", missing);
  if (wanted.explained)
    return say("figures explained by a conversation: {}",
               "показателей с разговором, который их объясняет: {}", missing);
  return say("figures: {}", "показателей: {}", missing);
}

Text age_words(const EvidenceNeed& need) {
  const auto& age = need.rule->conversations->not_older_than;
  if (!age) return {};
  return say(" not older than {}", " не старше {}", duration_text(*age));
}

}  // namespace

std::int64_t EvidenceNeed::talks_missing() const {
  return rule->conversations ? lacking(rule->conversations->at_least, talks) : 0;
}
std::int64_t EvidenceNeed::buyers_missing() const {
  return rule->conversations ? lacking(rule->conversations->buyers, buyers) : 0;
}
std::int64_t EvidenceNeed::metrics_missing() const {
  return rule->metrics ? lacking(rule->metrics->at_least, metrics) : 0;
}
std::int64_t EvidenceNeed::insights_missing() const {
  return rule->insights ? lacking(*rule->insights, insights) : 0;
}
bool EvidenceNeed::met() const {
  return talks_missing() + buyers_missing() + metrics_missing() + insights_missing() == 0;
}

std::vector<EvidenceNeed> evidence_needs(const Proposal& proposal, const Knowledge& knowledge,
                                         Timestamp now) {
  std::vector<EvidenceNeed> out;
  const rules::CheckedRulebook& rulebook = *proposal.rulebook;
  if (rulebook.book().evidence.empty()) return out;
  for (const EvidenceRule& rule : rulebook.book().evidence) out.push_back({&rule, {}});
  for (const Action& action : proposal.actions) {
    if (action.dropped) continue;
    for (const EvidenceRule* rule :
         rulebook.evidence_wanted(action.draft.kind, action.draft.attributes, proposal.fields))
      std::find_if(out.begin(), out.end(), [&](const EvidenceNeed& each) {
        return each.rule == rule;
      })->actions.push_back(action.draft.id);
  }
  std::erase_if(out, [](const EvidenceNeed& each) { return each.actions.empty(); });
  if (out.empty()) return out;
  const Cited cited = cited_by(proposal, knowledge);
  for (EvidenceNeed& need : out) count(need, cited, now);
  return out;
}

Text missing_words(const EvidenceNeed& need) {
  std::vector<Text> parts;
  const std::int64_t talks = std::max(need.talks_missing(), need.buyers_missing());
  if (talks > 0 && need.buyers_missing() > 0)
    parts.push_back(say("talks with customers{}: {}, of them with buyers: {}",
                        "разговоров с клиентами{}: {}, из них с купившими: {}", age_words(need), talks,
                        need.buyers_missing()));
  else if (talks > 0)
    parts.push_back(
        say("talks with customers{}: {}", "разговоров с клиентами{}: {}", age_words(need), talks));
  if (need.metrics_missing() > 0) parts.push_back(metric_words(need));
  if (need.insights_missing() > 0)
    parts.push_back(say("insights: {}", "знаний: {}", need.insights_missing()));
  Text out;
  for (const Text& part : parts) out = out.en.empty() ? part : say("{}; {}", "{}; {}", out, part);
  return out;
}

}  // namespace counterweight::core
