// When a company works, and windows counted in that time. Reads the system's time-zone data on first use;
// that aside, pure. Decide counts with it and writes absolute deadlines, so no replay asks it (design 2,
// decision 2).
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "base/time.hpp"

namespace counterweight::rules {

// How long something takes: plain time, or working time of the calendar.
struct Window {
  Duration plain{};
  int working_days = 0;  // each as long as the calendar's working day; with these, `plain` is working hours
  bool working = false;
  friend bool operator==(const Window&, const Window&) = default;
};

// "5d", "1d12h": plain; "5wd", "4wh", "2wd4wh30wm": working days, hours and minutes. Nothing for anything
// else.
std::optional<Window> parse_window(std::string_view text);
std::string format_window(const Window& window);
// "5 working days" / "5 рабочих дней"
Text window_text(const Window& window);

struct Calendar {
  std::string zone = "UTC";                        // of the time-zone database, e.g. Europe/Vienna
  std::array<bool, 7> works{};                     // Monday first
  std::chrono::minutes from{9 * 60}, to{17 * 60};  // local time, from before to
  std::set<Date> holidays;
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

// In a rulebook file, in the order of Calendar::works.
inline constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// Whether the system's time-zone database has it.
bool is_zone(const std::string& zone);

// How much working time a window is: its days by the length of this calendar's.
Duration working_time(const Calendar& calendar, const Window& window);
// The first instant before which, counted from `start`, that much working time has passed. A window of none
// ends at `start`. The calendar has a working day; the search ends after kMaxCalendarDays.
Timestamp after_working(const Calendar& calendar, Timestamp start, Duration working);
// How much of it lies between them; none when `end` is not after `start`.
Duration working_between(const Calendar& calendar, Timestamp start, Timestamp end);

}  // namespace counterweight::rules
