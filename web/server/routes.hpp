// The domain's routes: proposals, their commands and timelines, who I am and what waits for me. docs/api.md
// by example.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>

#include "engine/service/imports.hpp"
#include "engine/service/library.hpp"
#include "engine/service/rulebook_checks.hpp"
#include "engine/service/service.hpp"
#include "engine/store/vault.hpp"
#include "web/server/passwords.hpp"
#include "web/server/replays.hpp"
#include "web/server/router.hpp"
#include "web/server/set_up.hpp"
#include "web/server/sign_in.hpp"
#include "web/server/workers.hpp"

namespace counterweight::server {

// All outlive the router. `renderers` are threads of the program's for what would keep the I/O thread:
// reading the ledger, drafts, and rendering answers to commands.
struct DomainRoutes {
  service::Service* service = nullptr;
  Workers* renderers = nullptr;
  store::Vault* vault = nullptr;
  // Ends every session of a member who left. From any thread.
  std::function<void(const Principal&)> sign_out = [](const Principal&) {};
  // Closes what came in with a pass that the vault no longer has. From any thread.
  std::function<void(const OrganisationId&, store::PassKind, std::int64_t)> end_pass =
      [](const OrganisationId&, store::PassKind, std::int64_t) {};
  // Signs somebody in who has just proved who they are in another way. From any thread.
  std::function<void(const Admission&, const Reply&)> admit = [](const Admission&, const Reply&) {};
  // Ends all sessions of a member but one, then answers 204. From any thread.
  std::function<void(const Principal&, const std::string& but, Language, const Reply&)> end_others =
      [](const Principal&, const std::string&, Language, const Reply&) {};
  Workers* hashers = nullptr;  // for passwords
  PasswordCost password_cost = {};
  std::shared_ptr<SetUp> set_up = nullptr;  // null: the organisation was there when the program started
  std::shared_ptr<Replays> replays = std::make_shared<Replays>();
  service::RulebookChecks* checks = nullptr;  // null: rulebooks can be read, and are not changed here
  service::Library* library = nullptr;        // null: what is known of customers is not served
  service::Imports* imports = nullptr;        // null: files are not taken
  Workers* file_readers = nullptr;  // with `imports`: for reading a file through, which takes seconds
  Workers* webhook_readers =
      nullptr;  // for what services post, who may be anybody; null: nothing is taken from them
};

void add_domain_routes(Router& router, const DomainRoutes& domain);

// The parts of it.
void add_read_routes(Router& router, const DomainRoutes& domain);
void add_ledger_routes(Router& router, const DomainRoutes& domain);
void add_command_routes(Router& router, const DomainRoutes& domain);
void add_draft_routes(Router& router, const DomainRoutes& domain);
void add_change_routes(Router& router, const DomainRoutes& domain);
void add_rulebook_routes(Router& router, const DomainRoutes& domain);
void add_member_routes(Router& router, const DomainRoutes& domain);
void add_pass_routes(Router& router, const DomainRoutes& domain);
void add_set_up_routes(Router& router, const DomainRoutes& domain);
void add_join_routes(Router& router, const DomainRoutes& domain);
void add_invitation_routes(Router& router, const DomainRoutes& domain);
void add_attention_routes(Router& router, const DomainRoutes& domain);
void add_figure_routes(Router& router, const DomainRoutes& domain);
void add_knowledge_routes(Router& router, const DomainRoutes& domain);       // they ask for a library
void add_knowledge_read_routes(Router& router, const DomainRoutes& domain);  // likewise
void add_attachment_routes(Router& router, const DomainRoutes& domain);      // likewise
void add_journey_routes(Router& router, const DomainRoutes& domain);         // likewise
void add_import_routes(Router& router, const DomainRoutes& domain);          // they ask for imports
void add_webhook_routes(Router& router, const DomainRoutes& domain);         // likewise
void add_what_if_routes(Router& router, const DomainRoutes& domain);

// An id of proposals that begins with `draft-` is a draft's, and GET /proposals/{id} then this.
bool names_a_draft(const std::string& id);
void get_draft(const DomainRoutes& domain, const Request& request, const Reply& reply);

// GET /me, also the answer to a sign-in; 403 for a session whose member is gone.
Response me_response(service::Service& service, const Principal& who, Language language);

}  // namespace counterweight::server
