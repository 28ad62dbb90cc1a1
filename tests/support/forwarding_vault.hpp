// A vault that passes every call on to another, for tests that look at some of them, hold them up or let them
// fail.
#pragma once

#include "engine/store/vault.hpp"

namespace counterweight::test {

class ForwardingVault : public store::Vault {
 public:
  bool put_account(const OrganisationId& organisation, const store::Account& account) override {
    return whole().put_account(organisation, account);
  }
  store::AccountAdded add_account(const OrganisationId& organisation,
                                  const store::Account& account) override {
    return whole().add_account(organisation, account);
  }
  std::optional<store::Account> account_by_email(const OrganisationId& organisation,
                                                 const std::string& email) const override {
    return whole().account_by_email(organisation, email);
  }
  std::vector<store::Account> accounts(const OrganisationId& organisation) const override {
    return whole().accounts(organisation);
  }
  void drop_account(const OrganisationId& organisation, const std::string& member) override {
    whole().drop_account(organisation, member);
  }
  std::vector<OrganisationId> organisations_of(const std::string& email) const override {
    return whole().organisations_of(email);
  }
  void put_session(const std::string& token_hash, const store::Session& session) override {
    whole().put_session(token_hash, session);
  }
  std::optional<store::Session> session(const std::string& token_hash) const override {
    return whole().session(token_hash);
  }
  void touch_session(const std::string& token_hash, Timestamp seen) override {
    whole().touch_session(token_hash, seen);
  }
  void end_session(const std::string& token_hash) override { whole().end_session(token_hash); }
  void end_sessions_of(const OrganisationId& organisation, const std::string& member) override {
    whole().end_sessions_of(organisation, member);
  }
  std::size_t drop_sessions_expired_before(Timestamp now) override {
    return whole().drop_sessions_expired_before(now);
  }
  std::optional<store::SealedValue> unseal(const OrganisationId& organisation,
                                           const std::string& commitment) const override {
    return whole().unseal(organisation, commitment);
  }
  void erase_sealed(const OrganisationId& organisation,
                    const std::vector<std::string>& commitments) override {
    whole().erase_sealed(organisation, commitments);
  }
  std::string secret(const OrganisationId& organisation, const std::string& name) override {
    return whole().secret(organisation, name);
  }
  store::Drafts& drafts() override { return whole().drafts(); }
  store::Passes& passes() override { return whole().passes(); }
  store::Notes& notes() override { return whole().notes(); }
  store::InboundWebhooks& inbound_webhooks() override { return whole().inbound_webhooks(); }

 protected:
  virtual store::Vault& whole() const = 0;  // where a call goes; may throw
};

}  // namespace counterweight::test
