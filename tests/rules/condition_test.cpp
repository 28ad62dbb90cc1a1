#include "rules/condition.hpp"

#include "rules/limits.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;

namespace {

std::vector<Attribute> action_attributes() {
  std::vector<Attribute> out{
      attribute_of(AttributeType::decimal, "discount_pct"), attribute_of(AttributeType::integer, "units"),
      attribute_of(AttributeType::money, "cost"),           attribute_of(AttributeType::choice, "medium"),
      attribute_of(AttributeType::text, "where"),           attribute_of(AttributeType::date, "starts_on"),
      attribute_of(AttributeType::boolean, "exclusive")};
  out[0].min = 0;
  out[0].max = 1000;
  return out;
}

std::vector<Attribute> proposal_fields() {
  return {attribute_of(AttributeType::money, "budget"), attribute_of(AttributeType::date, "ends")};
}

Result<std::shared_ptr<const Condition>> parse(std::string_view source) {
  return parse_condition(source, action_attributes(), proposal_fields());
}

const Values kAction{{"discount_pct", "12.5"}, {"units", 200_n},          {"cost", Money{1'000'001, "EUR"}},
                     {"medium", "email"},      {"where", "it's on page"}, {"starts_on", "2026-05-01"},
                     {"exclusive", false}};
const Values kProposal{{"budget", Money{5'000'000, "EUR"}}};

}  // namespace

TEST_CASE("conditions: each test of each type, exactly at the threshold and beside it") {
  struct Case {
    const char* source;
    bool holds;
  };
  for (const Case& c : std::vector<Case>{{"discount_pct > 12.5", false},
                                         {"discount_pct >= 12.5", true},
                                         {"discount_pct > 12.4", true},
                                         {"discount_pct < 12.50", false},
                                         {"discount_pct <= 012.5", true},
                                         {"discount_pct == 12.5", true},
                                         {"discount_pct != 12.5", false},
                                         {"discount_pct > 9", true},  // by number, not by text
                                         {"discount_pct in {1, 12.5}", true},
                                         {"units == 200", true},
                                         {"units < -1", false},
                                         {"units < 9007199254740992", true},
                                         {"units > -9007199254740992", true},
                                         {"cost < 90071992547409.92 EUR", true},
                                         {"units in {199, 201}", false},
                                         {"cost > 10000 EUR", true},
                                         {"cost > 10000.01 EUR", false},
                                         {"cost >= 10000.01 EUR", true},
                                         {"proposal.budget >= 50000 EUR", true},
                                         {"proposal.budget < 50000 EUR", false},
                                         {"medium == 'email'", true},
                                         {"medium in {'post', 'email'}", true},
                                         {"medium != 'post'", true},
                                         {"where == 'it''s on page'", true},
                                         {"where == 'its on page'", false},
                                         {"starts_on < 2026-05-02", true},
                                         {"starts_on < 2026-05-01", false},
                                         {"exclusive == true", false},
                                         {"exclusive != true", true},
                                         {"exclusive == false", true}}) {
    INFO(c.source);
    const auto condition = parse(c.source);
    REQUIRE(condition.ok());
    CHECK((*condition)->holds(kAction, kProposal) == c.holds);
  }
}

TEST_CASE("conditions: what is not there makes every comparison false, `is set` asks for it") {
  for (const char* source : {"units == 1", "units != 1", "units < 1", "units >= 1", "units in {1}",
                             "units is set", "proposal.ends < 2026-01-01", "proposal.ends is set"}) {
    INFO(source);
    CHECK_FALSE((*parse(source))->holds({}, {}));
  }
  CHECK((*parse("units is not set"))->holds({}, {}));
  CHECK((*parse("not units == 1"))->holds({}, {}));
  CHECK_FALSE((*parse("units is not set"))->holds(kAction, {}));
}

