// Drafts in SQLite. A change is durable when its call returns, and takes its turn with the appends.
#pragma once

#include "engine/store/drafts.hpp"
#include "engine/store/sqlite/database.hpp"

namespace counterweight::store::sqlite {

class SqliteDrafts : public Drafts {
 public:
  explicit SqliteDrafts(Database& database) : database_(database) {}

  std::optional<Draft> add(const OrganisationId& organisation, const std::string& department,
                           const DraftContent& content, std::optional<std::int64_t> from,
                           Timestamp now) override;
  std::optional<Draft> find(const OrganisationId& organisation, const std::string& department,
                            std::int64_t number) const override;
  std::vector<Draft> list(const OrganisationId& organisation, const std::string& department) const override;
  DraftChange replace(const OrganisationId& organisation, const std::string& department, std::int64_t number,
                      std::int64_t expected, const DraftContent& content, Timestamp now) override;
  DraftChange remove(const OrganisationId& organisation, const std::string& department, std::int64_t number,
                     std::optional<std::int64_t> expected) override;

 private:
  Database& database_;
};

}  // namespace counterweight::store::sqlite
