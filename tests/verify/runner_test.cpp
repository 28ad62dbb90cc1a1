// Whoever carries out the parts, in whatever order and on however many threads: the report is the same.
#include "engine/codec/verify_report.hpp"
#include "engine/service/on_threads.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/verify_support.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

std::string told(const core::RulebookPtr& rulebook, const core::VerifyLimits& limits,
                 const core::Runner& runner) {
  return codec::verify_json(core::verify(*rulebook, limits, runner), rulebook, 0.0, Language::en);
}

void backwards(std::size_t count, const std::function<void(std::size_t)>& task) {
  while (count > 0) task(--count);
}

void on_four_threads(std::size_t count, const std::function<void(std::size_t)>& task) {
  service::run_on_threads(4, count, task);
}

// A sound one, some that are refuted in several places, and one larger.
std::vector<nlohmann::json> documents() {
  nlohmann::json tiny = json_file("tests/verify/tiny.json");
  nlohmann::json absolute = tiny, blocking = tiny;
  absolute.at("grounds").at(0)["absolute"] = true;
  absolute.erase("override");
  blocking.at("jurisdiction").at(1)["approval_required"] = true;
  blocking.at("windows")["challenge"] = "300d";
  blocking.at("challenge")["min_voters"] = 2;
  return {tiny, absolute, blocking, json_file("rules/library/us_legislation/rulebook.json")};
}

}  // namespace

TEST_CASE("verify: the report does not depend on who plays which part when") {
  for (const nlohmann::json& document : documents()) {
    const auto rulebook = checked(document);
    for (const std::size_t limit : {20U, 200'000U}) {
      CAPTURE(document.at("name"), limit);
      const std::string one_by_one = told(rulebook, {limit}, {});
      CHECK(told(rulebook, {limit}, backwards) == one_by_one);
      CHECK(told(rulebook, {limit}, on_four_threads) == one_by_one);
    }
  }
}

TEST_CASE("verify: the runner is given each part once") {
  const auto rulebook = checked(json_file("tests/verify/tiny.json"));
  std::size_t asked = 0;
  const core::Report report =
      core::verify(*rulebook, {}, [&](std::size_t count, const std::function<void(std::size_t)>& task) {
        asked += count;
        backwards(count, task);
      });
  CHECK(asked == report.parts);
  CHECK(report.sound());
}
