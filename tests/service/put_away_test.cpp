// What closed long ago is put away, and nobody can tell: neither who reads it nor who acts on it.
#include <algorithm>

#include "tests/service/twin_services.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

constexpr Duration kDay = std::chrono::days{1};

core::ProposalCommand comment(core::ProposalId id, const std::string& text) {
  return core::AddComment{id, text};
}

}  // namespace

TEST_CASE("put away: a launched campaign stays whole while it is on the board, and not a moment longer") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(service::kClosedStay - Duration{1});
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  CHECK(twins.away().empty());
  twins.pass(Duration{1});
  twins.give(comment({2}, "Time goes on."), "sales");
  CHECK(twins.away() == std::vector{id});
  CHECK(twins.tenant().board().cards().size() == 1);
  twins.check_same_bytes();
}

TEST_CASE("put away: what is halted or open is never put away") {
  TwinServices twins;
  twins.found();
  const core::ProposalId launched = twins.launch(), halted = twins.launch(claim("a"));
  REQUIRE(twins.give(core::ProposalCommand{core::HaltAction{halted, {"a"}, "Stop."}}, "legal"));
  twins.pass(kDay * 60);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  CHECK(twins.away() == std::vector{launched});
  CHECK(twins.tenant().board().cards().size() == 2);
  twins.check_same_bytes();
}

TEST_CASE("put away: a halt on something put away brings it back onto the board, where it stays") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch(claim("a"));
  const auto is_away = [&] { return twins.tenant().state().stub(id) != nullptr; };
  const auto is_shown = [&] {
    const auto cards = twins.tenant().board().cards();
    return std::any_of(cards.begin(), cards.end(),
                       [](const std::string& card) { return nlohmann::json::parse(card)["id"] == 1; });
  };
  twins.pass(kDay * 60);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  REQUIRE((is_away() && !is_shown()));
  REQUIRE(twins.give(core::ProposalCommand{core::HaltAction{id, {"a"}, "Stop."}}, "legal"));
  CHECK((!is_away() && is_shown()));
  twins.pass(kDay * 60);
  REQUIRE(twins.give(core::ProposalCommand{core::ResumeAction{id, {"a"}, "Mended."}}, "marketing"));
  CHECK((!is_away() && is_shown()));
  twins.check_same_bytes();
}

TEST_CASE("put away: comments, halts, stops and outcomes still reach it, and it is put away again") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(kDay * 20);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  REQUIRE(twins.away() == std::vector{id});
  CHECK(twins.give(comment(id, "Do you remember?"), "sales"));
  CHECK(twins.away() == std::vector{id});
  CHECK(twins.give(core::ProposalCommand{core::RecordOutcome{
                       id, {{"Sales", "100", "120"}}, core::OutcomeVerdict::succeeded, "Ask first.", {}}},
                   "marketing"));
  CHECK(twins.whole().proposal(id)->status == core::ProposalStatus::evaluated);
  CHECK(twins.tenant().state().status(id) == core::ProposalStatus::evaluated);
  CHECK(twins.give(core::ProposalCommand{core::StopAction{id, {"a"}, "Enough."}}, "marketing"));
  CHECK(twins.away().empty());  // closed again just now: back on the board for fourteen days
  twins.check_same_bytes();
}

TEST_CASE("put away: a command that is refused leaves it put away, with the sentence that names it") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(kDay * 20);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  REQUIRE(twins.away() == std::vector{id});
  CHECK_FALSE(
      twins.give(core::ProposalCommand{core::Decide{id, core::DecisionKind::withdraw, {}, {}}}, "marketing"));
  CHECK_FALSE(twins.give(
      core::ProposalCommand{core::TakePosition{id, std::nullopt, core::Position::object, {}, "No.", 1}},
      "sales"));
  CHECK(twins.away() == std::vector{id});
}

TEST_CASE("put away: several commands on it in one batch each see what the others did") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(kDay * 20);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  REQUIRE(twins.away() == std::vector{id});
  int accepted = 0;
  for (int i = 0; i < 20; ++i)
    twins.service->submit({kOrg, comment(id, "Number " + std::to_string(i)), {"sales"}, {}, {}, {}},
                          [&](const Result<service::Accepted>& answer) { accepted += answer.ok() ? 1 : 0; });
  twins.service->start();
  twins.service->stop();
  CHECK(accepted == 20);
  const auto whole = twins.tenant().whole(twins.tenant().state(), id);
  REQUIRE(whole.ok());
  REQUIRE((*whole)->comments.size() == 20);
  for (int i = 0; i < 20; ++i) CHECK((*whole)->comments[static_cast<std::size_t>(i)]->id.value == i + 1);
}

TEST_CASE("put away: a reader with an older picture is given the proposal as that picture has it") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(kDay * 20);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  const auto older = twins.tenant().published();
  twins.give(comment(id, "Later."), "sales");
  const auto then = twins.tenant().whole(older->state, id),
             now = twins.tenant().whole(twins.tenant().state(), id);
  REQUIRE((then.ok() && now.ok()));
  CHECK((*then)->comments.empty());
  CHECK((*now)->comments.size() == 1);
}

TEST_CASE("put away: whoever forgets to bring it back is stopped, not told that it does not exist") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(kDay * 20);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  CHECK_THROWS_AS(twins.tenant().state().proposal(id), std::logic_error);
  CHECK(twins.tenant().state().whole(id) == nullptr);
  CHECK(twins.tenant().state().knows(id));
}

TEST_CASE("put away: who follows what happens is told of it, live and from the ledger, in the same words") {
  TwinServices twins;
  twins.found();
  const core::ProposalId id = twins.launch();
  twins.pass(kDay * 60);
  twins.give(core::ProposalCommand{campaign({message("b")})}, "marketing");
  REQUIRE(twins.tenant().state().stub(id) != nullptr);
  service::Topics& topics = twins.service->tenant(kOrg)->topics();
  const auto kept = topics.keep_events();
  const service::Topic board{0, true}, one{id.value, true};
  const std::int64_t before = twins.tenant().head().seq;
  REQUIRE(twins.give(comment(id, "How did it end?"), "sales"));
  REQUIRE(twins.tenant().state().stub(id) != nullptr);
  for (const service::Topic& topic : {board, one}) {
    const service::Step live = topics.next(topic, before);
    REQUIRE(live.kind == service::Step::Kind::frame);
    const service::Catchup read = topics.page(topic, before);
    REQUIRE(read.frames.size() == 1);
    CHECK(*live.frame == *read.frames.front());
    CHECK(live.frame->find("How did it end?") != std::string::npos);
    CHECK(read.at == live.to);
  }
  // From its first event on: every sentence of a life that is put away.
  const service::Catchup whole = topics.page(one, 0);
  CHECK(nlohmann::json::parse(*whole.frames.front())["events"].size() ==
        static_cast<std::size_t>(twins.tenant().state().stub(id)->version));
  CHECK(topics.open({99, true}, std::nullopt).known == false);
  CHECK(topics.open({id.value, false}, std::nullopt).frames.front()->find("\"cards\":[{") !=
        std::string::npos);
}
