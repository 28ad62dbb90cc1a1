#include "engine/core/proposal/allowed.hpp"

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

constexpr const char* kAnyReason = "…";  // stands for the sentence the member has yet to write

// Asks decide about every command on one proposal and sorts the answers.
class Asking {
 public:
  Asking(const State& state, const Proposal& proposal, const Member& member, const Context& context)
      : state_(state), p_(proposal), member_(member), context_(context) {}

  Options ask() {
    const bool final_say = member_.department == p_.rulebook->book().final_say;
    if (p_.open() && !final_say)
      for (const Action& action : p_.actions) ask_positions(action);
    if (p_.open()) {
      ask_objections();
      ask_vetoes();
      ask_decisions(final_say);
    }
    if (!refused(AddComment{p_.id, kAnyReason})) out_.allowed.push_back({"comment"});
    return std::move(out_);
  }

 private:
  template <typename Command>
  std::optional<Refusal> refused(const Command& command) const {
    const Events answer = decide_proposal(state_, command, context_);
    if (answer.ok()) return std::nullopt;
    return answer.refusal();
  }

  void ask_positions(const Action& action) {
    const Seat* seat = seat_of(action, member_.department);
    if (seat == nullptr) {
      Blocked closed{"take_position",
                     *refused(TakePosition{p_.id, action.draft.id, Position::approve, {}, {}, p_.revision})};
      closed.action = action.draft.id;
      out_.blocked.push_back(std::move(closed));
      return;
    }
    Allowed open{"take_position", action.draft.id};
    const GroundId ground = seat->right.grounds.empty() ? GroundId{} : seat->right.grounds.front();
    for (const Position position : {Position::approve, Position::abstain, Position::object, Position::veto}) {
      const auto why =
          refused(TakePosition{p_.id, action.draft.id, position, ground, kAnyReason, p_.revision});
      if (!why) {
        open.positions.push_back(position);
        if (position == Position::veto) open.grounds = seat->right.grounds;
        continue;
      }
      Blocked closed{"take_position", *why};
      closed.action = action.draft.id;
      closed.position = position;
      out_.blocked.push_back(std::move(closed));
    }
    if (!open.positions.empty()) out_.allowed.push_back(std::move(open));
    if (!refused(WithdrawPosition{p_.id, action.draft.id}))
      out_.allowed.push_back({"withdraw_position", action.draft.id});
  }

  void ask_objections() {
    for (const Objection& objection : p_.objections) {
      if (!refused(AnswerObjection{p_.id, objection.id, Answer::decline, kAnyReason}))
        out_.allowed.push_back({"answer_objection", objection.action, objection.id});
      if (!refused(ResolveObjection{p_.id, objection.id}))
        out_.allowed.push_back({"resolve_objection", objection.action, objection.id});
    }
  }

  void ask_vetoes() {
    for (const Veto& veto : p_.vetoes) {
      Allowed challenge{"challenge_veto", veto.action, {}, veto.id};
      for (const rules::Grounds on : {rules::Grounds::merits, rules::Grounds::validity})
        if (!refused(ChallengeVeto{p_.id, veto.id, on, kAnyReason})) challenge.on.push_back(on);
      if (!challenge.on.empty()) out_.allowed.push_back(std::move(challenge));
      ask_vote(veto);
    }
  }

  void ask_vote(const Veto& veto) {
    const auto why = refused(VoteSustain{p_.id, veto.id, Vote::sustain, kAnyReason, p_.revision});
    if (!why) {
      out_.allowed.push_back({"vote_sustain", veto.action, {}, veto.id});
    } else if (veto.running() != nullptr) {
      Blocked closed{"vote_sustain", *why};
      closed.action = veto.action;
      closed.veto = veto.id;
      out_.blocked.push_back(std::move(closed));
    }
  }

