// Commands from JSON bodies: over HTTP, where ids stand in the path, and in scenario files, where an
// objection or a veto is named by its action and department. All problems of a body come together, with
// pointers. What a sentence must say, decide knows: one that is missing reads as empty.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "engine/core/command.hpp"

namespace counterweight::codec {

using CommandResult = Result<core::ProposalCommand>;

// command_json.cpp: review and decision
CommandResult read_submit(const nlohmann::json& body);
CommandResult read_take_position(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_recuse(core::ProposalId proposal, const nlohmann::json& body);  // {reason}
CommandResult read_withdraw_position(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_withdraw_veto(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_answer(core::ProposalId proposal, core::ObjectionId objection, const nlohmann::json& body);
CommandResult read_resolve(core::ProposalId proposal, core::ObjectionId objection,
                           const nlohmann::json& body);
CommandResult read_challenge(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_vote(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_cite(core::ProposalId proposal, const nlohmann::json& body);  // {evidence}
CommandResult read_comment(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_answer_premortem(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_decide(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_withdraw(core::ProposalId proposal, const nlohmann::json& body);  // {reason?}

// change_commands.cpp: amendments, suggestions, and what carried words become
CommandResult read_amend(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_suggest(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_accept_suggestion(core::ProposalId proposal, core::SuggestionId suggestion,
                                     const nlohmann::json& body);
CommandResult read_decline_suggestion(core::ProposalId proposal, core::SuggestionId suggestion,
                                      const nlohmann::json& body);
CommandResult read_withdraw_suggestion(core::ProposalId proposal, core::SuggestionId suggestion,
                                       const nlohmann::json& body);
CommandResult read_reaffirm(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_withdraw_challenge(core::ProposalId proposal, core::VetoId veto,
                                      const nlohmann::json& body);
CommandResult read_override(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_withdraw_override(core::ProposalId proposal, core::VetoId veto,
                                     const nlohmann::json& body);

// later_commands.cpp: pilots, halts, the outcome
CommandResult read_recast(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_pilot_result(core::ProposalId proposal, const core::ActionId& action,
                                const nlohmann::json& body);
CommandResult read_halt(core::ProposalId proposal, const core::ActionId& action, const nlohmann::json& body);
CommandResult read_resume(core::ProposalId proposal, const core::ActionId& action,
                          const nlohmann::json& body);
CommandResult read_stop(core::ProposalId proposal, const core::ActionId& action, const nlohmann::json& body);
CommandResult read_outcome(core::ProposalId proposal, const nlohmann::json& body);

// `do` of a scenario line and its body; revision defaults to the proposal's present one. `invalid.command`
// for an unknown name lists those there are. `proposal` is null where the line names one that does not exist
// yet, or none. A member who is added comes without the commitment to their name.
Result<core::Command> read_scenario_command(const std::string& name, core::ProposalId id,
                                            const core::Proposal* proposal, const nlohmann::json& body);

}  // namespace counterweight::codec
