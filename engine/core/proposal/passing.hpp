// Counting what departments said of an action against what its kind needs to pass (rules/passing.hpp).
#pragma once

#include <vector>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// A requirement that is not met: how many it needs, and how many it has.
struct Shortfall {
  enum class Of { approvals, majority, quorum };
  Of of = Of::approvals;
  std::int64_t needed = 0, found = 0;
  friend bool operator==(const Shortfall&, const Shortfall&) = default;
};

// What its kind's requirements lack, as if its review ended now: who has not spoken counts as what its
// silence would mean, or means. In the rulebook's order, the quorum last. Empty when it passes.
std::vector<Shortfall> shortfalls(const Proposal& proposal, const Action& action);

// Nothing that may still be said of the open action would change whether it passes or is short.
bool is_certain(const Proposal& proposal, const Action& action);

// It would pass if its review ended now, on what was said alone: no silence counts.
bool passes_now(const Proposal& proposal, const Action& action);

const rules::Passing& passing_of(const Proposal& proposal, const Action& action);

}  // namespace counterweight::core