TEST_CASE("conditions: a value of another type counts as not there") {
  CHECK_FALSE((*parse("units > 1"))->holds({{"units", "200"}}, {}));
  CHECK_FALSE((*parse("cost != 1 EUR"))->holds({{"cost", Money{500, "USD"}}}, {}));
  CHECK_FALSE((*parse("discount_pct != 1"))->holds({{"discount_pct", "soon"}}, {}));
}

TEST_CASE("conditions: `or` binds least, then `and`, then `not`; the plain form keeps the meaning") {
  struct Case {
    const char *source, *text;
  };
  for (const Case& c :
       std::vector<Case>{{"units==1 or units==2 and units==3", "units == 1 or units == 2 and units == 3"},
                         {"(units==1 or units==2) and units==3", "(units == 1 or units == 2) and units == 3"},
                         {"(units==1 or (units==2 or units==3))", "units == 1 or units == 2 or units == 3"},
                         {"not units==1 and units==2", "not units == 1 and units == 2"},
                         {"not (units==1 and units==2)", "not (units == 1 and units == 2)"},
                         {"not(not(units==1))", "not not units == 1"},
                         {" discount_pct>=012.50\n", "discount_pct >= 12.5"},
                         {"units in{1,2 , -3}", "units in {1, 2, -3}"},
                         {"cost>=99.50 EUR", "cost >= 99.5 EUR"},
                         {"units == 09007199254740992", "units == 9007199254740992"},
                         {"units == -0", "units == 0"},
                         {"where=='it''s'", "where == 'it''s'"},
                         {"units  is  not  set", "units is not set"}}) {
    INFO(c.source);
    const auto condition = parse(c.source);
    REQUIRE(condition.ok());
    CHECK((*condition)->source() == c.source);
    CHECK((*condition)->text() == c.text);
  }
}

TEST_CASE("conditions: the names they use, apart for action and proposal") {
  const auto condition = parse("units > 1 and (proposal.budget > 1 EUR or not cost is set) and units < 9");
  REQUIRE(condition.ok());
  CHECK((*condition)->action_names() == std::set<std::string>{"cost", "units"});
  CHECK((*condition)->proposal_names() == std::set<std::string>{"budget"});
}

