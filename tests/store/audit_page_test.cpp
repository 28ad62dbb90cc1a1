// docs/audit.md and docs/check-chain.py: the example is true, and the script finds what is not.
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/canonical_json.hpp"
#include "base/sha256.hpp"
#include "tests/store/child.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store::test;
using nlohmann::json;
using Lines = std::vector<std::string>;

namespace {

const std::string kRoot = PROJECT_ROOT;

std::string page() {
  std::ifstream file{kRoot + "/docs/audit.md"};
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

// The lines of the page that are JSON objects: exported ones, or those that are hashed.
Lines objects(bool exported) {
  std::istringstream in{page()};
  Lines out;
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("{") && (line.find("\"prevhash\"") != std::string::npos) == exported)
      out.push_back(line);
  return out;
}

bool page_says(const std::string& text) {
  return page().find(text) != std::string::npos;
}

std::string tag(std::size_t seq, const Hash& hash) {
  return std::to_string(seq) + "-" + to_hex(hash).substr(0, 8);
}

// An exported chain of `count` events, its last hash in `head`.
Lines chain(const std::string& organisation, std::size_t count, Hash& head) {
  Lines out;
  head = {};
  for (std::size_t seq = 1; seq <= count; ++seq) {
    json event{{"source", "/organisations/" + organisation},
               {"sequence", std::to_string(seq)},
               {"data",
                {{"text", "Ж\"\\\n\u0001\x7f €😀 </"},
                 {"n", -12},
                 {"large", 9007199254740992},
                 {"list", {true, nullptr}}}}};
    const Hash hash = sha256_chained(head, canonical_json(event));
    event["prevhash"] = to_hex(head);
    event["hash"] = to_hex(hash);
    head = hash;
    out.push_back(canonical_json(event));
  }
  return out;
}

struct Outcome {
  int status = 0;
  std::string says;
};

Outcome check(const Lines& lines, const Lines& passes = {}) {
  const TemporaryDirectory directory;
  {
    std::ofstream file{directory.path() / "events.jsonl"};
    for (const std::string& line : lines) file << line << "\n";
  }
  Child child{[&](int pipe) {
    const int input = open((directory.path() / "events.jsonl").c_str(), O_RDONLY);
    if (input < 0 || dup2(input, 0) < 0 || dup2(pipe, 1) < 0 || dup2(pipe, 2) < 0) return 126;
    Lines words{"python3", kRoot + "/docs/check-chain.py"};
    for (const std::string& head : passes) words.insert(words.end(), {"--passes", head});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execvp("python3", arguments.data());
    return 127;
  }};
  const std::string says = child.read_rest();
  return {child.wait(), says};
}

}  // namespace

TEST_CASE("audit page: the worked example is true to the last digit") {
  const Lines exported = objects(true);
  const Lines hashed = objects(false);
  REQUIRE(exported.size() == 2);
  REQUIRE(hashed.size() == 2);
  Hash head{};
  for (std::size_t i = 0; i < exported.size(); ++i) {
    auto event = parse_json(exported[i]);
    REQUIRE(event.ok());
    CHECK(canonical_json(*event) == exported[i]);
    CHECK((*event)["prevhash"] == to_hex(head));
    head = sha256_chained(head, hashed[i]);
    CHECK((*event)["hash"] == to_hex(head));
    CHECK(page_says("\n    " + to_hex(head) + "\n"));
    event->erase("prevhash");
    event->erase("hash");
    CHECK(canonical_json(*event) == hashed[i]);
  }
  CHECK(page_says("SHA-256 of these " + std::to_string(32 + hashed[0].size()) + " bytes"));
  CHECK(page_says("then this (" + std::to_string(hashed[1].size()) + " bytes"));
  CHECK(page_says("\n    2 events, chain intact, head " + tag(2, head) + "\n"));
}

TEST_CASE("chain script: says of the page's example what the page says") {
  const Outcome outcome = check(objects(true));
  CHECK(outcome.status == 0);
  CHECK(page_says("\n    " + outcome.says));
}

TEST_CASE("chain script: nothing is an intact chain of no events") {
  const Outcome outcome = check({}, {"0-00000000"});
  CHECK(outcome.status == 0);
  CHECK(outcome.says == "0 events, chain intact, head 0-00000000\n");
}

TEST_CASE("chain script: it hashes what our canonical JSON writes, escapes and all") {
  Hash head{};
  const Outcome outcome = check(chain("acme", 3, head));
  CHECK(outcome.status == 0);
  CHECK(outcome.says == "3 events, chain intact, head " + tag(3, head) + "\n");
}

