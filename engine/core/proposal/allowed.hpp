// What one member may do with a proposal now, and why the rest is closed. Found by asking decide itself, so
// that there is no second copy of the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// A command open to the member, with the choices that are open.
struct Allowed {
  std::string command;  // names of design 3: take_position, decide, …
  std::optional<ActionId> action = {};
  std::optional<ObjectionId> objection = {};
  std::optional<VetoId> veto = {};
  std::vector<Position> positions = {};
  std::vector<GroundId> grounds = {};
  std::vector<rules::Grounds> on = {};
  std::optional<DecisionKind> decision = {};
  std::vector<ActionOutcome> outcomes = {};  // what a launch of everything cleared would do
  std::optional<SuggestionId> suggestion = {};
  std::vector<VetoId> lessons = {};  // record_outcome: the vetoes that owe one
};

// Something that would lead past a hindrance. Closed ones are listed too, with the reason as their sentence.
struct WayOut {
  std::string command;  // or `wait`
  bool open = true;
  Text sentence;
  std::optional<ObjectionId> objection = {};
  std::optional<VetoId> veto = {};
  std::optional<rules::Grounds> on = {};
  std::optional<Timestamp> until = {};
};

struct Blocked {
  std::string command;
  Refusal refusal;
  std::optional<ActionId> action = {};
  std::optional<ObjectionId> objection = {};
  std::optional<VetoId> veto = {};
  std::optional<Position> position = {};
  std::optional<DecisionKind> decision = {};
  std::vector<WayOut> ways_out = {};
  std::optional<SuggestionId> suggestion = {};
};

struct Options {
  std::vector<Allowed> allowed;
  std::vector<Blocked> blocked;
};

// Empty for an unknown proposal.
Options options_for(const State& state, ProposalId proposal, const Context& context);

}  // namespace counterweight::core
