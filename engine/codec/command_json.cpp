#include "engine/codec/command_json.hpp"

#include "base/canonical_json.hpp"
#include "engine/codec/draft_read.hpp"
#include "engine/codec/object_reader.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;
using Problems = std::vector<Refusal>;

CommandResult result(Problems problems, ProposalCommand command) {
  if (!problems.empty()) return together(std::move(problems));
  return command;
}

int revision(ObjectReader& reader) {
  const std::int64_t found = reader.integer("revision");
  return found < 0 || found > 1'000'000 ? 0 : static_cast<int>(found);  // 0 is refused by decide
}

std::map<ActionId, Choice> choices(ObjectReader& reader, Problems& problems) {
  std::map<ActionId, Choice> out;
  const json* named = reader.object_or_null("actions");
  if (named == nullptr) return out;
  ObjectReader each{*named, reader.at() + "/actions", problems};
  for (const auto& [id, choice] : named->items()) out[{id}] = each.word<Choice>(id);
  return out;
}

}  // namespace

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
  reader.finish();
  return result(std::move(problems), std::move(command));
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
  command.revision = revision(reader);
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_withdraw_position(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  WithdrawPosition command{proposal, {reader.text("action")}};
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_withdraw_veto(ProposalId proposal, VetoId veto, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  reader.finish();
  return result(std::move(problems), WithdrawVeto{proposal, veto});
}

CommandResult read_answer(ProposalId proposal, ObjectionId objection, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  AnswerObjection command{proposal, objection, reader.word<Answer>("answer"), reader.text_or("reason", {})};
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_resolve(ProposalId proposal, ObjectionId objection, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  reader.finish();
  return result(std::move(problems), ResolveObjection{proposal, objection});
}

CommandResult read_challenge(ProposalId proposal, VetoId veto, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  ChallengeVeto command{proposal, veto, reader.word<rules::Grounds>("on"), reader.text_or("reason", {})};
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_vote(ProposalId proposal, VetoId veto, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  VoteSustain command{proposal, veto, reader.word<Vote>("vote"), reader.text_or("reason", {}), 0};
  command.revision = revision(reader);
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_comment(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  AddComment command{proposal, reader.text("text")};
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_decide(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Decide command{proposal, reader.word<DecisionKind>("decision"), choices(reader, problems),
                 reader.text_or("reason", {})};
  reader.finish();
  return result(std::move(problems), std::move(command));
}

CommandResult read_withdraw(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Decide command{proposal, DecisionKind::withdraw, {}, reader.text_or("reason", {})};
  reader.finish();
  return result(std::move(problems), std::move(command));
}

}  // namespace counterweight::codec
