// Random commands that a walk gives, most of them such as could be accepted: the state says where something
// is open. Some are wrong on purpose: another actor, an old revision, a target that is not there.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::test {

// The same numbers from the same seed on every machine; the distributions of the standard library differ.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned>(bound)); }
  bool one_in(int bound) { return below(bound) == 0; }
  template <typename List>
  const auto& pick(const List& from) {
    return *std::next(from.begin(), below(static_cast<int>(from.size())));
  }

 private:
  std::mt19937 engine_;
};

struct Given {
  core::Command command;
  std::string actor;
};

class RandomCommands {
 public:
  explicit RandomCommands(Random& random) : random_(random) {}

  // When the next command comes: mostly at once, now and then much later, often exactly on a deadline.
  Timestamp next_time(const core::State& state, Timestamp now);
  Given next(const core::State& state, Timestamp now);

 private:
  using Maybe = std::optional<core::ProposalCommand>;
  int first_that_lives();  // the number of an open or piloting proposal, or else of the last
  Maybe any_of_family(const core::Proposal& p, int family);

  std::optional<core::Submit> vetoed_before();
  core::Submit submit();
  core::OrganisationCommand organisation();
  // random_law.cpp: the same rules under a higher version, so that the naive model need not read them anew.
  core::OrganisationCommand law();
  core::ProposeRulebook rulebook();

  // random_acts.cpp. Each sets actor_, where it is not marketing's to act.
  Maybe position(const core::Proposal& p);
  Maybe recuse(const core::Proposal& p);
  Maybe reaffirm(const core::Proposal& p);
  Maybe withdraw_position(const core::Proposal& p);
  Maybe objection(const core::Proposal& p);
  Maybe challenge(const core::Proposal& p);
  Maybe vote(const core::Proposal& p);
  Maybe override_veto(const core::Proposal& p);
  Maybe decide(const core::Proposal& p);
  core::Choice choice(const core::Proposal& p, const core::Action& action);
  Maybe pilot(const core::Proposal& p);
  core::RecordOutcome outcome(const core::Proposal& p);
  Maybe after_decision(const core::Proposal& p);
  Maybe suggestion(const core::Proposal& p);
  core::PilotTerms terms(const core::Proposal& p);

  // random_amendment.cpp
  core::ActionDraft any_draft(const std::string& id);
  core::Amendment amendment(const core::Proposal& p);
  void change_something(const core::Proposal& p, core::Amendment& amendment);
  void change_field(core::Amendment& amendment);
  void change_action(const core::Action& action, core::Amendment& amendment);
  void drop(const core::Proposal& p, const core::Action& action, core::Amendment& amendment);
  void add(const core::Proposal& p, const core::ActionDraft& draft, core::Amendment& amendment);

  std::string member_of(const std::string& department);  // somebody, when there is nobody
  std::string anybody();
  std::string marketer() { return member_of("marketing"); }
  int revision(const core::Proposal& p);  // mostly the present one

  Random& random_;
  const core::State* state_ = nullptr;
  Timestamp now_{};
  std::string actor_;
};

// A command in one line, for people who read a failure.
std::string words(const core::Command& command);

}  // namespace counterweight::test
