// What several commands ask before they begin, and how people and things are named in refusals.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// The member who acts: `forbidden.member` when the organisation does not know the actor, or they left.
Result<const Member*> acting_member(const State& state, const Context& context);

// `not_found.proposal`, or `conflict.closed` with how it ended.
Result<const Proposal*> open_proposal(const State& state, ProposalId id);

// A proposal that was launched or piloted, evaluated or not: `not_found.proposal`, or `conflict.not_running`.
Result<const Proposal*> running_proposal(const State& state, ProposalId id);

// Sentences that refuse come as functions here, and are said only where something is refused.

// The actor belongs to the department with the final say, or `code` with `sentence()`.
template <typename Sentence>
Status only_final_say(const Proposal& proposal, const Member& member, std::string_view code,
                      const Sentence& sentence) {
  if (member.department == proposal.rulebook->book().final_say) return Done{};
  return Refusal{std::string(code), sentence()};
}

// The same, or whoever submitted it: they answer for its text.
template <typename Sentence>
Status only_final_say_or_author(const Proposal& proposal, const Member& member, const Context& context,
                                std::string_view code, const Sentence& sentence) {
  if (context.actor == proposal.author) return Done{};
  return only_final_say(proposal, member, code, sentence);
}

// Who proposes does not review or vote, unless the rulebook counts them: `forbidden.own_proposal`.
Status author_may_speak(const Proposal& proposal, const Context& context);

// A text that may be empty and must fit.
Status text_fits(const std::string& text, std::size_t limit, std::string_view pointer);
// A text that must be there and fit: `code` at `pointer`, saying what to write.
bool is_blank(const std::string& text);
template <typename Sentence>
Status text_given(const std::string& text, std::string_view code, std::string_view pointer,
                  const Sentence& what_to_write) {
  if (is_blank(text)) return Refusal{std::string(code), what_to_write(), std::string(pointer)};
  return text_fits(text, kMaxTextBytes, pointer);
}

// The revision on the screen: `invalid.revision` when it does not exist, `conflict.revision` when `action`
// was touched since.
Status revision_seen(const Proposal& proposal, const Action& action, int revision);

// What is written for the proposal as a whole names its present revision: `invalid.revision`,
// `conflict.revision`.
Status present_revision(const Proposal& proposal, int revision);

// The live action named in the body, or `invalid.action` listing those there are.
Result<const Action*> named_action(const Proposal& proposal, const ActionId& id, const std::string& pointer);

// Joined before review of the action, or the vote, opened: `forbidden.joined_later` otherwise.
Status belonged_when_opened(const Proposal& proposal, const Member& member, Electorate electorate);

// What a command about a veto is about: `forbidden.member`, `not_found.proposal`, `conflict.closed`,
// `not_found.veto`.
struct FoundVeto {
  const Member* member;
  const Proposal* proposal;
  const Veto* veto;
  const Action* action;
};
Result<FoundVeto> open_veto(const State& state, ProposalId proposal, VetoId veto, const Context& context);

// Nothing else decides about this veto now: `conflict.challenge_running`, `conflict.cooling_off`, or
// `conflict.waits_for_department`.
Status free_of_proceedings(const FoundVeto& found);

Text department_name(const Proposal& proposal, const DepartmentId& department);
Text final_say_name(const Proposal& proposal);
Text ground_name(const Proposal& proposal, const GroundId& ground);
Text veto_label(const Proposal& proposal, const Veto& veto);  // Sales's veto on action 1 “…”
Text action_label(const Proposal& proposal, const Action& action);  // action 1 “…” / действие 1 «…»

}  // namespace counterweight::core
