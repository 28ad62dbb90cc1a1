// What an action needs to pass, by its kind, besides the approvals that rows of the jurisdiction require.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.hpp"
#include "rules/calendar.hpp"
#include "rules/ids.hpp"

namespace counterweight::rules {

// A share of a number of voters, e.g. 1/3: needed = ceil(numerator * voters / denominator), at least 1.
struct Share {
  std::int64_t numerator = 1;
  std::int64_t denominator = 2;
  std::int64_t of(std::int64_t voters) const {
    const std::int64_t needed = (numerator * voters + denominator - 1) / denominator;
    return needed < 1 ? 1 : needed;
  }
  friend bool operator==(const Share&, const Share&) = default;
};

// Approvals that are counted. Departments without a place at the action do not count at all.
struct ApprovalRule {
  enum class Form {
    each,              // every one of them approves
    at_least,          // so many do
    share,             // this share of them, or of those that approve or object
    all_but,           // all but so many
    more_than_against  // more approve than object or veto
  };
  Form form = Form::each;
  std::vector<DepartmentId> of;  // empty: every one that may speak on the action
  std::int64_t count = 0;        // at_least, all_but
  Share fraction = {};           // share
  bool of_voting = false;        // share: of those that approve or object
  friend bool operator==(const ApprovalRule&, const ApprovalRule&) = default;
};

// How many of the departments that may speak have to take a position, abstaining included.
struct Quorum {
  std::int64_t count = 0;         // where there is no fraction
  std::optional<Share> fraction;  // of those that may speak
  std::int64_t of(std::int64_t voters) const { return fraction ? fraction->of(voters) : count; }
  friend bool operator==(const Quorum&, const Quorum&) = default;
};

// When the review of an action may end before its window does.
enum class Closing {
  all_spoken,  // everybody who is asked has spoken
  passing,     // that, or it passes as it stands, whoever has not spoken yet
  certain,     // that, or nothing that could still be said would change its verdict
  window_end   // never
};

struct Passing {
  std::vector<ApprovalRule> approvals;  // all of them have to hold
  std::optional<Quorum> quorum;
  Closing closes = Closing::all_spoken;
  Window min_open;             // its review does not end before
  bool duty_to_answer = true;  // false: objections are counted, and nobody owes an answer
  bool reasons = true;         // false: an objection or a veto needs none
  friend bool operator==(const Passing&, const Passing&) = default;
};

}  // namespace counterweight::rules
