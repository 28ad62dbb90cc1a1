#include "base/fold_case.hpp"

#include "tests/support/catch.hpp"

using counterweight::fold_case;

TEST_CASE("Letters are made small in both alphabets, and ё is е") {
  CHECK(fold_case("Summer Sale 2027") == "summer sale 2027");
  CHECK(fold_case("Ёлка, ёлки и ЕЛЬ") == "елка, елки и ель");
  CHECK(fold_case("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") == "абвгдежзийклмнопрстуфхцчшщъыьэюя");
  CHECK(fold_case("ÀÉÎÕÜÞ ×÷ß") == "àéîõüþ ×÷ß");
  CHECK(fold_case("ЄІЇЎ") == "єіїў");
}

TEST_CASE("What is no letter of two bytes stays as it is") {
  CHECK(fold_case("") == "");
  CHECK(fold_case("日本 €5 😀") == "日本 €5 😀");
  CHECK(fold_case("\xD0") == "\xD0");
  CHECK(fold_case("\xD0\x28\xFF") == "\xD0\x28\xFF");
}
