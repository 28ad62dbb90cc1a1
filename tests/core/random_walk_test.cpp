// Random walks over all commands. After every step the invariants hold, what went through JSON and back folds
// to the same state, and a second, naive model of the rules agrees on every verdict; from the end of every
// walk way_out leads each proposal to a decision. A failure prints its seed: RANDOM_WALK_SEED repeats one
// walk, RANDOM_WALKS sets how many, from RANDOM_WALK_FROM on, RANDOM_WALK_REPORT=1 prints what was covered.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "engine/codec/envelope.hpp"
#include "engine/core/proposal/amendment.hpp"
#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/way_out.hpp"
#include "tests/core/naive_model.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/core/random_walk_books.hpp"
#include "tests/core/random_walk_table.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

constexpr int kSteps = 100;
constexpr std::size_t kRemembered = 20;  // commands, for a failure's report

// The engine, its ledger read back, and the naive model, side by side.
class Twins {
 public:
  Twins(const RulebookPtr& rulebook, Coverage& coverage) : model_(rulebook), coverage_(coverage) {}

  World world;

  // Refusals are as good as events; both sides have to agree.
  bool give(const Command& command, const std::string& actor) {
    remember(command, actor);
    // Decided here, not by World, so that each event is checked on its own.
    const Decision decision = decide(world.state, command, {world.now, {actor}});
    apply(decision.due);
    const std::optional<State> helped = decided_with_helps(command, actor, decision);
    model_.advance(world.now);
    compare(command);
    const std::string forbidden = model_.why_refused(world.now, actor, command);
    const std::string due = model_.why_accepted(world.now, actor, command);
    if (!decision.answer.ok()) {
      const Refusal& refusal = decision.answer.refusal();
      log_.back() += "   -> " + refusal.code;
      if (!due.empty())
        fail("refused with " + refusal.code + " (" + refusal.sentence.en + "), though " + due);
      if (refusal.code == "unavailable.catching_up") fail("too much was due at once for the model");
      return false;
    }
    if (!forbidden.empty()) fail("accepted, though " + forbidden);
    apply(*decision.answer);
    if (helped && !(*helped == world.state)) fail("what the answer leaves is not what its events make");
    model_.accept(world.now, actor, command);
    coverage_.accepted(command);
    compare(command);
    return true;
  }

  // What there is to cite. The model knows of no customers.
  void learn(const std::string& actor) {
    apply(*decide(world.state, KnowledgeCommand{CaptureInsight{}}, {world.now, {actor}}).answer);
  }

  void check_memory_of_all() {
    if (!check_memory(world.events, world.state).empty()) fail("the state is not the fold of its events");
    for (std::int64_t id = 1; id <= world.state.proposals_so_far(); ++id) compare_one({id});
  }

  [[noreturn]] void fail(const std::string& what) const {
    std::string report = what + "\nthe last commands:\n";
    for (const std::string& line : log_) report += "  " + line + "\n";
    FAIL(report);
    throw;  // FAIL does not return
  }

 private:
  void remember(const Command& command, const std::string& actor) {
    log_.push_back(fmt::format("{} {}: {}", format_timestamp(world.now), actor, words(command)));
    if (log_.size() > kRemembered) log_.pop_front();
  }

  // As the verifier asks: without words, with what was found of texts before, and told what the answer
  // leaves. Gives the state after it; nothing where the answer leaves no proposal.
  std::optional<State> decided_with_helps(const Command& command, const std::string& actor,
                                          const Decision& alone) {
    std::shared_ptr<Proposal> left;
    Context context{world.now, {actor}, false, nullptr, &left};
    if (const auto* amend = std::get_if<ProposalCommand>(&command))
      if (const auto* mine = std::get_if<Amend>(amend); mine != nullptr && world.state.knows(mine->proposal))
        context.amendments = &seen_[world.state.proposal(mine->proposal)->rulebook.get()];
    const Decision decision = decide(world.state, command, context);
    if (decision.answer.ok() != alone.answer.ok()) fail("decides otherwise with helps than without");
    if (!alone.answer.ok()) return std::nullopt;
    if (*decision.answer != *alone.answer) fail("answers otherwise with helps than without");
    if (left == nullptr || !world.state.knows(left->id)) return std::nullopt;
    State after = world.state;
    evolve(after, *decision.answer, std::move(left));
    return after;
  }

