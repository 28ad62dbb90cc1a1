// Stories of the constitution: given what happened, when somebody acts, then this is so.
#include "engine/core/proposal/attention.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/way_out.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

constexpr ProposalId kP{1};

struct Story : World {
  explicit Story(Submit submit) : World(company()) {
    REQUIRE(give(ProposalCommand{submit}, "marketing_head").empty());
  }
  std::string say_of(const std::string& who, const std::string& action, Position position,
                     const std::string& ground = {}, const std::string& reason = "Because.",
                     int revision = 1) {
    TakePosition command{kP, std::nullopt, position, {ground}, reason, revision};
    if (action != "*") command.action = ActionId{action};
    return give(ProposalCommand{command}, who);
  }
  std::string launch(const std::string& who = "marketing_head") {
    return give(ProposalCommand{Decide{kP, DecisionKind::launch, {}, {}}}, who);
  }
  std::string vote(const std::string& who, Vote vote) {
    return give(ProposalCommand{VoteSustain{kP, {1}, vote, {}, 1}}, who);
  }
  std::string challenge(rules::Grounds on = rules::Grounds::merits) {
    return give(ProposalCommand{ChallengeVeto{kP, {1}, on, "Wrong."}}, "marketing_head");
  }
  const Proposal& p() const { return *state.proposal(kP); }
  Verdict verdict(const std::string& action) const { return verdict_of(p(), *p().action({action})); }
};

constexpr auto kVeto = Position::veto;

}  // namespace

TEST_CASE("final say: nobody but marketing launches or withdraws") {
  Story story{campaign({message("a")})};
  for (const char* who : {"sales_head", "finance_head", "founders_head"}) {
    CHECK(story.launch(who) == "forbidden.final_say");
    CHECK(story.give(ProposalCommand{Decide{kP, DecisionKind::withdraw, {}, {}}}, who) ==
          "forbidden.final_say");
  }
}

TEST_CASE("review: silence means what the rulebook said once the window ends") {
  Story story{campaign({message("a"), {{"c"}, {"channel"}, "Post", {{"medium", std::string("post")}}, {}}})};
  story.pass(std::chrono::days{5});
  CHECK(story.p().status == ProposalStatus::awaiting_decision);
  CHECK(story.verdict("a") == Verdict::cleared);
  CHECK(story.verdict("c") ==
        Verdict::short_of_approval);  // legal abstains by silence, and its approval is required
  CHECK(story.launch().empty());
  CHECK(story.verdict("c") == Verdict::prevented);
}

TEST_CASE("review: a deadline at T is over at T, and a command at T meets what it left") {
  Story story{campaign({message("a")})};
  story.now += std::chrono::days{5};
  CHECK(story.say_of("sales_head", "a", Position::object) == "conflict.review_closed");
  Story early{campaign({message("a")})};
  early.now += std::chrono::days{5} - Duration{1};
  CHECK(early.say_of("sales_head", "a", Position::object).empty());
}

TEST_CASE("review: closes at once when everybody asked has spoken, and not before") {
  Story story{campaign({message("a")})};
  CHECK(story.say_of("sales_head", "a", Position::approve).empty());
  CHECK(story.say_of("production_head", "a", Position::abstain).empty());
  CHECK(story.p().status == ProposalStatus::in_review);
  CHECK(story.say_of("founders_head", "a", Position::approve).empty());
  CHECK(story.p().status == ProposalStatus::awaiting_decision);
  CHECK(story.p().review_end == ReviewEnd::all_spoken);
}

