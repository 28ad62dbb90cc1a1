// What another rulebook would change, exactly at the values where it does.
#include "rules/rulebook_diff.hpp"

#include <algorithm>

#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

std::shared_ptr<const CheckedRulebook> patched(const char* patch) {
  const Checked checked = check(default_rulebook().patch(json::parse(patch)).dump());
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

RulebookDiff diff_with(const char* patch) {
  return diff(*must_check(default_rulebook().dump()), *patched(patch));
}

std::size_t row_at(const char* id) {
  const json rows = default_rulebook().at("jurisdiction");
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].at("id") == id) return i;
  FAIL("no such row: " << id);
  return 0;
}

}  // namespace

TEST_CASE("diff: the same rulebook changes nothing") {
  CHECK(diff_with("[]").empty());
  CHECK(diff_text(diff_with("[]"), Language::en) == "The two rulebooks say the same.\n");
}

TEST_CASE("diff: a threshold that moves changes what lies between the old one and the new one") {
  const std::string path = "/jurisdiction/" + std::to_string(row_at("sales_price")) + "/when";
  const auto changes =
      diff_with((R"([{"op":"replace","path":")" + path + R"(","value":"discount_pct > 15"}])").c_str());
  REQUIRE(changes.powers.size() == 1);
  const KindChange& change = changes.powers.front();
  CHECK(change.kind == KindId{"price"});
  CHECK(change.effect == Effect::allowed);
  REQUIRE(change.where.size() == 1);
  CHECK(change.where.front().en == "discount from 10.1% to 15%");
  REQUIRE(change.seats.size() == 1);
  CHECK(change.seats.front().words.en == "Sales loses its veto (Price promise, Conflict with resellers).");
  CHECK(changes.gone.empty());
  CHECK(changes.come.empty());
}

TEST_CASE("diff: a new right is told for every action where it has no condition") {
  const auto changes = diff_with(
      R"([{"op":"add","path":"/jurisdiction/-","value":{"id":"support_price","department":"support",)"
      R"("kinds":["price"],"power":"object","approval_required":true}}])");
  REQUIRE(changes.powers.size() == 1);
  CHECK(changes.powers.front().where.empty());
  CHECK(changes.powers.front().effect == Effect::blocked);
  CHECK(changes.powers.front().seats.front().words.en ==
        "Support may now object; the approval of Support is now needed.");
}

TEST_CASE("diff: what else would be done otherwise is told as sentences that go and come") {
  const auto changes = diff_with(R"([{"op":"replace","path":"/windows/review","value":"9d"}])");
  CHECK(changes.powers.empty());
  REQUIRE_FALSE(changes.gone.empty());
  CHECK(changes.gone.size() == changes.come.size());
  CHECK(changes.come.front().en.find("9 days") != std::string::npos);
}

TEST_CASE("diff: a kind of action that only one of them knows is told, and not compared") {
  const json kinds = default_rulebook().at("kinds");
  const auto changes = diff_with(R"([{"op":"add","path":"/kinds/-","value":{"id":"gift",)"
                                 R"("name":{"en":"Gift","ru":"Подарок"},"attributes":[]}}])");
  CHECK(changes.powers.empty());
  const bool told = std::any_of(changes.come.begin(), changes.come.end(), [](const Text& each) {
    return each.en == "There is a kind of action Gift (`gift`).";
  });
  CHECK(told);
}

TEST_CASE("diff: as JSON it says the powers before and after") {
  const std::string path = "/jurisdiction/" + std::to_string(row_at("sales_price")) + "/when";
  const auto changes =
      diff_with((R"([{"op":"replace","path":")" + path + R"(","value":"discount_pct > 15"}])").c_str());
  const json out = json::parse(diff_json(changes, Language::ru));
  const json& seat = out.at("powers").at(0).at("seats").at(0);
  CHECK(out.at("powers").at(0).at("effect") == "allowed");
  CHECK(seat.at("before").at("power") == "veto");
  CHECK(seat.at("after").at("power") == "object");
  CHECK(seat.at("sentence") ==
        "Отдел «Продажи» теряет вето (Обещанная цена, Конфликт с торговыми партнёрами).");
}
