// The data directory: private to its owner (0700, files 0600) and held by one writing process at a time.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.hpp"

namespace counterweight::store::sqlite {

class DataDirectory {
 public:
  // Makes the directory if it is missing and holds its lock file until this object ends, or refuses
  // (`unavailable.store`): not a directory, not writable, held by another process.
  static Result<DataDirectory> take(const std::filesystem::path& path);
  // For readers beside a running server: nothing is made or held; refuses when there is no ledger.
  static Result<DataDirectory> look_into(const std::filesystem::path& path);

  DataDirectory(DataDirectory&& other) noexcept;
  DataDirectory& operator=(DataDirectory&&) = delete;
  ~DataDirectory();

  std::filesystem::path database() const { return path_ / "ledger.db"; }
  std::filesystem::path log() const { return path_ / "ledger.db-wal"; }
  std::filesystem::path ballast() const { return path_ / "ballast"; }

 private:
  DataDirectory(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::filesystem::path path_;
  int lock_;  // the open lock file, -1 for none
};

// Whether the file system would still have three times `bytes` after `bytes` were written.
bool has_room(const std::filesystem::path& directory, std::int64_t bytes);

}  // namespace counterweight::store::sqlite
