#include "engine/store/sqlite/schema.hpp"

#include <fmt/core.h>

namespace counterweight::store::sqlite {
namespace {

// {bits}: kSequenceBits. {mask}: the sequence within a position.
// Records and organisations can be added and never changed, and a record only right behind the last one:
// these triggers hold for every program that opens the file. The first condition is for INSERT OR REPLACE,
// whose delete fires no trigger in a connection without recursive_triggers.
constexpr const char* kTables = R"sql(
CREATE TABLE organisations (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 0x3fffff),
  id TEXT NOT NULL UNIQUE CHECK (id <> '')
) STRICT;

CREATE TABLE records (
  position INTEGER PRIMARY KEY,
  organisation INTEGER NOT NULL GENERATED ALWAYS AS (position >> {bits}) VIRTUAL,
  seq INTEGER NOT NULL GENERATED ALWAYS AS (position & {mask}) VIRTUAL,
  subject TEXT NOT NULL,
  command TEXT NOT NULL,
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TRIGGER records_are_appended BEFORE INSERT ON records
WHEN EXISTS (SELECT 1 FROM records WHERE position = NEW.position)
  OR NEW.previous IS NOT CASE NEW.position & {mask}
       WHEN 1 THEN (SELECT zeroblob(32) FROM organisations WHERE number = NEW.position >> {bits})
       ELSE (SELECT hash FROM records WHERE position = NEW.position - 1) END
BEGIN SELECT raise(ABORT, 'a record follows the last one of its organisation'); END;

CREATE TRIGGER records_stay BEFORE DELETE ON records
BEGIN SELECT raise(ABORT, 'records are never deleted'); END;

CREATE TRIGGER records_keep BEFORE UPDATE ON records
BEGIN SELECT raise(ABORT, 'records are never changed'); END;

CREATE TRIGGER organisations_are_added BEFORE INSERT ON organisations
WHEN EXISTS (SELECT 1 FROM organisations WHERE number = NEW.number OR id = NEW.id)
BEGIN SELECT raise(ABORT, 'an organisation is added once'); END;

CREATE TRIGGER organisations_stay BEFORE DELETE ON organisations
BEGIN SELECT raise(ABORT, 'organisations are never deleted'); END;

CREATE TRIGGER organisations_keep BEFORE UPDATE ON organisations
BEGIN SELECT raise(ABORT, 'organisations are never changed'); END;

CREATE TABLE sealed_values (
  organisation INTEGER NOT NULL REFERENCES organisations (number),
  commitment TEXT NOT NULL,
  position INTEGER NOT NULL REFERENCES records (position),  -- the last record of the append that brought it
  salt BLOB NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (organisation, commitment)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sealed_values_keep BEFORE UPDATE ON sealed_values
BEGIN SELECT raise(ABORT, 'a sealed value is erased or kept, never changed'); END;

-- Accounts may be there before the organisation has its first event: its id, not its number.
CREATE TABLE accounts (
  organisation TEXT NOT NULL CHECK (organisation <> ''),
  member TEXT NOT NULL,
  email TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  PRIMARY KEY (organisation, member),
  UNIQUE (organisation, email)
) STRICT, WITHOUT ROWID;
-- For who signs in without naming an organisation, and only for that.
CREATE INDEX accounts_by_email ON accounts (email, organisation);

-- A session is found before its organisation is known: its key is the hash of an unguessable token.
CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  member TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  last_seen_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_member ON sessions (organisation, member);
CREATE INDEX sessions_by_end ON sessions (expires_ms);
)sql";

// What schema 2 added. Like accounts, drafts go by the organisation's id. Numbers are kept apart, so that a
// draft that is gone leaves its number used.
constexpr const char* kDraftTables = R"sql(
CREATE TABLE draft_numbers (
  organisation TEXT NOT NULL PRIMARY KEY CHECK (organisation <> ''),
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  organisation TEXT NOT NULL REFERENCES draft_numbers (organisation),
  number INTEGER NOT NULL CHECK (number > 0),
  department TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  source INTEGER,  -- the proposal it is a copy of
  member TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, number)
) STRICT;
CREATE INDEX drafts_by_department ON drafts (organisation, department, updated_ms);
)sql";

// What schema 3 added. A time of 0 is none.
constexpr const char* kPassTables = R"sql(
CREATE TABLE pass_numbers (
  organisation TEXT NOT NULL CHECK (organisation <> ''),
  kind INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (organisation, kind)
) STRICT, WITHOUT ROWID;

