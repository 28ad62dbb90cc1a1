// What happened, event by event, and since when each proposal could have been launched. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/core/state.hpp"

namespace counterweight::service::backtest {

// The course of one proposal as far as its decision goes.
class Course {
 public:
  // After each event: the proposal as it is then.
  void note(const core::Proposal& now, const core::ProposalEvent& event, Timestamp at);
  std::optional<Timestamp> decided_at() const { return decided_at_; }  // the first time, also to withdraw
  // What was launched then could have been launched since, without a break.
  std::optional<Timestamp> possible_from() const { return possible_from_; }

 private:
  // While nothing stands in the way of a launch: the actions that are cleared since then.
  struct Clear {
    Timestamp since{};
    std::set<core::ActionId> actions;
  };
  void note_decision(const core::DecisionMade& made, Timestamp at);

  std::vector<Clear> clear_;
  std::optional<Timestamp> decided_at_, possible_from_;
};

class Record {
 public:
  // Answers when it was due: what time does comes about when somebody looks, and that may be late.
  Timestamp take(const core::Event& event);
  const core::State& state() const { return state_; }
  const Course& course(core::ProposalId id) const { return courses_.at(id); }

 private:
  // What time did to one proposal at one look.
  struct Passed {
    core::ProposalId proposal;
    Timestamp at{}, due{};
  };
  Timestamp due_time_of(const core::Event& event, core::ProposalId id);

  core::State state_;
  std::map<core::ProposalId, Course> courses_;
  std::optional<Passed> passed_;
};

}  // namespace counterweight::service::backtest
