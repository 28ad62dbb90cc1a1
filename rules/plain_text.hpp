// Is this text fit to be stored and shown? Pure function.
#pragma once

#include <cstddef>
#include <string_view>

namespace counterweight::rules {

// control: U+0000 to U+001F, U+007F to U+009F, but line feed and tab where `lines` allows them.
// direction: the characters that turn reading order round unseen (U+202A to U+202E, U+2066 to U+2069).
enum class TextFault { none, not_utf8, control, direction };

struct TextCheck {
  TextFault fault = TextFault::none;
  std::size_t characters = 0;  // code points, up to the fault
  bool blank = true;           // nothing but white space
};

TextCheck check_text(std::string_view text, bool lines);

}  // namespace counterweight::rules
