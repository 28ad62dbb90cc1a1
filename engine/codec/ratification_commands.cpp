#include "engine/codec/ratification_commands.hpp"

#include "engine/codec/command_reading.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

Result<ProposedRulebook> read_propose_rulebook(const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  ProposedRulebook out{reader.text("hash"), reader.text("base"), reader.text("reason")};
  reader.finish();
  return read_result(std::move(problems), std::move(out));
}

Result<OrganisationCommand> read_rulebook_vote(RulebookChangeId change, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  VoteOnRulebook command{change, reader.word<Ratify>("vote"), reader.text_or("reason", {})};
  reader.finish();
  return read_result<OrganisationCommand>(std::move(problems), std::move(command));
}

Result<OrganisationCommand> read_withdraw_rulebook(RulebookChangeId change, const json& body) {
  return nothing_but<OrganisationCommand>(body, WithdrawRulebook{change});
}

Result<OrganisationCommand> read_rulebook_comment(RulebookChangeId change, const json& body) {
  const Result<std::string> text = only_text(body, "text");
  if (!text.ok()) return text.refusal();
  return OrganisationCommand{CommentOnRulebook{change, *text}};
}

}  // namespace counterweight::codec
