// A position on one action: whether this member may say it for the department, and what it becomes.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

struct Speaking {
  const State& state;
  const Proposal& proposal;
  const Action& action;
  const Member& member;
  const TakePosition& command;
  const Context& context;
};

rules::Power power_needed(Position position);

// Power, time, revision, ground, reason, and what else the rulebook asks for: the refusals of take_position.
Status may_say(const Speaking& speaking);

// The questions this department answers with a position on such an action, in the rulebook's order.
std::vector<const rules::Question*> questions_for(const Proposal& proposal, const Action& action,
                                                  const DepartmentId& department);

// What a command says of this action: with the answers that are asked for here.
Saying saying_in(const Speaking& speaking);

// The department says so: what it held before goes, and the new word stands.
void speak_for(Story& story, const ActionId& action, const DepartmentId& department, const Saying& saying,
               int revision);

// Takes back what the department's earlier word left standing: its objection, its veto and what runs about
// it. A fresh veto or objection on changed content only takes the place of the one that waited.
void drop_earlier_word(Story& story, const ActionId& action, const DepartmentId& department,
                       std::optional<Position> by);

// Who cast it, or acts as head: they may take the veto back.
bool holds_veto(const State& state, const Veto& veto, const Context& context);
Refusal not_the_holder(const Proposal& proposal, const Veto& veto);

}  // namespace counterweight::core
