// Commands from JSON bodies: over HTTP, where ids stand in the path, and in scenario files, where an
// objection or a veto is named by its action and department. All problems of a body come together, with
// pointers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "engine/core/command.hpp"

namespace counterweight::codec {

using CommandResult = Result<core::ProposalCommand>;

CommandResult read_submit(const nlohmann::json& body);
CommandResult read_take_position(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_withdraw_position(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_withdraw_veto(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_answer(core::ProposalId proposal, core::ObjectionId objection, const nlohmann::json& body);
CommandResult read_resolve(core::ProposalId proposal, core::ObjectionId objection,
                           const nlohmann::json& body);
CommandResult read_challenge(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_vote(core::ProposalId proposal, core::VetoId veto, const nlohmann::json& body);
CommandResult read_comment(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_decide(core::ProposalId proposal, const nlohmann::json& body);
CommandResult read_withdraw(core::ProposalId proposal, const nlohmann::json& body);  // {reason?}

// `do` of a scenario line and its body; revision defaults to the proposal's present one. `invalid.command`
// for an unknown name lists those there are. `proposal` is null where the line names one that does not exist
// yet.
CommandResult read_scenario_command(const std::string& name, core::ProposalId id,
                                    const core::Proposal* proposal, const nlohmann::json& body);

}  // namespace counterweight::codec
