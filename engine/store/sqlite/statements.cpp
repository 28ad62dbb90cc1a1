#include "engine/store/sqlite/statements.hpp"

#include "engine/store/sqlite/schema.hpp"

namespace counterweight::store::sqlite {
namespace {

static_assert(kSequenceBits == 40, "the statements below shift by 40");

constexpr const char* kRecords = R"sql(
SELECT records.seq, subject, command, bytes, previous, hash FROM organisations JOIN records
  ON position > (number << 40) + ?2 AND position < (number + 1) << 40
  WHERE organisations.id = ?1 ORDER BY position LIMIT ?3)sql";

constexpr const char* kGroups = R"sql(
SELECT records.seq, subject, command FROM organisations JOIN records
  ON position > (number << 40) + ?2 AND position < (number + 1) << 40
  WHERE organisations.id = ?1 ORDER BY position LIMIT ?3)sql";

constexpr const char* kHead = R"sql(
SELECT records.seq, hash FROM organisations JOIN records
  ON position > number << 40 AND position < (number + 1) << 40
  WHERE organisations.id = ?1 ORDER BY position DESC LIMIT 1)sql";

constexpr const char* kWriterHead = R"sql(
SELECT seq, hash FROM records WHERE position > ?1 << 40 AND position < (?1 + 1) << 40
  ORDER BY position DESC LIMIT 1)sql";

constexpr const char* kAddRecord = R"sql(
INSERT INTO records (position, subject, command, bytes, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

constexpr const char* kAddSealed = R"sql(
INSERT INTO sealed_values (organisation, commitment, position, salt, value) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (organisation, commitment) DO NOTHING)sql";

constexpr const char* kSealed = R"sql(
SELECT commitment, salt, value FROM sealed_values
  WHERE organisation = (SELECT number FROM organisations WHERE id = ?1) AND commitment = ?2)sql";

constexpr const char* kEraseSealed = R"sql(
DELETE FROM sealed_values
  WHERE organisation = (SELECT number FROM organisations WHERE id = ?1) AND commitment = ?2)sql";

constexpr const char* kAddSecret = R"sql(
INSERT INTO secrets (organisation, name, value) VALUES (?1, ?2, lower(hex(randomblob(32))))
  ON CONFLICT (organisation, name) DO NOTHING)sql";

constexpr const char* kAccount = R"sql(
SELECT member, email, password_hash FROM accounts WHERE organisation = ?1 AND email = ?2)sql";

constexpr const char* kPutAccount = R"sql(
INSERT INTO accounts (organisation, member, email, password_hash) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (organisation, member) DO UPDATE SET email = ?3, password_hash = ?4)sql";

constexpr const char* kSession = R"sql(
SELECT organisation, member, created_ms, last_seen_ms, expires_ms FROM sessions WHERE token_hash = ?1)sql";

constexpr const char* kPutSession = R"sql(
INSERT OR REPLACE INTO sessions (token_hash, organisation, member, created_ms, last_seen_ms, expires_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

constexpr const char* kFindDraft = R"sql(
SELECT number, department, version, created_ms, updated_ms, source, member, title, body FROM drafts
  WHERE organisation = ?1 AND number = ?3 AND department = ?2)sql";

constexpr const char* kListDrafts = R"sql(
SELECT number, department, version, created_ms, updated_ms, source, member, title, '' FROM drafts
  WHERE organisation = ?1 AND department = ?2 ORDER BY updated_ms DESC, number DESC)sql";

constexpr const char* kNextDraftNumber = R"sql(
INSERT INTO draft_numbers (organisation, last) VALUES (?1, 1)
  ON CONFLICT (organisation) DO UPDATE SET last = last + 1 RETURNING last)sql";

constexpr const char* kAddDraft = R"sql(
INSERT INTO drafts
  (organisation, number, department, version, created_ms, updated_ms, source, member, title, body)
  VALUES (?1, ?2, ?3, 1, ?4, ?4, NULLIF(?5, 0), ?6, ?7, ?8))sql";

constexpr const char* kReplaceDraft = R"sql(
UPDATE drafts SET version = ?3, updated_ms = ?4, member = ?5, title = ?6, body = ?7
  WHERE organisation = ?1 AND number = ?2)sql";

Connection prepared(const std::filesystem::path& file, Connection::Mode mode) {
  Connection connection{file, mode};
  prepare_connection(connection);
  return connection;
}

}  // namespace

DraftStatements::DraftStatements(const Connection& connection)
    : find(connection, kFindDraft), list(connection, kListDrafts) {}

DraftStatements& Reader::drafts() {
  if (!drafts_) drafts_.emplace(connection);
  return *drafts_;
}

Reader::Reader(const std::filesystem::path& file)
    : connection(prepared(file, Connection::Mode::read)),
      records(connection, kRecords),
      groups(connection, kGroups),
      head(connection, kHead),
      organisations(connection, "SELECT id FROM organisations ORDER BY id"),
      account(connection, kAccount),
      organisations_of(connection,
                       "SELECT organisation FROM accounts WHERE email = ?1 ORDER BY organisation"),
      session(connection, kSession),
      sealed(connection, kSealed) {}

Writer::Writer(const std::filesystem::path& file)
    : connection(prepared(file, Connection::Mode::write)),
      begin(connection, "BEGIN IMMEDIATE"),
      commit(connection, "COMMIT"),
      rollback(connection, "ROLLBACK"),
      organisation(connection, "SELECT number FROM organisations WHERE id = ?1"),
      add_organisation(connection, "INSERT INTO organisations (id) VALUES (?1)"),
      head(connection, kWriterHead),
      add_record(connection, kAddRecord),
      add_sealed(connection, kAddSealed),
      email_holder(connection, "SELECT member FROM accounts WHERE organisation = ?1 AND email = ?2"),
      put_account(connection, kPutAccount),
      put_session(connection, kPutSession),
      touch_session(connection, "UPDATE sessions SET last_seen_ms = ?2 WHERE token_hash = ?1"),
      end_session(connection, "DELETE FROM sessions WHERE token_hash = ?1"),
      end_sessions_of(connection, "DELETE FROM sessions WHERE organisation = ?1 AND member = ?2"),
      drop_sessions(connection, "DELETE FROM sessions WHERE expires_ms <= ?1"),
      erase_sealed(connection, kEraseSealed),
      add_secret(connection, kAddSecret),
      secret(connection, "SELECT value FROM secrets WHERE organisation = ?1 AND name = ?2"),
      count_drafts(connection, "SELECT count(*) FROM drafts WHERE organisation = ?1 AND department = ?2"),
      next_draft_number(connection, kNextDraftNumber),
      add_draft(connection, kAddDraft),
      find_draft(connection, kFindDraft),
      replace_draft(connection, kReplaceDraft),
      remove_draft(connection, "DELETE FROM drafts WHERE organisation = ?1 AND number = ?2") {}

}  // namespace counterweight::store::sqlite
