-- ledger.db as the first version of Counterweight made it; migration_test.cpp opens it.
CREATE TABLE organisations (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 0x3fffff),
  id TEXT NOT NULL UNIQUE CHECK (id <> '')
) STRICT;

CREATE TABLE records (
  position INTEGER PRIMARY KEY,
  organisation INTEGER NOT NULL GENERATED ALWAYS AS (position >> 40) VIRTUAL,
  seq INTEGER NOT NULL GENERATED ALWAYS AS (position & 1099511627775) VIRTUAL,
  subject TEXT NOT NULL,
  command TEXT NOT NULL,
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TRIGGER records_are_appended BEFORE INSERT ON records
WHEN EXISTS (SELECT 1 FROM records WHERE position = NEW.position)
  OR NEW.previous IS NOT CASE NEW.position & 1099511627775
       WHEN 1 THEN (SELECT zeroblob(32) FROM organisations WHERE number = NEW.position >> 40)
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

PRAGMA application_id = 1131898740;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
