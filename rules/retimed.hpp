// A rulebook for those who only ask in which order deadlines pass. Pure.
#pragma once

#include <memory>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

// The same rulebook without calendar and reminders, in which a longer window outlasts many shorter ones, one
// after the other: the durations it names, sorted, become 1, 16, 16², … milliseconds, those of working time
// as so much plain time. So what remains of a window no longer matters, only whose turn it is to end. How old
// a cited talk may be is no window, and stays. Its source and hash stay the original's; it is never stored.
std::shared_ptr<const CheckedRulebook> retimed(const CheckedRulebook& rulebook);

// The same with these departments' powers alone, and without counting approvals: what one department says
// does not depend on what the others have a right to.
std::shared_ptr<const CheckedRulebook> retimed(const CheckedRulebook& rulebook,
                                               const std::vector<DepartmentId>& rows_of);

constexpr std::int64_t kRetimedBase = 16;

}  // namespace counterweight::rules
