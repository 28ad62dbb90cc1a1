// From the text of a condition to its tree, in two steps: syntax, then types. Inside rules/ only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rules/condition_node.hpp"

namespace counterweight::rules {

// code: condition_syntax, condition_too_long, condition_too_deep, condition_name, condition_order,
// condition_value.
struct ConditionProblem {
  std::string code;
  std::size_t column = 1;  // in characters, from 1
  Text message;            // expected and found
  Text help;               // what to do
};

std::variant<Condition::Node, ConditionProblem> parse_syntax(std::string_view source);

// Attributes a condition may name. What is doubtful, because its declaration has a problem told elsewhere, is
// let pass.
struct Doubts {
  std::set<std::string> names;
  bool missing = false;  // there may be more names than could be read
};
struct Scope {
  const std::vector<Attribute>& attributes;
  const Doubts& doubts;
};

// Resolves names and literals in place, and answers every problem, in the order of the text. A literal is
// resolved to the same operand for every attribute of one type (and currency), so a tree checked against one
// kind serves another where the types agree.
std::vector<ConditionProblem> type_check(Condition::Node& root, const Scope& action, const Scope& proposal);

}  // namespace counterweight::rules
