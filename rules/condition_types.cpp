// The second step of reading a condition: every name is known, every literal is a value it can have.
#include <algorithm>

#include "rules/attribute_words.hpp"
#include "rules/condition_parser.hpp"
#include "rules/currency.hpp"
#include "rules/decimal.hpp"
#include "rules/limits.hpp"
#include "rules/names.hpp"
#include "rules/words.hpp"

namespace counterweight::rules {
namespace {

using Node = Condition::Node;

bool needs_order(Operation operation) {
  switch (operation) {
    case Operation::less:
    case Operation::at_most:
    case Operation::more:
    case Operation::at_least:
      return true;
    case Operation::equal:
    case Operation::unequal:
    case Operation::among:
    case Operation::present:
    case Operation::absent:
      return false;
  }
  check_failed(__FILE__, __LINE__, "operation", "unknown operation");
}

Literal::Form form_for(AttributeType type) {
  switch (type) {
    case AttributeType::integer:
    case AttributeType::decimal:
      return Literal::Form::number;
    case AttributeType::money:
      return Literal::Form::money;
    case AttributeType::text:
    case AttributeType::choice:
      return Literal::Form::text;
    case AttributeType::date:
      return Literal::Form::date;
    case AttributeType::boolean:
      return Literal::Form::boolean;
  }
  check_failed(__FILE__, __LINE__, "type", "unknown type");
}

// What may be compared with such an attribute, as it is written in a condition.
Text literal_words(const Attribute& attribute) {
  const Text range = range_words(attribute);
  switch (attribute.type) {
    case AttributeType::integer:
      return say("a whole number{}", "целое число{}", range);
    case AttributeType::decimal:
      return say("a number{} (digits behind the point: at most {})",
                 "число{} (знаков после точки: не больше {})", range, attribute.digits);
    case AttributeType::money:
      return say("an amount{} such as 50000 {}", "сумма{}, например 50000 {}", range, attribute.currency);
    case AttributeType::text:
      return say("a text in 'single quotes'", "текст в 'одинарных кавычках'");
    case AttributeType::choice:
      return say("one of the options {}, in 'single quotes'", "один из вариантов {}, в 'одинарных кавычках'",
                 list_words(option_ids(attribute)));
    case AttributeType::date:
      return say("a day that exists, such as 2026-05-01", "существующий день, например 2026-05-01");
    case AttributeType::boolean:
      return say("`true` or `false`", "`true` или `false`");
  }
  check_failed(__FILE__, __LINE__, "attribute.type", "unknown type");
}

std::string written(const Literal& literal) {
  switch (literal.form) {
    case Literal::Form::money:
      return literal.text + " " + literal.currency;
    case Literal::Form::text:
      return "'" + literal.text + "'";
    case Literal::Form::number:
    case Literal::Form::date:
    case Literal::Form::boolean:
      return literal.text;
  }
  check_failed(__FILE__, __LINE__, "literal.form", "unknown form");
}

ConditionProblem wrong_value(const Attribute& attribute, const Literal& literal) {
  Text help = say("compare {} with a value it can have.", "сравнивайте {} со значением, которое бывает.",
                  in_backticks(attribute.id));
  if (attribute.type == AttributeType::choice && literal.form == Literal::Form::text)
    help = suggest_word(literal.text, option_ids(attribute));
  return {"condition_value", literal.column,
          say("expected {} for {}, found {}.", "ожидалось: {} для {}; получено: {}.",
              literal_words(attribute), in_backticks(attribute.id), in_backticks(written(literal))),
          std::move(help)};
}

// The operand is in minor units for money, and the same for decimals of any `digits`.
bool resolve_number(const Attribute& attribute, Literal& literal) {
  const bool is_decimal = attribute.type == AttributeType::decimal;
  if (literal.currency != attribute.currency) return false;  // both are empty but for money
  const int digits = is_decimal ? attribute.digits : minor_digits(attribute.currency).value_or(0);
  const int whole = is_decimal ? kMaxDecimalWhole : kMaxIntegerWhole - digits;
  const Scaled number = parse_decimal(literal.text, digits, whole);
  if (number.fault != DecimalFault::none || !within(attribute, number.value)) return false;
  if (!is_decimal && !exact(number.value)) return false;
  literal.operand = is_decimal ? number.value * power_of_ten(kMaxDecimalDigits - digits) : number.value;
  return true;
}

bool resolve(const Attribute& attribute, Literal& literal) {
  if (literal.form != form_for(attribute.type)) return false;
  switch (literal.form) {
    case Literal::Form::number:
    case Literal::Form::money:
      return resolve_number(attribute, literal);
    case Literal::Form::boolean:
      literal.operand = literal.text == "true";
      return true;
    case Literal::Form::date:
      literal.operand = literal.text;
      return parse_date(literal.text).has_value();
    case Literal::Form::text: {
      literal.operand = literal.text;
      const std::vector<std::string> options = option_ids(attribute);
      return attribute.type == AttributeType::text ||
             std::find(options.begin(), options.end(), literal.text) != options.end();
    }
  }
  check_failed(__FILE__, __LINE__, "literal.form", "unknown form");
}

class TypeChecker {
 public:
  TypeChecker(const Scope& action, const Scope& proposal) : action_(action), proposal_(proposal) {}

