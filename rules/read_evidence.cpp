// What a proposal has to cite before its actions are launched: talks with customers, figures, insights.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

std::optional<std::int64_t> read_count(const JsonNode* node, Diagnostics& out) {
  return read_integer(node, 1, kMaxEvidenceCount, out);
}

std::optional<ConversationsWanted> read_conversations(const JsonNode* node, Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  const ObjectReader json{*node, format::conversations, out};
  ConversationsWanted wanted;
  wanted.buyers = read_count(json["buyers"], out).value_or(0);
  wanted.at_least = read_count(json["at_least"], out).value_or(std::max(wanted.at_least, wanted.buyers));
  if (wanted.buyers > wanted.at_least)
    out.unexpected(
        *json["buyers"], "too_many_buyers",
        say("at most {}, which is `at_least`", "не больше {}, сколько в `at_least`", wanted.at_least),
        say("talks with buyers are some of all talks: raise `at_least`, or leave it out.",
            "разговоры с покупателями — часть всех разговоров: увеличьте `at_least` или уберите его."));
  if (const JsonNode* age = json["not_older_than"]) wanted.not_older_than = read_window(age, kMaxWindow, out);
  return wanted;
}

std::optional<MetricsWanted> read_metrics(const JsonNode* node, Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  const ObjectReader json{*node, format::metrics, out};
  MetricsWanted wanted;
  wanted.at_least = read_count(json["at_least"], out).value_or(wanted.at_least);
  wanted.sufficient = read_boolean(json["sufficient"], out).value_or(wanted.sufficient);
  wanted.explained = read_boolean(json["explained"], out).value_or(wanted.explained);
  return wanted;
}

std::optional<std::int64_t> read_insights(const JsonNode* node, Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  const ObjectReader json{*node, format::insights, out};
  return read_count(json["at_least"], out).value_or(1);
}

EvidenceRule read_rule(const ObjectReader& json, Draft& draft) {
  EvidenceRule rule;
  rule.id = {read_id(json["id"], draft.out).value_or("")};
  rule.name = read_words(json["name"], kMaxNameCharacters, false, draft.out);
  rule.kinds = read_kinds(json["kinds"], draft);
  rule.when = read_when(json["when"], kinds_named(json["kinds"], rule.kinds, draft), draft);
  rule.conversations = read_conversations(json["conversations"], draft.out);
  rule.metrics = read_metrics(json["metrics"], draft.out);
  rule.insights = read_insights(json["insights"], draft.out);
  if (!rule.conversations && !rule.metrics && !rule.insights)
    draft.out.error(json.node(), "empty_evidence",
                    say("expected `conversations`, `metrics` or `insights`, found none of them.",
                        "ожидались `conversations`, `metrics` или `insights`; нет ни одного."),
                    say("say what has to be cited, e.g. {}, or delete the entry.",
                        "скажите, на что надо сослаться, например {}, или уберите запись.",
                        R"("conversations": {"at_least": 5})"));
  return rule;
}

}  // namespace

void read_evidence(const ObjectReader& root, Draft& draft) {
  const auto items = read_list(root["evidence"], 1, kMaxEvidenceRules, draft.out);
  if (!items) return;
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const ObjectReader json{item, format::evidence, draft.out};
    if (item.type != JsonNode::Type::object) continue;
    EvidenceRule rule = read_rule(json, draft);
    if (!rule.id.empty()) unique.add(*json["id"], rule.id.value, draft.out);
    draft.book.evidence.push_back(std::move(rule));
    draft.evidence_at.push_back(&item);
  }
}

}  // namespace counterweight::rules
