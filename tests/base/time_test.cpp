#include "base/time.hpp"

#include "tests/support/catch.hpp"

using namespace counterweight;

TEST_CASE("timestamps: what is written is read, offsets are applied") {
  const auto noon = parse_timestamp("2026-03-02T12:00:00Z");
  REQUIRE(noon.has_value());
  CHECK(format_timestamp(*noon) == "2026-03-02T12:00:00Z");
  CHECK(parse_timestamp("2026-03-02T13:00:00+01:00") == noon);
  CHECK(format_timestamp(*noon + Duration{250}) == "2026-03-02T12:00:00.250Z");
  CHECK(parse_timestamp("2026-03-02T12:00:00.250Z") == *noon + Duration{250});
}

TEST_CASE("timestamps: days that do not exist and loose forms are refused") {
  for (const char* text : {"2026-02-30T12:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02 12:00:00Z",
                           "2026-03-02T12:00:00", "2026-03-02T12:00:00Zx", "", "26-3-2T1:0:0Z"})
    CHECK_FALSE(parse_timestamp(text).has_value());
  CHECK_FALSE(parse_date("2026-02-29").has_value());
  CHECK(parse_date("2028-02-29").has_value());
}

TEST_CASE("durations: sums from large to small") {
  CHECK(parse_duration("5d") == std::chrono::days{5});
  CHECK(parse_duration("1d12h") == std::chrono::hours{36});
  CHECK(format_duration(std::chrono::hours{36}) == "1d12h");
  CHECK(format_duration(Duration{0}) == "0s");
  for (const char* text : {"", "5", "d", "12h1d", "-1d", "5 d", "1d1d"})
    CHECK_FALSE(parse_duration(text).has_value());
}

TEST_CASE("durations for people: the form each number asks for") {
  using std::chrono::days;
  CHECK(duration_text(days{1}) == Text{"1 day", "1 день"});
  CHECK(duration_text(days{3}) == Text{"3 days", "3 дня"});
  CHECK(duration_text(days{11}) == Text{"11 days", "11 дней"});
  CHECK(duration_text(days{21}) == Text{"21 days", "21 день"});
  CHECK(duration_text(days{112}) == Text{"112 days", "112 дней"});
  CHECK(duration_text(std::chrono::hours{36}) == Text{"1 day 12 hours", "1 день 12 часов"});
}
