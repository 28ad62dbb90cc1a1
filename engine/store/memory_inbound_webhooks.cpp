#include "engine/store/memory_inbound_webhooks.hpp"

#include <algorithm>
#include <utility>

namespace counterweight::store {

bool MemoryInboundWebhooks::add(const OrganisationId& organisation, const InboundWebhook& webhook) {
  const std::lock_guard lock{mutex_};
  const auto count = std::count_if(kept_.begin(), kept_.end(), [&](const FoundInboundWebhook& each) {
    return each.organisation == organisation;
  });
  if (static_cast<std::size_t>(count) >= kMaxInboundWebhooks) return false;
  kept_.push_back({organisation, webhook});
  return true;
}

std::optional<FoundInboundWebhook> MemoryInboundWebhooks::find(const std::string& id) const {
  const std::lock_guard lock{mutex_};
  for (const FoundInboundWebhook& each : kept_)
    if (each.webhook.id == id) return each;
  return std::nullopt;
}

std::vector<InboundWebhook> MemoryInboundWebhooks::list(const OrganisationId& organisation) const {
  const std::lock_guard lock{mutex_};
  std::vector<InboundWebhook> out;
  for (const FoundInboundWebhook& each : kept_)
    if (each.organisation == organisation) out.push_back(each.webhook);
  return out;
}

std::optional<InboundWebhook> MemoryInboundWebhooks::rotate(const OrganisationId& organisation,
                                                            const std::string& id, const std::string& secret,
                                                            Timestamp earlier_until) {
  const std::lock_guard lock{mutex_};
  for (FoundInboundWebhook& each : kept_) {
    if (each.organisation != organisation || each.webhook.id != id) continue;
    each.webhook.earlier_secret = std::exchange(each.webhook.secret, secret);
    each.webhook.earlier_until = earlier_until;
    return each.webhook;
  }
  return std::nullopt;
}

void MemoryInboundWebhooks::touch(const std::string& id, Timestamp used) {
  const std::lock_guard lock{mutex_};
  for (FoundInboundWebhook& each : kept_)
    if (each.webhook.id == id) each.webhook.last_used = used;
}

bool MemoryInboundWebhooks::remove(const OrganisationId& organisation, const std::string& id) {
  const std::lock_guard lock{mutex_};
  return std::erase_if(kept_, [&](const FoundInboundWebhook& each) {
           return each.organisation == organisation && each.webhook.id == id;
         }) > 0;
}

}  // namespace counterweight::store
