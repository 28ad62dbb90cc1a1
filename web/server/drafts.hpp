// What the routes of drafts share: finding one, and doing it away from the I/O thread.
#pragma once

#include <functional>
#include <string>

#include "engine/store/drafts.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {

// "draft-7" -> 7; 0, which no draft has, for anything else.
std::int64_t draft_number(const std::string& id);
std::string draft_id(std::int64_t number);

// `not_found.draft`, the same for a draft of another department and for one that never was.
Refusal no_such_draft(const std::string& id);
// `conflict.version`: who saved since `version`, and when.
Refusal saved_meanwhile(const View& view, const store::Draft& present, std::int64_t version);

// Drafts lie on the disk: calls `work` on a renderer, with a view of the member who asks. Answers itself when
// that member is gone, when too many wait already (503), and when the disk fails (503). `work` replies, at
// once or later.
void at_the_vault(const DomainRoutes& domain, const Request& request, const Reply& reply,
                  std::function<void(const View&, const Reply&)> work);

// POST /proposals/{id}/submit.
Handler submitting_drafts(const DomainRoutes& domain);

}  // namespace counterweight::server
