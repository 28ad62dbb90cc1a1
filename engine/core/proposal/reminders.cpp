#include "engine/core/proposal/reminders.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

// Every time between being asked and being late at which this one is reminded.
template <typename Visit>
void each_reminder(const Proposal& proposal, const Attention& attention, Visit visit) {
  if (!attention.due) return;
  for (const Duration early : proposal.rulebook->book().reminders)
    if (const Timestamp at = *attention.due - early; at > attention.since) visit(at);
}

}  // namespace

std::optional<Timestamp> next_reminder(const Proposal& proposal) {
  if (proposal.rulebook->book().reminders.empty()) return std::nullopt;
  std::optional<Timestamp> next;
  for (const Attention& each : attention_of(proposal))
    each_reminder(proposal, each, [&](Timestamp at) {
      if (at > proposal.reminded_until) next = std::min(next.value_or(at), at);
    });
  return next;
}

std::vector<Reminder> reminders_at(const Proposal& proposal, Timestamp when) {
  std::vector<Reminder> out;
  for (const Attention& each : attention_of(proposal))
    each_reminder(proposal, each, [&](Timestamp at) {
      if (at == when) out.push_back({each.department, each.task, each.actions, *each.due});
    });
  return out;
}

bool was_reminded(const Proposal& proposal, const Attention& attention) {
  bool reminded = false;
  each_reminder(proposal, attention,
                [&](Timestamp at) { reminded = reminded || at <= proposal.reminded_until; });
  return reminded;
}

}  // namespace counterweight::core
