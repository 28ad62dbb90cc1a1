// A command of the record, as it has to be given for the same proposal in the replay: there the revision on
// the screen is another, and so may be the ids. Pure.
#pragma once

#include <map>
#include <optional>

#include "engine/core/proposal/commands.hpp"

namespace counterweight::service::backtest {

using Suggestions = std::map<core::SuggestionId, core::SuggestionId>;  // recorded to replayed

struct Where {
  const core::Proposal& recorded;  // as it was before the command
  const core::Proposal& replayed;
  const Suggestions& suggestions;
  core::DepartmentId department;  // of who gives it
};

// Nothing where what it is about is not there: an objection, a veto or a vote. Not for Submit, Decide and
// RecordOutcome, which depend on more than that.
std::optional<core::ProposalCommand> as_meant(const core::ProposalCommand& command, const Where& where);

// A position with what this rulebook asks for besides it: answers, what would be acceptable, how likely the
// harm is, a reason. That nobody was asked then is no reason not to count the word.
core::TakePosition completed(core::TakePosition position, const core::Proposal& replayed,
                             const core::DepartmentId& department);

}  // namespace counterweight::service::backtest
