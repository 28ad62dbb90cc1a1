// What is found of an organisation: its records and proposals as documents. Pure but for the texts.
#pragma once

#include <optional>
#include <set>

#include "engine/codec/knowledge_view.hpp"
#include "engine/store/search/document_index.hpp"

namespace counterweight::service {

// What events touched.
struct Touched {
  std::set<core::InsightId> insights;
  std::set<core::ConversationId> conversations;
  std::set<core::MetricId> metrics;
  std::set<core::JourneyId> journeys;
  std::set<core::ProposalId> proposals;
};
void note_touched(const core::Event& event, Touched& touched);

// Nothing for what is erased or merged into another.
std::optional<store::search::Document> insight_document(const codec::KnowledgeReader& reader,
                                                        core::InsightId id);
std::optional<store::search::Document> conversation_document(const codec::KnowledgeReader& reader,
                                                             core::ConversationId id);
store::search::Document metric_document(const codec::KnowledgeReader& reader, core::MetricId id);
store::search::Document journey_document(const codec::KnowledgeReader& reader, core::JourneyId id);
store::search::Document proposal_document(const core::Proposal& proposal, const core::Member* author);
// Of one that was decided.
store::search::Document decision_document(const core::Proposal& proposal, const core::Member* author);

}  // namespace counterweight::service
