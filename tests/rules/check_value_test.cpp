#include "rules/check_value.hpp"

#include "rules/limits.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;

namespace {

Attribute bounded(AttributeType type, std::int64_t min, std::int64_t max) {
  Attribute attribute = attribute_of(type, "x");
  attribute.min = min;
  attribute.max = max;
  return attribute;
}

}  // namespace

TEST_CASE("values: the normal form of each type") {
  struct Case {
    Attribute attribute;
    Value given, normal;
  };
  const Attribute integer = bounded(AttributeType::integer, -5, 100),
                  decimal = bounded(AttributeType::decimal, 0, 1000),
                  money = bounded(AttributeType::money, 0, 500),
                  text = attribute_of(AttributeType::text, "x"),
                  choice = attribute_of(AttributeType::choice, "x"),
                  date = attribute_of(AttributeType::date, "x"),
                  boolean = attribute_of(AttributeType::boolean, "x");
  const std::vector<Case> cases{{integer, 100_n, 100_n},
                                {integer, -5_n, -5_n},
                                {decimal, "12.50", "12.5"},
                                {decimal, "012", "12"},
                                {decimal, "-0", "0"},
                                {decimal, "100.0", "100"},
                                {decimal, 15_n, "15"},
                                {money, euros(500), euros(500)},
                                {money, euros(0), euros(0)},
                                {text, "one\r\ntwo\n\tthree", "one\ntwo\n\tthree"},
                                {text, std::string(kMaxTextBytes, 'x'), std::string(kMaxTextBytes, 'x')},
                                {text, "", ""},
                                {choice, "post", "post"},
                                {date, "2028-02-29", "2028-02-29"},
                                {boolean, false, false}};
  for (const Case& c : cases) {
    const auto value = normalise(c.attribute, c.given);
    REQUIRE(value.ok());
    CHECK(*value == c.normal);
    CHECK(*normalise(c.attribute, *value) == c.normal);  // normal once, normal for good
  }
}

TEST_CASE("values: what is refused says what was expected and found, in both languages") {
  struct Case {
    Attribute attribute;
    Value given;
    std::string en;  // part of the sentence
  };
  const Attribute integer = bounded(AttributeType::integer, 0, 100),
                  decimal = bounded(AttributeType::decimal, 0, 1000),
                  money = bounded(AttributeType::money, 100, 500),
                  text = attribute_of(AttributeType::text, "x"),
                  choice = attribute_of(AttributeType::choice, "x"),
                  date = attribute_of(AttributeType::date, "x"),
                  boolean = attribute_of(AttributeType::boolean, "x");
  const std::vector<Case> cases{
      {integer, 101_n, "a whole number from 0 to 100; found the number 101"},
      {integer, -1_n, "found the number -1"},
      {integer, "15", "found the text `15`"},
      {integer, true, "found `true`"},
      {attribute_of(AttributeType::integer, "x"), kMaxInteger + 1, "found the number 9007199254740993"},
      {decimal, "12.55", "found `12.55` with more digits"},
      {decimal, "1,5", "found the text `1,5`"},
      {decimal, "", "found the text ``"},
      {decimal, "100.1", "from 0 to 100,"},
      {decimal, "1234567890123", "more than 12 digits before the point"},
      {decimal, 101_n, "found the number 101"},
      {decimal, euros(5), "found the amount 5 in minor units of `EUR`"},
      {money, euros(501), "from 1 EUR to 5 EUR in EUR"},
      {money, euros(99), "found 0.99 EUR"},
      {money, Money{200, "USD"}, "in minor units of `USD`"},
      {money, 200_n, "found the number 200"},
      {text, std::string(kMaxTextBytes + 1, 'x'), "found 4001 bytes"},
      {text, "\xff", "not UTF-8"},
      {text, "a\x07", "control character"},
      {text, "a\rb", "control character"},
      {text, "a\xE2\x80\xAE", "reading direction"},
      {text, 1_n, "found the number 1"},
      {choice, "pots", "one of `email`, `post`; found the text `pots`"},
      {choice, false, "found `false`"},
      {date, "2026-02-30", "a day that exists"},
      {date, "2026-2-3", "a day that exists"},
      {boolean, "true", "true or false; found the text `true`"},
      {boolean, 1_n, "found the number 1"}};
  for (const Case& c : cases) {
    const auto value = normalise(c.attribute, c.given);
    INFO(c.en);
    REQUIRE_FALSE(value.ok());
    INFO(value.refusal().sentence.en);
    CHECK(value.refusal().code == "invalid.attribute");
    CHECK(value.refusal().sentence.en.starts_with("“Name” expects "));
    CHECK(value.refusal().sentence.ru.starts_with("«Имя»: ожидается "));
    CHECK(value.refusal().sentence.en.find(c.en) != std::string::npos);
    CHECK(value.refusal().pointer.empty());
  }
}

TEST_CASE("values: all problems at once, each with its pointer") {
  std::vector<Attribute> attributes{
      bounded(AttributeType::integer, 0, 9), attribute_of(AttributeType::text, "why"),
      attribute_of(AttributeType::text, "note"), attribute_of(AttributeType::date, "day")};
  attributes[0].id = "count";
  attributes[0].required = attributes[1].required = true;
  const CheckedValues checked = normalise_all(
      attributes, {{"why", " \n"}, {"note", " "}, {"day", "soon"}, {"cuont", 5_n}, {"a/b", true}},
      "/actions/0/attributes");
  std::vector<std::string> pointers;
  for (const Refusal& problem : checked.problems) {
    CHECK(problem.code == "invalid.attribute");
    CHECK_FALSE(problem.sentence.ru.empty());
    pointers.push_back(problem.pointer);
  }
  const std::string base = "/actions/0/attributes/";
  CHECK(pointers ==
        std::vector<std::string>{base + "count", base + "why", base + "day", base + "a~1b", base + "cuont"});
  CHECK(checked.values.empty());  // a blank text that is not required counts as not given
  CHECK(checked.problems[4].sentence.en == "There is no attribute `cuont` here: did you mean `count`?");

  const CheckedValues good = normalise_all(attributes, {{"count", 5_n}, {"why", "because"}}, "");
  CHECK(good.problems.empty());
  CHECK(good.values == Values{{"count", 5_n}, {"why", "because"}});
}
