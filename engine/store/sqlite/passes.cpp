#include "engine/store/sqlite/passes.hpp"

#include <sqlite3.h>

#include "engine/store/sqlite/times.hpp"

namespace counterweight::store::sqlite {
namespace {

constexpr const char* kFind = R"sql(
SELECT number, kind, member, maker, name, acts, created_ms, expires_ms, last_used_ms, organisation
  FROM passes WHERE secret_hash = ?1)sql";

constexpr const char* kList = R"sql(
SELECT number, kind, member, maker, name, acts, created_ms, expires_ms, last_used_ms, organisation
  FROM passes WHERE organisation = ?1 AND kind = ?2 ORDER BY number)sql";

constexpr const char* kNextNumber = R"sql(
INSERT INTO pass_numbers (organisation, kind, last) VALUES (?1, ?2, 1)
  ON CONFLICT (organisation, kind) DO UPDATE SET last = last + 1 RETURNING last)sql";

constexpr const char* kAdd = R"sql(
INSERT INTO passes
  (organisation, kind, number, secret_hash, member, maker, name, acts, created_ms, expires_ms, last_used_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0))sql";

constexpr const char* kPutNote = R"sql(
INSERT INTO notes (organisation, department, key, member, until_ms, recipient, text, made_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (organisation, department, key, member)
  DO UPDATE SET until_ms = ?5, recipient = ?6, text = ?7, made_ms = ?8)sql";

std::int64_t stored(PassKind kind) {
  return static_cast<std::int64_t>(kind);
}

Pass pass_in(const Rows& rows) {
  return {rows.integer(0),
          static_cast<PassKind>(rows.integer(1)),
          rows.bytes(2),
          rows.bytes(3),
          rows.bytes(4),
          rows.integer(5) != 0,
          Timestamp{Duration{rows.integer(6)}},
          from_ms_or_none(rows.integer(7)),
          from_ms_or_none(rows.integer(8))};
}

bool changed(const Writer& writer) {
  return sqlite3_changes64(writer.connection.handle()) > 0;
}

std::int64_t first_number(Statement&& statement, const OrganisationId& organisation, std::int64_t kind) {
  std::int64_t out = 0;
  Rows rows = statement.run(organisation.value, kind);
  while (rows.next()) out = rows.integer(0);
  return out;
}

}  // namespace

std::optional<Pass> SqlitePasses::add(const OrganisationId& organisation, const Pass& pass,
                                      const std::string& secret_hash) {
  Pass added = pass;
  const bool done = database_.change([&](Writer& writer) {
    const std::int64_t kind = stored(pass.kind);
    Statement{writer.connection,
              "DELETE FROM passes WHERE organisation = ?1 AND kind = ?2 AND expires_ms BETWEEN 1 AND ?3"}
        .execute(organisation.value, kind, to_ms_or_zero(pass.created));
    const std::int64_t count = first_number(
        Statement{writer.connection, "SELECT count(*) FROM passes WHERE organisation = ?1 AND kind = ?2"},
        organisation, kind);
    if (count >= static_cast<std::int64_t>(kMaxPasses)) return false;
    added.number = first_number(Statement{writer.connection, kNextNumber}, organisation, kind);
    Statement{writer.connection, kAdd}.execute(
        organisation.value, kind, added.number, secret_hash, pass.member, pass.maker, pass.name,
        std::int64_t{pass.acts ? 1 : 0}, to_ms_or_zero(pass.created), to_ms_or_zero(pass.expires));
    return true;
  });
  return done ? std::optional{added} : std::nullopt;
}

std::optional<FoundPass> SqlitePasses::find(const std::string& secret_hash) const {
  return database_.read([&](Reader& reader) -> std::optional<FoundPass> {
    Statement find{reader.connection, kFind};
    Rows rows = find.run(secret_hash);
    if (!rows.next()) return std::nullopt;
    return FoundPass{{rows.bytes(9)}, pass_in(rows)};
  });
}