  // Each event on its own: the invariants, and the same event as the ledger would give it back.
  void apply(const std::vector<Event>& events) {
    for (const Event& event : events) {
      const State before = world.state;
      evolve(world.state, event);
      world.events.push_back(event);
      coverage_.written(event);
      for (const Violation& violation : check_step(before, event, world.state))
        fail(violation.invariant + ": " + violation.what);
      const auto seq = static_cast<std::int64_t>(world.events.size());
      const auto read = codec::read_envelope(codec::write_envelope({{"test"}, seq, "c", {}, event}));
      if (!read.ok()) fail("cannot be read back: " + read.refusal().code + " " + read.refusal().sentence.en);
      if (!(read->event == event)) fail("reads back as something else");
      evolve(replayed_, read->event);
      if (const auto id = proposal_of(event)) changed_.insert(*id);
    }
    for (const Violation& violation : check_settled(events, world.state))
      fail(violation.invariant + ": " + violation.what);
    if (!(replayed_ == world.state)) fail("replay gives another state");
  }

  // What changed, and what the command was about; everything now and then, in case the engine forgot
  // something.
  void compare(const Command& command) {
    if (const auto law = naive::law_table(world.state.organisation()); law != model_.law())
      fail(fmt::format("engine and naive model differ on the law:\n  ENGINE   {}\n  NAIVE    {}",
                       fmt::join(law, "\n  ENGINE   "), fmt::join(model_.law(), "\n  NAIVE    ")));
    if (++compared_ % 8 == 0)
      for (std::int64_t id = 1; id <= world.state.proposals_so_far(); ++id) changed_.insert({id});
    if (const auto* asked = std::get_if<ProposalCommand>(&command))
      std::visit(
          [&](const auto& c) {
            if constexpr (requires { c.proposal; }) changed_.insert(c.proposal);
          },
          *asked);
    for (const ProposalId id : changed_) compare_one(id);
    changed_.clear();
  }

  void compare_one(ProposalId id) const {
    const std::vector<std::string> engine = table_of(*world.state.proposal(id)),
                                   naive = model_.table(id.value);
    if (engine == naive) return;
    std::string report = fmt::format("engine and naive model differ on proposal {}:\n", id.value);
    const auto has = [](const std::vector<std::string>& lines, const std::string& line) {
      return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    for (const std::string& line : engine)
      report += (has(naive, line) ? "           " : "  ENGINE   ") + line + "\n";
    for (const std::string& line : naive)
      if (!has(engine, line)) report += "  NAIVE    " + line + "\n";
    fail(report);
  }

  State replayed_;
  naive::Model model_;
  std::map<const rules::CheckedRulebook*, AmendmentsSeen> seen_;
  Coverage& coverage_;
  std::set<ProposalId> changed_;
  std::deque<std::string> log_;
  int compared_ = 0;
};

class Walk {
 public:
  Walk(unsigned seed, const RulebookPtr& rulebook, Coverage& coverage)
      : random_(seed), commands_(random_), twins_(rulebook, coverage) {
    twins_.give(OrganisationCommand{FoundOrganisation{"Test", rulebook}}, {});
    for (const rules::Department& department : rulebook->book().departments) {
      const bool final_say = department.id == rulebook->book().final_say;
      const int members = final_say ? 2 : random_.one_in(12) ? 0 : 1 + random_.below(2);  // few are vacant
      for (int i = 0; i < members; ++i)
        twins_.give(
            OrganisationCommand{AddMember{
                {department.id.value + std::to_string(i)}, department.id, i == 0 && !random_.one_in(6), {}}},
            {});
    }
    twins_.learn(rulebook->book().final_say.value + "0");
  }

  void step() {
    twins_.world.now = commands_.next_time(twins_.world.state, twins_.world.now);
    const Given given = commands_.next(twins_.world.state, twins_.world.now);
    twins_.give(given.command, given.actor);
  }

  void check_memory_of_all() { twins_.check_memory_of_all(); }

