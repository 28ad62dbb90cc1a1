// The same content is the same content under every id: what was said of it comes along.
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

std::string give(World& world, ProposalCommand command, const char* actor = "marketing_head") {
  return world.give(std::move(command), actor);
}

ActionPatch patch_to(const ActionDraft& draft) {
  ActionPatch patch{draft.id, draft.kind, draft.title, {}, draft.needs};
  for (const auto& [name, value] : draft.attributes) patch.attributes[name] = value;
  return patch;
}

Verdict verdict(const World& world, const char* id) {
  const Proposal& p = *world.state.proposal({1});
  return verdict_of(p, *p.action({id}));
}

}  // namespace

TEST_CASE("copied word: of two on one content the one that weighs more comes along") {
  World world = company();
  REQUIRE(give(world, campaign({price("a", "18"), price("b", "18"), message("m")})) == "");
  for (const char* id : {"a", "b"})
    REQUIRE(give(world, TakePosition{{1}, ActionId{id}, Position::veto, {"price_promise"}, "We promised.", 1},
                 "sales_head") == "");
  REQUIRE(give(world, WithdrawPosition{{1}, {"a"}}, "sales_head") == "");
  Amendment amendment;
  amendment.drop = {{"b"}};
  amendment.actions = {patch_to(price("c", "18"))};
  REQUIRE(give(world, Amend{{1}, amendment, "Tidier.", 1}) == "");
  CHECK(verdict(world, "c") == Verdict::vetoed);
}

TEST_CASE("copied word: a live action that becomes what another was carries the veto too") {
  World world = company();
  REQUIRE(give(world, campaign({price("a", "18"), price("b", "5"), message("m")})) == "");
  REQUIRE(give(world, TakePosition{{1}, ActionId{"a"}, Position::veto, {"price_promise"}, "We promised.", 1},
               "sales_head") == "");
  Amendment amendment;
  amendment.drop = {{"a"}};
  amendment.actions = {patch_to(price("b", "18"))};
  REQUIRE(give(world, Amend{{1}, amendment, "One price is enough.", 1}) == "");
  CHECK(verdict(world, "a") == Verdict::dropped);
  CHECK(verdict(world, "b") == Verdict::vetoed);
  CHECK(world.state.proposal({1})->veto({1})->state == VetoState::resting);
}
