// Reads about one proposal. What is whole in memory is answered at once, on the I/O thread; what was put away
// is folded from the ledger on a renderer.
#pragma once

#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {

// Calls `read` with a view in whose state the proposal of the path is whole. Answers itself when the member
// or the proposal is not there, when too many wait already (503), and when the disk fails (503).
void about_proposal(const DomainRoutes& domain, const Request& request, const Reply& reply,
                    const std::function<Response(const View&, core::ProposalId)>& read);

}  // namespace counterweight::server
