// What is known of customers as it is shown: docs/api-knowledge.md. What was erased reads null.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// A sealed text by its commitment; nothing when erased. May read the disk.
using TextOf = std::function<std::optional<std::string>(const std::string& commitment)>;

// For whom it is shown, and with what.
struct KnowledgeReader {
  const core::State& state;
  NameOf name_of;
  TextOf text_of;
  core::MemberId viewer;
  Timestamp now{};
  Language language = Language::en;
};

// Each is there.
nlohmann::json insight_json(const KnowledgeReader& reader, core::InsightId id);
nlohmann::json insight_versions_json(const KnowledgeReader& reader, core::InsightId id);  // the latest first
nlohmann::json conversation_json(const KnowledgeReader& reader, core::ConversationId id);
nlohmann::json metric_json(const KnowledgeReader& reader, core::MetricId id);
nlohmann::json customer_json(const KnowledgeReader& reader, core::CustomerId id);
// The way back from a record to what cites it.
nlohmann::json cited_json(const KnowledgeReader& reader, const std::vector<core::Citation>& cited);
// {"kind", "id", "title": null when erased, "at"}: what a citation shows of a record.
nlohmann::json evidence_card_json(const KnowledgeReader& reader, const core::EvidenceRef& ref);

}  // namespace counterweight::codec
