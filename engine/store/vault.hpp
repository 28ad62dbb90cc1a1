// The vault: the one mutable store beside the ledger. Credentials, sessions, passes, secrets of webhooks,
// sealed values, drafts and notes. Thread-safety: any thread may call anything. Times are UTC. A failing disk
// throws std::runtime_error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "engine/store/drafts.hpp"
#include "engine/store/inbound_webhooks.hpp"
#include "engine/store/ledger.hpp"
#include "engine/store/notes.hpp"
#include "engine/store/passes.hpp"

namespace counterweight::store {

struct Account {
  std::string member;
  std::string email;          // lower case, unique within its organisation
  std::string password_hash;  // argon2id, as libsodium writes it; empty: invited, no password yet
};

enum class AccountAdded { added, email_taken, member_taken };

struct Session {
  OrganisationId organisation;
  std::string member;
  Timestamp created;
  Timestamp last_seen;
  Timestamp expires;  // the absolute limit; the idle limit is the reader's
};

class Vault {
 public:
  virtual ~Vault() = default;

  // Adds or replaces the account of `account.member`. False when another member has that e-mail.
  virtual bool put_account(const OrganisationId& organisation, const Account& account) = 0;
  // Adds an account and never replaces one: nothing changes where another account has that e-mail, or its
  // member has one. Of two who add at once, one is told so.
  virtual AccountAdded add_account(const OrganisationId& organisation, const Account& account) = 0;
  virtual std::optional<Account> account_by_email(const OrganisationId& organisation,
                                                  const std::string& email) const = 0;
  virtual std::vector<Account> accounts(const OrganisationId& organisation) const = 0;  // by member
  virtual void drop_account(const OrganisationId& organisation, const std::string& member) = 0;
  // Organisations in which this e-mail has an account, by id.
  virtual std::vector<OrganisationId> organisations_of(const std::string& email) const = 0;

  // Sessions are kept under the SHA-256 (hex) of their token; the token itself is never stored. No clock runs
  // here: an expired session is returned until it is dropped, and the reader refuses it. Touching one that is
  // gone does nothing.
  virtual void put_session(const std::string& token_hash, const Session& session) = 0;
  virtual std::optional<Session> session(const std::string& token_hash) const = 0;
  virtual void touch_session(const std::string& token_hash, Timestamp seen) = 0;
  virtual void end_session(const std::string& token_hash) = 0;
  virtual void end_sessions_of(const OrganisationId& organisation, const std::string& member) = 0;
  virtual std::size_t drop_sessions_expired_before(Timestamp now) = 0;  // those with expires <= now; how many

  // Sealed values are written by Ledger::append. Nothing when erased or never there. Erasing is all or
  // nothing and leaves no copy of the values in the store's files.
  virtual std::optional<SealedValue> unseal(const OrganisationId& organisation,
                                            const std::string& commitment) const = 0;
  virtual void erase_sealed(const OrganisationId& organisation,
                            const std::vector<std::string>& commitments) = 0;

  // 32 random bytes in hex that are the organisation's under this name; made when they are first asked for.
  virtual std::string secret(const OrganisationId& organisation, const std::string& name) = 0;

  // These live as long as the vault.
  virtual Drafts& drafts() = 0;
  virtual Passes& passes() = 0;
  virtual Notes& notes() = 0;
  virtual InboundWebhooks& inbound_webhooks() = 0;
};

}  // namespace counterweight::store
