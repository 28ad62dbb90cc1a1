// What a service posts at an inbound webhook: who it is is told by a signature over the body, and what it
// says is recorded in the name of the member who made the webhook. docs/api-webhooks.md.
#pragma once

#include <cstddef>

#include "base/time.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {

constexpr std::size_t kMaxWebhookBytes = 256 * 1024;             // of one body: 413 `limit.body`
constexpr Duration kWebhookTolerance = std::chrono::minutes{5};  // its time, before and after ours
constexpr std::size_t kMaxWebhookMessageId = 200;                // bytes of `webhook-id`
constexpr Duration kWebhookUseNoted = std::chrono::minutes{5};   // how exactly its last use is known

// POST /webhooks/in/{id}. Asks for a library.
Handler receiving_webhooks(const DomainRoutes& domain);

}  // namespace counterweight::server
