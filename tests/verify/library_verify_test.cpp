// Every shipped rulebook keeps every property.
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/core/verify/cast.hpp"
#include "engine/core/verify/situation.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

struct Known {
  const char* rulebook;
  std::size_t situations, parts, states, edges;
};

// A change of the engine that changes these is to be understood, and told in CHANGELOG.md.
std::vector<Known> library() {
  std::vector<Known> out{
      {"apache", 4, 12, 628, 2607},         {"gerrit", 6, 19, 852, 3332},
      {"regulated", 9, 33, 8330, 42992},    {"rfc_process", 3, 2, 512, 2963},
      {"security_council", 2, 6, 248, 978}, {"small_company", 8, 21, 6564, 34417},
      {"us_legislation", 2, 9, 659, 2455},
  };
  // The largest takes a minute with sanitizers; `counterweight rules verify` takes seconds.
  if (std::getenv("VERIFY_ALL") != nullptr) out.push_back({"default", 47, 77, 28118, 138716});
  return out;
}

void check_sound(const core::RulebookPtr& rulebook, const core::Report& report, const Known& expected) {
  CHECK(unproved(report, rulebook) == "");
  CHECK(report.sound());
  CHECK(report.situations == expected.situations);
  CHECK(report.parts == expected.parts);
  CHECK(report.states == expected.states);
  CHECK(report.edges == expected.edges);
}

}  // namespace

TEST_CASE("library: every rulebook is sound, with exactly so many states and edges") {
  for (const Known& each : library()) {
    const std::string name = each.rulebook;
    CAPTURE(name);
    const auto rulebook = checked(json_file("rules/library/" + name + "/rulebook.json"));
    const core::Report report = core::verify(*rulebook);
    check_sound(rulebook, report, each);
    const std::string passed = said(finding_of(report, "D11"), rulebook);
    if (name == "small_company") CHECK(tells(passed, "Founders as arbiter"));
    if (name == "security_council") {
      CHECK_FALSE(finding_of(report, "D6").exceptions.empty());   // it decides by itself
      CHECK_FALSE(finding_of(report, "D11").exceptions.empty());  // five absolute vetoes
    }
  }
}

// As large as a rulebook is expected to get. All of it takes minutes with sanitizers.
TEST_CASE("verify: seven departments with three reviewers each") {
  const auto rulebook = checked(json_file("tests/verify/seven.json"));
  const core::Situations situations = core::situations_of(*rulebook);
  const core::Cast cast =
      core::cast_for(core::Play::vetoes, *rulebook, situations.all.front(), nullptr, {"finance"});
  CHECK(cast.members.size() == 7);
  for (const auto& [department, members] : cast.members) {
    CAPTURE(department.value);
    CHECK(members.size() == 3);
  }
  if (std::getenv("VERIFY_ALL") == nullptr) return;
  check_sound(rulebook, core::verify(*rulebook), {"seven", 10, 85, 34314, 175454});
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