  void ask_decisions(bool final_say) {
    if (!refused(Decide{p_.id, DecisionKind::withdraw, {}, kAnyReason})) {
      Allowed withdraw{"decide"};
      withdraw.decision = DecisionKind::withdraw;
      out_.allowed.push_back(std::move(withdraw));
    }
    const auto why = refused(Decide{p_.id, DecisionKind::launch, {}, kAnyReason});
    if (!why) {
      Allowed launch{"decide"};
      launch.decision = DecisionKind::launch;
      launch.outcomes = outcomes_of_launch(p_, nullptr);
      out_.allowed.push_back(std::move(launch));
    } else if (!final_say || launch_hindrances(p_).empty()) {
      add_blocked_launch(*why);
    }
    if (!final_say) return;
    for (const Hindrance& hindrance : launch_hindrances(p_)) add_hindrance(hindrance);
    for (const Veto& veto : p_.vetoes)
      if (veto.bites() && veto.running() == nullptr) add_vetoed(veto);
  }

  Blocked& add_blocked_launch(const Refusal& why) {
    Blocked closed{"decide", why};
    closed.decision = DecisionKind::launch;
    out_.blocked.push_back(std::move(closed));
    return out_.blocked.back();
  }

  void add_hindrance(const Hindrance& hindrance) {
    Blocked& closed = add_blocked_launch(hindrance.refusal);
    closed.objection = hindrance.objection;
    closed.veto = hindrance.veto;
    if (hindrance.objection) {
      closed.action = p_.objection(*hindrance.objection)->action;
      WayOut decline{"answer_objection", true,
                     say("Decline it with a reason: it no longer holds the decision, at once.",
                         "Отклонить с причиной: больше не держит решение, сразу.")};
      decline.objection = hindrance.objection;
      closed.ways_out.push_back(std::move(decline));
    } else {
      WayOut wait{"wait", true, say("Wait: it ends by itself.", "Подождать: закончится само.")};
      wait.until = hindrance.veto ? p_.veto(*hindrance.veto)->running()->due : p_.review_due;
      if (hindrance.veto) closed.action = p_.veto(*hindrance.veto)->action;
      closed.ways_out.push_back(std::move(wait));
    }
    WayOut withdraw{
        "decide", true,
        say("Withdraw the whole proposal: always open.", "Отозвать всё предложение: можно всегда.")};
    closed.ways_out.push_back(std::move(withdraw));
  }

  // A veto does not hold the decision; it prevents its action. These are the ways past it.
  void add_vetoed(const Veto& veto) {
    const Action& action = *p_.action(veto.action);
    Blocked& closed = add_blocked_launch(
        {"conflict.vetoed",
         say("{}'s veto prevents {}. The other actions can launch without it.",
             "Вето отдела «{}» не даёт запустить {}. Остальные действия можно запустить без него.",
             department_name(p_, veto.department), action_label(p_, action))});
    closed.action = veto.action;
    closed.veto = veto.id;
    for (const rules::Grounds on : {rules::Grounds::merits, rules::Grounds::validity}) {
      const auto why = refused(ChallengeVeto{p_.id, veto.id, on, kAnyReason});
      WayOut way{"challenge_veto", !why, why ? why->sentence : challenge_sentence(on)};
      way.veto = veto.id;
      way.on = on;
      closed.ways_out.push_back(std::move(way));
    }
  }

  Text challenge_sentence(rules::Grounds on) const {
    const Text window = duration_text(p_.rulebook->book().challenge);
    return on == rules::Grounds::merits
               ? say("Challenge it on the merits: the other departments vote, for {} at most.",
                     "Оспорить по существу: голосуют другие отделы, срок — {}.", window)
               : say("Challenge its validity (ground, jurisdiction, reason): they vote, for {} at most.",
                     "Оспорить обоснованность (основание, ведение, причина): голосуют, срок — {}.", window);
  }

  const State& state_;
  const Proposal& p_;
  const Member& member_;
  const Context& context_;
  Options out_;
};

}  // namespace

Options options_for(const State& state, ProposalId id, const Context& context) {
  const Proposal* proposal = state.proposal(id);
  const Member* member = state.organisation().member(context.actor);
  if (proposal == nullptr || member == nullptr) return {};
  return Asking{state, *proposal, *member, context}.ask();
}

}  // namespace counterweight::core
