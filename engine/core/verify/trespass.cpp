#include "engine/core/verify/trespass.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

const char* const kMine = "Mine.";

class Trying {
 public:
  Trying(const Cast& cast, const State& state, Timestamp now, std::uint32_t node,
         std::vector<Trespass>& found)
      : cast_(cast),
        state_(state),
        p_(*state.proposal(kPlayed)),
        book_(cast.rulebook->book()),
        now_(now),
        node_(node),
        found_(found) {}

  void run() {
    const Action* action = live_action(p_);
    if (action == nullptr || !p_.open()) return;
    const MemberId& head = cast_.members.at(cast_.focus).front();
    if (!book_.author_counts)
      tries("D16", TakePosition{kPlayed, action->draft.id, Position::approve, {}, kMine, p_.revision},
            cast_.marketer,
            say("{} takes a position on its own action.", "Отдел «{}» высказывается о своём же действии.",
                name(book_.final_say)));
    tries("D6", Decide{kPlayed, DecisionKind::launch, {}, kMine, {}}, head,
          say("{} decides to launch.", "Отдел «{}» решает запустить.", name(cast_.focus)));
    tries("D7", Decide{kPlayed, DecisionKind::withdraw, {}, kMine, {}}, head,
          say("{} withdraws the proposal.", "Отдел «{}» отзывает предложение.", name(cast_.focus)));
    if (const Veto* veto = biting_veto_of(p_, *action, cast_.focus)) about(*veto, head);
  }

 private:
  Text name(const DepartmentId& id) const { return cast_.rulebook->department(id)->name; }

  void about(const Veto& veto, const MemberId& head) {
    if (veto.running() != nullptr) {
      const VoteSustain vote{kPlayed, veto.id, Vote::release, kMine, p_.revision};
      tries("D16", vote, cast_.marketer,
            say("{} votes on the veto against its own action.",
                "Отдел «{}» голосует о вето на своё же действие.", name(book_.final_say)));
      tries("D16", vote, head,
            say("{} votes on its own veto.", "Отдел «{}» голосует о собственном вето.", name(cast_.focus)));
    }
    if (!book_.override_gate || !book_.override_gate->two_persons) return;
    const OverrideVeto signature{kPlayed, veto.id, kMine};
    tries("D13", {{signature, cast_.marketer}, {signature, cast_.marketer}},
          {"The same person signs the override twice, where two have to.",
           "Преодоление дважды подписывает один и тот же человек, хотя подписать должны двое."});
  }

  void tries(std::string_view property, ProposalCommand command, const MemberId& actor, Text told) {
    tries(property, {{std::move(command), actor}}, std::move(told));
  }

  void tries(std::string_view property, std::vector<Given> given, Text told) {
    if (std::any_of(found_.begin(), found_.end(),
                    [&](const Trespass& each) { return each.property == property; }))
      return;
    State state = state_;
    for (const Given& each : given) {
      const Decision decision = cast_.engine.decide(state, each.command, Context{now_, each.actor});
      if (!decision.answer.ok()) return;
      if (&each == &given.back()) break;
      for (const Event& event : *decision.answer) evolve(state, event);
    }
    found_.push_back({property, node_, std::move(given), std::move(told)});
  }

  const Cast& cast_;
  const State& state_;
  const Proposal& p_;
  const rules::Rulebook& book_;
  Timestamp now_;
  std::uint32_t node_;
  std::vector<Trespass>& found_;
};

}  // namespace

void find_trespasses(const Cast& cast, const State& state, Timestamp now, std::uint32_t node,
                     std::vector<Trespass>& found) {
  Trying{cast, state, now, node, found}.run();
}

}  // namespace counterweight::core
