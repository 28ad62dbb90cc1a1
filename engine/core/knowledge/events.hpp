// What happened to the shared knowledge. No event says what anybody wrote.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/core/knowledge/commands.hpp"

namespace counterweight::core {

struct InsightCaptured {
  InsightId insight;
  InsightFacts facts;
  std::string sealed;
  ImportKey key = 0;
  friend bool operator==(const InsightCaptured&, const InsightCaptured&) = default;
};
struct InsightRevised {
  InsightId insight;
  InsightFacts facts;
  std::string sealed;
  friend bool operator==(const InsightRevised&, const InsightRevised&) = default;
};
struct InsightsMerged {
  InsightId insight, into;
  std::string reason;
  friend bool operator==(const InsightsMerged&, const InsightsMerged&) = default;
};
struct InsightJudged {
  InsightId insight;
  Judgement judgement = Judgement::open;
  std::string reason;
  friend bool operator==(const InsightJudged&, const InsightJudged&) = default;
};

struct InsightAttached {
  AttachmentRef attachment;
  AttachmentFacts facts;
  friend bool operator==(const InsightAttached&, const InsightAttached&) = default;
};

struct CustomerAdded {
  CustomerId customer;
  ImportKey key = 0;
  Relation relation = Relation::buyer;
  std::string sealed;
  friend bool operator==(const CustomerAdded&, const CustomerAdded&) = default;
};
struct CustomersAdded {
  std::vector<CustomerAdded> customers;
  friend bool operator==(const CustomersAdded&, const CustomersAdded&) = default;
};
struct CustomerRelated {
  CustomerId customer;
  Relation relation = Relation::buyer;
  friend bool operator==(const CustomerRelated&, const CustomerRelated&) = default;
};
struct CustomersRelated {
  std::vector<CustomerRelated> customers;
  friend bool operator==(const CustomersRelated&, const CustomersRelated&) = default;
};

struct ConversationRecorded {
  ConversationId conversation;
  ConversationFacts facts;
  std::string sealed;
  ImportKey key = 0;
  friend bool operator==(const ConversationRecorded&, const ConversationRecorded&) = default;
};
struct ConversationsRecorded {
  std::vector<ConversationRecorded> conversations;
  friend bool operator==(const ConversationsRecorded&, const ConversationsRecorded&) = default;
};
struct ConversationRevised {
  ConversationId conversation;
  ConversationFacts facts;
  std::string sealed;
  friend bool operator==(const ConversationRevised&, const ConversationRevised&) = default;
};

struct MetricRecorded {
  MetricId metric;
  MetricFacts facts;
  Enough enough = Enough::unclaimed;
  ImportKey key = 0;
  friend bool operator==(const MetricRecorded&, const MetricRecorded&) = default;
};
struct MetricsRecorded {
  std::vector<MetricRecorded> metrics;
  friend bool operator==(const MetricsRecorded&, const MetricsRecorded&) = default;
};
struct MetricExplained {
  MetricId metric;
  std::vector<ConversationId> conversations;
  friend bool operator==(const MetricExplained&, const MetricExplained&) = default;
};

struct JourneyDrawn {
  JourneyId journey;
  JourneyFacts facts;
  friend bool operator==(const JourneyDrawn&, const JourneyDrawn&) = default;
};
struct JourneyRedrawn {
  JourneyId journey;
  JourneyFacts facts;
  friend bool operator==(const JourneyRedrawn&, const JourneyRedrawn&) = default;
};
struct TouchesRecorded {
  JourneyId journey;
  TouchesPart part;
  friend bool operator==(const TouchesRecorded&, const TouchesRecorded&) = default;
};

// The vault drops what these were written with.
struct RecordsErased {
  std::vector<CustomerId> customers;
  std::vector<ConversationId> conversations;
  std::vector<InsightId> insights;  // with their attachments
  std::string reason;
  std::vector<AttachmentRef> attachments = {};  // by themselves
  friend bool operator==(const RecordsErased&, const RecordsErased&) = default;
};

// A proposal cites them: the other end of its EvidenceCited.
struct RecordsCited {
  ProposalId proposal;
  std::vector<EvidenceRef> evidence;
  CitedWhere where;
  friend bool operator==(const RecordsCited&, const RecordsCited&) = default;
};

using KnowledgeEvent = std::variant<InsightCaptured, InsightRevised, InsightsMerged, InsightJudged,
                                    InsightAttached, CustomersAdded, CustomersRelated, ConversationsRecorded,
                                    ConversationRevised, MetricsRecorded, MetricExplained, JourneyDrawn,
                                    JourneyRedrawn, TouchesRecorded, RecordsErased, RecordsCited>;

// Commitments to what was written for this event; only these may be sealed with it.
std::vector<std::string> sealed_in(const KnowledgeEvent& event);

}  // namespace counterweight::core