TEST_CASE("conditions: a mistake is told with its column, what was expected, what was found and what to do") {
  struct Case {
    std::string source;
    int column;
    std::string says, help;
  };
  const std::vector<Case> cases{
      {"", 1, "expected a name, `not` or `(`, found the end", "begins with an attribute's name"},
      {"units", 6, "`in` or `is`, found the end", "`units == …`"},
      {"units 5", 7, "found `5`", "compare the name with a value"},
      {"units =", 7, "found `=`", "write `==`"},
      {"units == 5 && units == 6", 12, "found `&&`", "write `and`"},
      {"units == 5 AND units == 6", 12, "found `AND`", "write `and`"},
      {"units == 5 units == 6", 12, "expected `and`, `or` or the end", "join tests"},
      {"!exclusive == true", 1, "found `!`", "write `not`"},
      {"units ≥ 5", 7, "found `≥`", "write `>=`"},
      {"medium == email", 11, "expected a value, found `email`", "single quotes: 'email'"},
      {"medium == \"email\"", 11, "found `\"`", "write `'`"},
      {"medium == 'email", 11, "expected a closing '", "close the text"},
      {"units == 50_000", 10, "expected a number or a date, found `50_000`", "50000 EUR (with a blank)"},
      {"cost > 50000EUR", 8, "found `50000EUR`", "with a blank"},
      {"discount_pct > 12.", 16, "found `12.`", "12.5"},
      {"units in 5", 10, "expected `{`, found `5`", "in braces"},
      {"units in {}", 11, "expected a value, found `}`", "15"},
      {"units in {5 6}", 13, "expected `,` or `}`, found `6`", "in braces"},
      {"units not in {5}", 7, "found `not`", "`not units in …`"},
      {"units is 5", 10, "expected `set`, found `5`", "`is not set`"},
      {"(units == 5", 12, "expected `)` for the `(` at column 1, found the end", ""},
      {"units == 5)", 11, "found `)`", ""},
      {"units == cost", 10, "expected a value, found `cost`", "compared with values only"},
      {"where == 'я' and # == 1", 18, "found `#`", "small letters"},
      {"and == 1", 1, "found `and`", ""},
      // names
      {"unit == 5", 1, "found `unit`", "did you mean `units`?"},
      {"budget > 1 EUR", 1, "found `budget`", "write `proposal.budget`"},
      {"proposal.units == 1", 1, "found `proposal.units`", "write `units`"},
      {"proposal.budgte > 1 EUR", 1, "found `proposal.budgte`", "did you mean `proposal.budget`?"},
      {"proposal. > 1", 1, "found `proposal.`", ""},
      {"x.y == 1", 1, "found `x.y`", ""},
      // types
      {"where < 'a'", 7, "`where`, which is a text and has no order, found `<`",
       "only integer, decimal, money and date"},
      {"medium >= 'email'", 8, "has no order", ""},
      {"exclusive > true", 11, "has no order", ""},
      {"units == 1.5", 10, "expected a whole number for `units`, found `1.5`", ""},
      {"units == '5'", 10, "found `'5'`", ""},
      {"units == 5 EUR", 10, "found `5 EUR`", ""},
      {"units == 9007199254740993", 10, "found `9007199254740993`", ""},
      {"units == -90071992547409920", 10, "found `-90071992547409920`", ""},
      {"cost < 90071992547409.93 EUR", 8, "found `90071992547409.93 EUR`", ""},
      {"discount_pct < 1234567890123", 16, "found `1234567890123`", ""},
      {"discount_pct > 12.55", 16, "digits behind the point: at most 1", ""},
      {"discount_pct > 100.1", 16, "from 0 to 100", ""},
      {"discount_pct > -1", 16, "from 0 to 100", ""},
      {"cost > 50000", 8, "expected an amount such as 50000 EUR for `cost`, found `50000`", ""},
      {"cost > 50000 USD", 8, "found `50000 USD`", ""},
      {"cost > 0.001 EUR", 8, "found `0.001 EUR`", ""},
      {"medium == 'emial'", 11, "one of the options `email`, `post`", "did you mean `email`?"},
      {"medium == 1", 11, "found `1`", ""},
      {"where == 1", 10, "a text in 'single quotes'", ""},
      {"starts_on < 2026-02-30", 13, "a day that exists", ""},
      {"exclusive == 'true'", 14, "`true` or `false`", ""},
      {"units in {1, 2, 01}", 17, "expected each value once, found `01` again", "delete it"},
      // limits
      {std::string(kMaxConditionBytes + 1, ' '), 1, "at most 1000 bytes, found 1001", "two rows"},
      {std::string(17, '(') + "units == 1" + std::string(17, ')'), 17, "inside each other", "two rows"},
      {"units == 1\x01", 1, "control character", ""}};
  for (const Case& c : cases) {
    INFO(c.source.substr(0, 60));
    const auto condition = parse(c.source);
    REQUIRE_FALSE(condition.ok());
    const Refusal& refusal = condition.refusal();
    INFO(refusal.sentence.en);
    CHECK(refusal.code == "invalid.condition");
    CHECK(refusal.sentence.en.starts_with("Column " + std::to_string(c.column) + ": "));
    CHECK(refusal.sentence.ru.starts_with("Позиция " + std::to_string(c.column) + ": "));
    const std::size_t help_at = refusal.sentence.en.find(" Help: ");
    REQUIRE(help_at != std::string::npos);
    CHECK(refusal.sentence.en.substr(0, help_at).find(c.says) != std::string::npos);
    CHECK(refusal.sentence.en.substr(help_at).find(c.help) != std::string::npos);
  }
}

TEST_CASE("conditions: 16 levels and 1000 bytes are read") {
  CHECK(parse(std::string(16, '(') + "units == 1" + std::string(16, ')')).ok());
  std::string long_one = "units == 1";
  long_one.resize(kMaxConditionBytes, ' ');
  CHECK(parse(long_one).ok());
}
