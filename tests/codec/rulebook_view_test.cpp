// A rulebook as it is served: what a person wrote in it comes back in the same units.
#include "engine/codec/rulebook_view.hpp"

#include <nlohmann/json.hpp>

#include "rules/check.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using nlohmann::json;

TEST_CASE("rulebook view: the bounds of a decimal are served in its own unit, not in tenths of it") {
  json book = json::parse(test::read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json"));
  json& discount = book["kinds"][0]["attributes"][0];
  REQUIRE(discount["id"] == "discount_pct");
  discount["min"] = "-0.5";
  const rules::Checked checked = rules::check(book.dump());
  REQUIRE(checked.rulebook);
  const json view = codec::rulebook_json(*checked.rulebook, {}, std::nullopt);
  const json& served = view.at("kinds").at(0).at("attributes").at(0);
  CHECK(served.at("max") == 100);
  CHECK(served.at("min") == "-0.5");
  for (const json& field : view.at("fields"))
    if (field.at("id") == "budget") CHECK(field.at("min") == 0);
}
