#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/wordless.hpp"

namespace counterweight {
namespace {

thread_local bool says_nothing = false;

[[noreturn]] void wrong(std::string_view pattern) {
  throw std::runtime_error(fmt::format("wrong pattern of a sentence: {}", pattern));
}

// By hand: most sentences are said while somebody's possibilities are looked for.
std::string filled(std::string_view pattern, std::span<const Word> words, Language language) {
  std::size_t length = pattern.size(), next = 0;
  for (const Word& word : words) length += word.in(language).size();
  std::string out;
  out.reserve(length);
  for (std::size_t i = 0; i < pattern.size();) {
    std::size_t plain = i;
    while (plain < pattern.size() && pattern[plain] != '{' && pattern[plain] != '}') ++plain;
    out += pattern.substr(i, plain - i);
    if (plain == pattern.size()) break;
    if (plain + 1 == pattern.size()) wrong(pattern);
    const char after = pattern[plain + 1];
    i = plain + 2;
    if (after == pattern[plain]) {
      out += after;
    } else if (pattern[plain] == '{' && after == '}') {
      if (next >= words.size()) wrong(pattern);
      out += words[next++].in(language);
    } else {  // {0}
      const auto number = static_cast<std::size_t>(static_cast<unsigned char>(after) - '0');
      if (pattern[plain] != '{' || number >= std::min<std::size_t>(words.size(), 10) || i == pattern.size() ||
          pattern[i++] != '}')
        wrong(pattern);
      out += words[number].in(language);
    }
  }
  return out;
}

}  // namespace

Language language_from_tag(std::string_view tag) {
  return tag.starts_with("ru") && (tag.size() == 2 || tag[2] == '-' || tag[2] == '_') ? Language::ru
                                                                                      : Language::en;
}

Text say_all(std::string_view en, std::string_view ru, std::span<const Word> words) {
  if (says_nothing) return {};
  return {filled(en, words, Language::en), filled(ru, words, Language::ru)};
}

Wordless::Wordless(bool on) : before_(says_nothing) {
  says_nothing = on || before_;
}

Wordless::~Wordless() {
  says_nothing = before_;
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
