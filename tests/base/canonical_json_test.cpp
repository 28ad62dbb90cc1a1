#include "base/canonical_json.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"

using namespace counterweight;

TEST_CASE("canonical JSON: keys sorted, escapes minimal, no blanks") {
  const auto value = parse_json(R"( {"b": 1, "a": ["\u0001", "é\/", "\n"], "A": {}} )");
  REQUIRE(value.ok());
  CHECK(canonical_json(*value) == "{\"A\":{},\"a\":[\"\\u0001\",\"é/\",\"\\n\"],\"b\":1}");
}

TEST_CASE("strict JSON: what is refused says why and where") {
  struct Case {
    std::string text;
    std::string pointer;
  };
  const std::vector<Case> cases{{R"({"a": {"b": 1, "b": 2}})", "/a/b"},
                                {R"([{"x/y": 1, "x/y": 1}])", "/0/x~1y"},
                                {R"({"a": )", ""},
                                {"", ""},
                                {"{} {}", ""},
                                {"\"\xff\"", ""},
                                {"1e999", ""},
                                {std::string(100'000, '['), ""}};
  for (const Case& c : cases) {
    INFO(c.text.substr(0, 40));
    const auto read = parse_json(c.text);
    REQUIRE_FALSE(read.ok());
    CHECK(read.refusal().code == "invalid.json");
    CHECK(read.refusal().pointer == c.pointer);
    CHECK_FALSE(read.refusal().sentence.ru.empty());
  }
}

TEST_CASE("strict JSON: what followed a NUL went unread") {
  CHECK(parse_json(std::string_view{"{}\0", 3}).refusal().code == "invalid.json");
  CHECK(parse_json(std::string_view{"{}\0anything", 11}).refusal().code == "invalid.json");
}

TEST_CASE("strict JSON: 64 levels are read, 65 are not") {
  CHECK(parse_json(std::string(64, '[') + std::string(64, ']')).ok());
  CHECK_FALSE(parse_json(std::string(65, '[') + std::string(65, ']')).ok());
}
