// An amendment put on a proposal: the text it would become, and what of it is touched.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "engine/core/proposal/changes.hpp"
#include "engine/core/proposal/review_events.hpp"

namespace counterweight::core {

struct Amended {
  Snapshot text;                         // in normal form
  std::vector<SubmittedAction> touched;  // changed, added or brought back
  std::vector<ActionId> dropped;
  std::vector<Change> changes;
};

// Every problem at once, with pointers below `at` ("" for the body of amend, "/amendment" for a suggestion);
// `conflict.no_change` when nothing would differ.
Result<Amended> apply(const Proposal& proposal, const Amendment& amendment, const std::string& at);

std::vector<ActionId> ids_of(const std::vector<SubmittedAction>& actions);

}  // namespace counterweight::core
