// Reads that memory answers: me, rulebooks, proposals.
#include <nlohmann/json.hpp>

#include "engine/codec/proposal_view.hpp"
#include "engine/codec/rulebook_view.hpp"
#include "web/server/about_proposal.hpp"
#include "web/server/preconditions.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

using Read = Response (*)(const View&, const Request&);

Handler reading(service::Service& service, Read read) {
  return answer_with([&service, read](const Request& request) {
    const Result<View> view = view_of(service, *request.who, request.language);
    return view.ok() ? read(*view, request) : problem(view.refusal(), request.language);
  });
}

Response get_rulebook(const View& view, const Request& request) {
  const std::string& hash = request.param("hash");
  const core::RulebookPtr rulebook = known_rulebook(view.organisation(), hash);
  if (rulebook == nullptr) return problem(no_rulebook(hash), request.language);
  return json_response(200, codec::rulebook_json(*rulebook, view.organisation(), view.now));
}

Response get_proposal(const View& view, core::ProposalId id, std::string_view if_none_match) {
  const Result<json> proposal = proposal_for(view, id.value);
  if (!proposal.ok()) return problem(proposal.refusal(), view.language);
  const core::Proposal& known = *view.state().proposal(id);
  // What may be decided also hangs on records that are cited, and they change by themselves.
  const bool waits_for_evidence = known.open() && !known.rulebook->book().evidence.empty();
  return proposal_response(waits_for_evidence ? std::string_view{} : if_none_match, *proposal);
}

}  // namespace

void add_read_routes(Router& router, const DomainRoutes& domain) {
  service::Service& service = *domain.service;
  router.add(Method::get, "/api/v1/me", Access::signed_in, answer_with([&service](const Request& request) {
               return me_response(service, *request.who, request.language);
             }));
  router.add(Method::get, "/api/v1/rulebooks/{hash}", Access::signed_in, reading(service, get_rulebook));
  router.add(Method::get, "/api/v1/proposals", Access::signed_in, reading(service, get_proposals));
  router.add(Method::get, "/api/v1/proposals/{id}", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               if (names_a_draft(request.param("id"))) return get_draft(domain, request, reply);
               const auto read = [seen = request.headers[Header::if_none_match]](const View& view,
                                                                                 core::ProposalId id) {
                 return get_proposal(view, id, seen);
               };
               about_proposal(domain, request, reply, read);
             });
}

void add_domain_routes(Router& router, const DomainRoutes& domain) {
  add_read_routes(router, domain);
  add_ledger_routes(router, domain);
  add_command_routes(router, domain);
  add_change_routes(router, domain);
  add_draft_routes(router, domain);
  if (domain.checks != nullptr) add_rulebook_routes(router, domain);
  add_member_routes(router, domain);
  add_pass_routes(router, domain);
  add_set_up_routes(router, domain);
  add_join_routes(router, domain);
  add_invitation_routes(router, domain);
  add_attention_routes(router, domain);
  add_figure_routes(router, domain);
  add_what_if_routes(router, domain);
  if (domain.imports != nullptr) add_import_routes(router, domain);
  if (domain.library != nullptr) {
    add_knowledge_routes(router, domain);
    add_knowledge_read_routes(router, domain);
    add_journey_routes(router, domain);
    add_attachment_routes(router, domain);
    add_webhook_routes(router, domain);
  }
}

}  // namespace counterweight::server
