#include "rules/check_value.hpp"

#include <algorithm>

#include "base/canonical_json.hpp"
#include "rules/attribute_words.hpp"
#include "rules/decimal.hpp"
#include "rules/limits.hpp"
#include "rules/plain_text.hpp"
#include "rules/words.hpp"

namespace counterweight::rules {
namespace {

Text expected_of(const Attribute& attribute) {
  const Text range = range_words(attribute);
  switch (attribute.type) {
    case AttributeType::integer:
      return say("a whole number{}", "целое число{}", range);
    case AttributeType::decimal:
      return say("a number in quotes{}, like \"12.5\" (digits behind the point: at most {})",
                 "число в кавычках{}, например \"12.5\" (знаков после точки: не больше {})", range,
                 attribute.digits);
    case AttributeType::money:
      return say("an amount{} in {}, as {{\"amount\": minor units, \"currency\": \"{}\"}}",
                 "сумма{} в {}, в виде {{\"amount\": мелкие единицы, \"currency\": \"{}\"}}", range,
                 attribute.currency, attribute.currency);
    case AttributeType::text:
      return say("text of at most {} bytes", "текст не длиннее {} байт", kMaxTextBytes);
    case AttributeType::choice:
      return say("one of {}", "одно из {}", list_words(option_ids(attribute)));
    case AttributeType::date:
      return say("a day that exists, like 2026-05-01", "существующий день, например 2026-05-01");
    case AttributeType::boolean:
      return say("true or false", "true или false");
  }
  check_failed(__FILE__, __LINE__, "attribute.type", "unknown type");
}

struct Found {
  Text operator()(bool value) const { return say("`{}`", "`{}`", value ? "true" : "false"); }
  Text operator()(std::int64_t value) const { return say("the number {}", "число {}", value); }
  Text operator()(const std::string& value) const {
    return say(
        "the text {}", "текст {}",
        check_text(value, true).fault == TextFault::not_utf8 ? std::string("`…`") : in_backticks(value));
  }
  Text operator()(const Money& value) const {
    return say("the amount {} in minor units of {}", "сумма {} в мелких единицах {}", value.amount,
               in_backticks(value.currency));
  }
};

Refusal wrong(const Attribute& attribute, const Text& found) {
  return {"invalid.attribute", say("“{}” expects {}; found {}.", "«{}»: ожидается {}; получено {}.",
                                   attribute.name, expected_of(attribute), found)};
}

Refusal wrong(const Attribute& attribute, const Value& value) {
  return wrong(attribute, std::visit(Found{}, value));
}

Result<Value> normal_integer(const Attribute& attribute, const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  if (number == nullptr || !exact(*number) || !within(attribute, *number)) return wrong(attribute, value);
  return value;
}

Result<Value> normal_decimal(const Attribute& attribute, const Value& value) {
  std::string text;
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    text = std::to_string(*whole);
  else if (const auto* written = std::get_if<std::string>(&value))
    text = *written;
  const Scaled number = parse_decimal(text, attribute.digits);
  switch (number.fault) {
    case DecimalFault::form:
      return wrong(attribute, value);
    case DecimalFault::digits:
      return wrong(attribute, say("{} with more digits", "{}, знаков больше", in_backticks(text)));
    case DecimalFault::size:
      return wrong(attribute, say("{}, which has more than {} digits before the point",
                                  "{}, где до точки больше {} цифр", in_backticks(text), kMaxDecimalWhole));
    case DecimalFault::none:
      break;
  }
  if (!within(attribute, number.value)) return wrong(attribute, value);
  return Value{format_decimal(number.value, attribute.digits)};
}

Result<Value> normal_money(const Attribute& attribute, const Value& value) {
  const auto* money = std::get_if<Money>(&value);
  if (money == nullptr || money->currency != attribute.currency || !exact(money->amount))
    return wrong(attribute, value);
  if (!within(attribute, money->amount)) {
    return wrong(attribute, amount_words(attribute, money->amount));
  }
  return value;
}

std::string with_plain_line_ends(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  return out;
}

Result<Value> normal_text(const Attribute& attribute, const Value& value) {
  const auto* given = std::get_if<std::string>(&value);
  if (given == nullptr) return wrong(attribute, value);
  const std::string text = with_plain_line_ends(*given);
  if (text.size() > kMaxTextBytes) return wrong(attribute, say("{} bytes", "байт: {}", text.size()));
  switch (check_text(text, true).fault) {
    case TextFault::none:
      return Value{text};
    case TextFault::not_utf8:
      return wrong(attribute, say("bytes that are not UTF-8", "байты не в UTF-8"));
    case TextFault::control:
      return wrong(attribute, say("a control character in it (line breaks and tabs are allowed)",
                                  "управляющий символ (разрешены переносы строк и табуляция)"));
    case TextFault::direction:
      return wrong(attribute, say("an invisible character that turns the reading direction",
                                  "невидимый символ, который меняет направление письма"));
  }
  check_failed(__FILE__, __LINE__, "fault", "unknown fault");
}

Result<Value> normal_choice(const Attribute& attribute, const Value& value) {
  const auto* id = std::get_if<std::string>(&value);
  const std::vector<std::string> options = option_ids(attribute);
  if (id == nullptr || std::find(options.begin(), options.end(), *id) == options.end())
    return wrong(attribute, value);
  return value;
}

Result<Value> normal_date(const Attribute& attribute, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr || !parse_date(*text)) return wrong(attribute, value);
  return value;
}

Result<Value> normal_boolean(const Attribute& attribute, const Value& value) {
  if (!std::holds_alternative<bool>(value)) return wrong(attribute, value);
  return value;
}

bool is_blank_text(const Attribute& attribute, const Value& value) {
  if (attribute.type != AttributeType::text) return false;
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return false;
  const TextCheck found = check_text(*text, true);
  return found.fault == TextFault::none && found.blank;
}

Refusal missing(const Attribute& attribute) {
  return {"invalid.attribute", say("“{}” is required and expects {}; found nothing.",
                                   "«{}» заполняется обязательно: ожидается {}; не получено ничего.",
                                   attribute.name, expected_of(attribute))};
}

Refusal unknown(const std::string& id, const std::vector<Attribute>& attributes) {
  return {"invalid.attribute", say("There is no attribute {} here: {}", "Атрибута {} здесь нет: {}",
                                   in_backticks(id), suggest_word(id, ids_of(attributes)))};
}

}  // namespace

