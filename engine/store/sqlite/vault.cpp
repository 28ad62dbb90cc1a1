#include "engine/store/sqlite/vault.hpp"

#include <sqlite3.h>

#include "engine/store/sqlite/times.hpp"

namespace counterweight::store::sqlite {

bool SqliteVault::put_account(const OrganisationId& organisation, const Account& account) {
  return database_.change([&](Writer& writer) {
    {
      Rows holder = writer.email_holder.run(organisation.value, account.email);
      if (holder.next() && holder.bytes(0) != account.member) return false;
    }
    writer.put_account.execute(organisation.value, account.member, account.email, account.password_hash);
    return true;
  });
}

AccountAdded SqliteVault::add_account(const OrganisationId& organisation, const Account& account) {
  AccountAdded out = AccountAdded::added;
  database_.change([&](Writer& writer) {
    out = AccountAdded::email_taken;
    if (writer.email_holder.run(organisation.value, account.email).next()) return false;
    out = AccountAdded::member_taken;
    Statement own{writer.connection, "SELECT 1 FROM accounts WHERE organisation = ?1 AND member = ?2"};
    if (own.run(organisation.value, account.member).next()) return false;
    writer.put_account.execute(organisation.value, account.member, account.email, account.password_hash);
    out = AccountAdded::added;
    return true;
  });
  return out;
}

std::optional<Account> SqliteVault::account_by_email(const OrganisationId& organisation,
                                                     const std::string& email) const {
  return database_.read([&](Reader& reader) -> std::optional<Account> {
    Rows rows = reader.account.run(organisation.value, email);
    if (!rows.next()) return std::nullopt;
    return Account{rows.bytes(0), rows.bytes(1), rows.bytes(2)};
  });
}

std::vector<Account> SqliteVault::accounts(const OrganisationId& organisation) const {
  return database_.read([&](Reader& reader) {
    std::vector<Account> out;
    Statement list{
        reader.connection,
        "SELECT member, email, password_hash FROM accounts WHERE organisation = ?1 ORDER BY member"};
    Rows rows = list.run(organisation.value);
    while (rows.next()) out.push_back({rows.bytes(0), rows.bytes(1), rows.bytes(2)});
    return out;
  });
}

void SqliteVault::drop_account(const OrganisationId& organisation, const std::string& member) {
  database_.change([&](Writer& writer) {
    Statement{writer.connection, "DELETE FROM accounts WHERE organisation = ?1 AND member = ?2"}.execute(
        organisation.value, member);
    return true;
  });
}

std::vector<OrganisationId> SqliteVault::organisations_of(const std::string& email) const {
  return database_.read([&](Reader& reader) {
    std::vector<OrganisationId> out;
    Rows rows = reader.organisations_of.run(email);
    while (rows.next()) out.push_back({rows.bytes(0)});
    return out;
  });
}

void SqliteVault::put_session(const std::string& token_hash, const Session& session) {
  database_.change([&](Writer& writer) {
    writer.put_session.execute(token_hash, session.organisation.value, session.member, to_ms(session.created),
                               to_ms(session.last_seen), to_ms(session.expires));
    return true;
  });
}

std::optional<Session> SqliteVault::session(const std::string& token_hash) const {
  return database_.read([&](Reader& reader) -> std::optional<Session> {
    Rows rows = reader.session.run(token_hash);
    if (!rows.next()) return std::nullopt;
    return Session{{rows.bytes(0)},
                   rows.bytes(1),
                   from_ms(rows.integer(2)),
                   from_ms(rows.integer(3)),
                   from_ms(rows.integer(4))};
  });
}

void SqliteVault::touch_session(const std::string& token_hash, Timestamp seen) {
  database_.change([&](Writer& writer) {
    writer.touch_session.execute(token_hash, to_ms(seen));
    return true;
  });
}

void SqliteVault::end_session(const std::string& token_hash) {
  database_.change([&](Writer& writer) {
    writer.end_session.execute(token_hash);
    return true;
  });
}

void SqliteVault::end_sessions_of(const OrganisationId& organisation, const std::string& member) {
  database_.change([&](Writer& writer) {
    writer.end_sessions_of.execute(organisation.value, member);
    return true;
  });
}

std::size_t SqliteVault::drop_sessions_expired_before(Timestamp now) {
  std::size_t dropped = 0;
  database_.change([&](Writer& writer) {
    writer.drop_sessions.execute(to_ms(now));
    dropped = static_cast<std::size_t>(sqlite3_changes64(writer.connection.handle()));
    return true;
  });
  return dropped;
}

std::optional<SealedValue> SqliteVault::unseal(const OrganisationId& organisation,
                                               const std::string& commitment) const {
  return database_.read([&](Reader& reader) -> std::optional<SealedValue> {
    Rows rows = reader.sealed.run(organisation.value, commitment);
    if (!rows.next()) return std::nullopt;
    return SealedValue{rows.bytes(0), rows.bytes(1), rows.bytes(2)};
  });
}

void SqliteVault::erase_sealed(const OrganisationId& organisation,
                               const std::vector<std::string>& commitments) {
  database_.change([&](Writer& writer) {
    for (const std::string& each : commitments) writer.erase_sealed.execute(organisation.value, each);
    return true;
  });
  database_.scrub();
}

std::string SqliteVault::secret(const OrganisationId& organisation, const std::string& name) {
  std::string out;
  database_.change([&](Writer& writer) {
    writer.add_secret.execute(organisation.value, name);
    Rows rows = writer.secret.run(organisation.value, name);
    rows.next();
    out = rows.bytes(0);
    return true;
  });
  return out;
}

}  // namespace counterweight::store::sqlite
