#include "base/text.hpp"

#include <stdexcept>

#include "tests/support/catch.hpp"

using namespace counterweight;

namespace {

void fails(const char* pattern) {
  CAPTURE(pattern);
  CHECK_THROWS_AS(say(pattern, "{}", "one"), std::runtime_error);
  CHECK_THROWS_AS(say("{}", pattern, "one"), std::runtime_error);
}

}  // namespace

TEST_CASE("say: words stand where the patterns have their places, in each language's own order") {
  const Text word{"sales", "продажи"};
  CHECK(say("{} owes {}.", "{} — долг отдела {}.", word, 3) ==
        Text{"sales owes 3.", "продажи — долг отдела 3."});
  CHECK(say("{0}, {1}, {0}", "{1}{0}", "a", std::string{"b"}) == Text{"a, b, a", "ba"});
  CHECK(say("{}", "{}", "") == Text{"", ""});
  CHECK(say("{}", "{}", std::int64_t{-7}) == Text{"-7", "-7"});
}

TEST_CASE("say: braces that are meant stand twice, and what is put in is not read") {
  CHECK(say("in {{1, 2}}", "{{}}") == Text{"in {1, 2}", "{}"});
  CHECK(say("{} {{{}}}", "{}{}", "{}", "}{") == Text{"{} {}{}", "{}}{"});
}

TEST_CASE("say: a wrong pattern is a bug, and throws") {
  for (const char* pattern : {"{} {}", "{1}", "{", "a {", "}", "{0", "{x}", "{-}", "{0x}", "{ }"})
    fails(pattern);
}
