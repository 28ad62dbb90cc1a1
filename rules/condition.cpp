#include "rules/condition.hpp"

#include <algorithm>
#include <compare>

#include "rules/condition_parser.hpp"
#include "rules/decimal.hpp"
#include "rules/limits.hpp"

namespace counterweight::rules {
namespace {

using Node = Condition::Node;

// How the value stands to the literal; nothing if it is of another type than the test's.
std::optional<std::strong_ordering> compare(const Test& test, const Literal& literal, const Value& value) {
  switch (test.type) {
    case AttributeType::integer:
      if (const auto* number = std::get_if<std::int64_t>(&value))
        return *number <=> std::get<std::int64_t>(literal.operand);
      return std::nullopt;
    case AttributeType::decimal:
      if (const auto* text = std::get_if<std::string>(&value)) {
        const Scaled number = parse_decimal(*text, kMaxDecimalDigits);
        if (number.fault == DecimalFault::none)
          return number.value <=> std::get<std::int64_t>(literal.operand);
      }
      return std::nullopt;
    case AttributeType::money:
      if (const auto* money = std::get_if<Money>(&value);
          money != nullptr && money->currency == literal.currency)
        return money->amount <=> std::get<std::int64_t>(literal.operand);
      return std::nullopt;
    case AttributeType::text:
    case AttributeType::choice:
    case AttributeType::date:  // 2026-05-01: the order of the text is the order of the days
      if (const auto* text = std::get_if<std::string>(&value))
        return text->compare(std::get<std::string>(literal.operand)) <=> 0;
      return std::nullopt;
    case AttributeType::boolean:
      if (const auto* flag = std::get_if<bool>(&value)) return *flag <=> std::get<bool>(literal.operand);
      return std::nullopt;
  }
  check_failed(__FILE__, __LINE__, "test.type", "unknown type");
}

bool answers(Operation operation, std::strong_ordering order) {
  switch (operation) {
    case Operation::equal:
    case Operation::among:
      return order == 0;
    case Operation::unequal:
      return order != 0;
    case Operation::less:
      return order < 0;
    case Operation::at_most:
      return order <= 0;
    case Operation::more:
      return order > 0;
    case Operation::at_least:
      return order >= 0;
    case Operation::present:
    case Operation::absent:
      break;  // compare with nothing
  }
  check_failed(__FILE__, __LINE__, "operation", "no comparison");
}

struct Holds {
  const Values& action;
  const Values& proposal;

  bool operator()(const Node& node) const { return std::visit(*this, node.form); }
  bool operator()(const Node::All& all) const {
    return std::all_of(all.parts.begin(), all.parts.end(), *this);
  }
  bool operator()(const Node::Any& any) const {
    return std::any_of(any.parts.begin(), any.parts.end(), *this);
  }
  bool operator()(const Node::Not& negation) const { return !(*this)(negation.part.front()); }

  bool operator()(const Test& test) const {
    const Values& values = test.of_proposal ? proposal : action;
    const auto found = values.find(test.name);
    if (test.operation == Operation::present) return found != values.end();
    if (test.operation == Operation::absent) return found == values.end();
    if (found == values.end()) return false;
    return std::any_of(test.literals.begin(), test.literals.end(), [&](const Literal& literal) {
      const auto order = compare(test, literal, found->second);
      return order && answers(test.operation, *order);
    });
  }
};

struct Names {
  bool of_proposal;
  std::set<std::string>& out;

