#include "engine/core/organisation/organisation.hpp"

#include <algorithm>

namespace counterweight::core {

std::size_t Organisation::members_of(const DepartmentId& department) const {
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](const auto& entry) {
    return entry.second.department == department && !entry.second.left;
  }));
}

bool Organisation::is_present(const Member& member, Timestamp now) {
  const bool away = member.absence && member.absence->from <= now && now < member.absence->until;
  return !member.left && !away;
}

std::size_t Organisation::present_members_of(const DepartmentId& department, Timestamp now) const {
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](const auto& entry) {
    return entry.second.department == department && is_present(entry.second, now);
  }));
}

bool Organisation::has_head(const DepartmentId& department) const {
  return std::any_of(members.begin(), members.end(), [&](const auto& entry) {
    return entry.second.department == department && entry.second.head && !entry.second.left;
  });
}

bool Organisation::acts_as_head(const MemberId& id, Timestamp now) const {
  const Member* self = member(id);
  if (self == nullptr || self->left) return false;
  if (self->head) return true;
  return std::any_of(members.begin(), members.end(), [&](const auto& entry) {
    const Member& each = entry.second;
    return each.department == self->department && each.head && !each.left && each.delegation &&
           each.delegation->to == id && now < each.delegation->until;
  });
}

const RulebookChange* Organisation::change(RulebookChangeId id) const {
  const bool known = id.value >= 1 && id.value <= static_cast<std::int64_t>(changes.size());
  return known ? changes[static_cast<std::size_t>(id.value - 1)].get() : nullptr;
}

std::optional<Timestamp> Organisation::next_change_due() const {
  std::optional<Timestamp> first;
  for (const RulebookChangeId id : open_changes)
    if (const Timestamp due = change(id)->due; !first || due < *first) first = due;
  return first;
}

bool operator==(const Organisation& a, const Organisation& b) {
  const auto same_key = [](const auto& x, const auto& y) { return x.first == y.first; };
  const auto same_change = [](const auto& x, const auto& y) { return *x == *y; };
  return a.adoptions == b.adoptions && a.open_changes == b.open_changes &&
         std::equal(a.changes.begin(), a.changes.end(), b.changes.begin(), b.changes.end(), same_change) &&
         a.name == b.name && a.in_force == b.in_force && a.members == b.members &&
         std::equal(a.rulebooks.begin(), a.rulebooks.end(), b.rulebooks.begin(), b.rulebooks.end(), same_key);
}

bool operator==(const RulebookProposed& a, const RulebookProposed& b) {
  return a.change == b.change && a.base == b.base && a.rulebook->hash() == b.rulebook->hash() &&
         a.reason == b.reason && a.proof == b.proof && a.roll == b.roll && a.due == b.due;
}

}  // namespace counterweight::core
