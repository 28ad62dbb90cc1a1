#include "engine/core/knowledge/number_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace counterweight::core {
namespace {

constexpr std::string_view kThin = "\u202f", kMinus = "\u2212";

// Thousands apart from 10 000 on: four digits are read at a glance.
std::string grouped(const std::string& digits, std::string_view by) {
  if (digits.size() < 5) return digits;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += by;
    out += digits[i];
  }
  return out;
}

std::string with_separators(const std::string& plain, std::string_view thousands, char decimal) {
  const std::size_t point = plain.find('.');
  const bool negative = plain.starts_with('-');
  std::string out = negative ? std::string{kMinus} : "";
  out += grouped(plain.substr(negative, point - negative), thousands);
  if (point != std::string::npos) out += decimal + plain.substr(point + 1);
  return out;
}

Text in_both(const std::string& plain) {
  return {with_separators(plain, ",", '.'), with_separators(plain, kThin, ',')};
}

std::string plain(double number, int digits) {
  std::string out = fmt::format("{:.{}f}", number, digits);
  if (digits > 0) {
    while (out.ends_with('0')) out.pop_back();
    if (out.ends_with('.')) out.pop_back();
  }
  return out == "-0" ? "0" : out;
}

// Digits behind the point, so that two count.
int digits_of_percent(double percent) {
  const double size = std::abs(percent);
  if (size == 0 || size >= 1) return 1;
  return std::min(6, 1 - static_cast<int>(std::floor(std::log10(size))));
}

}  // namespace

Text whole_words(std::int64_t number) {
  return in_both(std::to_string(number));
}

Text number_words(double number, int digits) {
  return in_both(plain(number, digits));
}

Text share_words(double share) {
  const double percent = share * 100;
  const Text number = in_both(plain(percent, digits_of_percent(percent)));
  return {number.en + "%", number.ru + "\u00a0%"};
}

Text points_words(double difference) {
  const double points = difference * 100;
  const Text number = in_both(plain(points, digits_of_percent(points)));
  return {number.en + "\u00a0points", number.ru + "\u00a0п.\u202fп."};
}

Text odds_words(double probability) {
  constexpr int kOf[]{100, 1'000, 10'000};
  for (const int of : kOf) {
    const auto cases = std::llround(probability * of);
    if (cases >= 1 && (cases >= 3 || of == kOf[2]))
      return say("in {} of {} cases", "в {} из {} случаев", whole_words(cases), whole_words(of));
  }
  return say("in fewer than 1 of {} cases", "реже чем в 1 из {} случаев", whole_words(kOf[2]));
}

}  // namespace counterweight::core
