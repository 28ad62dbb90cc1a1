// Drafts in memory, for MemoryStore. Thread-safety: as the interface says.
#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "engine/store/drafts.hpp"

namespace counterweight::store {

class MemoryDrafts : public Drafts {
 public:
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
  using Key = std::pair<OrganisationId, std::int64_t>;  // organisation, number
  std::map<Key, Draft>::iterator found(const OrganisationId& organisation, const std::string& department,
                                       std::int64_t number);

  mutable std::mutex mutex_;  // guards all that follows
  std::map<Key, Draft> drafts_;
  std::map<OrganisationId, std::int64_t> last_numbers_;
};

}  // namespace counterweight::store
