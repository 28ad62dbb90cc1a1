// Domains cut at the thresholds that conditions name.
#include "rules/regions.hpp"

#include "rules/check_value.hpp"
#include "rules/region_words.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;

namespace {

std::vector<std::string> samples(const Cut& cut) {
  std::vector<std::string> out;
  for (const Piece& piece : cut.pieces) {
    if (!piece.sample)
      out.emplace_back("-");
    else if (const auto* number = std::get_if<std::int64_t>(&*piece.sample))
      out.push_back(std::to_string(*number));
    else if (const auto* money = std::get_if<Money>(&*piece.sample))
      out.push_back(std::to_string(money->amount));
    else if (const auto* flag = std::get_if<bool>(&*piece.sample))
      out.emplace_back(*flag ? "yes" : "no");
    else
      out.push_back(std::get<std::string>(*piece.sample));
  }
  return out;
}

Attribute decimal(std::int64_t min, std::int64_t max) {
  Attribute attribute = attribute_of(AttributeType::decimal, "discount");
  attribute.digits = 1;
  attribute.min = min;
  attribute.max = max;
  attribute.required = true;
  return attribute;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("cut: each threshold is a piece of its own, and so is what lies between two") {
  CHECK(samples(cut_at(decimal(0, 1000), false, {200, 100}, {})) == Names{"9.9", "10", "10.1", "20", "20.1"});
  CHECK(samples(cut_at(decimal(0, 1000), false, {200, 201}, {})) == Names{"19.9", "20", "20.1", "20.2"});
  CHECK(samples(cut_at(decimal(0, 200), false, {0, 200}, {})) == Names{"0", "0.1", "20"});
}

TEST_CASE("cut: what need not be given is a piece, too") {
  Attribute flag = attribute_of(AttributeType::boolean, "flag");
  CHECK(samples(cut_at(flag, false, {}, {})) == Names{"no", "yes", "-"});
  flag.required = true;
  CHECK(samples(cut_at(flag, false, {}, {})) == Names{"no", "yes"});
}

TEST_CASE("cut: a blank text is no value, whatever a condition says") {
  const Attribute note = attribute_of(AttributeType::text, "note");
  CHECK(samples(cut_at(note, false, {}, {"", " \t", "Vienna"})) == Names{"Vienna", "…", "-"});
}

TEST_CASE("cut: dates are cut at days, texts at what they are compared with") {
  Attribute date = attribute_of(AttributeType::date, "day");
  date.required = true;
  const std::int64_t leap = units_of(date, Value{std::string("2028-02-29")});
  CHECK(samples(cut_at(date, false, {leap}, {})) == Names{"2028-02-28", "2028-02-29", "2028-03-01"});
  Attribute text = attribute_of(AttributeType::text, "word");
  text.required = true;
  CHECK(samples(cut_at(text, false, {}, {"b", "a", "b"})) == Names{"a", "b", "…"});
  CHECK(samples(cut_at(text, false, {}, {"…"})) == Names{"…", "……"});
}

TEST_CASE("cut: options that no condition names are one piece") {
  Attribute choice = attribute_of(AttributeType::choice, "medium");
  choice.required = true;
  choice.options.clear();
  for (const char* id : {"email", "post", "phone"}) choice.options.push_back({id, {id, id}});
  const Cut cut = cut_at(choice, false, {}, {"post"});
  REQUIRE(cut.pieces.size() == 2);
  CHECK(cut.pieces[1].named == Names{"email", "phone"});
}

TEST_CASE("domain: every condition gives one answer within a cell, and the cells are every combination") {
  const auto rulebook = must_check(default_rulebook().dump());
  for (const Kind& kind : rulebook->book().kinds) {
    const Domain domain{{rulebook.get()}, kind.id};
    std::size_t product = 1;
    for (const Cut& cut : domain.cuts()) product *= cut.pieces.size();
    CHECK(domain.size() == product);
    for (std::size_t i = 0; i < domain.size(); ++i) {
      const Cell cell = domain.cell(i);
      const Values attributes = with_required(kind.attributes, domain.attributes_in(cell));
      CHECK(normalise_all(kind.attributes, attributes, "").problems.empty());
      const Values fields = with_required(rulebook->book().fields, domain.fields_in(cell));
      CHECK(normalise_all(rulebook->book().fields, fields, "").problems.empty());
    }
  }
}

TEST_CASE("regions: cells that belong together are told as one") {
  const auto rulebook = must_check(default_rulebook().dump());
  const Domain domain{{rulebook.get()}, {"price"}};
  std::vector<Cell> all, deep;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const Cell cell = domain.cell(i);
    all.push_back(cell);
    const auto seats = rulebook->seats({"price"}, domain.attributes_in(cell), domain.fields_in(cell));
    for (const Seat& seat : seats)
      if (seat.department == DepartmentId{"sales"} && seat.power == Power::veto) deep.push_back(cell);
  }
  REQUIRE(regions_of(domain, all).size() == 1);
  CHECK(region_words(domain, regions_of(domain, all).front()) == Text{});
  const auto regions = regions_of(domain, deep);
  REQUIRE(regions.size() == 1);
  CHECK(region_words(domain, regions.front()).en == "discount from 10.1% to 100%");
  CHECK(region_words(domain, regions.front()).ru == "скидка от 10,1% до 100%");
}

TEST_CASE("range words: whole amounts are grouped by thousands, which the currency once was part of") {
  Attribute cost = attribute_of(AttributeType::money, "cost");
  cost.currency = "EUR";
  CHECK(value_words(cost, Value{euros(60'000'00)}) == Text{"60,000 EUR", "60\u00A0000 EUR"});
  CHECK(value_words(cost, Value{euros(49'999'99)}) == Text{"49,999.99 EUR", "49\u00A0999,99 EUR"});
  CHECK(range_of_values_words(cost, std::nullopt, Value{euros(10'000'00)}).en == "name 10,000 EUR or less");
}
