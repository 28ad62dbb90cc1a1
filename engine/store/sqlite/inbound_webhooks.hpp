// Inbound webhooks in SQLite. A change is durable when its call returns, and takes its turn with the appends.
#pragma once

#include "engine/store/inbound_webhooks.hpp"
#include "engine/store/sqlite/database.hpp"

namespace counterweight::store::sqlite {

class SqliteInboundWebhooks : public InboundWebhooks {
 public:
  explicit SqliteInboundWebhooks(Database& database) : database_(database) {}

  bool add(const OrganisationId& organisation, const InboundWebhook& webhook) override;
  std::optional<FoundInboundWebhook> find(const std::string& id) const override;
  std::vector<InboundWebhook> list(const OrganisationId& organisation) const override;
  std::optional<InboundWebhook> rotate(const OrganisationId& organisation, const std::string& id,
                                       const std::string& secret, Timestamp earlier_until) override;
  void touch(const std::string& id, Timestamp used) override;
  bool remove(const OrganisationId& organisation, const std::string& id) override;

 private:
  Database& database_;
};

}  // namespace counterweight::store::sqlite
