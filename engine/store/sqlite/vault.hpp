// The vault in SQLite. A change is durable when its call returns, and takes its turn with the appends.
#pragma once

#include "engine/store/sqlite/database.hpp"
#include "engine/store/sqlite/drafts.hpp"
#include "engine/store/sqlite/inbound_webhooks.hpp"
#include "engine/store/sqlite/passes.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::store::sqlite {

class SqliteVault : public Vault {
 public:
  explicit SqliteVault(Database& database)
      : database_(database),
        drafts_(database),
        passes_(database),
        notes_(database),
        inbound_webhooks_(database) {}

  bool put_account(const OrganisationId& organisation, const Account& account) override;
  AccountAdded add_account(const OrganisationId& organisation, const Account& account) override;
  std::optional<Account> account_by_email(const OrganisationId& organisation,
                                          const std::string& email) const override;
  std::vector<Account> accounts(const OrganisationId& organisation) const override;
  void drop_account(const OrganisationId& organisation, const std::string& member) override;
  std::vector<OrganisationId> organisations_of(const std::string& email) const override;
  void put_session(const std::string& token_hash, const Session& session) override;
  std::optional<Session> session(const std::string& token_hash) const override;
  void touch_session(const std::string& token_hash, Timestamp seen) override;
  void end_session(const std::string& token_hash) override;
  void end_sessions_of(const OrganisationId& organisation, const std::string& member) override;
  std::size_t drop_sessions_expired_before(Timestamp now) override;
  std::optional<SealedValue> unseal(const OrganisationId& organisation,
                                    const std::string& commitment) const override;
  void erase_sealed(const OrganisationId& organisation, const std::vector<std::string>& commitments) override;
  std::string secret(const OrganisationId& organisation, const std::string& name) override;
  Drafts& drafts() override { return drafts_; }
  Passes& passes() override { return passes_; }
  Notes& notes() override { return notes_; }
  InboundWebhooks& inbound_webhooks() override { return inbound_webhooks_; }

 private:
  Database& database_;
  SqliteDrafts drafts_;
  SqlitePasses passes_;
  SqliteNotes notes_;
  SqliteInboundWebhooks inbound_webhooks_;
};

}  // namespace counterweight::store::sqlite
