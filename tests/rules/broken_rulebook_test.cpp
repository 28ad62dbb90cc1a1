// The default rulebook, broken: every problem that is told, and no other. The table is broken_rulebooks.json.
#include <algorithm>
#include <random>

#include "rules/limits.hpp"
#include "rules/report.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

std::vector<std::string> problems_of(const Checked& checked) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : checked.diagnostics) {
    const std::string text = diagnostic.code + " " + diagnostic.pointer;
    out.push_back(diagnostic.severity == Diagnostic::Severity::error ? text : "(" + text + ")");
  }
  return out;
}

// json keeps its keys by the alphabet, so document order is not that of the file.
std::vector<std::string> sorted(std::vector<std::string> problems) {
  std::sort(problems.begin(), problems.end());
  return problems;
}

void check_sentences(const Checked& checked, const json& document) {
  for (const Diagnostic& diagnostic : checked.diagnostics) {
    INFO(diagnostic.code + " " + diagnostic.pointer);
    for (const Text& text : {diagnostic.message, diagnostic.help})
      for (const std::string& sentence : {text.en, text.ru}) {
        INFO(sentence);
        CHECK(sentence.size() > 5);
        CHECK((sentence.back() == '.' || sentence.back() == '?'));
      }
    CHECK(diagnostic.message.en != diagnostic.message.ru);
    CHECK(document.contains(json::json_pointer(diagnostic.pointer)));
  }
}

// "edits" is a JSON Patch, "problems" are "code pointer", warnings in parentheses.
void run(const json& one) {
  INFO(one.at("edits").dump());
  const json document = default_rulebook().patch(one.at("edits"));
  const Checked checked = check_json(document);
  INFO(report_text("rulebook.json", checked));
  const std::vector<std::string> expected = sorted(one.at("problems"));
  CHECK(sorted(problems_of(checked)) == expected);
  const bool has_error = std::any_of(expected.begin(), expected.end(),
                                     [](const std::string& problem) { return problem.front() != '('; });
  CHECK((checked.rulebook == nullptr) == has_error);
  check_sentences(checked, document);
}

}  // namespace

TEST_CASE("broken rulebooks: each mutation of the table is told, and nothing else") {
  const json table = json::parse(read_file(TESTS_DIR "/broken_rulebooks.json"));
  std::size_t tried = 0;
  for (const auto& [group, cases] : table.items()) {
    INFO(group);
    for (const json& one : cases) run(one);
    tried += cases.size();
  }
  CHECK(tried >= 230);
}

TEST_CASE("broken rulebooks: limits are told, and what lies within them is still read") {
  struct Limit {
    const char *list, *pointer;
    std::size_t most;
  };
  for (const Limit& limit :
       std::vector<Limit>{{"/departments", "/departments", kMaxDepartments},
                          {"/kinds", "/kinds", kMaxKinds},
                          {"/fields", "/fields", kMaxAttributes},
                          {"/grounds", "/grounds", kMaxGrounds},
                          {"/jurisdiction", "/jurisdiction", kMaxRows},
                          {"/kinds/0/attributes", "/kinds/0/attributes", kMaxAttributes},
                          {"/kinds/3/attributes/0/options", "/kinds/3/attributes/0/options", kMaxOptions}}) {
    INFO(limit.list);
    json document = default_rulebook();
    json& list = document.at(json::json_pointer(limit.list));
    const json last = list.back();
    for (std::size_t i = list.size(); i < limit.most + 1; ++i) {
      list.push_back(last);
      list.back()["id"] = "extra_" + std::to_string(i);
      if (std::string(limit.list) == "/departments" && i < limit.most)
        document["silence"]["extra_" + std::to_string(i)] = "consent";
    }
    const auto told = [&] {
      const auto problems = problems_of(check_json(document));
      return std::find(problems.begin(), problems.end(), "too_many " + std::string(limit.pointer)) !=
             problems.end();
    };
    CHECK(told());
    list.erase(list.size() - 1);
    CHECK_FALSE(told());
    INFO(report_text("rulebook.json", check_json(document)));
    CHECK((check_json(document).rulebook != nullptr));
  }
}

