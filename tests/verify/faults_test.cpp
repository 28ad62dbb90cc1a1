// Rulebooks with one fault each: the property that is meant for it is refuted, and says what is wrong. What
// the language itself excludes is refused by check, without which nothing is verified; a change of the rules
// that somebody should know of is told by diff (D24).
#include "engine/codec/counterexample.hpp"
#include "rules/rulebook_diff.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/play_scenario.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

std::string codes(const rules::Checked& checked) {
  std::string out;
  for (const rules::Diagnostic& each : checked.diagnostics) out += each.code + " ";
  return out;
}

void verified(const nlohmann::json& document, const nlohmann::json& fault) {
  const auto rulebook = checked(document);
  const core::Report report = core::verify(*rulebook);
  const core::Finding& found = finding_of(report, fault.at("refutes").get_ref<const std::string&>());
  CHECK(found.proof == core::Proof::refuted);
  CHECK(tells(said(found, rulebook), fault.at("says").get<std::string>()));
  CHECK_FALSE(report.sound());
  for (const core::Finding& each : report.findings) {
    if (!each.counterexample) continue;
    CAPTURE(each.property);
    const auto told = codec::tell(*each.counterexample, rulebook);
    INFO(told.scenario);
    CHECK(played(rulebook, told.scenario) == "");
    CHECK(told.shown);
  }
}

}  // namespace

TEST_CASE("faults: the rulebook that they are put into is sound") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  CHECK(unproved(core::verify(*rulebook), rulebook) == "");
}

TEST_CASE("faults: each is found by the property that is meant for it") {
  const nlohmann::json tiny = json_file("tests/verify/tiny.json");
  for (const nlohmann::json& fault : json_file("tests/verify/faults.json")) {
    CAPTURE(fault.at("fault"));
    const nlohmann::json document = tiny.patch(fault.at("patch"));
    if (fault.contains("refused")) {
      const rules::Checked refused = rules::check(document.dump());
      CHECK(refused.rulebook == nullptr);
      CHECK(tells(codes(refused), fault.at("refused").get<std::string>() + " "));
    } else if (fault.at("refutes") == "D24") {
      const std::string told =
          rules::diff_text(rules::diff(*checked(tiny), *checked(document)), Language::en);
      CHECK(tells(told, fault.at("says").get<std::string>()));
    } else {
      verified(document, fault);
    }
  }
}
