// Every shipped rulebook keeps every property.
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::test;

TEST_CASE("library: every rulebook is sound") {
  std::vector<const char*> names{"apache",           "gerrit",        "regulated",     "rfc_process",
                                 "security_council", "small_company", "us_legislation"};
  // The largest takes a minute with sanitizers; `counterweight rules verify` takes seconds.
  if (std::getenv("VERIFY_ALL") != nullptr) names.push_back("default");
  for (const char* name : names) {
    CAPTURE(name);
    const auto rulebook = checked(json_file(std::string("rules/library/") + name + "/rulebook.json"));
    const core::Report report = core::verify(*rulebook);
    CHECK(unproved(report, rulebook) == "");
    CHECK(report.sound());
    CHECK(report.states > 0);
    CHECK(report.edges > report.states);
    const std::string passed = said(finding_of(report, "D11"), rulebook);
    if (name == std::string("small_company")) CHECK(tells(passed, "Founders as arbiter"));
    if (name == std::string("security_council")) {
      CHECK_FALSE(finding_of(report, "D6").exceptions.empty());   // it decides by itself
      CHECK_FALSE(finding_of(report, "D11").exceptions.empty());  // five absolute vetoes
    }
  }
}

TEST_CASE("verify: a limit that is reached is said, and nothing is called proved for it") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  const core::Report report = core::verify(*rulebook, {20});
  CHECK_FALSE(report.sound());
  CHECK(finding_of(report, "D5").proof == core::Proof::not_proved);
  CHECK(tells(said(finding_of(report, "D5"), rulebook), "More than 20 states"));
}

TEST_CASE("verify: a kind with too many combinations of values is left out, and refutes nothing") {
  nlohmann::json document = json_file("tests/verify/tiny.json");
  std::string when;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "a" + std::to_string(i);
    document.at("kinds")
        .at(0)
        .at("attributes")
        .push_back({{"id", id}, {"type", "integer"}, {"name", {{"en", "A " + id}, {"ru", "А " + id}}}});
    when += (when.empty() ? "" : " and ") + id + " > 1";
  }
  document.at("jurisdiction")
      .push_back({{"id", "large"}, {"department", "legal"}, {"power", "object"}, {"when", when}});
  const core::Report report = core::verify(*checked(document));
  CHECK_FALSE(report.sound());
  CHECK(report.too_large == std::vector<core::KindId>{{"price"}});
  for (const core::Finding& each : report.findings) {
    CAPTURE(each.property);
    CHECK(each.proof == core::Proof::not_proved);
  }
}

TEST_CASE("verify: names make no difference to what is explored") {
  nlohmann::json document = json_file("tests/verify/tiny.json");
  const core::Report report = core::verify(*checked(document));
  std::string text = document.dump();
  for (std::size_t at = text.find("finance"); at != std::string::npos; at = text.find("finance", at))
    text.replace(at, 7, "bureau");
  const core::Report renamed = core::verify(*checked(nlohmann::json::parse(text)));
  CHECK(renamed.states == report.states);
  CHECK(renamed.edges == report.edges);
  CHECK(renamed.parts == report.parts);
}
