#include "rules/calendar.hpp"

#include <date/tz.h>

#include <algorithm>

#include "rules/limits.hpp"
#include "rules/local_time.hpp"

namespace counterweight::rules {
namespace {

// The working part of one local day as an interval of absolute time; empty on a day off. Across a change of
// the clocks the local times count: a gap moves them on, of a repeated hour the first is meant.
struct Shift {
  Timestamp begin{}, end{};
};

class Days {
 public:
  Days(const Calendar& calendar, Timestamp start)
      : calendar_(calendar),
        zone_(date::locate_zone(calendar.zone)),
        day_(date::floor<date::days>(zone_->to_local(start))) {}

  Shift next() {
    const date::local_days day = day_;
    day_ += date::days{1};
    const Date plain{day.time_since_epoch()};
    const std::size_t weekday = std::chrono::weekday{plain}.iso_encoding() - 1;
    if (!calendar_.works[weekday] || calendar_.holidays.contains(plain)) return {};
    const auto at = [&](std::chrono::minutes time) {
      return std::chrono::time_point_cast<Duration>(zone_->to_sys(day + time, date::choose::earliest));
    };
    return {at(calendar_.from), at(calendar_.to)};
  }

 private:
  const Calendar& calendar_;
  const date::time_zone* zone_;
  date::local_days day_;
};

// Takes "5wd" off the front: the number before this unit. Nothing when it does not begin with one.
std::optional<std::int64_t> take(std::string_view& text, std::string_view unit) {
  std::size_t digits = 0;
  std::int64_t number = 0;
  while (digits < text.size() && digits < 7 && text[digits] >= '0' && text[digits] <= '9')
    number = number * 10 + (text[digits++] - '0');
  if (digits == 0 || text.substr(digits, unit.size()) != unit) return std::nullopt;
  text.remove_prefix(digits + unit.size());
  return number;
}

constexpr Noun kDays{"working day", "working days", "рабочий день", "рабочих дня", "рабочих дней"};
constexpr Noun kHours{"working hour", "working hours", "рабочий час", "рабочих часа", "рабочих часов"};
constexpr Noun kMinutes{"working minute", "working minutes", "рабочая минута", "рабочие минуты",
                        "рабочих минут"};

}  // namespace

std::optional<Window> parse_window(std::string_view text) {
  if (text.find('w') == std::string_view::npos) {
    const auto plain = parse_duration(text);
    return plain ? std::optional{Window{*plain, 0, false}} : std::nullopt;
  }
  Window out{{}, 0, true};
  out.working_days = static_cast<int>(take(text, "wd").value_or(0));
  out.plain = std::chrono::hours{take(text, "wh").value_or(0)};
  out.plain += std::chrono::minutes{take(text, "wm").value_or(0)};
  return text.empty() ? std::optional{out} : std::nullopt;
}

std::string format_window(const Window& window) {
  if (!window.working) return format_duration(window.plain);
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(window.plain);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(window.plain - hours);
  std::string out;
  if (window.working_days > 0) out += std::to_string(window.working_days) + "wd";
  if (hours.count() > 0) out += std::to_string(hours.count()) + "wh";
  if (minutes.count() > 0) out += std::to_string(minutes.count()) + "wm";
  return out.empty() ? "0wm" : out;
}

Text window_text(const Window& window) {
  if (!window.working) return duration_text(window.plain);
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(window.plain);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(window.plain - hours);
  Text out;
  const auto add = [&](std::int64_t number, const Noun& noun) {
    if (number == 0) return;
    const Text more = counted(number, noun);
    out = out.en.empty() ? more : Text{out.en + " " + more.en, out.ru + " " + more.ru};
  };
  add(window.working_days, kDays);
  add(hours.count(), kHours);
  add(minutes.count(), kMinutes);
  return out;
}

Timestamp from_local(const std::string& zone, Date day, std::chrono::minutes time) {
  const date::local_days local{day.time_since_epoch()};
  return std::chrono::time_point_cast<Duration>(
      date::locate_zone(zone)->to_sys(local + time, date::choose::earliest));
}

bool is_zone(const std::string& zone) {
  try {
    return date::locate_zone(zone) != nullptr;
  } catch (const std::runtime_error&) {
    return false;  // the library's way of saying so
  }
}

Duration working_time(const Calendar& calendar, const Window& window) {
  return window.working_days * Duration{calendar.to - calendar.from} + window.plain;
}

Timestamp after_working(const Calendar& calendar, Timestamp start, Duration working) {
  if (working <= Duration::zero()) return start;
  Days days{calendar, start};
  Timestamp last = start;
  for (int i = 0; i < kMaxCalendarDays; ++i) {
    const Shift shift = days.next();
    const Timestamp begin = std::max(shift.begin, start);
    if (begin >= shift.end) continue;
    if (working <= shift.end - begin) return begin + working;
    working -= shift.end - begin;
    last = shift.end;
  }
  return last;  // a calendar with next to no working days: every window ends all the same
}

Duration working_between(const Calendar& calendar, Timestamp start, Timestamp end) {
  Duration out{};
  Days days{calendar, start};
  for (int i = 0; i < kMaxCalendarDays; ++i) {
    const Shift shift = days.next();
    if (shift.begin != Timestamp{} && shift.begin >= end) break;
    const Timestamp begin = std::max(shift.begin, start);
    const Timestamp stop = std::min(shift.end, end);
    if (begin < stop) out += stop - begin;
  }
  return out;
}

}  // namespace counterweight::rules
