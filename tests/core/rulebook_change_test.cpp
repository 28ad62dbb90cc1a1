// Change of law: who may propose it, who ratifies it, what nobody can pocket, and under which rules what is
// under way ends.
#include <nlohmann/json.hpp>

#include "engine/core/limits.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

using nlohmann::json;
using std::chrono::days;

// The default rulebook with other values at these pointers, under the next version.
RulebookPtr revised(const json& changes = json::object(), std::int64_t version = 2) {
  json book = json::parse(default_rulebook()->source());
  book["version"] = version;
  for (const auto& [pointer, value] : changes.items()) book[json::json_pointer{pointer}] = value;
  const auto checked = rules::check(book.dump());
  for (const rules::Diagnostic& each : checked.diagnostics)
    if (each.severity == rules::Diagnostic::Severity::error) INFO(each.pointer << " " << each.message.en);
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

ProposeRulebook proposal_of(const RulebookPtr& rulebook, const World& world) {
  return {rulebook, world.state.organisation().in_force, "Finance sees too little",
          RulebookProof{rulebook->hash(), 1, 1}};
}

std::string propose(World& world, const RulebookPtr& rulebook, const char* actor = "marketing_head") {
  return world.give(OrganisationCommand{proposal_of(rulebook, world)}, actor);
}
std::string vote(World& world, const char* actor, Ratify how = Ratify::ratify, std::int64_t change = 1) {
  return world.give(OrganisationCommand{VoteOnRulebook{{change}, how, "So it is"}}, actor);
}
const RulebookChange& the_change(const World& world, std::int64_t id = 1) {
  return *world.state.organisation().change({id});
}

}  // namespace

TEST_CASE("change of law: ratified by two thirds, and what is under way ends under the old rules") {
  World world = company();
  // Finance may veto at 15 % and more; under the new law already above 5 %.
  json rows = json::parse(default_rulebook()->source())["jurisdiction"];
  const std::string pointer = [&] {
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i]["department"] == "finance" && rows[i].value("when", "") == "discount_pct > 15")
        return "/jurisdiction/" + std::to_string(i) + "/when";
    return std::string{};
  }();
  REQUIRE_FALSE(pointer.empty());
  REQUIRE(tell(world, campaign({price("a", "12")})) == "");
  REQUIRE(propose(world, revised({{pointer, "discount_pct > 5"}})) == "");
  CHECK(the_change(world).roll.size() == 6);  // marketing's only head proposed it
  CHECK(the_change(world).due == world.now + days{5});
  CHECK(vote(world, "sales_head") == "");
  CHECK(vote(world, "legal_head", Ratify::reject) == "");
  CHECK(vote(world, "support_head") == "");
  CHECK(vote(world, "finance_head") == "");
  CHECK(the_change(world).open());  // two that are silent could still outvote it
  CHECK(vote(world, "founders_head", Ratify::ratify) == "");
  CHECK(the_change(world).end == ChangeEnd::adopted);  // four of six: whoever has not voted, it is two thirds
  const Organisation& organisation = world.state.organisation();
  CHECK(organisation.rulebook()->book().version == 2);
  REQUIRE(organisation.adoptions.size() == 2);
  CHECK(organisation.adoptions.back().change == RulebookChangeId{1});

  REQUIRE(tell(world, campaign({price("a", "12")})) == "");
  const auto power = [&](std::int64_t proposal) {
    for (const Seat& seat : world.state.proposal({proposal})->action({"a"})->seats)
      if (seat.right.department.value == "finance") return seat.right.power;
    return rules::Power::none;
  };
  CHECK(power(1) == rules::Power::object);
  CHECK(power(2) == rules::Power::veto);
  CHECK(the_proposal(world).rulebook->hash() == default_rulebook()->hash());
  const auto veto = [&](std::int64_t proposal) {
    return world.give(ProposalCommand{TakePosition{
                          {proposal}, ActionId{"a"}, Position::veto, {"margin_floor"}, "Below the floor", 1}},
                      "finance_head");
  };
  CHECK(veto(1) == "forbidden.power");
  CHECK(veto(2) == "");
  CHECK(check_memory(world.events, world.state).empty());
}

