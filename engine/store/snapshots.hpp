// Snapshots of organisations: one each, opaque bytes beside the ledger. They may be deleted at any time; what
// they say is not believed without the ledger. Thread-safety: one thread writes; any thread may read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace counterweight::store {

constexpr std::size_t kMaxSnapshotBytes = std::size_t{1} << 30;  // a larger one is neither written nor read

class Snapshots {
 public:
  virtual ~Snapshots() = default;
  // Nothing when there is none. `unavailable.snapshot` when there is one and it cannot be read.
  virtual Result<std::optional<std::string>> read(const OrganisationId& organisation) const = 0;
  // Takes the place of the one before, wholly or not at all. `unavailable.snapshot` with why not.
  virtual Status write(const OrganisationId& organisation, std::string_view bytes) = 0;
};

// Files in DIRECTORY/snapshots, private to their owner: written aside, synced, then renamed. The folder is
// made by the first write.
class SnapshotFiles : public Snapshots {
 public:
  explicit SnapshotFiles(const std::filesystem::path& directory) : folder_(directory / "snapshots") {}
  Result<std::optional<std::string>> read(const OrganisationId& organisation) const override;
  Status write(const OrganisationId& organisation, std::string_view bytes) override;
  // Ids are letters, digits, `-` and `_` in practice; any other byte is written as %XX.
  std::filesystem::path file_of(const OrganisationId& organisation) const;

 private:
  std::filesystem::path folder_;
};

// The twin for tests. It keeps nothing.
class SnapshotsInMemory : public Snapshots {
 public:
  Result<std::optional<std::string>> read(const OrganisationId& organisation) const override;
  Status write(const OrganisationId& organisation, std::string_view bytes) override;

 private:
  mutable std::mutex mutex_;
  std::map<OrganisationId, std::string> kept_;
};

}  // namespace counterweight::store
