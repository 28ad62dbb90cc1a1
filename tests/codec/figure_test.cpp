// A figure as it is asked about over REST.
#include <nlohmann/json.hpp>

#include "engine/codec/figure_json.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::codec;
using nlohmann::json;

namespace {

json shares() {
  return {
      {"form", "shares"}, {"first", {{"yes", 180}, {"of", 900}}}, {"second", {{"yes", 205}, {"of", 900}}}};
}

std::string problems(const json& body) {
  const auto figure = read_figure(body);
  if (figure.ok()) return "";
  std::string out = figure.refusal().code + figure.refusal().pointer;
  for (const Refusal& also : figure.refusal().also) out += " " + also.code + also.pointer;
  return out;
}

}  // namespace

TEST_CASE("figure: what is left out, or null, is as usual") {
  json body = shares();
  const auto plain = read_figure(body);
  REQUIRE(plain.ok());
  CHECK(plain->strength.false_alarms == 0.05);
  CHECK(plain->strength.noticed == 0.8);
  CHECK(plain->looks == 1);
  CHECK_FALSE(plain->claim);
  for (const char* key : {"claim", "false_alarms", "noticed", "confidence", "looks", "comparisons", "a_week"})
    body[key] = nullptr;
  CHECK(problems(body).empty());
  body["claim"] = "0.21";
  body["comparisons"] = 4;
  const auto figure = read_figure(body);
  REQUIRE(figure.ok());
  CHECK(figure->claim == 0.21);
  CHECK(figure->second.share.successes == 205);
  CHECK(figure->comparisons == 4);
}

TEST_CASE("figure: what is wrong is told all at once, and once each") {
  json body = shares();
  body["first"] = {{"yes", 1.5}, {"colour", "red"}};
  body["claim"] = "1,5";
  body["noticed"] = 7;
  CHECK(problems(body) ==
        "invalid.shape/first/yes invalid.shape/first/of invalid.field/first/colour invalid.shape/claim "
        "invalid.shape/noticed");
  CHECK(problems({{"form", "mean"}, {"first", {{"of", 5}}}}) ==
        "invalid.shape/first/mean invalid.shape/first/deviation");
  for (const char* bad : {"", ".5", "5.", "+5", "1e5", "0x1", "nan", "1 000", "1234567890123456", "--1"}) {
    body = shares();
    body["claim"] = bad;
    INFO(bad);
    CHECK(problems(body) == "invalid.shape/claim");
  }
}

TEST_CASE("figure: the verdict in numbers and in the reader's language") {
  json body = shares();
  body["claim"] = "0.21";
  body["a_week"] = 500;
  const auto figure = read_figure(body);
  REQUIRE(figure.ok());
  const json said = figure_verdict_json(core::verdict_of(*figure), Language::ru);
  CHECK(said["enough"] == "no");
  CHECK(said["needed"] == core::sample_per_arm(0.2, 0.21, {}).value());
  CHECK(said["has"] == 900);
  CHECK(said["parted"] == false);
  CHECK(said["sentences"][0].get<std::string>().starts_with("С 20"));
  const json one = figure_verdict_json(
      core::verdict_of(*read_figure({{"form", "share"}, {"first", {{"yes", 3}, {"of", 4}}}})), Language::en);
  CHECK(one["enough"] == "unclaimed");
  CHECK(one["p_value"].is_null());
  CHECK(one["parted"].is_null());
  CHECK(one["interval"]["high"] == "0.954412739");
}
