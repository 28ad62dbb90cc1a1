// The same content is the same content under every id: what was said of it comes along.
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

ActionPatch patch_to(const ActionDraft& draft) {
  ActionPatch patch{draft.id, draft.kind, draft.title, {}, draft.needs};
  for (const auto& [name, value] : draft.attributes) patch.attributes[name] = value;
  return patch;
}

}  // namespace

TEST_CASE("copied word: of two on one content the one that weighs more comes along") {
  World world = company();
  REQUIRE(tell(world, campaign({price("a", "18"), price("b", "18"), message("m")})) == "");
  for (const char* id : {"a", "b"})
    REQUIRE(tell(world, TakePosition{{1}, ActionId{id}, Position::veto, {"price_promise"}, "We promised.", 1},
                 "sales_head") == "");
  REQUIRE(tell(world, WithdrawPosition{{1}, {"a"}}, "sales_head") == "");
  Amendment amendment;
  amendment.drop = {{"b"}};
  amendment.actions = {patch_to(price("c", "18"))};
  REQUIRE(tell(world, Amend{{1}, amendment, "Tidier.", 1}) == "");
  CHECK(verdict_in(world, "c") == Verdict::vetoed);
}

TEST_CASE("copied word: a live action that becomes what another was carries the veto too") {
  World world = company();
  REQUIRE(tell(world, campaign({price("a", "18"), price("b", "5"), message("m")})) == "");
  REQUIRE(tell(world, TakePosition{{1}, ActionId{"a"}, Position::veto, {"price_promise"}, "We promised.", 1},
               "sales_head") == "");
  Amendment amendment;
  amendment.drop = {{"a"}};
  amendment.actions = {patch_to(price("b", "18"))};
  REQUIRE(tell(world, Amend{{1}, amendment, "One price is enough.", 1}) == "");
  CHECK(verdict_in(world, "a") == Verdict::dropped);
  CHECK(verdict_in(world, "b") == Verdict::vetoed);
  CHECK(world.state.proposal({1})->veto({1})->state == VetoState::resting);
}

TEST_CASE(
    "copied word: a veto that was carried is not shed by dropping the action and adding the same again") {
  World world = company();
  REQUIRE(tell(world, campaign({price("a", "18"), message("m")})) == "");
  REQUIRE(tell(world, TakePosition{{1}, ActionId{"a"}, Position::veto, {"price_promise"}, "We promised.", 1},
               "sales_head") == "");
  ActionPatch reworded{{"a"}, {}, "Another price", {}, {}};
  REQUIRE(tell(world, Amend{{1}, {{}, {}, {}, {reworded}, {}}, "Clearer.", 1}) == "");
  REQUIRE(verdict_in(world, "a") == Verdict::vetoed);  // it waits for sales to look again

  const ActionDraft present = the_proposal(world).action({"a"})->draft;
  ActionPatch again = patch_to(present);
  again.id = {"b"};
  REQUIRE(tell(world, Amend{{1}, {{}, {}, {}, {again}, {{"a"}}}, "Tidier.", 2}) == "");
  CHECK(verdict_in(world, "b") == Verdict::vetoed);
  const Veto& followed = the_proposal(world).vetoes.back();
  CHECK(followed.action == ActionId{"b"});
  CHECK(followed.waiting_due.has_value());
  CHECK(tell(world, Reaffirm{{1}, {"b"}, 3}, "sales_head") == "");
}
