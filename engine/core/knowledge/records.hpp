// What a company knows of its customers, as the state keeps it: insights, conversations, the customers they
// were held with, and figures. What people wrote lies sealed in the vault (design 2, decision 4); a record
// names it by its commitment and goes on without it once it is erased.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engine/core/cow_table.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/knowledge/figure.hpp"

namespace counterweight::core {

enum class EvidenceKind { insight, conversation, metric, journey };

// A record that is cited.
struct EvidenceRef {
  EvidenceKind kind = EvidenceKind::insight;
  std::int64_t id = 0;
  friend auto operator<=>(const EvidenceRef&, const EvidenceRef&) = default;
};

// What a record is cited for: a proposal as a whole, or what somebody said of an action.
enum class CitedFor { proposal, position, answer, override_ };

struct CitedWhere {
  CitedFor what = CitedFor::proposal;
  ActionId action;          // empty for a proposal
  DepartmentId department;  // whose position, objection or veto it is about; empty for a proposal
  friend bool operator==(const CitedWhere&, const CitedWhere&) = default;
};

// The way back from a record to what cites it.
struct Citation {
  ProposalId proposal;
  CitedWhere where;
  MemberId by;
  Timestamp at{};
  friend bool operator==(const Citation&, const Citation&) = default;
};

enum class InsightKind { observation, proposal, thought, statistic };
enum class InsightLife { captured, enriched, used, confirmed, refuted };
enum class Judgement { open, confirmed, refuted };

struct InsightVersion {
  std::string sealed;  // commitment to its six fields
  MemberId by;
  Timestamp at{};
  friend bool operator==(const InsightVersion&, const InsightVersion&) = default;
};

// What is not free text of an insight.
struct InsightFacts {
  InsightKind kind = InsightKind::observation;
  std::vector<std::string> tags, segments;
  std::vector<ConversationId> conversations;
  std::vector<MetricId> metrics;
  friend bool operator==(const InsightFacts&, const InsightFacts&) = default;
};

struct Judged {
  Judgement judgement = Judgement::open;
  std::string reason;
  MemberId by;
  Timestamp at{};
  friend bool operator==(const Judged&, const Judged&) = default;
};

// A file that belongs to an insight.
struct AttachmentFacts {
  std::string sealed;       // commitment to its bytes
  std::string sealed_name;  // commitment to its name
  std::string type;         // its media type
  std::int64_t bytes = 0;
  friend bool operator==(const AttachmentFacts&, const AttachmentFacts&) = default;
};
struct Attachment {
  AttachmentFacts facts;
  MemberId by;
  Timestamp at{};
  bool erased = false;
  friend bool operator==(const Attachment&, const Attachment&) = default;
};
struct AttachmentRef {
  InsightId insight;
  std::int64_t number = 0;  // 1, 2, 3 … within the insight
  friend bool operator==(const AttachmentRef&, const AttachmentRef&) = default;
};

struct Insight {
  InsightFacts facts;
  std::vector<InsightVersion> versions;  // the first one's author captured it
  std::vector<Attachment> attachments;
  Judged judged;
  std::optional<InsightId> merged_into;  // it lives on there
  std::vector<InsightId> merged;         // those that live on in this one
  bool erased = false;
  std::vector<Citation> cited;

  InsightLife life() const;
  friend bool operator==(const Insight&, const Insight&) = default;
};

enum class Relation { buyer, lapsed, lead, never_bought };
enum class Channel { visit, call, video, chat, mail, event, other };

// What is not free text of a conversation.
struct ConversationFacts {
  CustomerId customer;  // 0: somebody unknown
  Relation relation = Relation::buyer;
  Channel channel = Channel::call;
  Timestamp at{};           // when they talked
  MemberId by;              // who did …
  DepartmentId department;  // … and where they were then
  bool consent = false;     // to being on record by name
  friend bool operator==(const ConversationFacts&, const ConversationFacts&) = default;
};

struct Conversation {
  ConversationFacts facts;
  std::vector<std::string> sealed;  // commitments to what was said, the latest version last
  MemberId recorder;
  Timestamp recorded{};
  bool erased = false;
  std::vector<Citation> cited;
  friend bool operator==(const Conversation&, const Conversation&) = default;
};

struct Customer {
  Relation relation = Relation::buyer;  // as it was said last
  std::string sealed;                   // commitment to name and contact
  std::optional<Timestamp> last_talk;   // the latest conversation with them …
  std::int64_t talks = 0;               // … of so many
  bool erased = false;
  friend bool operator==(const Customer&, const Customer&) = default;
};

// What is measured, and what measured it.
struct MetricFacts {
  std::string name, source;
  Figure figure;
  std::optional<Timestamp> from, until;       // the time it was measured over
  std::vector<ConversationId> conversations;  // that explain it
  friend bool operator==(const MetricFacts&, const MetricFacts&) = default;
};

struct Metric {
  MetricFacts facts;
  Enough enough = Enough::unclaimed;  // as it was found when it was recorded
  MemberId by;
  Timestamp at{};
  std::vector<Citation> cited;
  friend bool operator==(const Metric&, const Metric&) = default;
};

// The journey as it is drawn: its touchpoints in their order.
struct JourneyFacts {
  std::string name;
  std::vector<std::string> steps;
  friend bool operator==(const JourneyFacts&, const JourneyFacts&) = default;
};

struct JourneyVersion {
  JourneyFacts facts;
  MemberId by;
  Timestamp at{};
  friend bool operator==(const JourneyVersion&, const JourneyVersion&) = default;
};

// What customers really touched, in bulk: the touches lie sealed, and here stands what they are in all.
struct TouchesPart {
  std::string sealed;
  std::int64_t touches = 0;
  Timestamp from{}, until{};  // the first and the last of them
  friend bool operator==(const TouchesPart&, const TouchesPart&) = default;
};

struct Journey {
  std::vector<JourneyVersion> versions;  // the latest last
  CowTable<TouchesPart> parts;           // may be very many
  std::int64_t touches = 0;              // of all parts
  Timestamp from{}, until{};             // the first and the last of them
  std::optional<Timestamp> touched_at;   // when the last part came in
  std::vector<Citation> cited;
  friend bool operator==(const Journey&, const Journey&) = default;
};

}  // namespace counterweight::core
