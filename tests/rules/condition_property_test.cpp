// Random conditions against a second, naive reading of the same tree: what is printed is read again, and
// means the same.
#include <algorithm>
#include <functional>
#include <random>

#include "rules/check_value.hpp"
#include "rules/condition.hpp"
#include "rules/decimal.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) {
  return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

// Every value is one of few, so that conditions meet the values they name.
const std::vector<std::string> kDecimals{"0", "0.5", "9", "10", "10.1", "99.9"};
const std::vector<std::string> kTexts{"", "a", "it's", "не то", "and or"};
const std::vector<std::string> kDates{"2026-02-28", "2026-03-01", "2027-01-01"};
const std::vector<std::string> kChoices{"email", "post"};
const std::vector<std::int64_t> kNumbers{-2, 0, 1, 15, 200};

std::vector<Attribute> attributes() {
  std::vector<Attribute> out;
  for (const AttributeType type :
       {AttributeType::integer, AttributeType::decimal, AttributeType::money, AttributeType::text,
        AttributeType::choice, AttributeType::date, AttributeType::boolean})
    out.push_back(attribute_of(type, "attribute_" + std::to_string(out.size())));
  return out;
}

Value random_value(Random& random, AttributeType type) {
  switch (type) {
    case AttributeType::integer:
      return kNumbers[below(random, kNumbers.size())];
    case AttributeType::decimal:
      return kDecimals[below(random, kDecimals.size())];
    case AttributeType::money:
      return euros(kNumbers[below(random, kNumbers.size())] * 50);
    case AttributeType::text:
      return kTexts[below(random, kTexts.size())];
    case AttributeType::choice:
      return kChoices[below(random, kChoices.size())];
    case AttributeType::date:
      return kDates[below(random, kDates.size())];
    case AttributeType::boolean:
      return below(random, 2) == 0;
  }
  throw std::logic_error("unknown type");
}

Values random_values(Random& random) {
  Values out;
  for (const Attribute& attribute : attributes())
    if (below(random, 4) != 0) {
      auto value = normalise(attribute, random_value(random, attribute.type));
      REQUIRE(value.ok());
      out[attribute.id] = *value;
    }
  return out;
}

std::string written(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* money = std::get_if<Money>(&value)) return format_decimal(money->amount, 2) + " EUR";
  const std::string& text = std::get<std::string>(value);
  if (std::find(kDecimals.begin(), kDecimals.end(), text) != kDecimals.end()) return text;
  if (std::find(kDates.begin(), kDates.end(), text) != kDates.end()) return text;
  std::string quoted;
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return "'" + quoted + "'";
}

template <typename T>
int order_of(const T& a, const T& b) {
  return a < b ? -1 : a == b ? 0 : 1;
}

// Orders two values of one type; decimals through double, which is exact enough for one digit.
int order(const Value& a, const Value& b, AttributeType type) {
  if (type == AttributeType::decimal)
    return order_of(std::stod(std::get<std::string>(a)), std::stod(std::get<std::string>(b)));
  if (const auto* money = std::get_if<Money>(&a)) return order_of(money->amount, std::get<Money>(b).amount);
  if (const auto* number = std::get_if<std::int64_t>(&a)) return order_of(*number, std::get<std::int64_t>(b));
  if (const auto* flag = std::get_if<bool>(&a)) return order_of(*flag, std::get<bool>(b));
  return order_of(std::get<std::string>(a), std::get<std::string>(b));
}

using Oracle = std::function<bool(const Values&, const Values&)>;
struct Made {
  std::string source;
  Oracle oracle;
};

std::string blanks(Random& random) {
  return std::string(below(random, 3), ' ');
}

Made make_test(Random& random) {
  const std::vector<Attribute> all = attributes();
  const Attribute& attribute = all[below(random, all.size())];
  const bool of_proposal = below(random, 3) == 0;
  const std::string name = (of_proposal ? "proposal." : "") + attribute.id;
  const auto found = [=](const Values& action, const Values& proposal) -> const Value* {
    const Values& values = of_proposal ? proposal : action;
    const auto it = values.find(attribute.id);
    return it == values.end() ? nullptr : &it->second;
  };
  if (below(random, 6) == 0) {
    const bool present = below(random, 2) == 0;
    return {name + (present ? " is set" : " is not set"),
            [=](const Values& a, const Values& p) { return (found(a, p) != nullptr) == present; }};
  }
  const Value literal = random_value(random, attribute.type);
  const AttributeType type = attribute.type;
  if (below(random, 5) == 0) {
    const Value second = random_value(random, type);
    const bool two = !(second == literal);
    return {name + " in {" + written(literal) + (two ? "," + blanks(random) + written(second) : "") + "}",
            [=](const Values& a, const Values& p) {
              const Value* value = found(a, p);
              return value != nullptr && (*value == literal || *value == second);
            }};
  }
  const bool ordered = type == AttributeType::integer || type == AttributeType::decimal ||
                       type == AttributeType::money || type == AttributeType::date;
  const std::vector<std::string> signs{"==", "!=", "<", "<=", ">", ">="};
  const std::string& sign = signs[below(random, ordered ? 6 : 2)];
  return {name + " " + sign + blanks(random) + written(literal), [=](const Values& a, const Values& p) {
            const Value* value = found(a, p);
            if (value == nullptr) return false;
            const int o = order(*value, literal, type);
            return sign == "=="   ? o == 0
                   : sign == "!=" ? o != 0
                   : sign == "<"  ? o < 0
                   : sign == "<=" ? o <= 0
                   : sign == ">"  ? o > 0
                                  : o >= 0;
          }};
}

