#include "base/fold_case.hpp"

namespace counterweight {
namespace {

// Letters of two bytes in UTF-8: U+0080 to U+07FF.
unsigned fold(unsigned letter) {
  if ((letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) || (letter >= 0x410 && letter <= 0x42F))
    return letter + 0x20;
  if (letter == 0x401 || letter == 0x451) return 0x435;
  if (letter >= 0x402 && letter <= 0x40F) return letter + 0x50;
  return letter;
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string out{text};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto first = static_cast<unsigned char>(out[i]);
    if (first >= 'A' && first <= 'Z') {
      out[i] = static_cast<char>(first + ('a' - 'A'));
    } else if (first >= 0xC2 && first <= 0xDF && i + 1 < out.size()) {
      const auto second = static_cast<unsigned char>(out[i + 1]);
      if ((second & 0xC0U) != 0x80U) continue;
      const unsigned letter = fold((first & 0x1FU) << 6U | (second & 0x3FU));
      out[i] = static_cast<char>(0xC0U | (letter >> 6U));
      out[++i] = static_cast<char>(0x80U | (letter & 0x3FU));
    }
  }
  return out;
}

}  // namespace counterweight
