// Rulebooks with one fault each: the property that is meant for it is refuted, and says what is wrong.
#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::test;

TEST_CASE("faults: the rulebook that they are put into is sound") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  CHECK(unproved(core::verify(*rulebook), rulebook) == "");
}

TEST_CASE("faults: each is found by the property that is meant for it") {
  const nlohmann::json tiny = json_file("tests/verify/tiny.json");
  for (const nlohmann::json& fault : json_file("tests/verify/faults.json")) {
    CAPTURE(fault.at("fault"));
    const auto rulebook = checked(tiny.patch(fault.at("patch")));
    const core::Report report = core::verify(*rulebook);
    const core::Finding& found = finding_of(report, fault.at("refutes"));
    CHECK(found.proof == core::Proof::refuted);
    CHECK(tells(said(found, rulebook), fault.at("says").get<std::string>()));
    CHECK_FALSE(report.sound());
  }
}
