// From the text of a condition to its tree, in two steps: syntax, then types. Inside rules/ only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

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

// Resolves names and literals in place. A literal is resolved to the same operand for every attribute of one
// type (and currency), so a tree checked against one kind serves another where the types agree.
std::optional<ConditionProblem> type_check(Condition::Node& root,
                                           const std::vector<Attribute>& action_attributes,
                                           const std::vector<Attribute>& proposal_fields);

}  // namespace counterweight::rules