TEST_CASE("broken rulebooks: a row wants at most as many attributes as a kind can have") {
  json document = default_rulebook();
  json& attributes = document["kinds"][0]["attributes"];
  attributes = json::array({attributes[0]});
  json& wants = document["jurisdiction"][1]["wants"];
  for (std::size_t i = 1; i < kMaxAttributes; ++i) {
    const std::string id = "a" + std::to_string(i);
    attributes.push_back({{"id", id}, {"type", "integer"}, {"name", {{"en", id}, {"ru", id}}}});
    wants[id] = "more";
  }
  CHECK(problems_of(check_json(document)).empty());
  wants["zero"] = "of no use";  // past the limit: not read
  CHECK(problems_of(check_json(document)) == std::vector<std::string>{"too_many /jurisdiction/1/wants"});
}

TEST_CASE("broken rulebooks: a wanted attribute that is mistyped is suggested, an unordered one explained") {
  json document = default_rulebook();
  document["jurisdiction"][1]["wants"] = {{"discount_pc", "less"}, {"conditions", "less"}, {"terms", "more"}};
  const auto problems = check_json(document).diagnostics;
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].message.en ==
        "expected an ordered attribute of the kind `price`, found `conditions`, which is a text.");
  CHECK(problems[1].help.en == "did you mean `discount_pct`?");
  CHECK(problems[2].help.en == "known here: `discount_pct`, `until`.");
}

namespace {

std::string nested(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "{\"a\":";
  return out + "1" + std::string(static_cast<std::size_t>(depth), '}');
}

}  // namespace

