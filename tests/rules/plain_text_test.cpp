#include "rules/plain_text.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace counterweight::rules;

TEST_CASE("plain text: characters are counted, not bytes") {
  CHECK(check_text("Продажи", false).characters == 7);
  CHECK(check_text("𝄞€é", false).characters == 3);
  CHECK(check_text("", false).blank);
  CHECK(check_text(" \xC2\xA0\xE2\x80\x8B", false).blank);
  CHECK_FALSE(check_text(" x", false).blank);
}

TEST_CASE("plain text: broken UTF-8, controls and direction marks are faults") {
  struct Case {
    std::string text;
    TextFault one_line, lines;
  };
  const auto same = [](const std::string& text, TextFault fault) { return Case{text, fault, fault}; };
  for (const Case& c : std::vector<Case>{same("\xff", TextFault::not_utf8),
                                         same("\xC0\xAF", TextFault::not_utf8),          // overlong
                                         same("\xE0\x80\x80", TextFault::not_utf8),      // overlong
                                         same("\xED\xA0\x80", TextFault::not_utf8),      // surrogate
                                         same("\xF4\x90\x80\x80", TextFault::not_utf8),  // past U+10FFFF
                                         same("\xE2\x82", TextFault::not_utf8),          // cut
                                         same("\x80", TextFault::not_utf8),
                                         same(std::string("a\0b", 3), TextFault::control),
                                         same("\x7f", TextFault::control),
                                         same("\xC2\x85", TextFault::control),
                                         same("\r", TextFault::control),
                                         {"a\nb\tc", TextFault::control, TextFault::none},
                                         same("25 \xE2\x80\xAE%", TextFault::direction),
                                         same("\xE2\x81\xA6", TextFault::direction),
                                         same("Цена 15 %", TextFault::none)}) {
    INFO(c.text);
    CHECK(check_text(c.text, false).fault == c.one_line);
    CHECK(check_text(c.text, true).fault == c.lines);
  }
}
