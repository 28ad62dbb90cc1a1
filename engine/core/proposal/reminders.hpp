// Who is reminded when: so long before their time is over as the rulebook says.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/proposal/attention.hpp"
#include "engine/core/proposal/later_events.hpp"

namespace counterweight::core {

// The next time at which somebody who has to act then is reminded. Nothing where the rulebook knows no
// reminders, or nobody's time is over any more.
std::optional<Timestamp> next_reminder(const Proposal& proposal);

// Those whose reminder is due at that time, each with what they have to do.
std::vector<Reminder> reminders_at(const Proposal& proposal, Timestamp at);

// They were reminded of this already.
bool was_reminded(const Proposal& proposal, const Attention& attention);

}  // namespace counterweight::core
