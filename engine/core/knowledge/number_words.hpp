// Measured numbers as each language writes them: 15 700 and 18,2 % in Russian, 15,700 and 18.2 % in English.
// Spaces within are no-break ones. Pure.
#pragma once

#include <cstdint>

#include "base/text.hpp"

namespace counterweight::core {

Text whole_words(std::int64_t number);  // 15,700
// With so many digits behind the point at most; zeros at the end are left out.
Text number_words(double number, int digits);
// 0.182 is 18.2%, in Russian 18,2 %. Below one per cent with two digits that count: 0.0012 is 0.12 %.
Text share_words(double share);
// A difference of shares: 0.012 is 1.2 points.
Text points_words(double difference);
// How often something happens that has this probability: "in 14 of 100 cases", "in 3 of 1,000 cases", "in
// fewer than 1 of 10,000 cases".
Text odds_words(double probability);

}  // namespace counterweight::core
