// The attention set: who has to act on a proposal now, on what, and by when.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/proposal/proposal.hpp"
#include "engine/core/proposal/task.hpp"

namespace counterweight::core {

struct Attention {
  DepartmentId department;
  Task task = Task::position;
  std::vector<ActionId> actions;
  std::optional<Timestamp> due;               // nothing where no window runs
  Timestamp since{};                          // when that window began
  std::optional<rules::Silence> silence;      // what not speaking will mean (position)
  std::optional<rules::VoteSilence> no_vote;  // what not voting will mean (sustain_vote)
  std::optional<ObjectionId> objection;
  std::optional<VetoId> veto;
  std::vector<MemberId> done = {};  // members who did their part, where each has one
  bool escalated = false;           // position: its head is asked, since nobody spoke in time
  bool reminded = false;            // that time is running out
};

// Votes first, then answers, what was carried, positions, the decision, and what runs; within each in the
// rulebook's or the raising order.
std::vector<Attention> attention_of(const Proposal& proposal);

}  // namespace counterweight::core
