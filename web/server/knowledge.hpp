// What the routes of insights, conversations, metrics and customers share.
#pragma once

#include "engine/codec/knowledge_view.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {

// With the texts of this view's organisation. Reads the disk when it is used: not on the I/O thread. Must not
// outlive the view.
codec::KnowledgeReader reader_of(const DomainRoutes& domain, const View& view);

// The answer to a command about customers: the cursor, and the record as it stands now, or the numbers of
// several. Carries out an erasure first. Reads and writes the disk.
Response knowledge_response(const DomainRoutes& domain, const Asked& asked,
                            const service::Accepted& accepted);

}  // namespace counterweight::server
