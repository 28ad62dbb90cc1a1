// Commands about customers from JSON bodies: docs/api-knowledge.md. What people wrote is sealed on the way.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "engine/core/knowledge/commands.hpp"

namespace counterweight::codec {

// What the outside does for a body: keeps a text for the vault and answers its commitment; and the key of
// what was told by `external_id`, which says nothing of it. Called only for a body without problems.
struct Sealing {
  std::function<std::string(std::string text)> seal;
  std::function<core::ImportKey(std::string_view what, const std::string& external_id)> key;
};

using KnowledgeResult = Result<core::KnowledgeCommand>;

constexpr std::size_t kMaxExternalIdBytes = 200;

KnowledgeResult read_capture_insight(const nlohmann::json& body, const Sealing& sealing);
KnowledgeResult read_revise_insight(core::InsightId insight, const nlohmann::json& body,
                                    const Sealing& sealing);
KnowledgeResult read_merge_insights(core::InsightId insight, const nlohmann::json& body);  // {into, reason?}
KnowledgeResult read_judge_insight(core::InsightId insight, const nlohmann::json& body);
// {customers: [...]}
KnowledgeResult read_add_customers(const nlohmann::json& body, const Sealing& sealing);
// One conversation, or {conversations: [...]}; likewise for metrics.
KnowledgeResult read_record_conversations(const nlohmann::json& body, const Sealing& sealing);
KnowledgeResult read_revise_conversation(core::ConversationId conversation, const nlohmann::json& body,
                                         const Sealing& sealing);
KnowledgeResult read_record_metrics(const nlohmann::json& body, const Sealing& sealing);
KnowledgeResult read_explain_metric(core::MetricId metric, const nlohmann::json& body);  // {conversations}
// {reason}; `what` names the record already.
KnowledgeResult read_erase(core::EraseRecords what, const nlohmann::json& body);

}  // namespace counterweight::codec
