// The smallest edits that take a right away, over all types of attributes.
#include "rules/what_if.hpp"

#include "rules/check_value.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

json named(const char* id, json more) {
  more["id"] = id;
  more["name"] = {{"en", id}, {"ru", id}};
  return more;
}

// One kind with an attribute of each type, and these rows.
std::shared_ptr<const CheckedRulebook> book_with(const json& rows) {
  json book = default_rulebook();
  const json options = json::array(
      {named("email", json::object()), named("post", json::object()), named("fair", json::object())});
  const json attributes = json::array(
      {named(
           "discount",
           {{"type", "decimal"}, {"digits", 1}, {"min", 0}, {"max", 100}, {"unit", "%"}, {"required", true}}),
       named("months", {{"type", "integer"}, {"min", 0}, {"max", 240}}),
       named("cost", {{"type", "money"}, {"currency", "EUR"}, {"min", 0}}),
       named("medium", {{"type", "choice"}, {"options", options}}), named("held", {{"type", "date"}}),
       named("words", {{"type", "text"}}), named("exclusive", {{"type", "boolean"}}),
       named("sure", {{"type", "boolean"}, {"required", true}})});
  book["kinds"] = json::array({named("deal", {{"attributes", attributes}})});
  book["grounds"] = json::array({named("brand", json::object())});
  book["jurisdiction"] = rows;
  Checked checked = check_json(book);
  INFO((checked.diagnostics.empty() ? "" : checked.diagnostics.front().message.en));
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

json veto(const char* id, const char* department, const char* when) {
  return {{"id", id}, {"department", department}, {"when", when}, {"power", "veto"}, {"grounds", {"brand"}}};
}

// An action of that kind, its values in normal form.
Considered deal(const CheckedRulebook& rulebook, const json& attributes) {
  const KindId kind{"deal"};
  return {kind, normalise_all(rulebook.kind(kind)->attributes, values_from(attributes), "").values};
}

struct Case {
  const char* when;
  json attributes;
  std::vector<std::string> told;  // without what they do
};

std::vector<std::string> told_in(const CheckedRulebook& rulebook, const std::vector<Considered>& actions,
                                 const Values& fields) {
  std::vector<std::string> out;
  for (const Avoiding& avoiding : ways_round(rulebook, actions, fields))
    for (const Detour& way : avoiding.ways)
      out.push_back(detour_words(rulebook, actions, avoiding.hold, way).en);
  return out;
}

const Values kFields{{"budget", euros(10'000'00)}};

}  // namespace

TEST_CASE("what if: the nearest value each way, for every type of attribute") {
  const std::string ends = ": Finance loses its veto.";
  const json sure{{"discount", 20}, {"sure", true}};
  const auto with = [&](const json& more) {
    json out = sure;
    out.update(more);
    return out;
  };
  const std::vector<Case> table{
      {"discount > 15", sure, {"Discount 20% → 15%"}},
      {"discount >= 15", sure, {"Discount 20% → 14.9%"}},
      {"discount <= 20", sure, {"Discount 20% → 20.1%"}},
      {"discount < 20.1 and discount > 19.9", sure, {"Discount 20% → 19.9%", "Discount 20% → 20.1%"}},
      {"discount == 20", sure, {"Discount 20% → 19.9%", "Discount 20% → 20.1%"}},
      {"discount != 30", sure, {"Discount 20% → 30%"}},
      {"discount > 15 and discount != 17", sure, {"Discount 20% → 17%"}},  // 15 is farther
      {"discount in {20, 20.1, 19.9}", sure, {"Discount 20% → 19.8%", "Discount 20% → 20.2%"}},
      {"discount >= 0", sure, {}},    // nothing below min
      {"discount is set", sure, {}},  // a required attribute is never left out
      {"months > 36", with({{"months", 48}}), {"Months 48 → 36", "Months left out"}},
      {"months >= 0", with({{"months", 48}}), {"Months left out"}},
      {"not months <= 36", sure, {"Months 36 or less"}},
      {"months is not set", sure, {"Months given"}},
      {"months is not set or months > 36 or months < 12", sure, {"Months from 12 to 36"}},
      {"cost >= 50000 EUR",
       with({{"cost", {{"amount", 60'000'00}, {"currency", "EUR"}}}}),
       {"Cost 60,000 EUR → 49,999.99 EUR", "Cost left out"}},
      {"cost > 10000 EUR or cost is not set", sure, {"Cost 10,000 EUR or less"}},
      {"held < 2026-03-01",
       with({{"held", "2026-02-20"}}),
       {"Held 2026-02-20 → 2026-03-01", "Held left out"}},
      {"held <= 2028-02-28",
       with({{"held", "2028-02-28"}}),
       {"Held 2028-02-28 → 2028-02-29", "Held left out"}},
      {"not held > 2026-12-31", sure, {"Held on or after 2027-01-01"}},
      {"medium == 'email'",
       with({{"medium", "email"}}),
       {"Medium “email” → “post”", "Medium “email” → “fair”", "Medium left out"}},
      {"medium in {'email', 'post'}",
       with({{"medium", "post"}}),
       {"Medium “post” → “fair”", "Medium left out"}},
      {"medium is not set", sure, {"Medium: “email”", "Medium: “post”", "Medium: “fair”"}},
      {"words == 'free'", with({{"words", "free"}}), {"Words worded otherwise", "Words left out"}},
      {"words != 'free'", with({{"words", "cheap"}}), {"Words “cheap” → “free”", "Words left out"}},
      {"words is not set", sure, {"Words given"}},
      {"exclusive == true", with({{"exclusive", true}}), {"Exclusive yes → no", "Exclusive left out"}},
      {"not exclusive == true and exclusive is not set", sure, {"Exclusive: no", "Exclusive: yes"}},
      {"sure == true", sure, {"Sure yes → no"}},
      {"proposal.budget >= 5000 EUR", sure, {"Budget 10,000 EUR → 4,999.99 EUR"}},
  };
  for (const Case& each : table) {
    const auto rulebook = book_with(json::array({veto("row", "finance", each.when)}));
    std::vector<std::string> expected;
    for (const std::string& told : each.told) expected.push_back(told + ends);
    INFO(each.when);
    CHECK(told_in(*rulebook, {deal(*rulebook, each.attributes)}, kFields) == expected);
  }
}