TEST_CASE("chain script: organisations in one export have chains of their own") {
  Hash acme{}, bolt{};
  const Lines first = chain("bolt", 2, bolt);
  const Lines second = chain("acme", 3, acme);
  const Outcome outcome = check({first[0], second[0], second[1], first[1], second[2]});
  CHECK(outcome.status == 0);
  CHECK(outcome.says == "/organisations/acme: 3 events, chain intact, head " + tag(3, acme) +
                            "\n/organisations/bolt: 2 events, chain intact, head " + tag(2, bolt) + "\n");
}

TEST_CASE("chain script: a line in another form, but of the same content, hashes alike") {
  Hash head{};
  Lines lines = chain("acme", 2, head);
  for (std::string& line : lines) line = json::parse(line).dump(-1, ' ', true);  // escaped to ASCII
  CHECK(check(lines).status == 0);
}

TEST_CASE("chain script: finds what is not in order, and where") {
  Hash head{};
  const Lines good = chain("acme", 4, head);
  const auto edited = [&](std::size_t at, const std::string& key, const json& value) {
    Lines lines = good;
    json event = json::parse(lines[at]);
    if (value.is_null())
      event.erase(key);
    else
      event[key] = value;
    lines[at] = event.dump();
    return lines;
  };
  struct Case {
    std::string name;
    Lines lines;
    std::string line, part;
  };
  const std::string zeros(64, '0');
  std::string twice = good[1];
  twice.insert(1, R"("source":"/organisations/acme",)");
  const std::vector<Case> cases{
      {"changed", edited(1, "data", "x"), "line 2: ", "event 2: expected hash "},
      {"added to", edited(1, "more", "x"), "line 2: ", "event 2: expected hash "},
      {"another hash", edited(1, "hash", zeros), "line 2: ", "found " + zeros},
      {"another prevhash", edited(1, "prevhash", zeros), "line 2: ", "event 2: expected prevhash "},
      {"removed", {good[0], good[2], good[3]}, "line 2: ", "expected sequence 2, found 3"},
      {"the first removed", {good[1], good[2]}, "line 1: ", "expected sequence 1, found 2"},
      {"swapped", {good[0], good[2], good[1], good[3]}, "line 2: ", "expected sequence 2, found 3"},
      {"doubled", {good[0], good[0], good[1]}, "line 2: ", "expected sequence 2, found 1"},
      {"moved to another organisation", edited(2, "source", "/organisations/bolt"),
       "line 3: ", "expected sequence 1"},
      {"sequence as a number", edited(0, "sequence", 1), "line 1: ", "expected `sequence` as a string"},
      {"no hash", edited(3, "hash", nullptr), "line 4: ", "expected `hash` as a string"},
      {"a fraction", edited(0, "data", 0.5), "line 1: ", "expected integers only, found 0.5"},
      {"too large", edited(0, "data", 9007199254740993), "line 1: ", "expected integers within"},
      {"a key twice", {good[0], twice}, "line 2: ", "found one twice"},
      {"no JSON", {good[0], "x"}, "line 2: ", ""},
      {"no object", {"[]"}, "line 1: ", "expected a JSON object"},
      {"a torn line", {good[0], good[1].substr(0, 100)}, "line 2: ", ""},
      {"too deep", {std::string(100'000, '[')}, "line 1: ", ""},
      {"half a character",
       {"{\"source\":\"\\ud800\",\"sequence\":\"1\",\"prevhash\":\"" + zeros + "\",\"hash\":\"\"}"},
       "line 1: ",
       ""},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Outcome outcome = check(c.lines);
    CAPTURE(outcome.says);
    CHECK(outcome.status == 1);
    CHECK(outcome.says.starts_with(c.line));
    CHECK(outcome.says.find(c.part) != std::string::npos);
    CHECK(outcome.says.find("Traceback") == std::string::npos);
  }
}

TEST_CASE("chain script: a noted head shows a tail that was cut and a history written anew") {
  Hash first{}, head{}, other{};
  const Lines good = chain("acme", 4, head);
  chain("acme", 2, first);
  chain("bolt", 4, other);
  CHECK(check(good, {tag(2, first), tag(4, head)}).status == 0);
  const Outcome cut = check({good[0], good[1], good[2]}, {tag(2, first), tag(4, head)});
  CHECK(cut.status == 1);
  CHECK(cut.says.find("expected the chain to pass " + tag(4, head)) != std::string::npos);
  CHECK(check(good, {tag(4, other)}).status == 1);
}
