// What a decision wanted, and what that comes to where other actions are free. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/core/proposal/commands.hpp"
#include "engine/core/proposal/events.hpp"

namespace counterweight::service::backtest {

// A launch as it was decided. Whatever was prevented then was wanted: only what is left out was not.
struct Wanted {
  struct Action {
    core::Outcome became = core::Outcome::launched;
    bool under_veto = false;
  };
  core::MemberId actor;  // empty: the rulebook decided by itself
  Timestamp at{};
  std::map<core::ActionId, Action> actions;
  std::string reason;
  std::optional<core::PilotTerms> pilot;
};

// `before`: the proposal as it was then; null where it was decided as it was submitted.
Wanted wanted_by(const core::DecisionMade& made, const core::Proposal* before, const core::MemberId& actor,
                 Timestamp at);

// The same on this proposal: every wanted action that is cleared, and as a pilot what was one. What was tried
// because it was under veto, and is not here, is launched. Terms keep within what this rulebook allows.
core::Decide decide_as_wanted(const Wanted& wanted, const core::Proposal& now, Timestamp at);

}  // namespace counterweight::service::backtest
