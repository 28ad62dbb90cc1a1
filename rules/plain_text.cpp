#include "rules/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace counterweight::rules {
namespace {

struct Form {
  std::size_t length;
  unsigned mask;           // of the first byte's own bits
  std::uint32_t smallest;  // anything smaller has a shorter form and is refused
};

std::optional<Form> form_of(unsigned char first) {
  if (first < 0x80U) return Form{1, 0x7FU, 0};
  if (first < 0xC0U) return std::nullopt;
  if (first < 0xE0U) return Form{2, 0x1FU, 0x80U};
  if (first < 0xF0U) return Form{3, 0x0FU, 0x800U};
  if (first < 0xF8U) return Form{4, 0x07U, 0x10000U};
  return std::nullopt;
}

// Takes one code point from the front (RFC 3629); nothing if there is none.
std::optional<std::uint32_t> take_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const auto form = form_of(first);
  if (!form || text.size() < form->length) return std::nullopt;
  std::uint32_t point = first & form->mask;
  for (std::size_t i = 1; i < form->length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return std::nullopt;
    point = (point << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = point >= 0xD800U && point <= 0xDFFFU;
  if (point < form->smallest || point > 0x10FFFFU || surrogate) return std::nullopt;
  text.remove_prefix(form->length);
  return point;
}

bool is_control(std::uint32_t point) {
  return point < 0x20U || (point >= 0x7FU && point <= 0x9FU);
}

bool turns_direction(std::uint32_t point) {
  return (point >= 0x202AU && point <= 0x202EU) || (point >= 0x2066U && point <= 0x2069U);
}

bool is_blank(std::uint32_t point) {
  constexpr std::array<std::uint32_t, 12> kBlanks{'\t',    '\n',    ' ',     0xA0U,   0x2028U, 0x2029U,
                                                  0x200BU, 0x202FU, 0x205FU, 0x3000U, 0xFEFFU, 0x2060U};
  return (point >= 0x2000U && point <= 0x200AU) ||
         std::find(kBlanks.begin(), kBlanks.end(), point) != kBlanks.end();
}

}  // namespace

TextCheck check_text(std::string_view text, bool lines) {
  TextCheck out;
  while (!text.empty()) {
    const auto point = take_code_point(text);
    if (!point)
      out.fault = TextFault::not_utf8;
    else if (is_control(*point) && !(lines && (*point == '\n' || *point == '\t')))
      out.fault = TextFault::control;
    else if (turns_direction(*point))
      out.fault = TextFault::direction;
    if (out.fault != TextFault::none) return out;
    out.blank = out.blank && is_blank(*point);
    ++out.characters;
  }
  return out;
}

}  // namespace counterweight::rules
