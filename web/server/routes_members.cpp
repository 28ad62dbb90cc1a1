// Who belongs to the organisation, who acts for whom, and who is away: docs/api.md, "People".
#include <nlohmann/json.hpp>

#include "engine/codec/member_commands.hpp"
#include "engine/service/names.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {
namespace {

using codec::OrganisationResult;
using nlohmann::json;

Result<Command> widened(OrganisationResult command) {
  if (!command.ok()) return command.refusal();
  return Command{*std::move(command)};
}

core::MemberId member_in(const Request& request) {
  return {request.param("mid")};
}

// The name goes into the vault, the commitment to it into the ledger.
Result<Command> add_member(const Request&, const json& body) {
  auto member = codec::read_add_member(body);
  if (!member.ok()) return member.refusal();
  store::SealedValue name = service::seal(member->name);
  member->command.sealed_name = name.commitment;
  return Command{core::OrganisationCommand{std::move(member->command)}, {std::move(name)}};
}

}  // namespace

void add_member_routes(Router& router, const DomainRoutes& domain) {
  const auto add = [&](const char* path, ReadCommand read) {
    router.add(Method::post, std::string("/api/v1/") + path, Access::signed_in,
               command_handler(domain, std::move(read)));
  };
  add("members", add_member);
  add("members/{mid}/leave",
      [](const Request& r, const json& b) { return widened(codec::read_remove_member(member_in(r), b)); });
  add("members/{mid}/role",
      [](const Request& r, const json& b) { return widened(codec::read_set_head(member_in(r), b)); });
  add("delegations", [](const Request&, const json& b) { return widened(codec::read_delegate(b)); });
  add("delegations/end",
      [](const Request&, const json& b) { return widened(codec::read_end_delegation(b)); });
  add("absences", [](const Request&, const json& b) { return widened(codec::read_set_absence(b)); });
}

}  // namespace counterweight::server