TEST_CASE("change of law: a department that sits on it stops nothing, and does not pass it either") {
  World world = company();
  REQUIRE(propose(world, revised()) == "");
  CHECK(vote(world, "sales_head") == "");
  CHECK(vote(world, "legal_head") == "");
  world.pass(days{5} - Duration{1});
  CHECK(the_change(world).open());
  world.pass(Duration{1});
  CHECK(the_change(world).end == ChangeEnd::rejected);  // two of six have voted: not half of them
  CHECK(the_change(world).rulebook == nullptr);

  REQUIRE(propose(world, revised({}, 3)) == "");
  for (const char* head : {"sales_head", "legal_head", "finance_head"})
    CHECK(vote(world, head, Ratify::ratify, 2) == "");
  CHECK(the_change(world, 2).open());
  world.pass(days{5});
  CHECK(the_change(world, 2).end == ChangeEnd::adopted);
  CHECK(world.state.organisation().rulebook()->book().version == 3);
}

TEST_CASE("change of law: what needs all of them still needs no silent one") {
  World world;
  const RulebookPtr strict = revised({{"/ratification", {{"passes_if", "1/1"}, {"quorum", "1/1"}}}}, 1);
  world.give(OrganisationCommand{FoundOrganisation{"Test", strict}}, {});
  for (const char* department : {"marketing", "sales", "finance", "legal"})
    world.join(std::string(department) + "_head", department, true);
  REQUIRE(propose(world, revised()) == "");
  CHECK(vote(world, "sales_head") == "");
  CHECK(vote(world, "finance_head") == "");
  CHECK(the_change(world).open());
  world.pass(days{5});
  CHECK(the_change(world).end == ChangeEnd::adopted);
}

TEST_CASE("change of law: one voter alone makes no law where there are three") {
  World world;
  world.found();
  for (const char* department : {"marketing", "sales", "finance", "legal"})
    world.join(std::string(department) + "_head", department, true);
  REQUIRE(propose(world, revised()) == "");
  CHECK(vote(world, "sales_head") == "");
  CHECK(vote(world, "finance_head", Ratify::reject) == "");
  CHECK(vote(world, "legal_head") == "");
  CHECK(the_change(world).end == ChangeEnd::adopted);
  REQUIRE(propose(world, revised({}, 3)) == "");
  CHECK(vote(world, "sales_head", Ratify::reject, 2) == "");
  CHECK(vote(world, "finance_head", Ratify::reject, 2) == "");
  CHECK(the_change(world, 2).end == ChangeEnd::rejected);  // nothing that may still come passes it
}

TEST_CASE("change of law: who may propose it, and what they may propose") {
  World world = company();
  const RulebookPtr next = revised();
  CHECK(propose(world, next, "sales_2") == "forbidden.propose_rulebook");
  CHECK(propose(world, next, "nobody") == "forbidden.member");
  CHECK(propose(world, revised({}, 1)) == "invalid.version");
  const auto without = [&](auto edit) {
    ProposeRulebook command = proposal_of(next, world);
    edit(command);
    return world.give(OrganisationCommand{command}, "sales_head");
  };
  CHECK(without([](ProposeRulebook& c) { c.reason = " \n"; }) == "invalid.reason");
  CHECK(without([](ProposeRulebook& c) { c.base = "another"; }) == "conflict.base");
  CHECK(without([](ProposeRulebook& c) { c.proof.reset(); }) == "conflict.unproved");
  CHECK(without([](ProposeRulebook& c) { c.proof->hash = "another"; }) == "conflict.unproved");
  for (std::size_t i = 0; i < kMaxOpenRulebookChanges; ++i) CHECK(propose(world, next, "sales_head") == "");
  CHECK(propose(world, next, "sales_head") == "limit.rulebook_changes");
}

