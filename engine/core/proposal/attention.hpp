// The attention set: who has to act on a proposal now, on what, and by when.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

enum class Task {
  position,
  answer,
  sustain_vote,
  decide,
  reaffirm,  // an objection or a veto was carried to other content, or its fact expired
  settle,    // an answer was given: does it settle the objection?
  recast,    // a pilot went well: does the veto stay all the same?
  pilot_result,
  answer_halt
};

struct Attention {
  DepartmentId department;
  Task task = Task::position;
  std::vector<ActionId> actions;
  std::optional<Timestamp> due;               // nothing where no window runs
  std::optional<rules::Silence> silence;      // what not speaking will mean (position)
  std::optional<rules::VoteSilence> no_vote;  // what not voting will mean (sustain_vote)
  std::optional<ObjectionId> objection;
  std::optional<VetoId> veto;
  std::vector<MemberId> done = {};  // members who did their part, where each has one
  bool escalated = false;           // position: its head is asked, since nobody spoke in time
};

// Votes first, then answers, what was carried, positions, the decision, and what runs; within each in the
// rulebook's or the raising order.
std::vector<Attention> attention_of(const Proposal& proposal);

}  // namespace counterweight::core
