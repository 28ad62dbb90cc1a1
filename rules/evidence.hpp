// What has to be known before an action is launched or piloted, and cited by its proposal: talks with
// customers, figures, entries of the knowledge base.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"
#include "rules/ids.hpp"

namespace counterweight::rules {

class Condition;  // condition.hpp

struct ConversationsWanted {
  std::int64_t at_least = 1;                    // with customers
  std::int64_t buyers = 0;                      // of them with buyers; never more than at_least
  std::optional<Duration> not_older_than = {};  // at the time of the decision, in plain time
  friend bool operator==(const ConversationsWanted&, const ConversationsWanted&) = default;
};

struct MetricsWanted {
  std::int64_t at_least = 1;
  bool sufficient = true;  // each has a sample that is large enough for what it claims
  bool explained = false;  // each is explained by at least one conversation
  friend bool operator==(const MetricsWanted&, const MetricsWanted&) = default;
};

// Where `when` holds for an action of these kinds, its proposal has to cite all of this. It demands at least
// one of the three.
struct EvidenceRule {
  EvidenceRuleId id;
  Text name;
  std::vector<KindId> kinds;              // empty: every kind
  std::shared_ptr<const Condition> when;  // null: always
  std::optional<ConversationsWanted> conversations;
  std::optional<MetricsWanted> metrics;
  std::optional<std::int64_t> insights;  // at least so many entries of the knowledge base
};

}  // namespace counterweight::rules
