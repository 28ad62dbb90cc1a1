#include "rules/decimal.hpp"

#include "rules/currency.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight::rules;

TEST_CASE("decimals: text to scaled number and back in normal form") {
  struct Case {
    std::string text;
    int digits;
    std::int64_t scaled;
    std::string normal;
  };
  for (const Case& c :
       std::vector<Case>{{"12.50", 2, 1250, "12.5"},
                         {"012", 1, 120, "12"},
                         {"-0", 1, 0, "0"},
                         {"-0.0", 1, 0, "0"},
                         {"0.05", 2, 5, "0.05"},
                         {"-0.05", 2, -5, "-0.05"},
                         {"12.5000000000", 1, 125, "12.5"},
                         {"15", 0, 15, "15"},
                         {"999999999999.999999", 6, 999'999'999'999'999'999, "999999999999.999999"},
                         {"-999999999999", 6, -999'999'999'999'000'000, "-999999999999"}}) {
    INFO(c.text);
    const Scaled read = parse_decimal(c.text, c.digits);
    CHECK(read.fault == DecimalFault::none);
    CHECK(read.value == c.scaled);
    CHECK(format_decimal(read.value, c.digits) == c.normal);
  }
}

TEST_CASE("decimals: what is no number, too fine or too large says which") {
  for (const char* text :
       {"", "-", ".", "1.", ".5", "+1", "1e3", "1,5", " 1", "1 ", "--1", "1.2.3", "٣", "0x10", "1.-5"}) {
    INFO(text);
    CHECK(parse_decimal(text, 2).fault == DecimalFault::form);
  }
  CHECK(parse_decimal("0.123", 2).fault == DecimalFault::digits);
  CHECK(parse_decimal("1000000000000", 2).fault == DecimalFault::size);
  CHECK(parse_decimal(std::string(5000, '9'), 2).fault == DecimalFault::size);
  CHECK(parse_decimal(std::string(5000, '0') + "7", 0).value == 7);
  CHECK(parse_decimal("1000000000000", 2, 13).value == 100'000'000'000'000);
}

TEST_CASE("decimals: the smallest number formats") {
  CHECK(format_decimal(std::numeric_limits<std::int64_t>::min(), 0) == "-9223372036854775808");
}

TEST_CASE("currencies: minor digits of ISO 4217, and no code across two others") {
  CHECK(minor_digits("EUR") == 2);
  CHECK(minor_digits("RUB") == 2);
  CHECK(minor_digits("JPY") == 0);
  CHECK(minor_digits("KWD") == 3);
  for (const char* code : {"", "EU", "eur", "EURO", "ERU", "D A", "XXX"})
    CHECK_FALSE(minor_digits(code).has_value());
  CHECK(known_currencies().size() > 140);
  for (const std::string& code : known_currencies()) CHECK(minor_digits(code).has_value());
  CHECK(format_money(4'800'050, "EUR") == "48000.5 EUR");
  CHECK(format_money(-700, "JPY") == "-700 JPY");
}
