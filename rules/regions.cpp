#include "rules/regions.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "base/check.hpp"
#include "rules/attribute_words.hpp"
#include "rules/condition.hpp"
#include "rules/condition_node.hpp"
#include "rules/covers.hpp"
#include "rules/decimal.hpp"
#include "rules/limits.hpp"
#include "rules/plain_text.hpp"

namespace counterweight::rules {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::int64_t days_since_1970(const std::string& date) {  // "2026-05-01", which exists
  const auto part = [&](std::size_t at, std::size_t count) { return std::stoi(date.substr(at, count)); };
  return sys_days{std::chrono::year{part(0, 4)} / part(5, 2) / part(8, 2)}.time_since_epoch().count();
}

std::string date_text(std::int64_t days) {
  const year_month_day day{sys_days{std::chrono::days{days}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

struct Limits {
  std::int64_t least, most;
};

// What a value can be at all; the declared min and max are within it.
Limits limits_of(const Attribute& attribute) {
  if (attribute.type == AttributeType::date)
    return {days_since_1970("0001-01-01"), days_since_1970("9999-12-31")};
  const std::int64_t most = attribute.type == AttributeType::decimal
                                ? power_of_ten(6) * power_of_ten(6) * power_of_ten(attribute.digits) - 1
                                : kMaxInteger;
  return {attribute.min.value_or(-most), attribute.max.value_or(most)};
}

// Each threshold is a piece of its own, and so is what lies between two.
std::vector<Piece> ordered_pieces(const Attribute& attribute, std::vector<std::int64_t> thresholds) {
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  const auto limits = limits_of(attribute);
  const std::int64_t least = limits.least, most = limits.most;
  std::vector<Piece> out;
  const auto add = [&](std::int64_t from, std::int64_t to) {
    if (from > to) return;
    Piece piece;
    if (from > least || attribute.min) piece.from = from;
    if (to < most || attribute.max) piece.to = to;
    // What a reader would take for an example: next to a threshold, and else something small.
    const std::int64_t sample = from > least ? from : to < most ? to : std::clamp<std::int64_t>(1, from, to);
    piece.sample =
        value_in_units(attribute, attribute.type == AttributeType::date && from == least && to == most
                                      ? days_since_1970("2026-01-01")
                                      : sample);
    out.push_back(std::move(piece));
  };
  std::int64_t from = least;
  for (const std::int64_t at : thresholds) {
    if (at < least || at > most) continue;
    add(from, at - 1);
    add(at, at);
    from = at + 1;
  }
  add(from, most);
  return out;
}

std::vector<Piece> choice_pieces(const Attribute& attribute, const std::set<std::string>& texts) {
  std::vector<Piece> out;
  Piece rest;
  for (const Option& option : attribute.options) {
    if (texts.contains(option.id))
      out.push_back({Value{option.id}, {}, {}, {option.id}});
    else
      rest.named.push_back(option.id);
  }
  if (!rest.named.empty()) {
    rest.sample = Value{rest.named.front()};
    out.push_back(std::move(rest));
  }
  return out;
}

// A blank text is no value: whoever leaves it counts as having left it out (check_value.hpp).
std::vector<Piece> text_pieces(const std::set<std::string>& texts) {
  std::vector<Piece> out;
  for (const std::string& text : texts)
    if (!check_text(text, true).blank) out.push_back({Value{text}, {}, {}, {text}});
  std::string other = "…";
  while (texts.contains(other)) other += "…";
  out.push_back({Value{std::move(other)}, {}, {}, {}});
  return out;
}

// What conditions compare one attribute with.
struct Named {
  Attribute attribute;
  std::vector<std::int64_t> thresholds;
  std::vector<std::string> texts;
};

class Collect {
 public:
  Collect(const Kind& kind, const Rulebook& book, std::map<std::pair<bool, std::string>, Named>& into)
      : kind_(kind), book_(book), into_(into) {}

  void operator()(const Condition::Node& node) { std::visit(*this, node.form); }
  void operator()(const Condition::Node::All& all) { each(all.parts); }
  void operator()(const Condition::Node::Any& any) { each(any.parts); }
  void operator()(const Condition::Node::Not& negation) { each(negation.part); }
  void operator()(const Test& test) {
    const Attribute* attribute =
        find_attribute(test.of_proposal ? book_.fields : kind_.attributes, test.name);
    CHECK_THAT_IS(attribute != nullptr, "a checked condition names what is declared");
    Named& named = into_.try_emplace({test.of_proposal, test.name}, Named{*attribute, {}, {}}).first->second;
    for (const Literal& literal : test.literals) {
      if (const auto* text = std::get_if<std::string>(&literal.operand)) {
        if (test.type == AttributeType::date)
          named.thresholds.push_back(days_since_1970(*text));
        else
          named.texts.push_back(*text);
      } else if (const auto* number = std::get_if<std::int64_t>(&literal.operand)) {
        named.thresholds.push_back(test.type == AttributeType::decimal
                                       ? *number / power_of_ten(kMaxDecimalDigits - attribute->digits)
                                       : *number);
      }
    }
  }

 private:
  void each(const std::vector<Condition::Node>& parts) {
    for (const Condition::Node& part : parts) (*this)(part);
  }

  const Kind& kind_;
  const Rulebook& book_;
  std::map<std::pair<bool, std::string>, Named>& into_;
};

}  // namespace

Value value_in_units(const Attribute& attribute, std::int64_t units) {
  switch (attribute.type) {
    case AttributeType::integer:
      return units;
    case AttributeType::decimal:
      return format_decimal(units, attribute.digits);
    case AttributeType::money:
      return Money{units, attribute.currency};
    case AttributeType::date:
      return date_text(units);
    case AttributeType::text:
    case AttributeType::choice:
    case AttributeType::boolean:
      break;
  }
  check_failed(__FILE__, __LINE__, "attribute.type", "not ordered");
}

std::int64_t units_of(const Attribute& attribute, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* money = std::get_if<Money>(&value)) return money->amount;
  const std::string& text = std::get<std::string>(value);
  return attribute.type == AttributeType::date ? days_since_1970(text)
                                               : parse_decimal(text, attribute.digits).value;
}

Cut cut_at(const Attribute& attribute, bool of_proposal, std::vector<std::int64_t> thresholds,
           std::vector<std::string> texts) {
  Cut cut{attribute, of_proposal, {}};
  const std::set<std::string> named{texts.begin(), texts.end()};
  if (is_ordered(attribute.type))
    cut.pieces = ordered_pieces(attribute, std::move(thresholds));
  else if (attribute.type == AttributeType::choice)
    cut.pieces = choice_pieces(attribute, named);
  else if (attribute.type == AttributeType::boolean)
    cut.pieces = {{Value{false}, {}, {}, {}}, {Value{true}, {}, {}, {}}};
  else
    cut.pieces = text_pieces(named);
  if (!attribute.required) cut.pieces.emplace_back();
  return cut;
}

Domain::Domain(const std::vector<const CheckedRulebook*>& rulebooks, const KindId& kind) {
  std::map<std::pair<bool, std::string>, Named> named;
  for (const CheckedRulebook* rulebook : rulebooks) {
    Collect collect{*rulebook->kind(kind), rulebook->book(), named};
    for (const Row& row : rulebook->book().jurisdiction)
      if (row.when && covers(row, kind)) collect(row.when->root());
  }
  for (auto& [name, found] : named) {
    cuts_.push_back(cut_at(found.attribute, name.first, std::move(found.thresholds), std::move(found.texts)));
    size_ = std::min(size_ * cuts_.back().pieces.size(), kMaxCells + 1);
  }
}

Cell Domain::cell(std::size_t at) const {
  Cell out(cuts_.size());
  for (std::size_t i = cuts_.size(); i-- > 0;) {
    out[i] = at % cuts_[i].pieces.size();
    at /= cuts_[i].pieces.size();
  }
  return out;
}

Values Domain::values_in(const Cell& cell, bool of_proposal) const {
  Values out;
  for (std::size_t i = 0; i < cuts_.size(); ++i)
    if (const auto& sample = cuts_[i].pieces[cell[i]].sample; sample && cuts_[i].of_proposal == of_proposal)
      out.emplace(cuts_[i].attribute.id, *sample);
  return out;
}

Values with_required(const std::vector<Attribute>& attributes, Values values) {
  for (const Attribute& attribute : attributes)
    if (attribute.required && !values.contains(attribute.id))
      values.emplace(attribute.id, *cut_at(attribute, false, {}, {}).pieces.front().sample);
  return values;
}

}  // namespace counterweight::rules