  void operator()(Node& node) { std::visit(*this, node.form); }
  void operator()(Node::All& all) { each(all.parts); }
  void operator()(Node::Any& any) { each(any.parts); }
  void operator()(Node::Not& negation) { each(negation.part); }

  void operator()(Test& test) {
    const Scope& scope = test.of_proposal ? proposal_ : action_;
    if (scope.doubts.names.contains(test.name)) return;
    const Attribute* attribute = find_attribute(scope.attributes, test.name);
    if (attribute == nullptr && scope.doubts.missing) return;
    if (attribute == nullptr) return problems.push_back(unknown(test));
    test.type = attribute->type;
    if (needs_order(test.operation) && !is_ordered(test.type)) return problems.push_back(no_order(test));
    for (std::size_t i = 0; i < test.literals.size(); ++i) {
      if (!resolve(*attribute, test.literals[i])) {
        problems.push_back(wrong_value(*attribute, test.literals[i]));
        continue;
      }
      const auto here = test.literals.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(test.literals.begin(), here,
                      [&](const Literal& other) { return other.operand == here->operand; }))
        problems.push_back(twice(*here));
    }
  }

  std::vector<ConditionProblem> problems;

 private:
  void each(std::vector<Node>& parts) {
    for (Node& part : parts) (*this)(part);
  }

  static ConditionProblem no_order(const Test& test) {
    return {"condition_order", test.operation_column,
            say("expected `==`, `!=`, `in` or `is` for {}, which is a {} and has no order, found `{}`.",
                "ожидалось `==`, `!=`, `in` или `is` для {}: тип {} не упорядочен; получено: `{}`.",
                in_backticks(test.name), name_of(test.type), sign_of(test.operation)),
            say("only integer, decimal, money and date are ordered.",
                "упорядочены только integer, decimal, money и date.")};
  }

  static ConditionProblem twice(const Literal& literal) {
    return {"condition_value", literal.column,
            say("expected each value once, found {} again.",
                "ожидалось каждое значение по разу, {} стоит снова.", in_backticks(written(literal))),
            say("delete it.", "уберите его.")};
  }

  ConditionProblem unknown(const Test& test) const {
    const std::string name = (test.of_proposal ? "proposal." : "") + test.name;
    return {"condition_name", test.column,
            say("expected an attribute of the action or a `proposal.` field, found {}.",
                "ожидался атрибут действия или поле `proposal.`, получено {}.", in_backticks(name)),
            help_for(test, name)};
  }

  Text help_for(const Test& test, const std::string& name) const {
    if (!test.of_proposal && find_attribute(proposal_.attributes, test.name) != nullptr)
      return say("it is a field of the proposal: write `proposal.{}`.",
                 "это поле предложения: пишите `proposal.{}`.", test.name);
    if (test.of_proposal && find_attribute(action_.attributes, test.name) != nullptr)
      return say("it is an attribute of the action: write `{}`.", "это атрибут действия: пишите `{}`.",
                 test.name);
    std::vector<std::string> known = ids_of(action_.attributes);
    for (const std::string& field : ids_of(proposal_.attributes)) known.push_back("proposal." + field);
    return suggest_word(name, known);
  }

  const Scope& action_;
  const Scope& proposal_;
};

}  // namespace

std::vector<ConditionProblem> type_check(Node& root, const Scope& action, const Scope& proposal) {
  TypeChecker checker{action, proposal};
  checker(root);
  return std::move(checker.problems);
}

}  // namespace counterweight::rules
