// Sentences for people, in every language the product speaks. A sentence is written once, at the place
// that knows what it says, in both languages side by side, so that none can be missing.
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace counterweight {

enum class Language { en, ru };

// "ru", "ru-RU" -> ru; everything else -> en.
Language language_from_tag(std::string_view tag);

struct Text {
  std::string en;
  std::string ru;
  const std::string& in(Language language) const { return language == Language::ru ? ru : en; }
  friend bool operator==(const Text&, const Text&) = default;
};

namespace detail {
inline const std::string& pick(const Text& text, Language language) {
  return text.in(language);
}
template <typename T>
const T& pick(const T& value, Language) {
  return value;
}
}  // namespace detail

// say("Only {} may launch", "Запускать может только {}", department_name): fmt patterns, the same arguments
// in both; a Text argument contributes its own language. A wrong pattern is a bug and throws
// fmt::format_error.
template <typename... Args>
Text say(std::string_view en, std::string_view ru, const Args&... args) {
  return {fmt::format(fmt::runtime(en), detail::pick(args, Language::en)...),
          fmt::format(fmt::runtime(ru), detail::pick(args, Language::ru)...)};
}

// "1 day", "5 days" / "1 день", "3 дня", "5 дней": a whole number with its noun, in the form each language
// asks for.
struct Noun {
  const char* en_one;
  const char* en_many;
  const char* ru_one;   // 1, 21, 31 …
  const char* ru_few;   // 2 to 4, 22 to 24 …
  const char* ru_many;  // the rest
};
Text counted(std::int64_t number, const Noun& noun);

// User input as it appears in messages: in backticks, cut at 80 bytes on a character boundary.
std::string in_backticks(std::string_view user_input);

}  // namespace counterweight
