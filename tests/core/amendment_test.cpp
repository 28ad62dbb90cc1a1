// What an amendment may take away.
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

ActionPatch without(const char* id, const char* attribute) {
  ActionPatch patch{{id}, {}, {}, {}, {}};
  patch.attributes[attribute] = std::nullopt;
  return patch;
}

}  // namespace

TEST_CASE(
    "amendment: taking away what nobody knows went unseen, and under a foreign name ended the program") {
  World world = company();
  REQUIRE(world.give(campaign({price("a", "18"), message("m")}), "marketing_head") == "");
  for (const char* name : {"colour", "цвет"}) {
    INFO(name);
    Amendment amendment;
    amendment.title = "Another title";
    amendment.fields[name] = std::nullopt;
    CHECK(world.give(Amend{{1}, amendment, "Why.", 1}, "marketing_head") == "invalid.attribute");
    CHECK(world.give(Suggest{{1}, amendment, "Why.", 1}, "sales_head") == "invalid.attribute");
    amendment.fields.clear();
    amendment.actions = {without("a", name)};
    CHECK(world.give(Suggest{{1}, amendment, "Why.", 1}, "sales_head") == "invalid.attribute");
  }
}

TEST_CASE("amendment: what is known may be taken away, also where it is not there") {
  World world = company();
  REQUIRE(world.give(campaign({price("a", "18"), message("m")}), "marketing_head") == "");
  Amendment amendment;
  amendment.title = "Another title";
  amendment.fields["audience"] = std::nullopt;
  amendment.actions = {without("a", "until")};
  CHECK(world.give(Amend{{1}, amendment, "Why.", 1}, "marketing_head") == "");
}