TEST_CASE("what if: two values are changed only where one does not do") {
  const auto rulebook = book_with(
      json::array({veto("one", "finance", "discount > 15"), veto("two", "finance", "months > 36")}));
  const Considered both = deal(*rulebook, {{"discount", 20}, {"sure", true}, {"months", 48}});
  CHECK(told_in(*rulebook, {both}, kFields) ==
        std::vector<std::string>{"Discount 20% → 15% and months 48 → 36: Finance loses its veto.",
                                 "Discount 20% → 15% and months left out: Finance loses its veto."});
  const Considered one = deal(*rulebook, {{"discount", 20}, {"sure", true}, {"months", 12}});
  CHECK(told_in(*rulebook, {one}, kFields) ==
        std::vector<std::string>{"Discount 20% → 15%: Finance loses its veto."});
}

TEST_CASE("what if: a pair is told where neither of its steps could be smaller") {
  // 20 and 48 may go to 15 with 36, or to 10 with 40.
  const auto rulebook =
      book_with(json::array({veto("one", "finance", "discount > 15"), veto("two", "finance", "months > 40"),
                             veto("three", "finance", "discount > 10 and months > 36")}));
  const Considered both = deal(*rulebook, {{"discount", 20}, {"sure", true}, {"months", 48}});
  CHECK(told_in(*rulebook, {both}, kFields) ==
        std::vector<std::string>{"Discount 20% → 15% and months 48 → 36: Finance loses its veto.",
                                 "Discount 20% → 10% and months 48 → 40: Finance loses its veto.",
                                 "Discount 20% → 15% and months left out: Finance loses its veto."});
}

TEST_CASE("what if: what an edit gives others is told, and such an edit comes last") {
  const json approves{
      {"id", "five"}, {"department", "legal"}, {"when", "medium == 'fair'"}, {"approval_required", true}};
  const auto rulebook =
      book_with(json::array({veto("one", "finance", "discount > 15"), veto("two", "sales", "discount > 10"),
                             veto("three", "legal", "discount <= 15 and discount > 5"),
                             veto("four", "support", "medium == 'post'"), approves}));
  const std::vector<Considered> actions{
      deal(*rulebook, {{"discount", 20}, {"sure", true}, {"medium", "fair"}})};
  CHECK(told_in(*rulebook, actions, kFields) ==
        std::vector<std::string>{
            "Discount 20% → 10%: Sales and Finance lose their veto; but Legal may veto then.",
            "Discount 20% → 15%: Finance loses its veto; but Legal may veto then.",
            "Medium “fair” → “email”: approval by Legal is no longer needed.",
            "Medium left out: approval by Legal is no longer needed.",
            "Medium “fair” → “post”: approval by Legal is no longer needed; but Support may veto then."});
}