std::vector<Pass> SqlitePasses::list(const OrganisationId& organisation, PassKind kind) const {
  return database_.read([&](Reader& reader) {
    std::vector<Pass> out;
    Statement list{reader.connection, kList};
    Rows rows = list.run(organisation.value, stored(kind));
    while (rows.next()) out.push_back(pass_in(rows));
    return out;
  });
}

void SqlitePasses::touch(const std::string& secret_hash, Timestamp used) {
  database_.change([&](Writer& writer) {
    Statement{writer.connection, "UPDATE passes SET last_used_ms = ?2 WHERE secret_hash = ?1"}.execute(
        secret_hash, to_ms_or_zero(used));
    return true;
  });
}

bool SqlitePasses::remove(const OrganisationId& organisation, PassKind kind, std::int64_t number) {
  return database_.change([&](Writer& writer) {
    Statement{writer.connection, "DELETE FROM passes WHERE organisation = ?1 AND kind = ?2 AND number = ?3"}
        .execute(organisation.value, stored(kind), number);
    return changed(writer);
  });
}

bool SqlitePasses::spend(const std::string& secret_hash) {
  return database_.change([&](Writer& writer) {
    Statement{writer.connection, "DELETE FROM passes WHERE secret_hash = ?1"}.execute(secret_hash);
    return changed(writer);
  });
}

void SqlitePasses::remove_all_of(const OrganisationId& organisation, const std::string& member,
                                 PassKind kind) {
  database_.change([&](Writer& writer) {
    Statement{writer.connection, "DELETE FROM passes WHERE organisation = ?1 AND member = ?2 AND kind = ?3"}
        .execute(organisation.value, member, stored(kind));
    return true;
  });
}

bool SqliteNotes::put(const OrganisationId& organisation, const std::string& department, const Note& note) {
  return database_.change([&](Writer& writer) {
    {
      Statement count{writer.connection,
                      "SELECT count(*) FROM notes WHERE organisation = ?1 AND department = ?2 "
                      "AND NOT (key = ?3 AND member = ?4)"};
      Rows rows = count.run(organisation.value, department, note.key, note.member);
      if (!rows.next() || rows.integer(0) >= static_cast<std::int64_t>(kMaxNotes)) return false;
    }
    Statement{writer.connection, kPutNote}.execute(organisation.value, department, note.key, note.member,
                                                   to_ms_or_zero(note.until), note.recipient, note.text,
                                                   to_ms_or_zero(note.made));
    return true;
  });
}

void SqliteNotes::remove(const OrganisationId& organisation, const std::string& department,
                         const std::string& key, const std::string& member) {
  database_.change([&](Writer& writer) {
    Statement{writer.connection,
              "DELETE FROM notes WHERE organisation = ?1 AND department = ?2 AND key = ?3 AND member = ?4"}
        .execute(organisation.value, department, key, member);
    return true;
  });
}

std::vector<Note> SqliteNotes::list(const OrganisationId& organisation, const std::string& department) const {
  return database_.read([&](Reader& reader) {
    std::vector<Note> out;
    Statement list{reader.connection,
                   "SELECT key, member, until_ms, recipient, text, made_ms FROM notes "
                   "WHERE organisation = ?1 AND department = ?2 ORDER BY key, member"};
    Rows rows = list.run(organisation.value, department);
    while (rows.next())
      out.push_back({rows.bytes(0), rows.bytes(1), from_ms_or_none(rows.integer(2)), rows.bytes(3),
                     rows.bytes(4), Timestamp{Duration{rows.integer(5)}}});
    return out;
  });
}

void SqliteNotes::drop_before(const OrganisationId& organisation, const std::string& department,
                              Timestamp made) {
  database_.change([&](Writer& writer) {
    Statement{writer.connection,
              "DELETE FROM notes WHERE organisation = ?1 AND department = ?2 AND made_ms < ?3"}
        .execute(organisation.value, department, to_ms_or_zero(made));
    return true;
  });
}

}  // namespace counterweight::store::sqlite
