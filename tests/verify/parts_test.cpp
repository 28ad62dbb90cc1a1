// Which parts are played, and with what.
#include <algorithm>
#include <set>

#include "engine/core/verify/part.hpp"
#include "rules/retimed.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

std::size_t parts_in(const std::vector<Part>& parts, Play play, const DepartmentId& focus) {
  return static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [&](const Part& each) {
    return each.play == play && each.focus == focus;
  }));
}

}  // namespace

// The same seats in both, and the same with the other values: but there the budget changes with the depth, so
// that no override outlasts it.
TEST_CASE("parts: what an amendment does to a word tells apart what has the same seats") {
  const auto rulebook = checked(json_file("tests/verify/spin/amended.json"));
  const Situations situations = situations_of(*rulebook);
  REQUIRE(situations.all.size() == 3);
  const std::vector<Part> parts = parts_of(*rulebook, situations);
  CHECK(parts_in(parts, Play::amending_vetoes, {"finance"}) == 3);
  CHECK(parts_in(parts, Play::words, {"finance"}) == 2);
}

TEST_CASE("parts: what nothing that may still be said holds up depends on who may veto") {
  nlohmann::json document = json_file("tests/verify/spin/amended.json");
  document["kinds"][0]["closes"] = "certain";
  document["kinds"][0]["duty_to_answer"] = false;
  document["jurisdiction"][1] = {{"id", "finance_flat"}, {"department", "finance"}, {"power", "object"}};
  document["grounds"].erase(1);
  const auto rulebook = checked(document);
  const std::vector<Part> parts = parts_of(*rulebook, situations_of(*rulebook));
  CHECK(parts_in(parts, Play::words, {"finance"}) == 3);
}

TEST_CASE("parts: a field that only others look at is part of the content all the same") {
  const auto rulebook = checked(json_file("tests/verify/spin/amended.json"));
  const auto played = rules::retimed(*rulebook, {{"finance"}});
  CHECK(played->fields_named_for({"price"}) == std::set<std::string>{"budget"});
  const Situations situations = situations_of(*rulebook);
  const Sample& last = situations.all.back().sample;
  const auto seats = played->seats({"price"}, last.attributes, last.fields);
  REQUIRE(seats.size() == 1);
  CHECK(seats.front().department == DepartmentId{"finance"});
}
