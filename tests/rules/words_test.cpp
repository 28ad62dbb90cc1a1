#include "rules/words.hpp"

#include "rules/names.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;

TEST_CASE("ids: small letters, digits and _, from a letter, at most 32") {
  for (const char* good : {"a", "sales", "price_promise", "a1_", "abcdefghijklmnopqrstuvwxyz012345"})
    CHECK(is_id(good));
  for (const char* bad : {"", "A", "1a", "_a", "a-b", "a b", "цена", "abcdefghijklmnopqrstuvwxyz0123456"})
    CHECK_FALSE(is_id(bad));
}

TEST_CASE("nearest word: slips are found, strangers are not") {
  const std::vector<std::string> known{"marketing", "production", "sales", "finance", "legal"};
  CHECK(nearest_word("salse", known) == "sales");
  CHECK(nearest_word("sale", known) == "sales");
  CHECK(nearest_word("finanse", known) == "finance");
  CHECK(nearest_word("Legal", known) == "legal");
  CHECK(nearest_word("produktion", known) == "production");
  CHECK(nearest_word("support", known).empty());
  CHECK(nearest_word("", known).empty());
  CHECK(nearest_word(std::string(100'000, 's'), known).empty());
  CHECK(nearest_word("ab", {"ac", "ad"}) == "ac");
}

TEST_CASE("suggestions: a near word, a list, or that there is none") {
  CHECK(suggest_word("salse", {"sales"}).en == "did you mean `sales`?");
  CHECK(suggest_word("x", {"sales", "legal"}).en == "known here: `sales`, `legal`.");
  CHECK(suggest_word("x", {}).ru == "здесь не объявлено ни одного.");
  CHECK(list_words(std::vector<std::string>(18, "a")).ru.ends_with("и ещё 2"));
}

TEST_CASE("names: every enumerator has one and comes back from it") {
  for (const auto& [name, value] : kPowers) CHECK(value_named(kPowers, name_of(value)) == value);
  for (const auto& [name, value] : kSilences) CHECK(value_named(kSilences, name_of(value)) == value);
  for (const auto& [name, value] : kVoteSilences) CHECK(value_named(kVoteSilences, name_of(value)) == value);
  for (const auto& [name, value] : kChallengeGrounds)
    CHECK(value_named(kChallengeGrounds, name_of(value)) == value);
  for (const auto& [name, value] : kAttributeTypes)
    CHECK(value_named(kAttributeTypes, name_of(value)) == value);
  CHECK(name_of(Power::veto) == "veto");
  CHECK_FALSE(value_named(kPowers, "Veto").has_value());
}
