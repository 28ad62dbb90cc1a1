#include "rules/rulebook.hpp"

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

}  // namespace counterweight::rules
