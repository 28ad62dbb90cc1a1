// Scenario files: the shipped stories end as they say, and a wrong expectation is found.
#include "engine/service/scenario.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/store/memory_store.hpp"
#include "rules/check.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using nlohmann::json;

namespace {

struct Run {
  service::Played result;
  std::string output;
};

Run play(const std::string& text, const core::RulebookPtr& rulebook = test::default_rulebook(),
         Duration shift = {}) {
  store::MemoryStore store;
  ManualClock clock{*parse_timestamp("2026-01-01T00:00:00Z")};
  Service service{store.ledger(), store.vault(), clock};
  const OrganisationId organisation{"test"};
  const core::FoundOrganisation founding{"Test", rulebook};
  REQUIRE(service.submit_and_wait({organisation, core::OrganisationCommand{founding}, {}, {}, {}, {}}).ok());
  Run played;
  Scenario scenario{service, clock, organisation, shift,
                    [&](const json& line) { played.output += line.dump() + "\n"; }};
  played.result = scenario.play(text);
  return played;
}

const std::string kSubmit =
    R"({"at":"2026-03-02T09:00:00Z","actor":"hanna@marketing","do":"submit","proposal":"p","body":)"
    R"({"title":"T","fields":{"budget":{"amount":100,"currency":"EUR"}},)"
    R"("actions":[{"id":"a","kind":"message","title":"M","attributes":{"text":"Hello."}}]}})"
    "\n";

std::string as_sales(const std::string& command, const std::string& rest) {
  return kSubmit + R"({"actor":"boris@sales","proposal":"p","do":)" + command + rest + "}";
}
const std::string kLaunch = R"("decide","body":{"decision":"launch"})";

// The default one; but settling.jsonl is about objections that only their raiser can call answered.
core::RulebookPtr rulebook_for(const std::filesystem::path& story) {
  if (story.stem() != "settling") return test::default_rulebook();
  json book = json::parse(test::read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json"));
  book["answered_by"] = "raiser";
  return rules::check(book.dump()).rulebook;
}

// The default one with the changes of a JSON Patch.
core::RulebookPtr patched_rulebook(const std::filesystem::path& patch) {
  const json book =
      json::parse(test::read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json"));
  return rules::check(book.patch(json::parse(test::read_file(patch))).dump()).rulebook;
}

std::string lines_with_error_in(const std::string& output) {
  std::string out;
  std::istringstream lines{output};
  for (std::string line; std::getline(lines, line);)
    if (line.find(R"("error")") != std::string::npos || line.find(R"("expected")") != std::string::npos)
      out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("scenario: a story moved in time goes the same way, with the times inside its commands") {
  for (const char* file : {"/app/demo/ferrit.jsonl", "/tests/scenarios/adversarial/pilot_lifted.jsonl"}) {
    INFO(file);
    const std::string text = test::read_file(std::string(SOURCE_DIR) + file);
    const Run moved = play(text, test::default_rulebook(), std::chrono::days{400});
    CHECK(lines_with_error_in(moved.output) == "");
    CHECK(moved.result.failed == 0);
  }
}

TEST_CASE("scenario: the shipped stories go as they expect") {
  for (const char* file : {"/tests/scenarios/main_story.jsonl", "/app/demo/ferrit.jsonl"}) {
    const Run played = play(test::read_file(std::string(SOURCE_DIR) + file));
    INFO(file << "\n" << played.output);
    CHECK(played.result.readable.ok());
    CHECK(played.result.failed == 0);
    CHECK(played.result.lines > 20);
  }
}

TEST_CASE("scenario: whoever tries to get round the constitution ends where it says") {
  std::vector<std::filesystem::path> stories;
  for (const auto& each : std::filesystem::directory_iterator(SOURCE_DIR "/tests/scenarios/adversarial"))
    stories.push_back(each.path());
  CHECK(stories.size() >= 15);
  for (const std::filesystem::path& story : stories) {
    const Run played = play(test::read_file(story), rulebook_for(story));
    INFO(story.filename() << "\n" << lines_with_error_in(played.output));
    CHECK(played.result.readable.ok());
    CHECK(played.result.failed == 0);
    CHECK(played.result.lines > 10);
  }
}

TEST_CASE("scenario: what a rulebook can say otherwise than the default one, it does otherwise") {
  int played_so_far = 0;
  for (const auto& each : std::filesystem::directory_iterator(SOURCE_DIR "/tests/scenarios/language")) {
    if (each.path().extension() != ".jsonl") continue;
    INFO(each.path().filename());
    const core::RulebookPtr rulebook =
        patched_rulebook(std::filesystem::path{each.path()}.replace_extension(".patch.json"));
    REQUIRE(rulebook != nullptr);
    const Run played = play(test::read_file(each.path()), rulebook);
    INFO(lines_with_error_in(played.output));
    CHECK(played.result.readable.ok());
    CHECK(played.result.failed == 0);
    CHECK(played.result.lines > 10);
    ++played_so_far;
  }
  CHECK(played_so_far >= 1);
}

TEST_CASE("scenario: an expectation that is not met prints both sides") {
  const Run played = play(kSubmit + R"({"expect":{"proposal":"p","status":"launched",)"
                                    R"("actions":{"a":"cleared"}}})");
  CHECK(played.result.failed == 1);
  CHECK(played.output.find(R"("expected":{"actions":{"a":"cleared"},"status":"launched"})") !=
        std::string::npos);
  CHECK(played.output.find(R"("found":{"actions":{"a":"pending"},"status":"in_review"})") !=
        std::string::npos);
}

TEST_CASE("scenario: a misspelt key of an expectation is told, with those that there are") {
  const Run played = play(kSubmit + R"({"expect":{"proposal":"p","state":"launched"}})");
  CHECK(played.result.failed == 1);
  CHECK(played.output.find("status, revision, stage") != std::string::npos);
  CHECK(played.output.find("but found `state`") != std::string::npos);
}

TEST_CASE("scenario: a refusal nobody expected fails, and so does an expected one that does not come") {
  CHECK(play(as_sales(kLaunch, "")).result.failed == 1);
  CHECK(play(as_sales(kLaunch, R"(,"refused":"forbidden.power")")).result.failed == 1);
  CHECK(play(as_sales(R"("comment","body":{"text":"Hi."})", R"(,"refused":true)")).result.failed == 1);
  CHECK(play(as_sales(kLaunch, R"(,"refused":"forbidden.final_say")")).result.failed == 0);
}

TEST_CASE("scenario: a line that is no line says which one") {
  for (const char* bad : {"{", "[]", R"({"do":1})", R"({"actor":"a@sales"})"}) {
    const Run played = play(kSubmit + bad);
    REQUIRE_FALSE(played.result.readable.ok());
    CHECK(played.result.readable.refusal().sentence.en.find("Line 2") == 0);
  }
}