Result<Value> normalise(const Attribute& attribute, const Value& value) {
  switch (attribute.type) {
    case AttributeType::integer:
      return normal_integer(attribute, value);
    case AttributeType::decimal:
      return normal_decimal(attribute, value);
    case AttributeType::money:
      return normal_money(attribute, value);
    case AttributeType::text:
      return normal_text(attribute, value);
    case AttributeType::choice:
      return normal_choice(attribute, value);
    case AttributeType::date:
      return normal_date(attribute, value);
    case AttributeType::boolean:
      return normal_boolean(attribute, value);
  }
  check_failed(__FILE__, __LINE__, "attribute.type", "unknown type");
}

CheckedValues normalise_all(const std::vector<Attribute>& attributes, const Values& values,
                            const std::string& base_pointer) {
  CheckedValues out;
  const auto refuse = [&](Refusal refusal, const std::string& id) {
    refusal.pointer = base_pointer + "/" + pointer_token(id);
    out.problems.push_back(std::move(refusal));
  };
  for (const Attribute& attribute : attributes) {
    const auto given = values.find(attribute.id);
    if (given == values.end() || is_blank_text(attribute, given->second)) {
      if (attribute.required) refuse(missing(attribute), attribute.id);
      continue;
    }
    auto value = normalise(attribute, given->second);
    if (value.ok())
      out.values.emplace(attribute.id, std::move(*value));
    else
      refuse(value.refusal(), attribute.id);
  }
  for (const auto& [id, value] : values) {
    const bool known =
        std::any_of(attributes.begin(), attributes.end(),
                    [&, name = id](const Attribute& attribute) { return attribute.id == name; });
    if (!known) refuse(unknown(id, attributes), id);
  }
  return out;
}

}  // namespace counterweight::rules
