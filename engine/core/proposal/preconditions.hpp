// What several commands ask before they begin, and how people and things are named in refusals.
#pragma once

#include <string>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// The member who acts: `forbidden.member` when the organisation does not know the actor.
Result<const Member*> acting_member(const State& state, const Context& context);

// `not_found.proposal`, or `conflict.closed` with how it ended.
Result<const Proposal*> open_proposal(const State& state, ProposalId id);

// The proposal is open and the actor belongs to the department with the final say, or `code` with `sentence`.
Status only_final_say(const Proposal& proposal, const Member& member, const std::string& code,
                      const Text& sentence);

// A text that must be there and fit: `code` at `pointer`, saying what to write.
Status text_given(const std::string& text, const std::string& code, const std::string& pointer,
                  const Text& what_to_write);
// A text that may be empty and must fit.
Status text_fits(const std::string& text, std::size_t limit, const std::string& pointer);

// The revision on the screen: `invalid.revision` when it does not exist, `conflict.revision` when `action`
// was touched since.
Status revision_seen(const Proposal& proposal, const Action& action, int revision);

// The action named in the body, or `invalid.action` listing those there are.
Result<const Action*> named_action(const Proposal& proposal, const ActionId& id, const std::string& pointer);

Text department_name(const Proposal& proposal, const DepartmentId& department);
Text final_say_name(const Proposal& proposal);
Text ground_name(const Proposal& proposal, const GroundId& ground);
Text action_label(const Proposal& proposal, const Action& action);  // action 1 “…” / действие 1 «…»

}  // namespace counterweight::core
