// Whether a proposal as somebody wrote it is one: against the rulebook, with every problem at once.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/core/proposal/changes.hpp"

namespace counterweight::core {

using Problems = std::vector<Refusal>;

// Where the parts stand in the body that was sent, as JSON pointers.
struct DraftPlaces {
  std::string title = "/title", goal = "/goal", fields = "/fields", count = "/actions";
  std::vector<std::string> actions;  // of each action; empty: "/actions/0" and so on
};

// The text in normal form; what is wrong with it goes to `problems`.
Snapshot check_draft(Snapshot draft, const rules::CheckedRulebook& rulebook, const DraftPlaces& places,
                     Problems& problems);

}  // namespace counterweight::core
