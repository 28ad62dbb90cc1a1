#include "rules/decimal.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rules/limits.hpp"

namespace counterweight::rules {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Scaled parse_decimal(std::string_view text, int digits) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view behind = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (!all_digits(whole) || (point != std::string_view::npos && !all_digits(behind)))
    return {0, DecimalFault::form};
  while (!behind.empty() && behind.back() == '0') behind.remove_suffix(1);
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  if (behind.size() > static_cast<std::size_t>(digits)) return {0, DecimalFault::digits};
  constexpr std::size_t kWholeDigits = 12;  // of kMaxDecimalWhole
  static_assert(kMaxDecimalWhole == 999'999'999'999);
  if (whole.size() > kWholeDigits) return {0, DecimalFault::size};

  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  for (const char c : behind) value = value * 10 + (c - '0');
  value *= power_of_ten(digits - static_cast<int>(behind.size()));
  return {negative ? -value : value, DecimalFault::none};
}

std::string format_decimal(std::int64_t scaled, int digits) {
  const std::int64_t power = power_of_ten(digits);
  const std::uint64_t size =
      scaled < 0 ? 0 - static_cast<std::uint64_t>(scaled) : static_cast<std::uint64_t>(scaled);
  const auto unit = static_cast<std::uint64_t>(power);
  std::string out = fmt::format("{}{}", scaled < 0 ? "-" : "", size / unit);
  if (size % unit == 0) return out;
  out += fmt::format(".{:0{}}", size % unit, digits);
  while (out.back() == '0') out.pop_back();
  return out;
}

}  // namespace counterweight::rules
