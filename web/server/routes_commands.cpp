// The commands about proposals: docs/api.md, "Proposals".
#include <nlohmann/json.hpp>

#include "engine/codec/command_json.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {
namespace {

using codec::CommandResult;
using nlohmann::json;

core::ObjectionId objection_in(const Request& request) {
  return {number_in(request.param("oid")).value_or(0)};
}
core::VetoId veto_in(const Request& request) {
  return {number_in(request.param("vid")).value_or(0)};
}
core::SuggestionId suggestion_in(const Request& request) {
  return {number_in(request.param("sid")).value_or(0)};
}
core::ActionId action_in(const Request& request) {
  return {request.param("aid")};
}

// Adds routes below one proposal; `at` gives what else the path names.
class Commands {
 public:
  Commands(Router& router, const DomainRoutes& domain) : router_(router), domain_(domain) {}

  // By a reader of (proposal, body).
  void add(const char* path, CommandResult (*read)(core::ProposalId, const json&),
           IfMatchIs if_match = IfMatchIs::optional) {
    route(
        path, [read](const Request& r, const json& b) { return read(proposal_in(r), b); }, if_match);
  }
  // By a reader of (proposal, what `at` finds in the path, body).
  template <typename At, typename Id>
  void add(const char* path, At at, CommandResult (*read)(core::ProposalId, Id, const json&)) {
    route(path, [at, read](const Request& r, const json& b) { return read(proposal_in(r), at(r), b); });
  }

 private:
  template <typename Read>
  void route(const char* path, Read read, IfMatchIs if_match = IfMatchIs::optional) {
    const auto reading = [read](const Request& r, const json& b) -> Result<Command> {
      CommandResult command = read(r, b);
      if (!command.ok()) return command.refusal();
      return Command{*std::move(command)};
    };
    router_.add(Method::post, std::string("/api/v1/proposals/{id}/") + path, Access::signed_in,
                command_handler(domain_, reading, {false, true, if_match}));
  }

  Router& router_;
  const DomainRoutes& domain_;
};

}  // namespace

void add_command_routes(Router& router, const DomainRoutes& domain) {
  const auto submit = [](const Request&, const json& body) -> Result<Command> {
    CommandResult command = codec::read_submit(body);
    if (!command.ok()) return command.refusal();
    return Command{*std::move(command)};
  };
  router.add(Method::post, "/api/v1/proposals", Access::signed_in, command_handler(domain, submit, {true}));
  Commands commands{router, domain};
  commands.add("positions", codec::read_take_position);
  commands.add("premortem", codec::read_answer_premortem);
  commands.add("recuse", codec::read_recuse);
  commands.add("positions/withdraw", codec::read_withdraw_position);
  commands.add("reaffirm", codec::read_reaffirm);
  commands.add("objections/{oid}/answer", objection_in, codec::read_answer);
  commands.add("objections/{oid}/resolve", objection_in, codec::read_resolve);
  commands.add("vetoes/{vid}/challenge", veto_in, codec::read_challenge);
  commands.add("vetoes/{vid}/challenge/withdraw", veto_in, codec::read_withdraw_challenge);
  commands.add("vetoes/{vid}/sustain-votes", veto_in, codec::read_vote);
  commands.add("vetoes/{vid}/withdraw", veto_in, codec::read_withdraw_veto);
  commands.add("vetoes/{vid}/override", veto_in, codec::read_override);
  commands.add("vetoes/{vid}/override/withdraw", veto_in, codec::read_withdraw_override);
  commands.add("vetoes/{vid}/recast", veto_in, codec::read_recast);
  commands.add("amend", codec::read_amend, IfMatchIs::required);
  commands.add("suggestions", codec::read_suggest);
  commands.add("suggestions/{sid}/accept", suggestion_in, codec::read_accept_suggestion);
  commands.add("suggestions/{sid}/decline", suggestion_in, codec::read_decline_suggestion);
  commands.add("suggestions/{sid}/withdraw", suggestion_in, codec::read_withdraw_suggestion);
  commands.add("decide", codec::read_decide, IfMatchIs::required);
  commands.add("withdraw", codec::read_withdraw);
  commands.add("actions/{aid}/pilot-result", action_in, codec::read_pilot_result);
  commands.add("actions/{aid}/halt", action_in, codec::read_halt);
  commands.add("actions/{aid}/resume", action_in, codec::read_resume);
  commands.add("actions/{aid}/stop", action_in, codec::read_stop);
  commands.add("outcome", codec::read_outcome);
  commands.add("cite", codec::read_cite);
  commands.add("comments", codec::read_comment);
}

}  // namespace counterweight::server
