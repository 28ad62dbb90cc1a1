// Passes and notes in memory, for MemoryStore. Thread-safety: as the interfaces say.
#pragma once

#include <map>
#include <mutex>
#include <tuple>

#include "engine/store/notes.hpp"
#include "engine/store/passes.hpp"

namespace counterweight::store {

class MemoryPasses : public Passes {
 public:
  std::optional<Pass> add(const OrganisationId& organisation, const Pass& pass,
                          const std::string& secret_hash) override;
  std::optional<FoundPass> find(const std::string& secret_hash) const override;
  std::vector<Pass> list(const OrganisationId& organisation, PassKind kind) const override;
  void touch(const std::string& secret_hash, Timestamp used) override;
  bool remove(const OrganisationId& organisation, PassKind kind, std::int64_t number) override;
  bool spend(const std::string& secret_hash) override;
  void remove_all_of(const OrganisationId& organisation, const std::string& member, PassKind kind) override;

 private:
  mutable std::mutex mutex_;  // guards all that follows
  std::map<std::string, FoundPass> passes_;
  std::map<std::pair<OrganisationId, PassKind>, std::int64_t> last_numbers_;
};

class MemoryNotes : public Notes {
 public:
  bool put(const OrganisationId& organisation, const std::string& department, const Note& note) override;
  void remove(const OrganisationId& organisation, const std::string& department, const std::string& key,
              const std::string& member) override;
  std::vector<Note> list(const OrganisationId& organisation, const std::string& department) const override;
  void drop_before(const OrganisationId& organisation, const std::string& department,
                   Timestamp made) override;

 private:
  using Key = std::tuple<OrganisationId, std::string, std::string, std::string>;
  mutable std::mutex mutex_;
  std::map<Key, Note> notes_;
};

}  // namespace counterweight::store
