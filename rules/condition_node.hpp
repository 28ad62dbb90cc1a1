// The tree of a condition. Inside rules/ only: others ask Condition.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "rules/condition.hpp"

namespace counterweight::rules {

// As it was written; type_check() adds what it means for the attribute it is compared with.
struct Literal {
  enum class Form { number, money, text, date, boolean };
  Form form = Form::number;
  std::string text;      // number without blanks, text without quotes
  std::string currency;  // of money
  std::size_t column = 0;
  // integer: itself; decimal: scaled by 10^kMaxDecimalDigits; money: minor units; text, choice, date: the
  // string
  std::variant<std::int64_t, std::string, bool> operand = std::int64_t{0};
};

enum class Operation { equal, unequal, less, at_most, more, at_least, among, present, absent };

struct Test {
  bool of_proposal = false;  // a field, written with "proposal." before it
  std::string name;
  std::size_t column = 0;
  Operation operation = Operation::present;
  std::size_t operation_column = 0;
  std::vector<Literal> literals;             // none for present and absent, one or more for among, else one
  AttributeType type = AttributeType::text;  // of what is named, from type_check()
};

struct Condition::Node {
  struct All {
    std::vector<Node> parts;  // two or more, none of them All
  };
  struct Any {
    std::vector<Node> parts;  // two or more, none of them Any
  };
  struct Not {
    std::vector<Node> part;  // exactly one
  };
  std::variant<All, Any, Not, Test> form;
};

std::string_view sign_of(Operation operation);  // "<=", "in", "is set"

}  // namespace counterweight::rules
