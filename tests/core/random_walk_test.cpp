// Random walks over all commands: after every step the invariants hold and what went through JSON and back
// folds to the same state; from the end of every walk way_out leads each proposal to a decision. A failure
// prints its seed; RANDOM_WALK_SEED repeats one walk, RANDOM_WALKS sets how many.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>

#include "engine/codec/envelope.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/way_out.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

class Walk {
 public:
  explicit Walk(unsigned seed) : random_(seed) {
    world_.found();
    int number = 0;
    for (const char* department :
         {"marketing", "production", "sales", "finance", "legal", "support", "founders"}) {
      const int members = number == 0 ? 2 : below(3);  // some departments are vacant
      for (int i = 0; i < members; ++i) {
        const std::string name = std::string(department) + std::to_string(i);
        world_.join(name, department, i == 0);
        members_.push_back(name);
      }
      ++number;
    }
    replay(0);
  }

  void step() {
    const std::size_t before = world_.events.size();
    if (below(6) == 0) world_.now += Duration{static_cast<std::int64_t>(below(4 * 24 * 60)) * 60'000};
    // Decided here, not by World, so that each event is checked on its own.
    const Command command = any_command();
    Decision decision = decide(world_.state, command, {world_.now, {pick(members_)}});
    apply_checked(decision.due);
    if (decision.answer.ok()) apply_checked(*decision.answer);
    accepted_ += decision.answer.ok() ? 1 : 0;
    replay(before);
  }

  void check_replay() const {
    REQUIRE(replayed_ == world_.state);
    REQUIRE(check_memory(world_.events, world_.state).empty());
  }
  void check_state() const { REQUIRE(replayed_ == world_.state); }

  // Every open proposal: the way out, taken step by step, ends it by a decision.
  void end_all() {
    for (std::int64_t id = 1; id <= world_.state.proposals().size(); ++id) {
      if (!world_.state.proposal({id})->open()) continue;
      World world = world_;
      for (const Step& step : way_out(world.state, {id}, {"marketing0"}, world.now)) {
        if (const auto* until = std::get_if<Timestamp>(&step)) {
          world.now = *until;
          world.give(AdvanceTime{}, {});
        } else {
          REQUIRE(world.give(std::get<ProposalCommand>(step), "marketing0").empty());
        }
      }
      const Proposal& ended = *world.state.proposal({id});
      REQUIRE(ended.decided.has_value());
      for (const Action& action : ended.actions) check_outcome(ended, action);
    }
  }

  int accepted() const { return accepted_; }

 private:
  // A launch of every action neither vetoed nor short, nor requiring one that is.
  static void check_outcome(const Proposal& p, const Action& action) {
    if (p.status != ProposalStatus::launched) return;
    const bool vetoed = std::any_of(p.vetoes.begin(), p.vetoes.end(),
                                    [&](const Veto& v) { return v.action == action.draft.id && v.bites(); });
    const bool is_short = std::any_of(action.seats.begin(), action.seats.end(),
                                      [&](const Seat& s) { return approval_missing(p, s); });
    const bool held =
        std::any_of(action.draft.needs.begin(), action.draft.needs.end(),
                    [&](const ActionId& need) { return p.action(need)->outcome != Outcome::launched; });
    REQUIRE((action.outcome == Outcome::launched) == !(vetoed || is_short || held));
  }

  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }

  void apply_checked(const std::vector<Event>& events) {
    for (const Event& event : events) {
      const State before = world_.state;
      evolve(world_.state, event);
      for (const Violation& violation : check_step(before, event, world_.state))
        FAIL(violation.invariant << ": " << violation.what);
      world_.events.push_back(event);
    }
  }

  // The same events as the ledger would give them back.
  void replay(std::size_t from) {
    for (std::size_t i = from; i < world_.events.size(); ++i) {
      const codec::Envelope envelope{{"test"}, static_cast<std::int64_t>(i) + 1, "c", {}, world_.events[i]};
      const auto read = codec::read_envelope(codec::write_envelope(envelope));
      REQUIRE(read.ok());
      REQUIRE(read->event == world_.events[i]);
      evolve(replayed_, read->event);
    }
  }

