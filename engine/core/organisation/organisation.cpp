#include "engine/core/organisation/organisation.hpp"

#include <algorithm>

namespace counterweight::core {

std::size_t Organisation::members_of(const DepartmentId& department) const {
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](const auto& entry) {
    return entry.second.department == department;
  }));
}

bool operator==(const Organisation& a, const Organisation& b) {
  const auto same_key = [](const auto& x, const auto& y) { return x.first == y.first; };
  return a.name == b.name && a.in_force == b.in_force && a.members == b.members &&
         std::equal(a.rulebooks.begin(), a.rulebooks.end(), b.rulebooks.begin(), b.rulebooks.end(), same_key);
}

}  // namespace counterweight::core
