#include "base/time.hpp"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cstdint>

namespace counterweight {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Reads exactly `digits` digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take_char(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take_char(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take_char(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

// "Z", "+hh:mm" or "-hh:mm" and nothing after it.
std::optional<Duration> take_offset(std::string_view text) {
  if (text == "Z") return Duration{0};
  if (text.size() != 6) return std::nullopt;
  const int sign = text.front() == '+' ? 1 : text.front() == '-' ? -1 : 0;
  text.remove_prefix(1);
  const auto hour = take_number(text, 2);
  if (sign == 0 || !hour || !take_char(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  return sign * (hours{*hour} + minutes{*minute});
}

struct Unit {
  char name;
  Duration length;
  Noun noun;
};
constexpr std::array kUnits{Unit{'d', days{1}, {"day", "days", "день", "дня", "дней"}},
                            Unit{'h', hours{1}, {"hour", "hours", "час", "часа", "часов"}},
                            Unit{'m', minutes{1}, {"minute", "minutes", "минута", "минуты", "минут"}},
                            Unit{'s', seconds{1}, {"second", "seconds", "секунда", "секунды", "секунд"}}};

// With zeros in front. By hand: dates stand in many refusals, and most of those are of what was only asked.
void add_padded(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number < 0 ? -number : number);
  const std::size_t length = digits.size() + (number < 0 ? 1 : 0);
  if (number < 0) out += '-';
  if (length < width) out.append(width - length, '0');
  out += digits;
}

}  // namespace

std::string format_date(Date date) {
  const std::chrono::year_month_day parts{date};
  std::string out;
  add_padded(out, static_cast<int>(parts.year()), 4);
  out += '-';
  add_padded(out, static_cast<unsigned>(parts.month()), 2);
  out += '-';
  add_padded(out, static_cast<unsigned>(parts.day()), 2);
  return out;
}

std::string format_timestamp(Timestamp time) {
  const auto date = std::chrono::floor<days>(time);
  const std::chrono::hh_mm_ss clock{time - date};
  std::string out = format_date(date);
  out += 'T';
  add_padded(out, clock.hours().count(), 2);
  out += ':';
  add_padded(out, clock.minutes().count(), 2);
  out += ':';
  add_padded(out, clock.seconds().count(), 2);
  if (clock.subseconds().count() != 0) {
    out += '.';
    add_padded(out, clock.subseconds().count(), 3);
  }
  out += 'Z';
  return out;
}

std::optional<Date> parse_date(std::string_view text) {
  const auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !take_char(text, 'T')) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || !take_char(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || !take_char(text, ':')) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  int millis = 0;
  if (take_char(text, '.')) {
    const auto fraction = take_number(text, 3);
    if (!fraction) return std::nullopt;
    millis = *fraction;
  }
  const auto offset = take_offset(text);
  if (!offset) return std::nullopt;
  return Timestamp{*date} + hours{*hour} + minutes{*minute} + seconds{*second} + milliseconds{millis} -
         *offset;
}

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Duration sum{0};
  std::size_t next_unit = 0;
  while (!text.empty()) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0 || count > 100'000) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    while (next_unit < kUnits.size() && (text.empty() || text.front() != kUnits.at(next_unit).name))
      ++next_unit;
    if (next_unit == kUnits.size()) return std::nullopt;
    sum += count * kUnits.at(next_unit).length;
    text.remove_prefix(1);
    ++next_unit;
  }
  return sum;
}

std::string format_duration(Duration duration) {
  std::string out;
  for (const Unit& unit : kUnits) {
    const auto count = duration / unit.length;
    if (count != 0) out += fmt::format("{}{}", count, unit.name);
    duration -= count * unit.length;
  }
  return out.empty() ? "0s" : out;
}

Text duration_text(Duration duration) {
  Text out;
  for (const Unit& unit : kUnits) {
    const auto count = duration / unit.length;
    if (count == 0) continue;
    const Text part = counted(count, unit.noun);
    out = out.en.empty() ? part : say("{} {}", "{} {}", out, part);
    duration -= count * unit.length;
  }
  return out;
}

}  // namespace counterweight
