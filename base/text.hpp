// Sentences for people, in every language the product speaks. A sentence is written once, at the place
// that knows what it says, in both languages side by side, so that none can be missing.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
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

// One argument of a sentence: a number, a text that is the same everywhere, or one with its own words in each
// language. It looks at what it was made of and lives no longer, so only say() makes one: most sentences are
// those of refusals, and most refusals are of what was only asked (engine/core/proposal/allowed.hpp).
class Word {
 public:
  explicit Word(const Text& text) : en_(text.en), ru_(text.ru) {}
  explicit Word(std::string_view same) : en_(same), ru_(same) {}
  explicit Word(const std::string& same) : en_(same), ru_(same) {}
  explicit Word(const char* same) : en_(same), ru_(same) {}
  template <std::integral Number>
  requires(!std::same_as<Number, char> && !std::same_as<Number, bool>) explicit Word(Number number)
      : number_(std::to_string(number)) {}
  std::string_view in(Language language) const {
    if (!number_.empty()) return number_;
    return language == Language::ru ? ru_ : en_;
  }

 private:
  std::string number_;  // empty for what is none
  std::string_view en_, ru_;
};

// The sentence with `words` where the patterns have {} or {0}. A wrong pattern is a bug and throws
// std::runtime_error.
Text say_all(std::string_view en, std::string_view ru, std::span<const Word> words);

// say("Only {} may launch", "Запускать может только {}", department_name): the same arguments in both
// languages. Nothing is instantiated per call: hundreds of sentences are compiled in a blink.
template <typename... Args>
Text say(std::string_view en, std::string_view ru, const Args&... args) {
  if constexpr (sizeof...(args) == 0) {
    return say_all(en, ru, {});
  } else {
    const std::initializer_list<Word> words{Word(args)...};
    return say_all(en, ru, {words.begin(), words.size()});
  }
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
