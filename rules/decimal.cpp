#include "rules/decimal.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/check.hpp"

namespace counterweight::rules {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Parts {
  bool well_formed = false;
  bool negative = false;
  std::string_view whole, behind;  // of the point, without the zeros that mean nothing
};

Parts parts_of(std::string_view text) {
  Parts out;
  out.negative = !text.empty() && text.front() == '-';
  if (out.negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  out.whole = text.substr(0, point);
  out.well_formed = all_digits(out.whole);
  if (point != std::string_view::npos) {
    out.behind = text.substr(point + 1);
    out.well_formed = out.well_formed && all_digits(out.behind);
  }
  while (!out.behind.empty() && out.behind.back() == '0') out.behind.remove_suffix(1);
  while (out.whole.size() > 1 && out.whole.front() == '0') out.whole.remove_prefix(1);
  return out;
}

}  // namespace

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::string plain_decimal(std::string_view text) {
  const Parts parts = parts_of(text);
  const std::string number =
      parts.behind.empty() ? std::string(parts.whole) : fmt::format("{}.{}", parts.whole, parts.behind);
  return parts.negative && number != "0" ? "-" + number : number;
}

Scaled parse_decimal(std::string_view text, int digits, int whole) {
  CHECK_THAT_IS(digits >= 0 && whole >= 1 && digits + whole <= 18, "the scaled number fits 64 bits");
  const Parts parts = parts_of(text);
  if (!parts.well_formed) return {0, DecimalFault::form};
  if (parts.behind.size() > static_cast<std::size_t>(digits)) return {0, DecimalFault::digits};
  if (parts.whole.size() > static_cast<std::size_t>(whole)) return {0, DecimalFault::size};

  std::int64_t value = 0;
  for (const char c : parts.whole) value = value * 10 + (c - '0');
  for (const char c : parts.behind) value = value * 10 + (c - '0');
  value *= power_of_ten(digits - static_cast<int>(parts.behind.size()));
  return {parts.negative ? -value : value, DecimalFault::none};
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
