// Decimals as text, exactly: no binary fractions anywhere. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/limits.hpp"

namespace counterweight::rules {

enum class DecimalFault { none, form, digits, size };  // not a number; too many behind the point; too large

struct Scaled {
  std::int64_t value = 0;  // number * 10^digits
  DecimalFault fault = DecimalFault::none;
};

// "-12.50" with digits 1 -> -125. The form is [-]digits[.digits]; zeros at the ends do not count. At most
// `digits` (0 to 6) behind the point and `whole` before it, together at most 18.
Scaled parse_decimal(std::string_view text, int digits, int whole = kMaxDecimalWhole);

// "-012.50" -> "-12.5", for what has the form and is of any size.
std::string plain_decimal(std::string_view text);

// -125 with digits 1 -> "-12.5"; no needless zeros, and no "-0".
std::string format_decimal(std::int64_t scaled, int digits);

std::int64_t power_of_ten(int exponent);  // 0 to 6

}  // namespace counterweight::rules
