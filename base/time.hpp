// Points in time are UTC with millisecond precision; nothing here reads a clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace counterweight {

using Duration = std::chrono::milliseconds;
using Timestamp = std::chrono::sys_time<Duration>;
using Date = std::chrono::sys_days;

// RFC 3339 in UTC: "2026-03-02T09:00:00Z", with ".250" where milliseconds are not zero.
std::string format_timestamp(Timestamp time);
// Accepts what format_timestamp writes and numeric offsets ("+01:00"); nothing for anything else.
std::optional<Timestamp> parse_timestamp(std::string_view text);

std::string format_date(Date date);                     // "2026-03-02"
std::optional<Date> parse_date(std::string_view text);  // refuses 2026-02-30

// Plain time: "5d", "36h", "30m", "10s", or a sum from large to small ("1d12h"). Days are 24 hours.
std::optional<Duration> parse_duration(std::string_view text);
std::string format_duration(Duration duration);  // the shortest such sum; "0s" for none

// The same for people: "1 day 12 hours" / "1 день 12 часов".
Text duration_text(Duration duration);

}  // namespace counterweight
