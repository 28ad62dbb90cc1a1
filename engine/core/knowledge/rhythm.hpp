// How often a company talks with its customers, and with whom it has not for longest. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/core/knowledge/knowledge.hpp"

namespace counterweight::core {

// Talks of one person or department. A week begins on Monday, 00:00 UTC.
struct Talks {
  std::int64_t this_week = 0;
  std::int64_t of_buyers = 0;  // of these
  int weeks_in_a_row = 0;      // up to this one; it does not break the row before it is over
  std::int64_t ever = 0;
  std::optional<Timestamp> last;
  friend bool operator==(const Talks&, const Talks&) = default;
};

struct Rhythm {
  std::map<MemberId, Talks> people;
  std::map<DepartmentId, Talks> departments;
};

Rhythm rhythm_of(const Knowledge& knowledge, Timestamp now);

// Whole days since; nothing when they never did.
std::optional<std::int64_t> days_since_talk(const Knowledge& knowledge, const DepartmentId& department,
                                            Timestamp now);

// Buyers first, then lapsed ones, leads and those who never bought; of these who was never heard, then who
// was not heard for longest. Without the erased.
std::vector<CustomerId> whom_to_call(const Knowledge& knowledge, std::size_t most);

}  // namespace counterweight::core