  Command any_command() {
    const std::int64_t count = world_.state.proposals().size();
    if (count == 0 || (count < 4 && below(8) == 0)) return ProposalCommand{any_campaign()};
    const ProposalId id{1 + below(static_cast<int>(count))};
    const Proposal& p = *world_.state.proposal(id);
    switch (below(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return ProposalCommand{any_position(p)};
      case 4:
        return ProposalCommand{WithdrawPosition{id, any_action(p)}};
      case 5:
        return ProposalCommand{AnswerObjection{
            id, {1 + below(3)}, below(3) ? Answer::decline : Answer::accept, below(9) ? "No." : ""}};
      case 6:
        return ProposalCommand{ResolveObjection{id, {1 + below(3)}}};
      case 7:
        return ProposalCommand{ChallengeVeto{
            id, {1 + below(3)}, below(2) ? rules::Grounds::merits : rules::Grounds::validity, "Why."}};
      case 8:
      case 9:
        return ProposalCommand{
            VoteSustain{id, {1 + below(3)}, below(2) ? Vote::sustain : Vote::release, {}, 1}};
      case 10:
        return below(2) ? ProposalCommand{AddComment{id, "Hm."}}
                        : ProposalCommand{WithdrawVeto{id, {1 + below(3)}}};
      default:
        return ProposalCommand{any_decision(p)};
    }
  }

  ActionId any_action(const Proposal& p) {
    return p.actions[static_cast<std::size_t>(below(static_cast<int>(p.actions.size())))].draft.id;
  }

  Submit any_campaign() {
    std::vector<ActionDraft> actions;
    const int count = 1 + below(4);
    for (int i = 0; i < count; ++i) {
      std::vector<ActionId> needs;
      if (i > 0 && below(3) == 0) needs.push_back(actions[static_cast<std::size_t>(below(i))].id);
      const std::string id = "a" + std::to_string(i);
      switch (below(4)) {
        case 0:
          actions.push_back(price(id, std::to_string(below(40)), needs));
          break;
        case 1:
          actions.push_back(message(id, needs));
          break;
        case 2:
          actions.push_back({{id}, {"channel"}, "Post", {{"medium", std::string("post")}}, needs});
          break;
        default:
          actions.push_back(claim(id));
          break;
      }
    }
    return campaign(std::move(actions), below(2) ? 100'000 : 6'000'000);
  }

  TakePosition any_position(const Proposal& p) {
    static const std::vector<std::string> grounds{"price_promise",
                                                  "channel_conflict",
                                                  "margin_floor",
                                                  "budget_limit",
                                                  "truth_of_product",
                                                  "consent",
                                                  "legal_ban",
                                                  "brand",
                                                  ""};
    const Position position = pick(std::vector<Position>{Position::approve, Position::abstain,
                                                         Position::object, Position::veto, Position::veto});
    TakePosition command{
        p.id, any_action(p), position, {pick(grounds)}, below(9) ? "Because." : "", below(20) ? 1 : 2};
    if (below(6) == 0) command.action.reset();
    return command;
  }

  Decide any_decision(const Proposal& p) {
    Decide command{p.id, below(6) ? DecisionKind::launch : DecisionKind::withdraw, {}, {}};
    if (below(3) == 0) command.actions[any_action(p)] = below(2) ? Choice::launch : Choice::leave_out;
    return command;
  }

  std::mt19937 random_;
  World world_;
  State replayed_;
  std::vector<std::string> members_;
  int accepted_ = 0;
};

int number_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  int number = otherwise;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), number);
  return number;
}

}  // namespace

TEST_CASE("random walks: invariants hold, replay equals live, and there is always a way out") {
  const int walks = number_from("RANDOM_WALKS", 1'000);
  const int only = number_from("RANDOM_WALK_SEED", -1);
  int accepted = 0;
  for (int i = 0; i < walks; ++i) {
    const unsigned seed = only >= 0 ? static_cast<unsigned>(only) : static_cast<unsigned>(i);
    INFO("RANDOM_WALK_SEED=" << seed);
    Walk walk{seed};
    for (int step = 0; step < 100; ++step) {
      walk.step();
      walk.check_state();
    }
    walk.check_replay();
    walk.end_all();
    accepted += walk.accepted();
    if (only >= 0) break;
  }
  if (only < 0) CHECK(accepted > walks * 10);  // walks that only meet refusals would prove nothing
}