  void operator()(const Node& node) const { std::visit(*this, node.form); }
  void operator()(const Node::All& all) const { each(all.parts); }
  void operator()(const Node::Any& any) const { each(any.parts); }
  void operator()(const Node::Not& negation) const { each(negation.part); }
  void operator()(const Test& test) const {
    if (test.of_proposal == of_proposal) out.insert(test.name);
  }
  void each(const std::vector<Node>& parts) const {
    for (const Node& part : parts) (*this)(part);
  }
};

std::string literal_text(const Literal& literal) {
  switch (literal.form) {
    case Literal::Form::number:
      return plain_decimal(literal.text);
    case Literal::Form::money:
      return plain_decimal(literal.text) + " " + literal.currency;
    case Literal::Form::date:
    case Literal::Form::boolean:
      return literal.text;
    case Literal::Form::text:
      break;
  }
  std::string out = "'";
  for (const char c : literal.text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

struct Print {
  std::string operator()(const Node& node) const { return std::visit(*this, node.form); }
  std::string operator()(const Node::Any& any) const { return join(any.parts, " or "); }
  std::string operator()(const Node::All& all) const { return join(all.parts, " and "); }
  std::string operator()(const Node::Not& negation) const {
    return "not " + inner(negation.part.front(), true);
  }

  std::string operator()(const Test& test) const {
    std::string out =
        (test.of_proposal ? "proposal." : "") + test.name + " " + std::string(sign_of(test.operation));
    if (test.operation != Operation::among)
      return test.literals.empty() ? out : out + " " + literal_text(test.literals[0]);
    for (std::size_t i = 0; i < test.literals.size(); ++i)
      out += (i == 0 ? " {" : ", ") + literal_text(test.literals[i]);
    return out + "}";
  }

  // `or` binds least, then `and`, then `not`.
  std::string inner(const Node& node, bool of_not) const {
    const bool loose = std::holds_alternative<Node::Any>(node.form) ||
                       (of_not && std::holds_alternative<Node::All>(node.form));
    return loose ? "(" + (*this)(node) + ")" : (*this)(node);
  }

  std::string join(const std::vector<Node>& parts, std::string_view word) const {
    std::string out;
    for (const Node& part : parts) out += (out.empty() ? "" : std::string(word)) + inner(part, false);
    return out;
  }
};

}  // namespace

std::string_view sign_of(Operation operation) {
  switch (operation) {
    case Operation::equal:
      return "==";
    case Operation::unequal:
      return "!=";
    case Operation::less:
      return "<";
    case Operation::at_most:
      return "<=";
    case Operation::more:
      return ">";
    case Operation::at_least:
      return ">=";
    case Operation::among:
      return "in";
    case Operation::present:
      return "is set";
    case Operation::absent:
      return "is not set";
  }
  check_failed(__FILE__, __LINE__, "operation", "unknown operation");
}

Condition::Condition(std::string source, std::shared_ptr<const Node> root)
    : source_(std::move(source)), root_(std::move(root)) {
  CHECK_THAT_IS(root_ != nullptr, "a condition has a tree");
}

std::string Condition::text() const {
  return Print{}(*root_);
}

bool Condition::holds(const Values& action, const Values& proposal) const {
  return Holds{action, proposal}(*root_);
}

std::set<std::string> Condition::action_names() const {
  std::set<std::string> out;
  Names{false, out}(*root_);
  return out;
}

std::set<std::string> Condition::proposal_names() const {
  std::set<std::string> out;
  Names{true, out}(*root_);
  return out;
}

Result<std::shared_ptr<const Condition>> parse_condition(std::string_view source,
                                                         const std::vector<Attribute>& action_attributes,
                                                         const std::vector<Attribute>& proposal_fields) {
  const auto refuse = [](const ConditionProblem& problem) {
    return Refusal{"invalid.condition", say("Column {}: {} Help: {}", "Позиция {}: {} Подсказка: {}",
                                            problem.column, problem.message, problem.help)};
  };
  auto syntax = parse_syntax(source);
  if (const auto* problem = std::get_if<ConditionProblem>(&syntax)) return refuse(*problem);
  auto& root = std::get<Node>(syntax);
  const Doubts none;
  const auto problems = type_check(root, {action_attributes, none}, {proposal_fields, none});
  if (!problems.empty()) return refuse(problems.front());
  return std::make_shared<const Condition>(std::string(source),
                                           std::make_shared<const Node>(std::move(root)));
}

}  // namespace counterweight::rules
