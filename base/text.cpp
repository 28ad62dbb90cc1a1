#include "base/text.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

namespace counterweight {

Language language_from_tag(std::string_view tag) {
  return tag.starts_with("ru") && (tag.size() == 2 || tag[2] == '-' || tag[2] == '_') ? Language::ru
                                                                                      : Language::en;
}

Text say_all(std::string_view en, std::string_view ru, std::span<const Word> words) {
  const auto filled = [&](std::string_view pattern, Language language) {
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const Word& word : words) arguments.push_back(std::cref(word.in(language)));
    return fmt::vformat(pattern, arguments);
  };
  return {filled(en, Language::en), filled(ru, Language::ru)};
}

Text counted(std::int64_t number, const Noun& noun) {
  const std::int64_t ten = number % 10, hundred = number % 100;
  const bool teen = hundred >= 11 && hundred <= 14;
  const char* ru = teen || ten == 0 || ten > 4 ? noun.ru_many : ten == 1 ? noun.ru_one : noun.ru_few;
  return {fmt::format("{} {}", number, number == 1 ? noun.en_one : noun.en_many),
          fmt::format("{} {}", number, ru)};
}

std::string in_backticks(std::string_view user_input) {
  constexpr std::size_t kLongest = 80;
  if (user_input.size() <= kLongest) return fmt::format("`{}`", user_input);
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(user_input[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("`{}…`", user_input.substr(0, end));
}

}  // namespace counterweight
