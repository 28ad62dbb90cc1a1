#include "rules/rulebook.hpp"

#include <algorithm>

namespace counterweight::rules {

Timestamp Rulebook::end_of(const Window& window, Timestamp from) const {
  return end_of_rest(window, from, window.working ? working_time(*calendar, window) : window.plain);
}

Duration Rulebook::left_of(const Window& window, Timestamp now, Timestamp due) const {
  return window.working ? working_between(*calendar, now, due) : due - now;
}

Timestamp Rulebook::end_of_rest(const Window& window, Timestamp now, Duration left) const {
  return window.working ? after_working(*calendar, now, left) : now + left;
}

std::optional<std::size_t> Rulebook::stage_of(const DepartmentId& department) const {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const std::vector<DepartmentId>& bodies = stages[i].departments;
    if (std::find(bodies.begin(), bodies.end(), department) != bodies.end()) return i;
  }
  return std::nullopt;
}

}  // namespace counterweight::rules
