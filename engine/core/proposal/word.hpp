// What an objection or a veto is on a content that it was given for: as it is there now, where its action
// lives there, or else as it was when that was left. Pure; read in the wake of an amendment.
#pragma once

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

inline bool lives_at(const Proposal& p, const ActionId& id, const std::string& content) {
  const Action& action = *p.action(id);
  return !action.dropped && action.content == content;
}

inline ObjectionLeft word_on(const Proposal& p, const Objection& objection, const std::string& content) {
  if (!lives_at(p, objection.action, content)) return objection.given_for.at(content);
  return {objection.state, objection.answer};
}

// What only its condition lifts is there what it was before: the condition is asked again.
inline VetoState word_on(const Proposal& p, const Veto& veto, const std::string& content) {
  if (!lives_at(p, veto.action, content) || veto.lifted_by == Lift::condition)
    return veto.given_for.at(content);
  return veto.running() != nullptr ? veto.unchallenged() : veto.state;
}

}  // namespace counterweight::core
