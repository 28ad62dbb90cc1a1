#include "rules/attribute_words.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "rules/currency.hpp"
#include "rules/decimal.hpp"
#include "rules/limits.hpp"

namespace counterweight::rules {

Text amount_words(const Attribute& attribute, std::int64_t scaled) {
  const std::string text = attribute.type == AttributeType::money ? format_money(scaled, attribute.currency)
                                                                  : format_decimal(scaled, attribute.digits);
  return {text, text};
}

bool is_ordered(AttributeType type) {
  switch (type) {
    case AttributeType::integer:
    case AttributeType::decimal:
    case AttributeType::money:
    case AttributeType::date:
      return true;
    case AttributeType::text:
    case AttributeType::choice:
    case AttributeType::boolean:
      return false;
  }
  check_failed(__FILE__, __LINE__, "type", "unknown type");
}

Text range_words(const Attribute& attribute) {
  Text out;
  const auto add = [&](const Text& part) {
    out.en += part.en;
    out.ru += part.ru;
  };
  if (attribute.min) add(say(" from {}", " от {}", amount_words(attribute, *attribute.min)));
  if (attribute.max) add(say(" to {}", " до {}", amount_words(attribute, *attribute.max)));
  return out;
}

bool within(const Attribute& attribute, std::int64_t scaled) {
  return !(attribute.min && scaled < *attribute.min) && !(attribute.max && scaled > *attribute.max);
}

bool exact(std::int64_t number) {
  return number >= -kMaxInteger && number <= kMaxInteger;
}

std::vector<std::string> option_ids(const Attribute& attribute) {
  std::vector<std::string> out;
  for (const Option& option : attribute.options) out.push_back(option.id);
  return out;
}

std::vector<std::string> ids_of(const std::vector<Attribute>& attributes) {
  std::vector<std::string> out;
  for (const Attribute& attribute : attributes) out.push_back(attribute.id);
  return out;
}

bool same_domain(const Attribute& a, const Attribute& b) {
  return a.type == b.type && a.min == b.min && a.max == b.max && a.digits == b.digits &&
         a.currency == b.currency && option_ids(a) == option_ids(b);
}

const Attribute* find_attribute(const std::vector<Attribute>& attributes, std::string_view id) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& attribute) { return attribute.id == id; });
  return found == attributes.end() ? nullptr : &*found;
}

}  // namespace counterweight::rules
