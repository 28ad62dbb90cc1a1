// What is said of a figure: to somebody who has to decide on it, and has no statistics.
#include "engine/core/knowledge/figure.hpp"

#include "engine/core/knowledge/number_words.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;

namespace {

Figure shares(std::int64_t first, std::int64_t of_first, std::int64_t second, std::int64_t of_second) {
  Figure out;
  out.form = FigureForm::shares;
  out.first.share = {first, of_first};
  out.second.share = {second, of_second};
  return out;
}

Figure means(const Mean& first, const Mean& second) {
  Figure out;
  out.form = FigureForm::means;
  out.first.mean = first;
  out.second.mean = second;
  return out;
}

std::string all_of(const std::vector<Text>& texts, Language language) {
  std::string out;
  for (const Text& each : texts) out += each.in(language) + "\n";
  return out;
}

bool says(const FigureVerdict& verdict, const std::string& words) {
  return all_of(verdict.sentences, Language::en).find(words) != std::string::npos;
}

std::string codes(const Figure& figure) {
  const Status status = check_figure(figure);
  if (status.ok()) return "";
  std::string out = status.refusal().code + status.refusal().pointer;
  for (const Refusal& also : status.refusal().also) out += " " + also.code + also.pointer;
  return out;
}

}  // namespace

TEST_CASE("figure: a share that claims to be exacter than its sample") {
  Figure figure;
  figure.first.share = {164, 900};
  figure.claim = 0.02;
  figure.a_week = 200;
  const FigureVerdict verdict = verdict_of(figure);
  CHECK(verdict.enough == Enough::no);
  CHECK(verdict.needed == 1'432);
  CHECK(verdict.weeks == 3);
  CHECK(says(verdict,
             "164 of 900 are 18.2%; the share of all like them lies between 15.8% and 20.9%, 95% sure."));
  CHECK(says(verdict, "1432 are needed; there are 900."));
  CHECK(says(verdict, "At 200 a week that takes 3 weeks more."));
  figure.claim = 0.05;
  CHECK(verdict_of(figure).enough == Enough::yes);
  figure.claim.reset();
  CHECK(verdict_of(figure).enough == Enough::unclaimed);
}

TEST_CASE("figure: an experiment that is too small says how large it would have to be, and when it is") {
  Figure figure = shares(180, 900, 200, 900);
  figure.claim = 0.21;
  figure.a_week = 956;
  const FigureVerdict verdict = verdict_of(figure);
  CHECK(verdict.enough == Enough::no);
  CHECK(verdict.needed == sample_per_arm(0.2, 0.21, {}));
  CHECK(verdict.has == 900);
  CHECK_FALSE(verdict.parted);
  REQUIRE(verdict.weeks);
  CHECK(*verdict.weeks == (2 * (*verdict.needed - 900) + 955) / 956);
  CHECK(says(verdict, "as “power.prop.test” in R); there are 900."));
  CHECK(says(verdict, "Nor does it show that nothing did."));
  CHECK(says(verdict, "With 900 in each group, a rise from 20% is noticed from 25.5% on."));
}

TEST_CASE("figure: an experiment that is large enough and shows something") {
  Figure figure = shares(200, 1'200, 300, 1'200);
  figure.claim = 0.25;
  const FigureVerdict verdict = verdict_of(figure);
  CHECK(verdict.enough == Enough::yes);
  CHECK(verdict.parted);
  CHECK(verdict.interval.low > 0);
  CHECK(says(verdict, "something did change"));
  CHECK(verdict.warnings.empty());
}

TEST_CASE("figure: one of twenty comparisons is held to a twentieth, and often looked at is warned of") {
  Figure figure = shares(200, 1'000, 240, 1'000);  // p = 0.031
  CHECK(verdict_of(figure).parted);
  figure.comparisons = 20;
  figure.looks = 5;
  figure.claim = 0.24;
  const FigureVerdict verdict = verdict_of(figure);
  CHECK_FALSE(verdict.parted);
  CHECK(verdict.needed == sample_per_arm(0.2, 0.24, {0.0025, 0.8}));
  REQUIRE(verdict.warnings.size() == 2);
  const std::string en = all_of(verdict.warnings, Language::en), ru = all_of(verdict.warnings, Language::ru);
  CHECK(en.find("looked at 5 times") != std::string::npos);
  CHECK(en.find("in 14 of 100 cases, and not in 5 of 100 cases") != std::string::npos);
  CHECK(en.find("one of 20 comparisons: in 64 of 100 cases") != std::string::npos);
  CHECK(en.find("held to 0.25% instead of 5%") != std::string::npos);
  CHECK(ru.find("посмотрели 5 раз:") != std::string::npos);
  figure.looks = 2;
  CHECK(all_of(verdict_of(figure).warnings, Language::ru).find("посмотрели 2 раза:") != std::string::npos);
}

TEST_CASE("figure: means are compared by Welch and need what power.t.test says") {
  Figure figure = means({1'500, 400, 120}, {1'610, 450, 130});
  figure.claim = 1'600;
  const FigureVerdict verdict = verdict_of(figure);
  CHECK(verdict.needed == sample_per_arm_of_means(100, 450, {}));
  CHECK(verdict.has == 120);
  CHECK(says(verdict, "as “power.t.test” in R"));
  figure.form = FigureForm::mean;
  figure.claim = 20;
  CHECK(verdict_of(figure).needed == 1'537);
}

TEST_CASE(
    "figure: a claim that is what there was is out of reach, and one of nobody or of everybody has an "
    "interval") {
  Figure figure = shares(200, 1'000, 200, 1'000);
  figure.claim = 0.2;
  const FigureVerdict same = verdict_of(figure);
  CHECK(same.enough == Enough::no);
  CHECK_FALSE(same.needed);
  Figure nobody;
  nobody.first.share = {0, 12};
  nobody.claim = 0.05;
  const FigureVerdict verdict = verdict_of(nobody);
  CHECK(verdict.interval.low == 0);
  CHECK(verdict.interval.high > 0.2);
  CHECK(verdict.enough == Enough::no);
}

TEST_CASE("figure: every problem at once") {
  Figure figure = shares(5, 4, -1, 0);
  figure.claim = 1.5;
  figure.strength = {0.05, 0.04};
  figure.confidence = 1;
  figure.looks = 0;
  figure.a_week = 0;
  CHECK(codes(figure) ==
        "invalid.sample/first invalid.sample/second invalid.claim/claim invalid.strength/strength "
        "invalid.strength/confidence invalid.looks/looks invalid.looks/a_week");
  CHECK(codes(shares(1, 4, 1, 4)) == "");
  CHECK(codes(means({1, 2, 1}, {1, -2, 5})) == "invalid.sample/first invalid.sample/second");
  const double nan = std::nan("");
  CHECK(codes(means({nan, 2, 3}, {1, 2, 5})) == "invalid.sample/first");
  Figure claim = means({1, 2, 3}, {1, 2, 5});
  claim.claim = nan;
  CHECK(codes(claim) == "invalid.claim/claim");
}

TEST_CASE("numbers: as each language writes them") {
  CHECK(whole_words(15'700) == Text{"15,700", "15\u202f700"});
  CHECK(whole_words(9'999) == Text{"9999", "9999"});
  CHECK(whole_words(-1'234'567) == Text{"\u22121,234,567", "\u22121\u202f234\u202f567"});
  CHECK(number_words(12.5, 2) == Text{"12.5", "12,5"});
  CHECK(number_words(12, 2) == Text{"12", "12"});
  CHECK(number_words(-0.001, 2) == Text{"0", "0"});
  CHECK(share_words(0.182) == Text{"18.2%", "18,2\u00a0%"});
  CHECK(share_words(0.0012) == Text{"0.12%", "0,12\u00a0%"});
  CHECK(share_words(0).en == "0%");
  CHECK(share_words(1).en == "100%");
  CHECK(points_words(0.012).en == "1.2\u00a0points");
  CHECK(odds_words(0.14).en == "in 14 of 100 cases");
  CHECK(odds_words(0.0031).en == "in 3 of 1000 cases");
  CHECK(odds_words(0.0001).en == "in 1 of 10,000 cases");
  CHECK(odds_words(1e-9).en == "in fewer than 1 of 10,000 cases");
  CHECK(odds_words(0.8).ru == "в 80 из 100 случаев");
}

TEST_CASE(
    "figure: numbers far from each other ended in an exception of Boost's, which nobody had asked for") {
  const double sizes[]{1e-15, 0.5, 1e3, 1e15};
  for (const double deviation : sizes)
    for (const double claim : sizes)
      for (const std::int64_t size : {std::int64_t{2}, std::int64_t{1'000}, kMaxSample})
        for (const double level : {1e-15, 0.05, 0.9}) {
          Figure figure = means({1e3, deviation, size}, {1.1e3, deviation, 2});
          figure.claim = claim;
          figure.strength = {level, 0.95};
          REQUIRE(check_figure(figure).ok());
          CHECK(verdict_of(figure).has == 2);
        }
}
