// What a cell of an exported file says: numbers as people write them here and there, dates with the day
// first. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace counterweight::codec::csv {

// Without spaces at both ends, no-break ones included.
std::string_view trimmed(std::string_view cell);

// With a decimal point or comma, thousands parted by spaces, by an apostrophe, or by the other of the two; a
// minus may be the typographic one. Of "1,234" and "1.234" nobody knows: one separator with three digits
// behind it, and nothing else that tells, is taken for the decimal one, since exports rarely part thousands.
// Nothing for what is no number, or past 10^15.
std::optional<double> number_in(std::string_view cell);

// A number, and a percent sign turns 12,5 % into 0.125; without a sign it is as it is.
std::optional<double> share_in(std::string_view cell);

// Whole and not negative, written as number_in() reads it.
std::optional<std::int64_t> count_in(std::string_view cell);

// 2026-11-27, 27.11.2026, 27/11/2026, 27-11-2026, 27.11.26 (of this century); the day comes before the month.
// A time may follow, 9:05, 09:05 or 09:05:30, parted by spaces, a comma or T, and is left aside here.
std::optional<Date> date_in(std::string_view cell);

// The same with its time of day in minutes, 0 where none is given. Nothing for a time that is none.
struct Moment {
  Date date;
  int minutes = 0;
};
std::optional<Moment> moment_in(std::string_view cell);

}  // namespace counterweight::codec::csv
