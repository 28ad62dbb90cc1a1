// Inbound webhooks in memory, for MemoryStore. Thread-safety: as the interface says.
#pragma once

#include <mutex>
#include <vector>

#include "engine/store/inbound_webhooks.hpp"

namespace counterweight::store {

class MemoryInboundWebhooks : public InboundWebhooks {
 public:
  bool add(const OrganisationId& organisation, const InboundWebhook& webhook) override;
  std::optional<FoundInboundWebhook> find(const std::string& id) const override;
  std::vector<InboundWebhook> list(const OrganisationId& organisation) const override;
  std::optional<InboundWebhook> rotate(const OrganisationId& organisation, const std::string& id,
                                       const std::string& secret, Timestamp earlier_until) override;
  void touch(const std::string& id, Timestamp used) override;
  bool remove(const OrganisationId& organisation, const std::string& id) override;

 private:
  mutable std::mutex mutex_;               // guards what follows
  std::vector<FoundInboundWebhook> kept_;  // oldest first
};

}  // namespace counterweight::store
