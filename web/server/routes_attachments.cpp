// Files that belong to insights: taken, given back so that no browser runs them, erased:
// docs/api-knowledge.md.
#include <fmt/format.h>

#include <memory>

#include "engine/codec/attachment.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "web/server/drafts.hpp"
#include "web/server/knowledge.hpp"
#include "web/server/problem.hpp"
#include "web/server/query.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

core::InsightId insight_of(const Request& request) {
  return {number_in(request.param("id")).value_or(0)};
}

core::AttachmentRef attachment_ref(const Request& request) {
  return {insight_of(request), number_in(request.param("number")).value_or(0)};
}

// RFC 8187: letters and digits as they are, every other byte by its number.
std::string in_header(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// Hashing and sealing megabytes is no work for the I/O thread.
void seal_and_submit(const DomainRoutes& domain, const Request& request, const std::string& command_id,
                     const Reply& reply) {
  std::vector<store::SealedValue> sealed;
  auto command = codec::read_attachment(insight_of(request), std::string(request.query_value("name")),
                                        request.query_value("type"), request.body,
                                        domain.library->sealing(request.who->organisation, sealed));
  if (!command.ok()) return reply(problem(command.refusal(), request.language));
  submit_command(domain, Asked{*request.who, request.language, false, {}, true}, reply,
                 {request.who->organisation,
                  *std::move(command),
                  {request.who->member},
                  command_id,
                  body_hash(request),
                  std::move(sealed)});
}

void take_file(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  if (auto wrong = refuse_query(request, {"name", "type"}))
    return reply(problem(*std::move(wrong), request.language));
  const Result<std::string> id = command_id(request);
  if (!id.ok()) return reply(problem(id.refusal(), request.language));
  at_the_vault(domain, request, reply,
               [domain, kept = std::make_shared<const Request>(request), id = *id](
                   const View&, const Reply& answer) { seal_and_submit(domain, *kept, id, answer); });
}

Response give_file(const DomainRoutes& domain, const View& view, const core::AttachmentRef& ref) {
  const auto found = core::attachment_of(view.state(), ref);
  if (!found.ok()) return problem(found.refusal(), view.language);
  const core::Attachment& attachment = **found;
  auto bytes = domain.library->text(view.tenant->id(), attachment.facts.sealed);
  if (attachment.erased || !bytes)
    return problem({"conflict.erased", say("Attachment {} is erased.", "Вложение {} удалено.", ref.number)},
                   view.language);
  const auto name = domain.library->text(view.tenant->id(), attachment.facts.sealed_name);
  Response out;
  out.body = Body{*std::move(bytes)};
  out.with("Content-Type", attachment.facts.type);
  out.with("Content-Disposition", "attachment; filename*=UTF-8''" + in_header(name.value_or("file")));
  return out;
}

}  // namespace

void add_attachment_routes(Router& router, const DomainRoutes& domain) {
  router.add(
      Method::post, "/api/v1/insights/{id}/attachments", Access::signed_in,
      [domain](const Request& request, const Reply& reply) { take_file(domain, request, reply); },
      Carries::file);
  router.add(Method::get, "/api/v1/insights/{id}/attachments/{number}", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               at_the_vault(domain, request, reply,
                            [domain, ref = attachment_ref(request)](const View& view, const Reply& answer) {
                              answer(give_file(domain, view, ref));
                            });
             });
  const auto erase = [](const Request& request, const json& body) -> Result<Command> {
    core::EraseRecords what;
    what.attachment = attachment_ref(request);
    auto command = codec::read_erase(std::move(what), body);
    if (!command.ok()) return command.refusal();
    return Command{*std::move(command)};
  };
  router.add(Method::post, "/api/v1/insights/{id}/attachments/{number}/erase", Access::signed_in,
             command_handler(domain, erase));
}

}  // namespace counterweight::server
