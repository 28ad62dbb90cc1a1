// How a rulebook is replaced by another one: who has to ratify that, and until when.
#pragma once

#include <algorithm>
#include <cstdint>

#include "rules/calendar.hpp"
#include "rules/passing.hpp"

namespace counterweight::rules {

// Each department on the roll has one vote. Silence is no vote, and never all of the roll has to vote: so no
// department stops a change by sitting on it.
struct RatificationRule {
  Share passes_if{2, 3};  // of the votes for and against; at least half
  Share quorum{1, 2};     // of the roll: so many have to vote
  Window window{std::chrono::hours{24 * 5}};

  // Votes that have to be cast, of a roll of so many.
  std::int64_t needed_votes(std::int64_t roll) const {
    return roll < 2 ? roll : std::min(quorum.of(roll), roll - 1);
  }
  // Votes for it that have to be cast, of so many on the roll and so many cast: two at least where any two of
  // the roll may be had without a third, since a law is no one person's.
  std::int64_t needed_for(std::int64_t roll, std::int64_t cast) const {
    return std::max<std::int64_t>(passes_if.of(cast), roll < 3 ? 1 : 2);
  }
  friend bool operator==(const RatificationRule&, const RatificationRule&) = default;
};

}  // namespace counterweight::rules