TEST_CASE(
    "change of law: a rulebook has every department that somebody belongs to, now and until it is law") {
  World world;
  world.found();
  for (const char* department : {"marketing", "sales", "finance"})
    world.join(std::string(department) + "_head", department, true);
  json book = json::parse(default_rulebook()->source());
  book["version"] = 2;
  for (const char* list : {"departments", "jurisdiction"})
    for (std::size_t i = book[list].size(); i-- > 0;)
      if (book[list][i]["id"] == "support" || book[list][i].value("department", "") == "support")
        book[list].erase(i);
  book["silence"].erase("support");
  const RulebookPtr smaller = rules::check(book.dump()).rulebook;
  REQUIRE(smaller != nullptr);
  World crowded = world;
  crowded.join("support_head", "support", true);
  CHECK(propose(crowded, smaller) == "invalid.departments");
  REQUIRE(propose(world, smaller) == "");
  CHECK(world.give(OrganisationCommand{AddMember{{"late"}, {"support"}, false, {}}}, {}) ==
        "conflict.rulebook_change");
  CHECK(world.give(OrganisationCommand{WithdrawRulebook{{1}}}, "marketing_head") == "");
  CHECK(world.give(OrganisationCommand{AddMember{{"late"}, {"support"}, false, {}}}, {}) == "");
}

TEST_CASE("change of law: who votes is fixed when the vote opens, and each department votes once") {
  World world = company();
  REQUIRE(world.give(OrganisationCommand{Delegate{{"sales_2"}, world.now + days{1}}}, "sales_head") == "");
  REQUIRE(propose(world, revised()) == "");
  CHECK(vote(world, "marketing_head") == "forbidden.own_proposal");
  CHECK(vote(world, "marketing_2") == "forbidden.ratify");
  world.pass(days{2});
  CHECK(vote(world, "sales_2") == "");  // was the deputy then
  CHECK(vote(world, "sales_head") == "conflict.already_voted");
  world.join("finance_2", "finance", true);
  CHECK(vote(world, "finance_2") == "forbidden.ratify");
  CHECK(world.give(OrganisationCommand{VoteOnRulebook{{1}, Ratify::reject, ""}}, "legal_head") ==
        "invalid.reason");
  CHECK(world.give(OrganisationCommand{VoteOnRulebook{{1}, Ratify::ratify, ""}}, "legal_head") == "");
  CHECK(vote(world, "sales_head", Ratify::ratify, 2) == "not_found.rulebook_change");
  CHECK(world.give(OrganisationCommand{CommentOnRulebook{{1}, "Why now?"}}, "marketing_2") == "");
  CHECK(world.give(OrganisationCommand{CommentOnRulebook{{1}, ""}}, "marketing_2") == "invalid.text");
  CHECK(world.give(OrganisationCommand{WithdrawRulebook{{1}}}, "legal_head") ==
        "forbidden.withdraw_rulebook");
  CHECK(world.give(OrganisationCommand{WithdrawRulebook{{1}}}, "marketing_head") == "");
  CHECK(vote(world, "support_head") == "conflict.change_closed");
}

TEST_CASE("change of law: of two that are voted on the first to pass overtakes the other") {
  World world = company();
  REQUIRE(propose(world, revised({}, 2), "sales_head") == "");
  REQUIRE(propose(world, revised({}, 5), "finance_head") == "");
  for (const char* head : {"marketing_head", "legal_head", "support_head", "founders_head"})
    vote(world, head, Ratify::ratify, 2);
  CHECK(the_change(world, 2).end == ChangeEnd::adopted);
  CHECK(the_change(world, 1).end == ChangeEnd::overtaken);
  CHECK(world.state.organisation().open_changes.empty());
  CHECK(vote(world, "marketing_head") == "conflict.change_closed");
  CHECK(propose(world, revised({}, 4), "sales_head") == "invalid.version");
}

TEST_CASE("change of law: nobody is left to ratify it") {
  World world;
  world.found();
  world.join("marketing_head", "marketing", true);
  CHECK(propose(world, revised()) == "conflict.no_voters");
  world.join("sales_1", "sales", false);  // without a head, everybody there has the department's vote
  CHECK(propose(world, revised()) == "");
  CHECK(vote(world, "sales_1") == "");
  CHECK(the_change(world).end == ChangeEnd::adopted);
}