TEST_CASE("veto: needs power, a ground of its own and a reason") {
  Story story{campaign({price("mild", "10"), price("deep", "20")})};
  CHECK(story.say_of("sales_head", "mild", kVeto, "price_promise") ==
        "forbidden.power");  // its right begins above 10
  CHECK(story.say_of("sales_head", "deep", kVeto) == "invalid.ground");
  CHECK(story.say_of("sales_head", "deep", kVeto, "margin_floor") == "invalid.ground");
  CHECK(story.say_of("sales_head", "deep", kVeto, "price_promise", " ") == "invalid.reason");
  CHECK(story.say_of("sales_head", "deep", kVeto, "price_promise", "Why", 2) == "invalid.revision");
  CHECK(story.say_of("sales_head", "deep", kVeto, "price_promise").empty());
  CHECK(story.verdict("deep") == Verdict::vetoed);
  CHECK(story.say_of("legal_head", "deep", Position::object) == "forbidden.power");
}

TEST_CASE("veto: prevents its action and what requires it, two steps away too, and nothing else") {
  Story story{campaign({price("a", "20"), message("b", {{"a"}}), message("c", {{"b"}}), message("d")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  story.pass(std::chrono::days{5});
  CHECK(story.verdict("b") == Verdict::cleared);
  REQUIRE(story.launch().empty());
  CHECK(story.verdict("a") == Verdict::prevented);
  CHECK(story.verdict("b") == Verdict::prevented);
  CHECK(story.verdict("c") == Verdict::prevented);
  CHECK(story.verdict("d") == Verdict::launched);
}

TEST_CASE("veto: launching it by name is refused, and so is launching nothing") {
  Story story{campaign({price("a", "20")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  story.pass(std::chrono::days{5});
  CHECK(story.launch() == "conflict.nothing_to_launch");
  CHECK(story.give(ProposalCommand{Decide{kP, DecisionKind::launch, {{{"a"}, Choice::launch}}, {}}},
                   "marketing_head") == "conflict.vetoed");
}

TEST_CASE("no filibuster: on one content a department objects once and vetoes once") {
  Story story{campaign({price("a", "20")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  CHECK(story.give(ProposalCommand{WithdrawPosition{kP, {"a"}}}, "sales_head").empty());
  CHECK(story.say_of("sales_2", "a", kVeto, "channel_conflict") == "conflict.already_vetoed");
  CHECK(story.say_of("sales_2", "a", Position::object).empty());
  CHECK(story.say_of("sales_2", "a", Position::approve).empty());
  CHECK(story.p().objections[0].state == ObjectionState::resolved);
  CHECK(story.say_of("sales_head", "a", Position::object) == "conflict.already_objected");
}

TEST_CASE("veto: taken back by who cast it or the head, and by nobody else of the department") {
  Story story{campaign({price("a", "20")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  CHECK(story.give(ProposalCommand{WithdrawPosition{kP, {"a"}}}, "sales_2") == "forbidden.veto_holder");
  CHECK(story.say_of("sales_2", "a", Position::approve) == "forbidden.veto_holder");
  CHECK(story.give(ProposalCommand{WithdrawVeto{kP, {1}}}, "finance_head") == "forbidden.veto_holder");
  CHECK(story.give(ProposalCommand{WithdrawVeto{kP, {1}}}, "sales_head").empty());
  CHECK(story.p().vetoes[0].state == VetoState::withdrawn);
  CHECK(seat_of(*story.p().action({"a"}), {"sales"})->voice->position == Position::abstain);
}

TEST_CASE("objection: holds every launch until it is answered; accepting alone is not an answer") {
  Story story{campaign({message("a"), message("b")})};
  CHECK(story.say_of("sales_head", "a", Position::object).empty());
  story.pass(std::chrono::days{5});
  CHECK(story.verdict("a") == Verdict::pending);
  CHECK(story.launch() == "conflict.objection_unanswered");
  CHECK(story.give(ProposalCommand{AnswerObjection{kP, {1}, Answer::decline, ""}}, "marketing_2") ==
        "invalid.reason");
  CHECK(story.give(ProposalCommand{AnswerObjection{kP, {1}, Answer::decline, "No."}}, "finance_head") ==
        "forbidden.answer");
  CHECK(
      story.give(ProposalCommand{AnswerObjection{kP, {1}, Answer::accept, "Right."}}, "marketing_2").empty());
  CHECK(story.launch() == "conflict.objection_unanswered");
  CHECK(story.give(ProposalCommand{AnswerObjection{kP, {1}, Answer::decline, "No: costs."}}, "marketing_2")
            .empty());
  CHECK(story.launch().empty());
}

TEST_CASE("objection: declined with a reason is answered, once") {
  Story story{campaign({message("a")})};
  CHECK(story.say_of("sales_head", "a", Position::object).empty());
  const Command decline = ProposalCommand{AnswerObjection{kP, {1}, Answer::decline, "No."}};
  CHECK(story.give(decline, "marketing_2").empty());
  CHECK(story.give(decline, "marketing_2") == "conflict.already_answered");
}

TEST_CASE("objection: withdrawing the proposal is open all the same") {
  Story story{campaign({message("a")})};
  CHECK(story.say_of("sales_head", "a", Position::object).empty());
  CHECK(story.give(ProposalCommand{Decide{kP, DecisionKind::withdraw, {}, {}}}, "marketing_2").empty());
  CHECK(story.p().status == ProposalStatus::withdrawn);
  CHECK(story.launch() == "conflict.closed");
}

TEST_CASE("challenge: sustained as soon as that is certain, and then closed for this content") {
  Story story{campaign({price("a", "20"), message("b")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  CHECK(story.challenge().empty());
  CHECK(story.p().vetoes[0].challenges[0].needed ==
        2);  // a third of production, finance, legal, support, founders
  CHECK(story.vote("sales_2", Vote::sustain) == "forbidden.own_veto");
  CHECK(story.vote("marketing_2", Vote::release) == "forbidden.own_proposal");
  CHECK(story.vote("legal_head", Vote::sustain).empty());
  CHECK(story.vote("legal_head", Vote::release) == "conflict.already_voted");
  story.pass(std::chrono::hours{1});
  CHECK(story.launch() == "conflict.in_review");
  CHECK(story.vote("support_head", Vote::sustain).empty());
  CHECK(story.p().vetoes[0].state == VetoState::sustained);
  CHECK(story.challenge() == "conflict.challenge_used");
  CHECK(story.challenge(rules::Grounds::validity).empty());  // the other kind is a question of its own
}

TEST_CASE("challenge: silence releases, so an overridden veto no longer prevents") {
  Story story{campaign({price("a", "20")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  CHECK(story.challenge().empty());
  CHECK(story.vote("legal_head", Vote::sustain).empty());
  story.pass(std::chrono::days{3});
  CHECK(story.p().vetoes[0].state == VetoState::overridden);
  story.pass(std::chrono::days{2});
  CHECK(story.verdict("a") == Verdict::cleared);
  CHECK(story.launch().empty());
}

TEST_CASE("challenge: an absolute ground is challenged on validity only, and silence sustains it") {
  Story story{campaign({claim("a"), message("b")})};
  CHECK(story.say_of("legal_head", "a", kVeto, "legal_ban").empty());
  CHECK(story.challenge(rules::Grounds::merits) == "invalid.challenge");
  CHECK(story.challenge(rules::Grounds::validity).empty());
  story.pass(std::chrono::days{3});
  CHECK(story.p().vetoes[0].state == VetoState::sustained);
}

TEST_CASE("challenge: taking the veto back ends it without a result") {
  Story story{campaign({price("a", "20")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  CHECK(story.challenge().empty());
  CHECK(story.give(ProposalCommand{WithdrawPosition{kP, {"a"}}}, "sales_head").empty());
  CHECK(story.p().vetoes[0].state == VetoState::withdrawn);
  CHECK(story.p().vetoes[0].challenges[0].result == ChallengeResult::ended);
  CHECK(story.vote("legal_head", Vote::sustain) == "conflict.no_challenge");
}

TEST_CASE("challenge: pauses the decision window, which then runs on with what was left") {
  Story story{campaign({price("a", "20"), message("b")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  story.pass(std::chrono::days{5});
  story.pass(std::chrono::days{13});
  CHECK(story.challenge().empty());
  CHECK_FALSE(story.p().decision_due.has_value());
  story.pass(std::chrono::days{3});
  CHECK(story.p().status == ProposalStatus::awaiting_decision);
  CHECK(*story.p().decision_due == story.now + std::chrono::days{1});
  story.pass(std::chrono::days{1});
  CHECK(story.p().status == ProposalStatus::expired);
}

TEST_CASE("challenge: too few departments to ask is refused") {
  World world;
  world.found();
  world.join("marketing_head", "marketing", true);
  world.join("sales_head", "sales", true);
  world.join("legal_head", "legal", true);
  REQUIRE(world.give(ProposalCommand{campaign({price("a", "20")})}, "marketing_head").empty());
  REQUIRE(world
              .give(ProposalCommand{TakePosition{kP, ActionId{"a"}, kVeto, {"price_promise"}, "No.", 1}},
                    "sales_head")
              .empty());
  CHECK(world.give(ProposalCommand{ChallengeVeto{kP, {1}, rules::Grounds::merits, "Yes."}},
                   "marketing_head") == "conflict.too_few_voters");
}

TEST_CASE(
    "vacant department: its silence counts when the window ends, and it never counts as having spoken") {
  World world;
  world.found();
  world.join("marketing_head", "marketing", true);
  world.join("sales_head", "sales", true);
  REQUIRE(world.give(ProposalCommand{campaign({message("a")})}, "marketing_head").empty());
  REQUIRE(
      world.give(ProposalCommand{TakePosition{kP, ActionId{"a"}, Position::approve, {}, {}, 1}}, "sales_head")
          .empty());
  CHECK(world.state.proposal(kP)->status == ProposalStatus::in_review);
  world.pass(std::chrono::days{5});
  CHECK(world.state.proposal(kP)->status == ProposalStatus::awaiting_decision);
}

TEST_CASE("positions on all actions: what was not said yet, never what the department held against one") {
  Story story{campaign({price("a", "20"), message("b"), claim("c")})};
  CHECK(story.say_of("sales_head", "a", kVeto, "price_promise").empty());
  CHECK(story.say_of("sales_2", "*", Position::approve).empty());
  CHECK(story.verdict("a") == Verdict::vetoed);
  CHECK(seat_of(*story.p().action({"b"}), {"sales"})->voice->position == Position::approve);
  CHECK(story.say_of("sales_2", "*", Position::approve) == "conflict.no_change");
  CHECK(story.say_of("marketing_2", "*", Position::approve) == "forbidden.own_proposal");
}

TEST_CASE("after review: a department may still approve or withdraw, and no longer object or veto") {
  Story story{campaign({{{"c"}, {"channel"}, "Post", {{"medium", std::string("post")}}, {}}})};
  story.pass(std::chrono::days{5});
  CHECK(story.verdict("c") == Verdict::short_of_approval);
  CHECK(story.say_of("legal_head", "c", Position::object) == "conflict.review_closed");
  CHECK(story.say_of("legal_head", "c", kVeto, "consent") == "conflict.review_closed");
  CHECK(story.say_of("legal_head", "c", Position::approve).empty());
  CHECK(story.verdict("c") == Verdict::cleared);
}

TEST_CASE("many deadlines at once: a command waits until they are applied, in bounded steps") {
  World world = company();
  for (std::size_t i = 0; i <= kMaxDueAtOnce; ++i)
    REQUIRE(world.give(ProposalCommand{campaign({message("a")})}, "marketing_head").empty());
  world.now += std::chrono::days{5};
  CHECK(world.give(ProposalCommand{AddComment{kP, "Now."}}, "sales_head") == "unavailable.catching_up");
  CHECK(world.give(ProposalCommand{AddComment{kP, "Now."}}, "sales_head").empty());
}
