#include "engine/core/verify/dependency_check.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/proposal/speaking.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::core {
namespace {

constexpr unsigned kActions = 3;
constexpr unsigned kSubsets = 1U << kActions;

ActionId id_of(unsigned i) {
  return {"a" + std::to_string(i + 1)};
}

// Of a set of actions those whose requirements are in it, too.
unsigned standing(unsigned wanted) {
  unsigned out = 0;
  for (unsigned i = 0; i < kActions; ++i) {
    if ((wanted & (1U << i)) == 0) break;  // everything after requires it
    out |= 1U << i;
  }
  return out;
}

class Dependencies {
 public:
  Dependencies(const Cast& cast, bool vetoes, Finding& finding)
      : cast_(cast), book_(cast.rulebook->book()), vetoes_(vetoes), finding_(finding) {}

  void run() {
    for (unsigned vetoed = 0; vetoed < (vetoes_ ? kSubsets : 1U); ++vetoed) {
      if (!play_review(vetoed)) return;
      if (proposal().open()) decide_each(vetoed);
    }
  }

 private:
  const Proposal& proposal() const { return *state_.proposal(kPlayed); }

  bool give(const ProposalCommand& command, const MemberId& actor, const Text& told = {}) {
    const Decision decision =
        cast_.engine.decide(state_, command, Context{now_, actor, true, nullptr, nullptr, true});
    for (const Event& event : decision.due) evolve(state_, event);
    if (!decision.answer.ok()) return false;
    for (const Event& event : *decision.answer) evolve(state_, event);
    played_.push_back({Given{command, actor}, told});
    return true;
  }

  Text name(const DepartmentId& id) const { return cast_.rulebook->department(id)->name; }

  // Whether review ends, with a veto on each of these and everybody's approval of the rest.
  bool play_review(unsigned vetoed) {
    auto opening = open_play(cast_, kActions);
    if (!opening.ok()) return false;  // told elsewhere
    state_ = std::move(opening->state);
    now_ = opening->now;
    played_.clear();
    for (unsigned i = 0; i < kActions; ++i)
      if ((vetoed & (1U << i)) != 0) veto(id_of(i));
    for (std::size_t round = 0; round < 2 * (book_.stages.size() + 1) + 2; ++round) {
      for (unsigned i = 0; i < kActions; ++i) approve(id_of(i));
      if (!proposal().open() || proposal().status != ProposalStatus::in_review) return true;
      const auto due = state_.next_due();
      if (!due) return true;
      now_ = *due;
      played_.push_back({});
      for (const Event& event : cast_.engine.decide(state_, AdvanceTime{}, Context{now_, {}}).due)
        evolve(state_, event);
    }
    return true;
  }

  void veto(const ActionId& id) {
    const Action& action = *proposal().action(id);
    TakePosition out = saying(action, cast_.focus, Position::veto);
    out.ground = seat_of(action, cast_.focus)->right.grounds.front();
    out.acceptable = "Something milder.";
    out.harm_pct = 50;
    for (const MemberId& member : cast_.members.at(cast_.focus))
      give(out, member,
           member == cast_.members.at(cast_.focus).front()
               ? say("{} vetoes action {}.", "Отдел «{}» накладывает вето на действие {}.", name(cast_.focus),
                     proposal().number_of(id))
               : Text{});
  }

  void approve(const ActionId& id) {
    const CowList<Seat> seats = proposal().action(id)->seats;
    for (const Seat& seat : seats) {
      const Action& action = *proposal().action(id);
      if (!seat.right.speaks() || seat_of(action, seat.right.department)->voice) continue;
      const TakePosition out = saying(action, seat.right.department, Position::approve);
      for (const MemberId& member : cast_.members.at(seat.right.department))
        give(out, member,
             member == cast_.members.at(seat.right.department).front()
                 ? say("{} approves action {}.", "Отдел «{}» согласует действие {}.",
                       name(seat.right.department), proposal().number_of(id))
                 : Text{});
    }
  }

