// What has to be known before an action goes, against what its proposal cites. Pure.
#pragma once

#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::core {

// One of the rulebook's requirements, and how much of it is met. What is cited for a position or an answer
// does not count: it says what others know. A refuted insight does not either; a conversation whose words
// were erased does.
struct EvidenceNeed {
  const rules::EvidenceRule* rule = nullptr;  // of the proposal's rulebook
  std::vector<ActionId> actions;              // that wait for it, in the proposal's order
  std::int64_t talks = 0, buyers = 0, metrics = 0, insights = 0;

  // How much is missing, never less than 0.
  std::int64_t talks_missing() const;
  std::int64_t buyers_missing() const;
  std::int64_t metrics_missing() const;
  std::int64_t insights_missing() const;
  bool met() const;
};

// Of every action that is not dropped; in the rulebook's order.
std::vector<EvidenceNeed> evidence_needs(const Proposal& proposal, const Knowledge& knowledge, Timestamp now);

// What a need lacks, as a list for people: "3 talks with customers, 1 of them with a buyer".
Text missing_words(const EvidenceNeed& need);

}  // namespace counterweight::core
