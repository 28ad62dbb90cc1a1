// Ids, and help for those who mistyped one. Pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace counterweight::rules {

// [a-z][a-z0-9_]{0,31}
bool is_id(std::string_view word);

// Words of the condition language: no attribute and no field may be called so.
std::span<const std::string_view> reserved_words();
bool is_reserved(std::string_view word);

// The known word with the fewest edits (insert, delete, change, swap neighbours), if that is at most a third
// of the word's length and at most 3; empty otherwise. Earlier words win a tie.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

// "`a`, `b`, `c`", at most 16, then how many more there are.
Text list_words(const std::vector<std::string>& words);

// "did you mean `sales`?" or, when nothing is near, "known here: `a`, `b`."
Text suggest_word(std::string_view word, const std::vector<std::string>& known);

}  // namespace counterweight::rules