  // Every open proposal: the way out, taken step by step, ends it by a decision.
  void end_all() const {
    for (std::int64_t id = 1; id <= twins_.world.state.proposals_so_far(); ++id) {
      if (!twins_.world.state.proposal({id})->open()) continue;
      Twins twins = twins_;
      World& world = twins.world;
      const MemberId marketer = marketer_of(world.state);
      State before = world.state;
      for (const Step& step : way_out(world.state, {id}, marketer, world.now)) {
        before = world.state;
        if (const auto* until = std::get_if<Timestamp>(&step)) {
          world.now = *until;
          twins.give(AdvanceTime{}, {});
        } else if (!twins.give(std::get<ProposalCommand>(step), marketer.value)) {
          twins.fail("a step of the way out was refused");
        }
      }
      const Proposal& ended = *world.state.proposal({id});
      if (!ended.decided) twins.fail("the way out does not end it");
      if (ended.decided->decision == DecisionKind::withdraw && something_could_launch(*before.proposal({id})))
        twins.fail("the way out withdraws what could be launched");
      for (const Action& action : ended.actions) check_outcome(twins, ended, action);
    }
  }

 private:
  static MemberId marketer_of(const State& state) {
    for (const auto& [id, member] : state.organisation().members)
      if (member.department.value == "marketing" && !member.left) return id;
    return {};
  }

  // Some action is neither vetoed nor short, and requires none that is.
  static bool something_could_launch(const Proposal& p) {
    std::set<ActionId> free;
    for (const Action& action : p.actions) {
      const Verdict verdict = verdict_of(p, action);
      if (verdict == Verdict::cleared || verdict == Verdict::pending) free.insert(action.draft.id);
    }
    for (std::size_t round = 0; round < p.actions.size(); ++round)
      for (const Action& action : p.actions)
        for (const ActionId& need : action.draft.needs)
          if (!free.contains(need)) free.erase(action.draft.id);
    return !free.empty();
  }

  // A launch of every action neither vetoed nor short, nor requiring one that is.
  static void check_outcome(const Twins& twins, const Proposal& p, const Action& action) {
    if (p.status != ProposalStatus::launched || action.dropped) return;
    const bool vetoed = std::any_of(p.vetoes.begin(), p.vetoes.end(),
                                    [&](const Veto& v) { return v.action == action.draft.id && v.bites(); });
    const bool is_short = std::any_of(action.seats.begin(), action.seats.end(),
                                      [&](const Seat& s) { return approval_missing(action, s); }) ||
                          !shortfalls(p, action).empty();
    const bool held =
        std::any_of(action.draft.needs.begin(), action.draft.needs.end(),
                    [&](const ActionId& need) { return p.action(need)->outcome != Outcome::launched; });
    if ((action.outcome == Outcome::launched) == (vetoed || is_short || held))
      twins.fail("the way out launches the wrong actions");
  }

  Random random_;
  RandomCommands commands_;
  Twins twins_;
};

int number_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  int number = otherwise;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), number);
  return number;
}

}  // namespace

TEST_CASE("random walks: invariants hold, replay equals live, the naive model agrees, there is a way out") {
  const int walks = number_from("RANDOM_WALKS", 520);
  const int only = number_from("RANDOM_WALK_SEED", -1);
  const int from = only >= 0 ? only : number_from("RANDOM_WALK_FROM", 0),
            until = only >= 0 ? only + 1 : walks;
  Coverage coverage;
  for (int seed = from; seed < until; ++seed) {
    const Variation& variation = variations()[static_cast<std::size_t>(seed) % variations().size()];
    INFO("RANDOM_WALK_SEED=" << seed << ", rulebook: " << variation.name);
    Walk walk{static_cast<unsigned>(seed), variation.rulebook, coverage};
    for (int step = 0; step < kSteps; ++step) walk.step();
    walk.check_memory_of_all();
    walk.end_all();
  }
  if (number_from("RANDOM_WALK_REPORT", 0) != 0)
    WARN(coverage.commands << " commands accepted, " << coverage.events << " events\n" << coverage.table());
  // Walks that only meet refusals would prove nothing.
  if (until - from < 500) return;
  INFO(coverage.table());
  CHECK(coverage.rarer_than(3) == std::vector<std::string>{});
  CHECK(coverage.commands > walks * kSteps / 3);
}