  TakePosition saying(const Action& action, const DepartmentId& department, Position position) const {
    TakePosition out{kPlayed, action.draft.id, position, {}, "Because.", proposal().revision};
    for (const rules::Question* question : questions_for(proposal(), action, department))
      out.answers[question->id] = "Yes.";
    return out;
  }

  // Each choice from the same state, on a copy.
  void decide_each(unsigned vetoed) {
    const unsigned cleared = (kSubsets - 1) & ~vetoed;
    expect(vetoed, {}, standing(cleared));
    for (unsigned chosen = 1; chosen < kSubsets; ++chosen) {
      std::map<ActionId, Choice> choices;
      for (unsigned i = 0; i < kActions; ++i)
        if ((chosen & (1U << i)) != 0) choices[id_of(i)] = Choice::launch;
      // What was named has to be free to go, or nothing does.
      expect(vetoed, choices, standing(chosen & cleared) == chosen ? chosen : 0);
    }
  }

  void expect(unsigned vetoed, const std::map<ActionId, Choice>& choices, unsigned launches) {
    const State before = state_;
    const std::vector<Beside> played_before = played_;
    give(Decide{kPlayed, DecisionKind::launch, choices, "Because.", {}}, cast_.marketer,
         decision_told(choices));
    unsigned found = 0;
    for (unsigned i = 0; i < kActions; ++i)
      if (proposal().action(id_of(i))->outcome == Outcome::launched) found |= 1U << i;
    state_ = before;
    const std::vector<Beside> played = std::exchange(played_, played_before);
    if (found == launches) return;
    finding_.proof = Proof::refuted;
    if (!finding_.counterexample)
      finding_.counterexample = Counterexample{
          cast_,
          {},
          {"An action launches without the one that it requires, or one that could launch does not.",
           "Действие запускается без того, на которое опирается, или не запускается то, что могло бы."},
          {},
          false,
          played,
          kActions};
    const auto names = [](unsigned set) {
      std::string out;
      for (unsigned i = 0; i < kActions; ++i)
        if ((set & (1U << i)) != 0) out += (out.empty() ? "" : ", ") + id_of(i).value;
      return out.empty() ? std::string("—") : out;
    };
    finding_.problems.push_back(
        say("a2 requires a1, a3 requires a2; under veto: {}; launched: {}, and it should be {}.",
            "a2 опирается на a1, a3 на a2; под вето: {}; запущено: {}, а должно быть {}.", names(vetoed),
            names(found), names(launches)));
  }

  Text decision_told(const std::map<ActionId, Choice>& choices) const {
    if (choices.empty())
      return say("{} decides to launch whatever can be launched.",
                 "Отдел «{}» решает запустить всё, что можно.", name(book_.final_say));
    std::vector<Text> named;
    for (const auto& [id, choice] : choices) {
      const std::string number = std::to_string(proposal().number_of(id));
      named.push_back({number, number});
    }
    return say("{} decides to launch of the actions: {}.", "Отдел «{}» решает запустить из действий: {}.",
               name(book_.final_say), rules::listed(named));
  }

  const Cast& cast_;
  const rules::Rulebook& book_;
  bool vetoes_;
  Finding& finding_;
  State state_;
  Timestamp now_{};
  std::vector<Beside> played_;  // since the opening
};

}  // namespace

void check_dependencies(const rules::CheckedRulebook& rulebook, const Situations& situations,
                        const Engine& engine, Finding& finding) {
  const Situation* chosen = nullptr;
  DepartmentId focus;
  for (const Situation& situation : situations.all)
    for (const rules::Seat& seat : situation.seats)
      if (focus.empty() && seat.power >= rules::Power::veto) {
        chosen = &situation;
        focus = seat.department;
      }
  const bool vetoes = chosen != nullptr;
  if (!vetoes && !situations.all.empty()) chosen = &situations.all.front();
  if (chosen == nullptr) return;
  const Cast cast = cast_for(Play::words, rulebook, *chosen, nullptr, focus, engine);
  Dependencies{cast, vetoes, finding}.run();
}

}  // namespace counterweight::core