TEST_CASE("broken rulebooks: text that is no rulebook at all") {
  struct Bad {
    std::string source, code, pointer, help;
  };
  for (const Bad& bad :
       std::vector<Bad>{{"", "invalid_json", "", "line 1, column 1"},
                        {"{\n  \"a\": 1,\n  \"б\" 2}", "invalid_json", "", "line 3, column 7"},
                        {"{\"name\": \"a\", \"name\": \"b\"}", "invalid_json", "/name", "correct this place"},
                        {std::string(70, '['), "invalid_json", "", "correct this place"},
                        {std::string(200'000, '['), "invalid_json", "", "correct this place"},
                        {"\"\xff\"", "invalid_json", "", "line 1"},
                        {"{\"a\": 1e999}", "invalid_json", "", ""},
                        {std::string(kMaxRulebookBytes + 1, ' '), "too_large", "", "shorten"},
                        {"{\"name\": \"" + std::string(10U << 20U, 'a') + "\"}", "too_large", "", "shorten"},
                        {nested(10'000), "invalid_json", "", "correct this place"},
                        {"[]", "wrong_type", "", "an object"},
                        {"1.5", "not_whole", "", "in quotes"},
                        {"null", "wrong_type", "", "an object"}}) {
    INFO(bad.source.substr(0, 40));
    const Checked checked = check(bad.source);
    CHECK(checked.rulebook == nullptr);
    REQUIRE(checked.diagnostics.size() == 1);
    const Diagnostic& problem = checked.diagnostics.front();
    CHECK(problem.code == bad.code);
    CHECK(problem.pointer == bad.pointer);
    INFO(problem.help.en);
    CHECK(problem.help.en.find(bad.help) != std::string::npos);
    CHECK_FALSE(problem.help.ru.empty());
  }
}

TEST_CASE("broken rulebooks: problems of several parts are told at once, errors first, in document order") {
  const std::string source = default_rulebook().dump();
  nlohmann::ordered_json document =
      nlohmann::ordered_json::parse(read_file(RULES_DIR "/library/default/rulebook.json"));
  document["jurisdiction"][3]["department"] = "salse";
  document["grounds"].push_back({{"id", "taste"}, {"name", {{"en", "Taste"}, {"ru", "Вкус"}}}});
  document["departments"][0]["name"].erase("ru");
  document["windows"]["review"] = "0s";
  document["jurisdiction"][1]["when"] = "discount > 10";
  document["fields"][1]["type"] = "string";
  CHECK(problems_of(check(document.dump())) ==
        std::vector<std::string>{"missing_translation /departments/0/name", "unknown_word /fields/1/type",
                                 "condition_name /jurisdiction/1/when",
                                 "unknown_department /jurisdiction/3/department",
                                 "window_out_of_range /windows/review"});
}

TEST_CASE("broken rulebooks: more than 200 problems are counted, not listed") {
  json document = default_rulebook();
  for (int i = 0; i < 250; ++i) document["surplus_" + std::to_string(i)] = i;
  const Checked checked = check_json(document);
  REQUIRE(checked.diagnostics.size() == kMaxDiagnostics + 1);
  CHECK(checked.diagnostics.back().code == "more_problems");
  CHECK(checked.diagnostics.back().message.en == "50 more problems are not told.");
}

TEST_CASE("broken rulebooks: two departments and a veto that nobody could ever vote on") {
  json document = default_rulebook();
  document["departments"] = json::array({document["departments"][0], document["departments"][2]});
  document["silence"] = {{"sales", "consent"}};
  document["grounds"] = json::array({document["grounds"][0], document["grounds"][1]});
  document["jurisdiction"] = json::array({document["jurisdiction"][0], document["jurisdiction"][1]});
  CHECK(problems_of(check_json(document)) ==
        std::vector<std::string>{"min_voters_impossible /challenge/min_voters"});
  document.erase("challenge");
  CHECK(problems_of(check_json(document)) == std::vector<std::string>{"min_voters_impossible "});
  document["jurisdiction"].erase(1);
  document["grounds"] = json::array();
  CHECK(problems_of(check_json(document)).empty());
}

TEST_CASE("broken rulebooks: random damage never breaks the reader") {
  const std::string source = read_file(RULES_DIR "/library/default/rulebook.json");
  std::mt19937 random{std::random_device{}()};
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  random.seed(seed);
  std::size_t refused = 0;
  for (int i = 0; i < 300; ++i) {
    std::string damaged = source;
    const std::string pieces = "\"{}[],:0-9az_ \xD0.";
    for (int n = 0; n < 3; ++n) damaged[random() % damaged.size()] = pieces[random() % pieces.size()];
    const Checked checked = check(damaged);
    const bool has_error =
        !checked.diagnostics.empty() && checked.diagnostics.front().severity == Diagnostic::Severity::error;
    REQUIRE((checked.rulebook == nullptr) == has_error);
    refused += has_error ? 1 : 0;
  }
  CHECK(refused > 100);
}

TEST_CASE("broken rulebooks: a value of another type is told in its place, at every place there is") {
  json document = default_rulebook();
  document["evidence"] = json::parse(R"([{"id": "talks", "name": {"en": "Talks", "ru": "Разговоры"},
    "kinds": ["price"], "when": "discount_pct > 15",
    "conversations": {"at_least": 5, "buyers": 3, "not_older_than": "90d"},
    "metrics": {"at_least": 1, "sufficient": true, "explained": true}, "insights": {"at_least": 1}}])");
  const json leaves = document.flatten();
  std::set<std::string> shapes;  // "/kinds/0/id" and "/kinds/1/id" are one
  for (const auto& [pointer, value] : leaves.items()) {
    std::string shape = pointer;
    for (char& c : shape)
      if (c >= '0' && c <= '9') c = '0';
    if (!shapes.insert(shape).second) continue;
    json broken = document;
    broken[json::json_pointer(pointer)] = json::array({json::object()});
    const Checked checked = check_json(broken);
    INFO(pointer);
    CHECK(checked.rulebook == nullptr);
    const auto problems = checked.diagnostics;
    CHECK(std::any_of(problems.begin(), problems.end(),
                      [&, at = pointer](const Diagnostic& problem) { return problem.pointer == at; }));
  }
  CHECK(shapes.size() > 40);
}
