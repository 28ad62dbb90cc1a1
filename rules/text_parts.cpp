#include "rules/text_parts.hpp"

#include <algorithm>

#include "base/fold_case.hpp"

namespace counterweight::rules {
namespace {

// How many bytes the first letter has, and whether it is one that has a capital form of as many.
std::size_t first_letter(const std::string& text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

std::string in_small(const std::string& text) {
  const std::size_t first = first_letter(text);
  const std::string rest = text.substr(std::min(first, text.size()));
  const std::size_t second = first_letter(rest);
  const std::string next = rest.substr(0, second);
  if (fold_case(next) != next || (!next.empty() && next[0] >= '0' && next[0] <= '9'))
    return text;  // B2B, CRM
  if (text.starts_with("Ё")) return "ё" + rest;
  return fold_case(text.substr(0, first)) + rest;
}

std::string in_capital(std::string text) {
  if (text.empty()) return text;
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead >= 'a' && lead <= 'z') {
    text[0] = static_cast<char>(lead - ('a' - 'A'));
  } else if ((lead == 0xD0 || lead == 0xD1) && text.size() > 1) {  // а to я: U+0430 to U+044F
    const unsigned letter = (lead & 0x1FU) << 6U | (static_cast<unsigned char>(text[1]) & 0x3FU);
    if (letter < 0x430 || letter > 0x44F) return text;
    text[0] = static_cast<char>(0xC0U | ((letter - 0x20U) >> 6U));
    text[1] = static_cast<char>(0x80U | ((letter - 0x20U) & 0x3FU));
  }
  return text;
}

}  // namespace

Text joined_by(const std::vector<Text>& parts, const Text& by) {
  Text out;
  for (const Text& part : parts) {
    if (!out.en.empty()) {
      out.en += by.en;
      out.ru += by.ru;
    }
    out.en += part.en;
    out.ru += part.ru;
  }
  return out;
}

Text listed(const std::vector<Text>& parts) {
  if (parts.size() < 2) return parts.empty() ? Text{} : parts.front();
  return joined_by({joined_by({parts.begin(), parts.end() - 1}, {", ", ", "}), parts.back()},
                   {" and ", " и "});
}

Text inside(const Text& name) {
  return {in_small(name.en), in_small(name.ru)};
}

Text sentence(const Text& text) {
  return {in_capital(text.en), in_capital(text.ru)};
}

Text grouped(const std::string& number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::size_t digits = number.starts_with('-') ? 1 : 0;
  Text out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > digits && (point - i) % 3 == 0) {
      out.en += ",";
      out.ru += "\u00A0";
    }
    out.en += number[i];
    out.ru += number[i];
  }
  if (point == number.size()) return out;
  return {out.en + number.substr(point), out.ru + "," + number.substr(point + 1)};
}

}  // namespace counterweight::rules
