// The words of a condition. Inside rules/ only.
#pragma once

#include <variant>
#include <vector>

#include "rules/condition_parser.hpp"

namespace counterweight::rules {

struct Token {
  enum class Kind { word, number, date, text, sign, end };
  Kind kind = Kind::end;
  std::string text;  // text: without quotes, doubled ones undone
  std::size_t column = 1;
};

// Ends with Kind::end.
std::variant<std::vector<Token>, ConditionProblem> read_tokens(std::string_view source);

}  // namespace counterweight::rules
