// What every command over HTTP shares: its id, the hash of its body, and the answer to what it became.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "web/server/preconditions.hpp"
#include "web/server/response.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {

// The Idempotency-Key, made the member's own: another member's key never collides, and it has a slash, which
// ids that are made here have not. Empty without a key; `invalid.idempotency_key`.
Result<std::string> command_id(const Request& request);

// Of method, path, query and body, hex: a repeat must have the same.
std::string body_hash(const Request& request);

// What is left of a request once it waits for the writer.
struct Asked {
  Principal who;
  Language language;
  bool creates;  // answered 201 with the proposal alone
  std::optional<service::Seen> seen = {};
  bool learns = false;  // about customers: answered by knowledge_response(), also where nothing was new
  std::optional<core::JourneyId> journey = {};  // touches of this one came in
};

// The cursor and what it became, with the proposal as it stands now where it was about one. Renders: not on
// the I/O thread, nor on the writer's unless nobody else can.
Response accepted_response(service::Service& service, const Asked& asked, const service::Accepted& accepted);

// What a body asks for, with what the vault keeps of it.
struct Command {
  core::Command command;
  std::vector<store::SealedValue> sealed = {};
};
using ReadCommand = std::function<Result<Command>(const Request&, const nlohmann::json&)>;

// Submits it and answers, on a renderer, with what it became.
void submit_command(const DomainRoutes& domain, const Asked& asked, const Reply& reply,
                    service::Submission submission);

// What is special about a command.
struct CommandTraits {
  bool creates = false;         // answered 201 with the proposal alone
  bool about_proposal = false;  // the path's {id} is one's, and If-Match is heeded
  IfMatchIs if_match = IfMatchIs::optional;
};

// Reads the body, submits the command, answers with what it became.
Handler command_handler(const DomainRoutes& domain, ReadCommand read, CommandTraits traits = {});

// Ids in the path; anything that is no number names nothing, which decide then says.
core::ProposalId proposal_in(const Request& request);

}  // namespace counterweight::server
