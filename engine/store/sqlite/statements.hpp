// Every SQL statement of the store, prepared once per connection.
#pragma once

#include <optional>

#include "engine/store/sqlite/connection.hpp"

namespace counterweight::store::sqlite {

// Columns of a draft: number, department, version, created_ms, updated_ms, source, member, title, body.
struct DraftStatements {
  explicit DraftStatements(const Connection& connection);
  Statement find;  // organisation, department, number
  Statement list;  // organisation, department -> those saved last first, with empty bodies
};

// What readers ask. Columns of a record: seq, subject, command, bytes, previous, hash.
struct Reader {
  explicit Reader(const std::filesystem::path& file);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  Connection connection;
  Statement records;           // organisation, after, limit
  Statement groups;            // organisation, after, limit -> seq, subject, command
  Statement head;              // organisation -> seq, hash; no row when it has no event
  Statement organisations;     // -> id, by id
  Statement account;           // organisation, email -> member, email, password_hash
  Statement organisations_of;  // email -> organisation, by id
  Statement session;           // token_hash -> organisation, member, created_ms, last_seen_ms, expires_ms
  Statement sealed;            // organisation, commitment -> commitment, salt, value
  // Prepared when asked for: to read only, a file of schema 1 opens too, and it has no drafts.
  DraftStatements& drafts();

 private:
  std::optional<DraftStatements> drafts_;
};

// What the one writer does.
struct Writer {
  explicit Writer(const std::filesystem::path& file);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  Connection connection;
  Statement begin, commit, rollback;
  Statement organisation;       // id -> number
  Statement add_organisation;   // id
  Statement head;               // number -> seq, hash
  Statement add_record;         // position, subject, command, bytes, previous, hash
  Statement add_sealed;         // number, commitment, position, salt, value
  Statement email_holder;       // organisation, email -> member
  Statement put_account;        // organisation, member, email, password_hash
  Statement put_session;        // token_hash, organisation, member, created_ms, last_seen_ms, expires_ms
  Statement touch_session;      // token_hash, last_seen_ms
  Statement end_session;        // token_hash
  Statement end_sessions_of;    // organisation, member
  Statement drop_sessions;      // expires_ms
  Statement erase_sealed;       // organisation, commitment
  Statement add_secret;         // organisation, name; one that is there stays
  Statement secret;             // organisation, name -> value
  Statement count_drafts;       // organisation, department -> how many
  Statement next_draft_number;  // organisation -> number; given once
  Statement add_draft;          // organisation, number, department, created_ms, source, member, title, body
  Statement find_draft;         // as DraftStatements::find
  Statement replace_draft;      // organisation, number, version, updated_ms, member, title, body
  Statement remove_draft;       // organisation, number
};

}  // namespace counterweight::store::sqlite
