#include "rules/condition_words.hpp"

#include "rules/attribute_words.hpp"
#include "rules/condition_node.hpp"
#include "rules/decimal.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::rules {
namespace {

using Node = Condition::Node;

class Wording {
 public:
  Wording(const std::vector<Attribute>& action, const std::vector<Attribute>& proposal)
      : action_(action), proposal_(proposal) {}

  Text operator()(const Node& node) const { return std::visit(*this, node.form); }
  Text operator()(const Node::Any& any) const { return join(any.parts, {" or ", " или "}); }
  Text operator()(const Node::All& all) const { return join(all.parts, {" and ", " и "}); }
  Text operator()(const Node::Not& negation) const {
    return say("it is not so that {}", "неверно, что {}", part(negation.part.front()));
  }

  Text operator()(const Test& test) const {
    const Attribute* attribute = find_attribute(test.of_proposal ? proposal_ : action_, test.name);
    const Text name = attribute == nullptr ? Text{test.name, test.name} : inside(attribute->name);
    const bool date = test.type == AttributeType::date;
    const auto value = [&] { return literal(test.literals.front(), attribute); };
    if (attribute != nullptr && test.type == AttributeType::boolean && !test.literals.empty()) {
      const bool wanted =
          std::get<bool>(test.literals.front().operand) == (test.operation != Operation::unequal);
      return wanted ? say("“{}” is yes", "«{}» — да", attribute->name)
                    : say("“{}” is no", "«{}» — нет", attribute->name);
    }
    switch (test.operation) {
      case Operation::equal:
        return joined_by({name, value()}, {" is ", " — "});
      case Operation::unequal:
        return say("{} is not {}", "{} — не {}", name, value());
      case Operation::less:
        return date ? say("{} is before {}", "{} раньше {}", name, value())
                    : say("{} is less than {}", "{} меньше {}", name, value());
      case Operation::at_most:
        return date ? say("{} is no later than {}", "{} не позже {}", name, value())
                    : say("{} is at most {}", "{} не больше {}", name, value());
      case Operation::more:
        return date ? say("{} is after {}", "{} позже {}", name, value())
                    : say("{} is more than {}", "{} больше {}", name, value());
      case Operation::at_least:
        return date ? say("{} is no earlier than {}", "{} не раньше {}", name, value())
                    : say("{} is at least {}", "{} не меньше {}", name, value());
      case Operation::among: {
        std::vector<Text> values;
        for (const Literal& each : test.literals) values.push_back(literal(each, attribute));
        return say("{} is one of {}", "{} — одно из: {}", name, joined_by(values, {", ", ", "}));
      }
      case Operation::present:
        return say("{} is given", "{}: указано", name);
      case Operation::absent:
        return say("{} is not given", "{}: не указано", name);
    }
    return {};
  }

 private:
  // `and` and `or` inside each other stand in parentheses.
  Text part(const Node& node) const {
    const bool loose =
        std::holds_alternative<Node::Any>(node.form) || std::holds_alternative<Node::All>(node.form);
    return loose ? say("({})", "({})", (*this)(node)) : (*this)(node);
  }
  Text join(const std::vector<Node>& parts, const Text& by) const {
    std::vector<Text> all;
    for (const Node& each : parts) all.push_back(part(each));
    return joined_by(all, by);
  }

  static Text literal(const Literal& literal, const Attribute* attribute) {
    switch (literal.form) {
      case Literal::Form::number: {
        const Text number = grouped(plain_decimal(literal.text));
        const std::string unit = attribute == nullptr ? "" : attribute->unit;
        const std::string gap = unit.empty() || unit == "%" ? "" : " ";
        return {number.en + gap + unit, number.ru + gap + unit};
      }
      case Literal::Form::money: {
        return say("{} {}", "{} {}", grouped(plain_decimal(literal.text)), literal.currency);
      }
      case Literal::Form::text:
        if (attribute != nullptr && attribute->type == AttributeType::choice)
          for (const Option& option : attribute->options)
            if (option.id == literal.text) return inside(option.name);
        return {"“" + literal.text + "”", "«" + literal.text + "»"};
      case Literal::Form::date:
      case Literal::Form::boolean:
        break;
    }
    return {literal.text, literal.text};
  }

  const std::vector<Attribute>& action_;
  const std::vector<Attribute>& proposal_;
};

}  // namespace

Text condition_words(const Condition& condition, const std::vector<Attribute>& action_attributes,
                     const std::vector<Attribute>& proposal_fields) {
  return Wording{action_attributes, proposal_fields}(condition.root());
}

}  // namespace counterweight::rules
