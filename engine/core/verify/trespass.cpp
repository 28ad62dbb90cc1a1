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
            cast_.marketer, [&] {
              return say("{} takes a position on its own action.",
                         "Отдел «{}» высказывается о своём же действии.", name(book_.final_say));
            });
    tries("D6", Decide{kPlayed, DecisionKind::launch, {}, kMine, {}}, head,
          [&] { return say("{} decides to launch.", "Отдел «{}» решает запустить.", name(cast_.focus)); });
    tries("D7", Decide{kPlayed, DecisionKind::withdraw, {}, kMine, {}}, head, [&] {
      return say("{} withdraws the proposal.", "Отдел «{}» отзывает предложение.", name(cast_.focus));
    });
    if (const Veto* veto = biting_veto_of(p_, *action, cast_.focus)) about(*veto, head);
  }

 private:
  Text name(const DepartmentId& id) const { return cast_.rulebook->department(id)->name; }

  void about(const Veto& veto, const MemberId& head) {
    if (veto.running() != nullptr) {
      const VoteSustain vote{kPlayed, veto.id, Vote::release, kMine, p_.revision};
      tries("D16", vote, cast_.marketer, [&] {
        return say("{} votes on the veto against its own action.",
                   "Отдел «{}» голосует о вето на своё же действие.", name(book_.final_say));
      });
      tries("D16", vote, head, [&] {
        return say("{} votes on its own veto.", "Отдел «{}» голосует о собственном вето.", name(cast_.focus));
      });
    }
    if (!book_.override_gate || !book_.override_gate->two_persons) return;
    const OverrideVeto signature{kPlayed, veto.id, kMine};
    tries_twice("D13", signature, cast_.marketer, [] {
      return Text{"The same person signs the override twice, where two have to.",
                  "Преодоление дважды подписывает один и тот же человек, хотя подписать должны двое."};
    });
  }

  bool is_found(std::string_view property) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const Trespass& each) { return each.property == property; });
  }

  Result<std::vector<Event>> answer_to(const Given& given, const State& state) const {
    return cast_.engine
        .decide(state, given.command, Context{now_, given.actor, false, nullptr, nullptr, true})
        .answer;
  }

  // What it would be to succeed is said where it does.
  template <typename Told>
  void tries(std::string_view property, ProposalCommand command, const MemberId& actor, const Told& told) {
    if (is_found(property)) return;
    Given given{std::move(command), actor};
    if (answer_to(given, state_).ok()) found_.push_back({property, node_, {std::move(given)}, told()});
  }

  template <typename Told>
  void tries_twice(std::string_view property, const ProposalCommand& command, const MemberId& actor,
                   const Told& told) {
    if (is_found(property)) return;
    const Given given{command, actor};
    const auto first = answer_to(given, state_);
    if (!first.ok()) return;
    State state = state_;
    for (const Event& event : *first) evolve(state, event);
    if (answer_to(given, state).ok()) found_.push_back({property, node_, {given, given}, told()});
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
