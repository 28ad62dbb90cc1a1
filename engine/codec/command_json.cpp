#include "engine/codec/command_json.hpp"

#include "engine/codec/command_reading.hpp"
#include "engine/codec/draft_read.hpp"
#include "engine/codec/event_reading.hpp"
#include "engine/codec/evidence_json.hpp"
#include "engine/codec/premortem_json.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

std::map<ActionId, Choice> choices(ObjectReader& reader, Problems& problems) {
  std::map<ActionId, Choice> out;
  const json* named = reader.object_or_null("actions");
  if (named == nullptr) return out;
  ObjectReader each{*named, reader.at() + "/actions", problems};
  for (const auto& [id, choice] : named->items()) out[{id}] = each.word<Choice>(id);
  return out;
}

std::optional<PilotTerms> pilot_terms(ObjectReader& reader, Problems& problems) {
  const json* pilot = reader.object_or_null("pilot");
  if (pilot == nullptr) return std::nullopt;
  ObjectReader terms{*pilot, reader.at() + "/pilot", problems};
  PilotTerms out{terms.integer("share"), terms.time("until"), terms.text_or("criterion", {})};
  terms.finish();
  return out;
}

}  // namespace

Result<std::string> only_text(const json& body, const std::string& key) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  std::string text = reader.text_or(key, {});
  reader.finish();
  return read_result(std::move(problems), std::move(text));
}

CommandResult read_submit(const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Submit command{reader.text("title"), reader.text_or("goal", {}), reader.values("fields"), {}};
  if (const json* actions = reader.array("actions")) {
    if (actions->size() > kMaxActions)
      problems.push_back({"invalid.actions",
                          say("Expected at most {} actions, but found {}.",
                              "Не больше {} действий, а указано {}.", kMaxActions, actions->size()),
                          "/actions"});
    else
      for (std::size_t i = 0; i < actions->size(); ++i) {
        ObjectReader each{(*actions)[i], "/actions/" + std::to_string(i), problems};
        command.actions.push_back(read_draft(each));
        each.finish();
      }
  }
  command.evidence = read_evidence(reader, "evidence", problems);
  command.premortem = read_premortem(reader, "premortem", problems);
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_take_position(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  TakePosition command;
  command.proposal = proposal;
  if (const std::string action = reader.text("action"); action != "*") command.action = ActionId{action};
  command.position = reader.word<Position>("position");
  command.ground = {reader.text_or("ground", {})};
  command.reason = reader.text_or("reason", {});
  command.lifts_if = reader.text_or("lifts_if", {});
  command.valid_until = reader.time_or_none("valid_until");
  command.acceptable = reader.text_or("acceptable", {});
  command.harm_pct = reader.integer_or_none("harm_pct");
  command.answers = answers_in(reader, problems);
  command.evidence = read_evidence(reader, "evidence", problems);
  command.revision = read_revision(reader);
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_recuse(ProposalId proposal, const json& body) {
  const Result<std::string> reason = only_text(body, "reason");
  if (!reason.ok()) return reason.refusal();
  return ProposalCommand{Recuse{proposal, *reason}};
}

CommandResult read_withdraw_position(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  WithdrawPosition command{proposal, {reader.text("action")}};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_withdraw_veto(ProposalId proposal, VetoId veto, const json& body) {
  return nothing_but<ProposalCommand>(body, WithdrawVeto{proposal, veto});
}

CommandResult read_answer(ProposalId proposal, ObjectionId objection, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  AnswerObjection command{proposal, objection, reader.word<Answer>("answer"), reader.text_or("reason", {})};
  command.evidence = read_evidence(reader, "evidence", problems);
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_resolve(ProposalId proposal, ObjectionId objection, const json& body) {
  return nothing_but<ProposalCommand>(body, ResolveObjection{proposal, objection});
}

CommandResult read_challenge(ProposalId proposal, VetoId veto, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  ChallengeVeto command{proposal, veto, reader.word<rules::Grounds>("on"), reader.text_or("reason", {})};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_vote(ProposalId proposal, VetoId veto, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  VoteSustain command{proposal, veto, reader.word<Vote>("vote"), reader.text_or("reason", {}), 0};
  command.revision = read_revision(reader);
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_cite(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  CiteEvidence command{proposal, read_evidence(reader, "evidence", problems)};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_comment(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  AddComment command{proposal, reader.text("text")};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_answer_premortem(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  AnswerPremortem command{proposal, read_worst(reader)};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_decide(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Decide command{proposal, reader.word<DecisionKind>("decision"), choices(reader, problems),
                 reader.text_or("reason", {}), pilot_terms(reader, problems)};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_withdraw(ProposalId proposal, const json& body) {
  const Result<std::string> reason = only_text(body, "reason");
  if (!reason.ok()) return reason.refusal();
  return ProposalCommand{Decide{proposal, DecisionKind::withdraw, {}, *reason}};
}

}  // namespace counterweight::codec
