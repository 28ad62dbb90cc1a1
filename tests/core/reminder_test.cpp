// Reminders say that time runs out; they end nothing.
#include <nlohmann/json.hpp>

#include "engine/codec/proposal_view.hpp"
#include "engine/core/proposal/reminders.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

World reminded_company() {
  nlohmann::json book = nlohmann::json::parse(default_rulebook()->source());
  book["reminders"] = {"1d"};
  World world;
  world.give(OrganisationCommand{FoundOrganisation{"Test", rules::check(book.dump()).rulebook}}, {});
  for (const char* department : {"marketing", "sales", "finance"})
    world.join(std::string(department) + "_head", department, true);
  REQUIRE(world.give(ProposalCommand{campaign({price("a", "5")})}, "marketing_head").empty());
  return world;
}

}  // namespace

TEST_CASE("reminder: a card's time is that of the window, and not the next reminder's") {
  const World world = reminded_company();
  const Proposal& p = *world.state.proposal({1});
  const codec::NameOf nameless = [](const std::string&) { return std::nullopt; };
  REQUIRE(world.state.next_due() == p.review_due - std::chrono::days{1});
  CHECK(codec::card_json(world.state, {1}, 1, nameless).at("due") == format_timestamp(p.review_due));
}

TEST_CASE("reminder: once for each time, to those alone who still have to act, and it ends nothing") {
  World world = reminded_company();
  TakePosition approve{{1}, ActionId{"a"}, Position::approve, {}, "", 1};
  REQUIRE(world.give(ProposalCommand{approve}, "sales_head").empty());
  const Timestamp due = world.state.proposal({1})->review_due;
  world.pass(std::chrono::days{4});
  const auto& told = std::get<ProposalEvent>(world.events.back().data);
  REQUIRE(std::holds_alternative<ReminderGiven>(told));
  CHECK(std::get<ReminderGiven>(told).reminders ==
        std::vector<Reminder>{{{"finance"}, Task::position, {{"a"}}, due}});
  const std::size_t events = world.events.size();
  world.pass(std::chrono::hours{1});
  CHECK(world.events.size() == events);
  CHECK(world.state.proposal({1})->status == ProposalStatus::in_review);
  CHECK(world.state.next_due() == due);
}
