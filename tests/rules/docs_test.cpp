// docs/RULES.md says what the program does.
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight::rules;
using nlohmann::json;

namespace {

std::string guide() {
  return read_file(RULES_DIR "/../docs/RULES.md");
}

// The ```jsonc block, without its comments.
std::string example_of(const std::string& guide) {
  const std::size_t begin = guide.find("```jsonc\n") + 9;
  std::istringstream block(guide.substr(begin, guide.find("```", begin) - begin));
  std::string out;
  for (std::string line; std::getline(block, line);) out += line.substr(0, line.find("//")) + "\n";
  return out;
}

}  // namespace

TEST_CASE("guide: the annotated example is a rulebook in order, and its defaults are the defaults") {
  const std::string example = example_of(guide());
  const auto rulebook = must_check(example);
  json without = json::parse(example);
  without.erase("windows");
  without.erase("challenge");
  without.erase("answered_by");
  without["override"].erase("cooling_off");
  without["pilot"] = json::object();
  const auto defaults = must_check(without.dump());
  const Rulebook &given = rulebook->book(), &assumed = defaults->book();
  CHECK(given.review == assumed.review);
  CHECK(given.decision == assumed.decision);
  CHECK(given.challenge == assumed.challenge);
  CHECK(given.min_review == assumed.min_review);
  CHECK(given.reaffirm == assumed.reaffirm);
  CHECK(given.settle == assumed.settle);
  CHECK(given.escalate == assumed.escalate);
  CHECK(given.answered_by == assumed.answered_by);
  CHECK(given.override_gate.value().cooling_off == assumed.override_gate.value().cooling_off);
  CHECK(given.pilot.value().max_share_pct == assumed.pilot.value().max_share_pct);
  CHECK(given.pilot.value().max_duration == assumed.pilot.value().max_duration);
  CHECK(given.pilot.value().recast == assumed.pilot.value().recast);
  CHECK(given.min_voters == assumed.min_voters);
  const auto same = [](const ChallengeRule& a, const ChallengeRule& b) {
    return a.silence == b.silence && a.stands_if.numerator == b.stands_if.numerator &&
           a.stands_if.denominator == b.stands_if.denominator;
  };
  CHECK(same(given.merits, assumed.merits));
  CHECK(same(given.validity, assumed.validity));
  CHECK(same(given.absolute_validity, assumed.absolute_validity));
}

TEST_CASE("guide: every code that a mutation earns is listed") {
  const std::string text = guide();
  const json table = json::parse(read_file(TESTS_DIR "/broken_rulebooks.json"));
  std::set<std::string> codes;
  for (const auto& [group, cases] : table.items())
    for (const json& one : cases)
      for (const std::string problem : one.at("problems")) {
        const std::size_t begin = problem.front() == '(' ? 1 : 0;
        codes.insert(problem.substr(begin, problem.find(' ') - begin));
      }
  CHECK(codes.size() > 35);
  for (const std::string& code : codes) {
    INFO(code);
    CHECK(text.find("`" + code + "`") != std::string::npos);
  }
}

namespace {

// What the quotes of these sources hold where it has such a form.
std::set<std::string> quoted_in(const std::string& folder, const std::regex& form) {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(RULES_DIR "/../" + folder)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = read_file(entry.path().string());
    for (std::sregex_iterator at{text.begin(), text.end(), form}, end; at != end; ++at)
      found.insert((*at)[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("guide: every refusal of the core and every event is listed") {
  const std::string text = guide();
  const auto codes = quoted_in(
      "engine/core", std::regex{R"re("((?:forbidden|conflict|invalid|limit|not_found)\.[a-z_]+)")re"});
  const auto events = quoted_in("engine/codec", std::regex{R"re(&\) \{ return "([a-z_]+)"; \})re"});
  CHECK(codes.size() > 80);
  CHECK(events.size() > 45);
  for (const auto& names : {codes, events})
    for (const std::string& name : names) {
      INFO(name);
      CHECK(text.find("`" + name + "`") != std::string::npos);
    }
}

TEST_CASE("guide: the rulebook of the tutorial is in order") {
  const std::string text = guide();
  const std::size_t begin = text.find("```json\n") + 8;
  must_check(text.substr(begin, text.find("```", begin) - begin));
}
