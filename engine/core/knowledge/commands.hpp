// What members may ask of the shared knowledge. What people wrote was sealed before, and its shape checked by
// the codec; here stand the commitments.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/knowledge/knowledge.hpp"

namespace counterweight::core {

// One whose key is known is left out: then it is no event, and no refusal.
struct CaptureInsight {
  InsightFacts facts;
  std::string sealed;
  ImportKey key = 0;
};
// In place of what version `seen` says.
struct ReviseInsight {
  InsightId insight;
  std::int64_t seen = 0;
  InsightFacts facts;
  std::string sealed;
};
// The same said twice: the first lives on in the second, which has the credit of both.
struct MergeInsights {
  InsightId insight, into;
  std::string reason;
};
// What became of it: `open` takes an earlier judgement back.
struct JudgeInsight {
  InsightId insight;
  Judgement judgement = Judgement::confirmed;
  std::string reason;
};

struct AttachToInsight {
  InsightId insight;
  AttachmentFacts facts;
};

struct CustomerDraft {
  ImportKey key = 0;
  Relation relation = Relation::buyer;
  std::string sealed;
};
// Those whose key is known are not added again; their relation is what it says now.
struct AddCustomers {
  std::vector<CustomerDraft> customers;
};

struct ConversationDraft {
  ConversationFacts facts;                    // `by` empty: who records it; `department` is not read
  std::optional<CustomerDraft> new_customer;  // with whom, where facts.customer is 0; one with a key that is
                                              // known already is that one
  std::string sealed;
  ImportKey key = 0;
};
// Those whose key is known are left out: nothing to record is no event, and no refusal.
struct RecordConversations {
  std::vector<ConversationDraft> conversations;
};
// In place of what was recorded; the customer stays.
struct ReviseConversation {
  ConversationId conversation;
  ConversationFacts facts;
  std::string sealed;
};

struct MetricDraft {
  MetricFacts facts;
  ImportKey key = 0;
};
struct RecordMetrics {
  std::vector<MetricDraft> metrics;  // likewise
};
// Conversations that explain the figure, in addition to those it has.
struct ExplainMetric {
  MetricId metric;
  std::vector<ConversationId> conversations;
};

struct DrawJourney {
  JourneyFacts facts;
};
// In place of what version `seen` says.
struct RedrawJourney {
  JourneyId journey;
  std::int64_t seen = 0;
  JourneyFacts facts;
};
// What customers touched, at most kMaxTouchesOfPart of them in one part.
struct RecordTouches {
  JourneyId journey;
  TouchesPart part;
};

// What was written goes for ever: of a customer with all their conversations, of one conversation, of an
// insight with all its versions and attachments, or one attachment. Exactly one of them.
struct EraseRecords {
  std::optional<CustomerId> customer;
  std::optional<ConversationId> conversation;
  std::optional<InsightId> insight;
  std::string reason;
  std::optional<AttachmentRef> attachment = {};
};

using KnowledgeCommand =
    std::variant<CaptureInsight, ReviseInsight, MergeInsights, JudgeInsight, AttachToInsight, AddCustomers,
                 RecordConversations, ReviseConversation, RecordMetrics, ExplainMetric, DrawJourney,
                 RedrawJourney, RecordTouches, EraseRecords>;

}  // namespace counterweight::core
