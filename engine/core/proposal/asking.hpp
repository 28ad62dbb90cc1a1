// Asks decide about every command on one proposal, for one member, and sorts the answers. Behind
// options_for().
#pragma once

#include "engine/core/proposal/allowed.hpp"
#include "engine/core/proposal/decide.hpp"

namespace counterweight::core {

class Asking {
 public:
  Asking(const State& state, const Proposal& proposal, const Member& member, const Context& context)
      : state_(state), p_(proposal), member_(member), context_(context) {}

  Options ask();

 private:
  static constexpr const char* kAnyReason = "…";  // stands for the sentence the member has yet to write

  template <typename Command>
  std::optional<Refusal> refused(const Command& command) const {
    const Events answer = decide_proposal(state_, command, context_);
    if (answer.ok()) return std::nullopt;
    return answer.refusal();
  }
  // Notes the command as open when decide takes it.
  template <typename Command>
  void offer(const Command& command, Allowed open) {
    if (!refused(command)) out_.allowed.push_back(std::move(open));
  }

  // asking.cpp
  TakePosition sample_of(const Action& action, Position position) const;
  void ask_positions(const Action& action);
  void ask_reaffirm(const Action& action);
  void ask_objections();
  void ask_changes();
  void ask_vetoes();
  void ask_vote(const Veto& veto);

  // asking_decision.cpp
  void ask_decisions();
  Blocked& add_blocked_launch(const Refusal& why);
  void add_hindrance(const Hindrance& hindrance);
  void add_vetoed(const Veto& veto);
  Text challenge_sentence(rules::Grounds on) const;
  WayOut override_way(const Veto& veto) const;
  WayOut pilot_way(const Veto& veto) const;

  // asking_later.cpp
  void ask_second_decision();
  void ask_running(const Action& action);
  void ask_outcome();

  bool has_final_say() const { return member_.department == p_.rulebook->book().final_say; }

  const State& state_;
  const Proposal& p_;
  const Member& member_;
  const Context& context_;
  Options out_;
};

}  // namespace counterweight::core
