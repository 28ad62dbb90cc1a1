// Every limit of the core with its name (design 2, decision 13).
#pragma once

#include <cstddef>
#include <cstdint>

namespace counterweight::core {

constexpr std::size_t kMaxActions = 50;            // per proposal, without those that were dropped
constexpr std::size_t kMaxActionsEver = 100;       // per proposal, with them
constexpr std::size_t kMaxRequires = 20;           // per action
constexpr std::size_t kMaxTitleBytes = 200;        // of proposals and actions
constexpr std::size_t kMaxTextBytes = 4'000;       // goal, reasons, comments
constexpr std::size_t kMaxComments = 1'000;        // per proposal
constexpr std::size_t kMaxPremortem = 50;          // answers per proposal
constexpr std::size_t kMaxSuggestions = 200;       // per proposal
constexpr int kMaxRevisions = 200;                 // per proposal
constexpr std::size_t kMaxMeasured = 50;           // values of an outcome
constexpr std::size_t kMaxOpenProposals = 10'000;  // per organisation
constexpr std::size_t kMaxMembers = 100'000;       // per organisation
constexpr std::size_t kMaxMemberIdBytes = 64;
constexpr std::size_t kMaxOpenRulebookChanges = 5;   // per organisation
constexpr std::size_t kMaxRulebookChanges = 10'000;  // per organisation, ever
constexpr std::size_t kMaxRulebookComments = 1'000;  // per change
constexpr std::size_t kMaxSustainedVetoes = 10'000;  // remembered across proposals

// What is known of customers, per organisation, and of one record.
constexpr std::int64_t kMaxInsights = 100'000;
constexpr std::int64_t kMaxConversations = 1'000'000;
constexpr std::int64_t kMaxCustomers = 1'000'000;
constexpr std::int64_t kMaxMetrics = 100'000;
constexpr std::int64_t kMaxJourneys = 1'000;
constexpr std::size_t kMaxJourneyVersions = 200;
constexpr std::int64_t kMaxTouchParts = 100'000;   // of one journey
constexpr std::int64_t kMaxTouchesOfPart = 5'000;  // sealed together
constexpr std::size_t kMaxInsightVersions = 200;
constexpr std::size_t kMaxAttachments = 20;                        // of an insight, erased ones included
constexpr std::int64_t kMaxAttachmentBytes = 5 << 20;              // of one file
constexpr std::int64_t kMaxAttachedBytes = std::int64_t{2} << 30;  // of an organisation
constexpr std::size_t kMaxTags = 20;                               // of an insight, and as many segments
constexpr std::size_t kMaxTagBytes = 60;                           // a tag or a segment
constexpr std::size_t kMaxLinks = 50;       // of one record to those of another kind, and of one citation
constexpr std::size_t kMaxCitations = 200;  // on one proposal, and remembered by a record
constexpr std::size_t kMaxAtOnce = 500;     // conversations, customers or metrics of one command
constexpr std::size_t kMaxErasedAtOnce = 10'000;  // conversations of a customer that is erased

}  // namespace counterweight::core
