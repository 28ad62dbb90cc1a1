// Working time, against stepping through it minute by minute on a wall clock.
#include "rules/calendar.hpp"

#include <date/tz.h>

#include <random>

#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;

namespace {

Timestamp at(const char* text) {
  return *parse_timestamp(text);
}

Calendar vienna() {
  Calendar calendar;
  calendar.zone = "Europe/Vienna";
  calendar.works = {true, true, true, true, true, false, false};
  return calendar;
}

Timestamp end(const Calendar& calendar, const char* start, const char* window) {
  return after_working(calendar, at(start), working_time(calendar, *parse_window(window)));
}

// Whether the wall clock of the zone says working time in the minute that begins then.
bool works(const Calendar& calendar, Timestamp minute) {
  const auto local = date::locate_zone(calendar.zone)->to_local(minute);
  const auto day = date::floor<date::days>(local);
  const Date plain{day.time_since_epoch()};
  if (calendar.holidays.contains(plain)) return false;
  if (!calendar.works[std::chrono::weekday{plain}.iso_encoding() - 1]) return false;
  return local - day >= calendar.from && local - day < calendar.to;
}

}  // namespace

TEST_CASE("calendar: a window in working days skips nights, weekends and holidays") {
  Calendar calendar = vienna();
  CHECK(end(calendar, "2026-03-02T08:00:00Z", "1wd") == at("2026-03-02T16:00:00Z"));  // Monday 9 to 17
  CHECK(end(calendar, "2026-03-06T14:00:00Z", "1wd") ==
        at("2026-03-09T14:00:00Z"));  // Friday 15:00 to Monday
  CHECK(end(calendar, "2026-03-06T20:00:00Z", "4wh") == at("2026-03-09T12:00:00Z"));   // begins on Monday
  CHECK(end(calendar, "2026-03-07T10:00:00Z", "30wm") == at("2026-03-09T08:30:00Z"));  // on a Saturday
  calendar.holidays = {*parse_date("2026-03-09")};
  CHECK(end(calendar, "2026-03-06T14:00:00Z", "1wd") == at("2026-03-10T14:00:00Z"));
  CHECK(end(calendar, "2026-03-02T03:00:00Z", "5wd") == at("2026-03-06T16:00:00Z"));
}

TEST_CASE("calendar: when the clocks change, the wall clock counts") {
  const Calendar calendar = vienna();  // on 29 March 2026 two o'clock is three, on 25 October three is two
  CHECK(end(calendar, "2026-03-27T12:00:00Z", "1wd") == at("2026-03-30T11:00:00Z"));
  CHECK(end(calendar, "2026-10-23T11:00:00Z", "1wd") == at("2026-10-26T12:00:00Z"));
  Calendar night = vienna();  // a night shift loses an hour, and has one twice
  night.works = {true, true, true, true, true, true, true};
  night.from = std::chrono::hours{0};
  night.to = std::chrono::hours{6};
  CHECK(working_between(night, at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z")) ==
        std::chrono::hours{5});
  CHECK(working_between(night, at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")) ==
        std::chrono::hours{7});
}

TEST_CASE("calendar: what is left of a window and the window begun again end where it would have ended") {
  std::random_device entropy;
  const unsigned seed = entropy();
  INFO("seed " << seed);
  std::mt19937 random{seed};
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution{from, to}(random); };
  for (int round = 0; round < 60; ++round) {
    Calendar calendar;
    calendar.zone = std::array{"Europe/Vienna", "America/New_York", "Asia/Kolkata", "UTC"}[pick(0, 3)];
    for (bool& day : calendar.works) day = pick(0, 2) > 0;
    calendar.works[2] = true;
    calendar.from = std::chrono::minutes{pick(4, 11) * 60};
    calendar.to = calendar.from + std::chrono::minutes{pick(1, 12) * 60};
    for (int i = pick(0, 5); i > 0; --i)
      calendar.holidays.insert(*parse_date("2026-03-20") + std::chrono::days{pick(0, 20)});
    const Timestamp start = at("2026-03-20T00:00:00Z") + std::chrono::minutes{pick(0, 14 * 24 * 60)};
    const Duration working = std::chrono::minutes{pick(1, 40 * 60)};
    const Timestamp due = after_working(calendar, start, working);
    std::int64_t minutes = 0;
    for (Timestamp minute = start; minute < due; minute += std::chrono::minutes{1})
      minutes += works(calendar, minute) ? 1 : 0;
    CHECK(std::chrono::minutes{minutes} == working);
    CHECK(works(calendar, due - std::chrono::minutes{1}));
    CHECK(working_between(calendar, start, due) == working);
    const Timestamp paused = start + (due - start) / 2;
    CHECK(after_working(calendar, paused, working_between(calendar, paused, due)) == due);
  }
}

TEST_CASE("calendar: windows are read, written and said alike") {
  for (const char* text : {"5d", "1d12h", "5wd", "4wh", "2wd4wh30wm", "90m"}) {
    INFO(text);
    REQUIRE(parse_window(text).has_value());
    CHECK(parse_window(format_window(*parse_window(text))) == parse_window(text));
  }
  for (const char* text : {"", "w", "5w", "wd", "1wh2wd", "5wd1d", "1.5wd", "-1wd", "12345678wd", "5wd "}) {
    INFO(text);
    CHECK_FALSE(parse_window(text).has_value());
  }
  CHECK(window_text(*parse_window("5wd")) == Text{"5 working days", "5 рабочих дней"});
  CHECK(window_text(*parse_window("1wd1wh")) ==
        Text{"1 working day 1 working hour", "1 рабочий день 1 рабочий час"});
}

TEST_CASE("calendar: a company that next to never works has windows that end") {
  Calendar calendar = vienna();
  calendar.works = {true, false, false, false, false, false, false};
  calendar.to = calendar.from + std::chrono::minutes{1};
  CHECK(after_working(calendar, at("2026-03-02T08:00:00Z"), std::chrono::hours{100}) <
        at("2030-04-01T00:00:00Z"));
  CHECK(after_working(calendar, at("2026-03-02T08:00:00Z"), Duration{0}) == at("2026-03-02T08:00:00Z"));
  CHECK(working_between(calendar, at("2026-03-02T09:00:00Z"), at("2026-03-02T08:00:00Z")) == Duration{0});
}
