// Currencies of ISO 4217, and how many minor units make a major one. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterweight::rules {

// "EUR" -> 2, "JPY" -> 0, "KWD" -> 3; nothing for what is no active code.
std::optional<int> minor_digits(std::string_view currency);

std::vector<std::string> known_currencies();

// 4800050 EUR -> "48000.5 EUR": major units, as people and conditions write them.
std::string format_money(std::int64_t amount, std::string_view currency);

}  // namespace counterweight::rules
