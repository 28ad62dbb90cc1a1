// What differs between two states of a proposal's text, field by field. Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/core/proposal/change_events.hpp"
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// What an author can write: without those actions that were dropped.
struct Snapshot {
  std::string title, goal;
  rules::Values fields;
  std::vector<ActionDraft> actions;
};

Snapshot snapshot_of(const Proposal& proposal);

// In this order: title, goal, fields by name, then action by action as they stand in `after`, dropped ones
// last.
std::vector<Change> changes_between(const Snapshot& before, const Snapshot& after);
// Those of an amendment that is not put on the proposal yet.
std::vector<Change> changes_by(const Proposal& before, const ProposalAmended& amended);

}  // namespace counterweight::core
