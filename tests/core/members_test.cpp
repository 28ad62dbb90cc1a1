// Who belongs, who acts for whom, who is away: rolls are changed by whom they concern, and nobody packs one.
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

using std::chrono::days;
using std::chrono::hours;

std::string give(World& world, OrganisationCommand command, const char* actor) {
  return world.give(std::move(command), actor);
}
AddMember somebody(const char* id, const char* department) {
  return {{id}, {department}, false, {}};
}

}  // namespace

TEST_CASE("roll: a department's own head changes it, and nobody else while there is one") {
  World world = company();
  CHECK(give(world, somebody("sales_3", "sales"), "sales_head") == "");
  CHECK(give(world, somebody("sales_3", "sales"), "sales_head") == "conflict.member");
  CHECK(give(world, somebody("sales_4", "sales"), "sales_2") == "forbidden.roll");
  CHECK(give(world, somebody("sales_4", "sales"), "finance_head") == "forbidden.roll");
  CHECK(give(world, somebody("x", "nowhere"), "sales_head") == "invalid.department");
  CHECK(give(world, somebody("", "sales"), "sales_head") == "invalid.id");
  CHECK(give(world, somebody("a b", "sales"), "sales_head") == "invalid.id");
  CHECK(give(world, RemoveMember{{"sales_3"}}, "finance_head") == "forbidden.roll");
  CHECK(give(world, RemoveMember{{"sales_3"}}, "sales_head") == "");
  CHECK(give(world, RemoveMember{{"sales_3"}}, "sales_head") == "not_found.member");
  CHECK(give(world, somebody("sales_3", "sales"), "sales_head") == "conflict.member");  // ids are used once
}

TEST_CASE("roll: a department without a head is looked after by a third one, never by who proposes") {
  World world = company();
  REQUIRE(give(world, RemoveMember{{"legal_head"}}, "legal_head") == "");
  CHECK(give(world, somebody("legal_2", "legal"), "marketing_head") == "forbidden.roll");
  CHECK(give(world, somebody("legal_2", "legal"), "sales_2") == "forbidden.roll");
  CHECK(give(world, somebody("legal_2", "legal"), "sales_head") == "");
  CHECK(give(world, SetHead{{"legal_2"}, true}, "finance_head") == "");
  CHECK(give(world, SetHead{{"legal_2"}, true}, "legal_2") == "conflict.head");
  CHECK(give(world, somebody("legal_3", "legal"), "finance_head") == "forbidden.roll");
}

TEST_CASE("deputy: acts as head until the day, in the same department, one level") {
  World world = company();
  const Timestamp friday = world.now + days{4};
  CHECK(give(world, Delegate{{"sales_2"}, friday}, "sales_2") == "forbidden.delegate");
  CHECK(give(world, Delegate{{"finance_head"}, friday}, "sales_head") == "invalid.delegate");
  CHECK(give(world, Delegate{{"sales_head"}, friday}, "sales_head") == "invalid.delegate");
  CHECK(give(world, Delegate{{"sales_2"}, world.now}, "sales_head") == "invalid.until");
  CHECK(give(world, EndDelegation{}, "sales_head") == "conflict.no_delegation");
  CHECK(give(world, Delegate{{"sales_2"}, friday}, "sales_head") == "");
  CHECK(world.state.organisation().acts_as_head({"sales_2"}, world.now));
  CHECK(give(world, somebody("sales_3", "sales"), "sales_2") == "");
  CHECK(give(world, Delegate{{"sales_3"}, friday}, "sales_2") == "forbidden.delegate");  // one level
  world.pass(days{4});
  CHECK_FALSE(world.state.organisation().acts_as_head({"sales_2"}, world.now));
  CHECK(give(world, somebody("sales_4", "sales"), "sales_2") == "forbidden.roll");
}

TEST_CASE("deputy: loses the right with the head who gave it") {
  World world = company();
  REQUIRE(give(world, Delegate{{"sales_2"}, world.now + days{4}}, "sales_head") == "");
  REQUIRE(give(world, RemoveMember{{"sales_head"}}, "sales_head") == "");
  CHECK_FALSE(world.state.organisation().acts_as_head({"sales_2"}, world.now));
}

TEST_CASE("absence: a department whose members are all away is vacant, and back when it is over") {
  World world = company();
  const Organisation& before = world.state.organisation();
  CHECK(before.present_members_of({"legal"}, world.now) == 1);
  CHECK(give(world, SetAbsence{world.now + days{1}, world.now}, "legal_head") == "invalid.until");
  REQUIRE(give(world, SetAbsence{world.now, world.now + days{2}}, "legal_head") == "");
  const Organisation& after = world.state.organisation();
  CHECK(after.present_members_of({"legal"}, world.now) == 0);
  CHECK(after.present_members_of({"legal"}, world.now + days{2}) == 1);
  CHECK(after.members_of({"legal"}) == 1);
  REQUIRE(give(world, SetAbsence{world.now - hours{1}, world.now}, "legal_head") == "");  // back again
  CHECK(world.state.organisation().present_members_of({"legal"}, world.now) == 1);
}

TEST_CASE("member: who left acts no more") {
  World world = company();
  REQUIRE(give(world, RemoveMember{{"sales_2"}}, "sales_head") == "");
  CHECK(world.give(ProposalCommand{AddComment{{1}, "Hello."}}, "sales_2") == "forbidden.member");
  CHECK(give(world, SetAbsence{world.now, world.now + days{2}}, "sales_2") == "forbidden.member");
  CHECK(give(world, somebody("x", "sales"), "nobody") == "not_found.member");
}