// Everything but a single test stands in parentheses, so that the source says which tree it means.
Made make(Random& random, std::size_t depth) {
  if (depth == 0 || below(random, 4) == 0) return make_test(random);
  if (below(random, 4) == 0) {
    const Made inner = make(random, depth - 1);
    return {"not (" + blanks(random) + inner.source + ")",
            [inner](const Values& a, const Values& p) { return !inner.oracle(a, p); }};
  }
  const bool any = below(random, 2) == 0;
  std::vector<Oracle> oracles;
  std::string source;
  for (std::size_t i = 0, count = 2 + below(random, 2); i < count; ++i) {
    const Made part = make(random, depth - 1);
    source += (i == 0 ? "(" : any ? " or (" : " and (") + part.source + blanks(random) + ")";
    oracles.push_back(part.oracle);
  }
  return {source, [=](const Values& a, const Values& p) {
            const auto holds = [&](const Oracle& oracle) { return oracle(a, p); };
            return any ? std::any_of(oracles.begin(), oracles.end(), holds)
                       : std::all_of(oracles.begin(), oracles.end(), holds);
          }};
}

// COUNTERWEIGHT_SEED repeats a run that failed.
unsigned seed_of_run() {
  const char* given = std::getenv("COUNTERWEIGHT_SEED");
  return given == nullptr ? std::random_device{}() : static_cast<unsigned>(std::stoul(given));
}

}  // namespace

TEST_CASE("conditions: random ones printed and read again agree with a naive reading") {
  const unsigned seed = seed_of_run();
  CAPTURE(seed);
  Random random{seed};
  std::size_t held = 0, asked = 0, read_again = 0;
  for (int i = 0; i < 2'000; ++i) {
    const Made made = make(random, 3);
    if (made.source.size() > 1'000) continue;
    INFO(made.source);
    const auto condition = parse_condition(made.source, attributes(), attributes());
    REQUIRE(condition.ok());
    const std::string text = (*condition)->text();
    const auto again = parse_condition(text, attributes(), attributes());
    INFO(text);
    REQUIRE(again.ok());
    REQUIRE((*again)->text() == text);
    ++read_again;
    for (int j = 0; j < 10; ++j) {
      const Values action = random_values(random), proposal = random_values(random);
      const bool expected = made.oracle(action, proposal);
      REQUIRE((*condition)->holds(action, proposal) == expected);
      REQUIRE((*again)->holds(action, proposal) == expected);
      held += expected ? 1 : 0;
      ++asked;
    }
  }
  CHECK(read_again > 1'000);     // or the generator makes nothing worth reading
  CHECK(held > asked / 10);      // or it makes only conditions that never hold,
  CHECK(held < asked * 9 / 10);  // or always do
}

TEST_CASE("conditions: random text is refused or read, and never breaks anything") {
  const unsigned seed = seed_of_run();
  CAPTURE(seed);
  Random random{seed};
  const std::vector<std::string> pieces{"attribute_0",
                                        "attribute_4",
                                        "proposal.",
                                        "proposal.attribute_2",
                                        "and",
                                        "or",
                                        "not",
                                        "in",
                                        "is",
                                        "set",
                                        "(",
                                        ")",
                                        "{",
                                        "}",
                                        ",",
                                        "==",
                                        "<",
                                        ">=",
                                        "=",
                                        "1",
                                        "-1.5",
                                        "2026-05-01",
                                        "EUR",
                                        "'a'",
                                        "'",
                                        "\"",
                                        "true",
                                        "я",
                                        "\xff",
                                        "\n",
                                        " ",
                                        " ",
                                        " "};
  std::size_t refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string source;
    for (std::size_t n = below(random, 12); n > 0; --n)
      source += pieces[below(random, pieces.size())] + (below(random, 2) == 0 ? " " : "");
    INFO(source);
    const auto condition = parse_condition(source, attributes(), attributes());
    if (condition.ok()) continue;
    ++refused;
    REQUIRE(condition.refusal().code == "invalid.condition");
    REQUIRE(condition.refusal().sentence.en.starts_with("Column "));
  }
  CHECK(refused > 10'000);
}
