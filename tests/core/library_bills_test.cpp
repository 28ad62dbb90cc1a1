// Bills of the United States: rules/library/us_legislation/bills.json has the votes of both houses, member by
// member, and what the President did. Each names its source.
#include "engine/core/proposal/verdict.hpp"
#include "tests/core/library_cases.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using Json = nlohmann::json;

namespace {

// Seats are numbered: house_1 to house_435.
World congress(const RulebookPtr& rulebook, const Json& members) {
  World world;
  world.now = *parse_timestamp("1960-01-01T00:00:00Z");  // before the oldest bill
  world.give(OrganisationCommand{FoundOrganisation{"Congress", rulebook}}, {});
  world.join("clerk", "clerk", true);
  world.join("president", "president", true);
  for (const auto& [house, seats] : members.items())
    for (int seat = 1; seat <= seats.get<int>(); ++seat)
      world.join(house + "_" + std::to_string(seat), house, false);
  return world;
}

class Bill {
 public:
  Bill(World congress, const RulebookPtr& rulebook, const Json& members, const Json& bill)
      : world_(std::move(congress)), members_(members) {
    if (bill.contains("presented"))  // the day it is presented does not count
      world_.now =
          *parse_timestamp(bill["presented"].get<std::string>() + "T00:00:00Z") + std::chrono::hours{29};
    REQUIRE(world_.give(ProposalCommand{motion(rulebook, bill.at("kind"))}, "house_1").empty());
    for (const char* house : {"house", "senate"}) pass(house, bill.value(house, Json{}));
    president(bill.at("president"));
    wait();
    if (bill.contains("override")) override_it(bill["override"]);
  }

  const World& world() const { return world_; }
  const Proposal& proposal() const { return *world_.state.proposal(kCase); }

 private:
  const Action& action() const { return proposal().actions.front(); }

  // Until it is certain: who votes after that is not counted any more.
  void pass(const std::string& house, Json votes) {
    if (votes.is_null()) return;
    if (votes.contains("by")) votes = {{"yea", members_.at(house)}};  // by voice: nobody counted
    int seat = 0;
    const auto is_out = [&] { return !seat_of(action(), {house})->voice; };
    for (const auto& [kind, position] :
         {std::pair{"yea", Position::approve}, {"nay", Position::object}, {"present", Position::abstain}})
      for (int i = votes.value(kind, 0); i > 0 && is_out(); --i)
        REQUIRE(world_
                    .give(ProposalCommand{TakePosition{kCase, action().draft.id, position, {}, "", 1}},
                          house + "_" + std::to_string(++seat))
                    .empty());
  }

  void president(const std::string& does) {
    if (does != "signed" && does != "vetoed") return;
    TakePosition said{kCase, action().draft.id, Position::approve, {}, "", 1};
    if (does == "vetoed") {
      said.position = Position::veto;
      said.ground = {"objections"};
    }
    REQUIRE(world_.give(ProposalCommand{said}, "president").empty());
  }

  // To the end of the President's ten days, and not beyond: the decision has to wait for Congress.
  void wait() {
    if (proposal().status == ProposalStatus::in_review) world_.pass(proposal().review_due - world_.now);
  }

  void override_it(const Json& votes) {
    const VetoId veto = proposal().vetoes.back().id;
    REQUIRE(
        world_
            .give(ProposalCommand{ChallengeVeto{kCase, veto, rules::Grounds::merits, "Two thirds want it."}},
                  "clerk")
            .empty());
    for (const auto& [house, cast] : votes.items()) {
      int seat = 0;
      for (const auto& [kind, vote] : {std::pair{"yea", Vote::release}, {"nay", Vote::sustain}})
        for (int i = cast.at(kind).get<int>(); i > 0 && proposal().vetoes.back().running() != nullptr; --i)
          REQUIRE(world_
                      .give(ProposalCommand{VoteSustain{kCase, veto, vote, "", 1}},
                            house + "_" + std::to_string(++seat))
                      .empty());
    }
    if (const Challenge* running = proposal().vetoes.back().running()) world_.pass(running->due - world_.now);
  }

  World world_;
  const Json& members_;
};

}  // namespace

TEST_CASE("library: bills of the United States end as they did") {
  const Json file = library_file("us_legislation", "bills.json");
  const RulebookPtr rulebook = library_rulebook("us_legislation", file.at("rulebook"));
  const World empty = congress(rulebook, file.at("members"));
  CHECK(file.at("bills").size() >= 30);
  for (const Json& bill : file.at("bills")) {
    INFO(bill.at("name").get<std::string>() << " (" << bill.at("source").get<std::string>() << ")");
    const Bill told{empty, rulebook, file.at("members"), bill};
    const Proposal& p = told.proposal();
    CHECK(ending_of(p) == bill.at("ends").get<std::string>());
    note_life("us_legislation", file.at("rulebook"), bill.at("name"), told.world());
    if (!bill.contains("law_on") || !p.decided) continue;
    CHECK(format_timestamp(p.decided->at).substr(0, 10) == bill["law_on"].get<std::string>());
  }
}
