// Ledger and vault in one SQLite file of a data directory. Survives kill -9 and power cuts: an append is
// acknowledged after its write-ahead log was synced. Thread-safety: as the interfaces say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "engine/store/ledger.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::store {

constexpr std::int64_t kLogResetBytes = 64
                                        << 20;  // past this the writer itself moves the log into the database
constexpr std::int64_t kLogReadyBytes =
    16 << 20;  // the log's size from the start, where the disk has ample room
constexpr std::int64_t kBallastBytes = 8 << 20;  // freed when the disk is full
constexpr std::size_t kReaders = 4;              // reads at one time; a further one waits

struct SqliteLimits {
  std::int64_t log_reset_bytes = kLogResetBytes;
  std::int64_t log_ready_bytes = kLogReadyBytes;
  std::int64_t ballast_bytes = kBallastBytes;
  std::size_t readers = kReaders;
};

namespace sqlite {
class Database;
}

class SqliteStore {
 public:
  // Opens or makes ledger.db in `directory`, which is made if it is missing and held until the store ends.
  // Refuses as `unavailable.store`: a directory that cannot be written or that another process holds, a file
  // that is no database or another program's, a newer schema, a full disk.
  static Result<std::unique_ptr<SqliteStore>> open(const std::filesystem::path& directory,
                                                   const SqliteLimits& limits = {});
  // The same to read only, also beside a running server: every append is Unwritten, the vault's changes
  // throw.
  static Result<std::unique_ptr<SqliteStore>> open_to_read(const std::filesystem::path& directory);
  ~SqliteStore();

  Ledger& ledger();
  Vault& vault();

  // The housekeeping that a worker does every few seconds: moves the log into the database without hindering
  // the writer, and puts the ballast back when there is room again. True when nothing of the log is left to
  // move. Throws std::runtime_error when the disk fails.
  bool checkpoint_passive();
  std::int64_t log_bytes() const;  // in use, as of the last commit

 private:
  explicit SqliteStore(std::unique_ptr<sqlite::Database> database);
  std::unique_ptr<sqlite::Database> database_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Vault> vault_;
};

}  // namespace counterweight::store