-- A pass is found before its organisation is known: its key is the hash of an unguessable secret.
CREATE TABLE passes (
  organisation TEXT NOT NULL,
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  secret_hash TEXT NOT NULL UNIQUE,
  member TEXT NOT NULL,
  maker TEXT NOT NULL,
  name TEXT NOT NULL,
  acts INTEGER NOT NULL CHECK (acts IN (0, 1)),
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  last_used_ms INTEGER NOT NULL,
  PRIMARY KEY (organisation, kind, number),
  FOREIGN KEY (organisation, kind) REFERENCES pass_numbers (organisation, kind)
) STRICT;

CREATE TABLE notes (
  organisation TEXT NOT NULL CHECK (organisation <> ''),
  department TEXT NOT NULL,
  key TEXT NOT NULL,
  member TEXT NOT NULL,
  until_ms INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  text TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  PRIMARY KEY (organisation, department, key, member)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kSecretTables = R"sql(
CREATE TABLE secrets (
  organisation TEXT NOT NULL CHECK (organisation <> ''),
  name TEXT NOT NULL,
  value TEXT NOT NULL CHECK (length(value) = 64),
  PRIMARY KEY (organisation, name)
) STRICT, WITHOUT ROWID;
)sql";

// What schema 5 added. Times of 0 are none. A webhook is found before its organisation is known, by an
// unguessable id.
constexpr const char* kInboundWebhookTables = R"sql(
CREATE TABLE inbound_webhooks (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  organisation TEXT NOT NULL CHECK (organisation <> ''),
  maker TEXT NOT NULL,
  name TEXT NOT NULL,
  conversations INTEGER NOT NULL CHECK (conversations IN (0, 1)),
  metrics INTEGER NOT NULL CHECK (metrics IN (0, 1)),
  secret BLOB NOT NULL CHECK (length(secret) = 32),
  earlier_secret BLOB NOT NULL CHECK (length(earlier_secret) IN (0, 32)),
  earlier_until_ms INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  last_used_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX inbound_webhooks_by_organisation ON inbound_webhooks (organisation, number);
)sql";

std::string tables_of_schema_1() {
  return fmt::format(fmt::runtime(kTables), fmt::arg("bits", kSequenceBits),
                     fmt::arg("mask", (std::int64_t{1} << kSequenceBits) - 1));
}

Refusal foreign(const std::filesystem::path& file) {
  return {"unavailable.store",
          say("{} is a database of another program. Name a data directory of Counterweight, or an empty one.",
              "{} — база данных другой программы. Укажите каталог данных Counterweight или пустой каталог.",
              in_backticks(file.string()))};
}

Refusal newer(const std::filesystem::path& file, std::int64_t found) {
  return {"unavailable.store", say("{} was written by a newer Counterweight: expected schema {} at most, "
                                   "found {}. Update this program.",
                                   "Файл {} записан более новой версией Counterweight: ожидалась схема не "
                                   "новее {}, найдена {}. Обновите "
                                   "программу.",
                                   in_backticks(file.string()), kSchemaVersion, found)};
}

}  // namespace

void prepare_connection(Connection& connection) {
  connection.wait_for_others(kPatienceMs);
  connection.execute(
      "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL; PRAGMA "
      "secure_delete = ON; "
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA wal_autocheckpoint = 0");
}

Status check_schema(Connection& connection, const std::filesystem::path& file) {
  if (connection.integer("PRAGMA application_id") != kApplicationId) return foreign(file);
  const std::int64_t version = connection.integer("PRAGMA user_version");
  if (version > kSchemaVersion) return newer(file, version);
  return Done{};
}

Status prepare_schema(Connection& connection, const std::filesystem::path& file) {
  const bool empty = connection.integer("SELECT count(*) FROM sqlite_schema") == 0 &&
                     connection.integer("PRAGMA application_id") == 0;
  if (!empty)
    if (const Status known = check_schema(connection, file); !known.ok()) return known;
  const std::int64_t version = empty ? 0 : connection.integer("PRAGMA user_version");
  if (version == kSchemaVersion) return Done{};
  // A database of ours is of schema 1 at least.
  const auto missing = [&](std::int64_t since, const std::string& tables) {
    return version < since ? tables : std::string{};
  };
  connection.execute(fmt::format(
      "BEGIN IMMEDIATE; {} {} {} {} {} PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT",
      missing(1, tables_of_schema_1()), missing(2, kDraftTables), missing(3, kPassTables),
      missing(4, kSecretTables), missing(5, kInboundWebhookTables), kApplicationId, kSchemaVersion));
  return Done{};
}

}  // namespace counterweight::store::sqlite
