// Passes and notes in SQLite. A change is durable when its call returns, and takes its turn with the appends.
// They are asked for rarely, so their statements are prepared for each call.
#pragma once

#include "engine/store/notes.hpp"
#include "engine/store/passes.hpp"
#include "engine/store/sqlite/database.hpp"

namespace counterweight::store::sqlite {

class SqlitePasses : public Passes {
 public:
  explicit SqlitePasses(Database& database) : database_(database) {}

  std::optional<Pass> add(const OrganisationId& organisation, const Pass& pass,
                          const std::string& secret_hash) override;
  std::optional<FoundPass> find(const std::string& secret_hash) const override;
  std::vector<Pass> list(const OrganisationId& organisation, PassKind kind) const override;
  void touch(const std::string& secret_hash, Timestamp used) override;
  bool remove(const OrganisationId& organisation, PassKind kind, std::int64_t number) override;
  bool spend(const std::string& secret_hash) override;
  void remove_all_of(const OrganisationId& organisation, const std::string& member, PassKind kind) override;

 private:
  Database& database_;
};

class SqliteNotes : public Notes {
 public:
  explicit SqliteNotes(Database& database) : database_(database) {}

  bool put(const OrganisationId& organisation, const std::string& department, const Note& note) override;
  void remove(const OrganisationId& organisation, const std::string& department, const std::string& key,
              const std::string& member) override;
  std::vector<Note> list(const OrganisationId& organisation, const std::string& department) const override;
  void drop_before(const OrganisationId& organisation, const std::string& department,
                   Timestamp made) override;

 private:
  Database& database_;
};

}  // namespace counterweight::store::sqlite
