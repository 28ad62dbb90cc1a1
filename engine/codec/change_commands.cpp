// Bodies of the commands that change a proposal, and of those about words that were carried to new content.
#include "engine/codec/amendment_json.hpp"
#include "engine/codec/command_reading.hpp"
#include "engine/codec/evidence_json.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

CommandResult read_amend(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Amend command{proposal, read_amendment(reader, problems), reader.text_or("reason", {}),
                read_revision(reader)};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_suggest(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Suggest command{proposal, {}, reader.text_or("reason", {}), read_revision(reader)};
  if (const json* amendment = reader.object("amendment")) {
    ObjectReader inner{*amendment, "/amendment", problems};
    command.amendment = read_amendment(inner, problems);
    inner.finish();
  }
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_accept_suggestion(ProposalId proposal, SuggestionId suggestion, const json& body) {
  return nothing_but<ProposalCommand>(body, AcceptSuggestion{proposal, suggestion});
}

CommandResult read_decline_suggestion(ProposalId proposal, SuggestionId suggestion, const json& body) {
  const Result<std::string> reason = only_text(body, "reason");
  if (!reason.ok()) return reason.refusal();
  return ProposalCommand{DeclineSuggestion{proposal, suggestion, *reason}};
}

CommandResult read_withdraw_suggestion(ProposalId proposal, SuggestionId suggestion, const json& body) {
  return nothing_but<ProposalCommand>(body, WithdrawSuggestion{proposal, suggestion});
}

CommandResult read_reaffirm(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Reaffirm command{
      proposal, {reader.text("action")}, read_revision(reader), reader.time_or_none("valid_until")};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_withdraw_challenge(ProposalId proposal, VetoId veto, const json& body) {
  return nothing_but<ProposalCommand>(body, WithdrawChallenge{proposal, veto});
}

CommandResult read_override(ProposalId proposal, VetoId veto, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  OverrideVeto command{proposal, veto, reader.text_or("justification", {})};
  command.evidence = read_evidence(reader, "evidence", problems);
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_withdraw_override(ProposalId proposal, VetoId veto, const json& body) {
  return nothing_but<ProposalCommand>(body, WithdrawOverride{proposal, veto});
}

}  // namespace counterweight::codec