TEST_CASE("what if: a field of the proposal weighs on all of its actions") {
  const auto rulebook =
      book_with(json::array({veto("one", "finance", "discount > 15 and proposal.budget >= 5000 EUR"),
                             veto("two", "finance", "months > 36 and proposal.budget >= 2000 EUR"),
                             veto("three", "legal", "months > 36 and proposal.budget < 8000 EUR")}));
  const std::vector<Considered> actions{deal(*rulebook, {{"discount", 20}, {"sure", true}}),
                                        deal(*rulebook, {{"discount", 5}, {"sure", true}, {"months", 48}})};
  CHECK(told_in(*rulebook, actions, kFields) ==
        std::vector<std::string>{
            "Discount 20% → 15%: Finance loses its veto.",
            "Budget 10,000 EUR → 4,999.99 EUR: Finance loses its veto; but Legal (action 2) may veto then.",
            "Months 48 → 36: Finance loses its veto.", "Months left out: Finance loses its veto.",
            "Budget 10,000 EUR → 1,999.99 EUR: Finance and Finance (action 1) lose their veto; but Legal may "
            "veto then."});
}

TEST_CASE("what if: where no edit helps, why is said") {
  json always = veto("all", "finance", "");
  always.erase("when");
  const auto rulebook = book_with(json::array({always, veto("one", "legal", "discount >= 0")}));
  const std::vector<Considered> actions{deal(*rulebook, {{"discount", 20}, {"sure", true}})};
  const auto both = ways_round(*rulebook, actions, kFields);
  REQUIRE(both.size() == 2);
  CHECK(both[0].result == Avoiding::Result::never);
  CHECK(result_words(*rulebook, both[0])->en ==
        "The veto of Finance goes with every action of this kind, whatever it says.");
  CHECK(both[1].result == Avoiding::Result::not_by_two);
  CHECK(result_words(*rulebook, both[1])->en ==
        "The veto of Legal stays, whichever one or two values are changed.");
}

TEST_CASE("what if: a search that is cut short says so") {
  // Two attributes with hundreds of thresholds each, and no two of their values that would do.
  std::string discounts = "discount in {", months = "months in {";
  for (int i = 0; i < 120; ++i)
    discounts += (i > 0 ? ", " : "") + std::to_string(i % 100) + "." + std::to_string(i / 100 + 1);
  for (int i = 0; i < 200; ++i) months += (i > 0 ? ", " : "") + std::to_string(i);
  json rows = json::array({veto("any", "finance", "discount >= 0 or months > 1")});
  for (int i = 0; i < 60; ++i) {
    rows.push_back(veto(("d" + std::to_string(i)).c_str(), "finance", (discounts + "}").c_str()));
    rows.push_back(veto(("m" + std::to_string(i)).c_str(), "finance", (months + "}").c_str()));
  }
  const auto rulebook = book_with(rows);
  const std::vector<Considered> actions{
      deal(*rulebook, {{"discount", "0.1"}, {"sure", true}, {"months", 48}})};
  const auto all = ways_round(*rulebook, actions, kFields);
  REQUIRE(all.size() == 1);
  CHECK(all[0].result == Avoiding::Result::limited);
  CHECK(all[0].limited);
  CHECK(result_words(*rulebook, all[0]).has_value());
}

TEST_CASE("unsaid: whose power depends on what is not given") {
  const auto rulebook = book_with(json::array(
      {veto("one", "finance", "discount > 15"),
       veto("two", "legal", "cost is not set"),
       {{"id", "three"}, {"department", "support"}, {"when", "months > 3"}, {"power", "object"}}}));
  const Considered action = deal(*rulebook, {{"sure", true}});
  std::vector<std::string> told;
  std::vector<std::string> quiet;
  for (const Unsaid& each : unsaid(*rulebook, action, kFields))
    if (const auto words = unsaid_words(*rulebook, action, each))
      told.push_back(words->en);
    else if (!each.of_proposal)
      quiet.push_back(each.attribute);
  CHECK(told == std::vector<std::string>{"Discount is not given: it may give power to Finance.",
                                         "Months is not given: it may give power to Support.",
                                         "Cost is not given: it may take power from Legal."});
  CHECK(quiet == std::vector<std::string>{"medium", "held", "words", "exclusive"});
}
