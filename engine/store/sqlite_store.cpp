#include "engine/store/sqlite_store.hpp"

#include "engine/store/sqlite/database.hpp"
#include "engine/store/sqlite/ledger.hpp"
#include "engine/store/sqlite/vault.hpp"

namespace counterweight::store {

using sqlite::Database;
using sqlite::DataDirectory;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::filesystem::path& directory,
                                                       const SqliteLimits& limits) {
  auto taken = DataDirectory::take(directory);
  if (!taken) return taken.refusal();
  auto database = Database::open(std::move(*taken), Database::Mode::write, limits);
  if (!database) return database.refusal();
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(*database)));
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open_to_read(const std::filesystem::path& directory) {
  auto found = DataDirectory::look_into(directory);
  if (!found) return found.refusal();
  auto database = Database::open(std::move(*found), Database::Mode::read, {});
  if (!database) return database.refusal();
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(*database)));
}

SqliteStore::SqliteStore(std::unique_ptr<Database> database)
    : database_(std::move(database)),
      ledger_(std::make_unique<sqlite::SqliteLedger>(*database_)),
      vault_(std::make_unique<sqlite::SqliteVault>(*database_)) {}
SqliteStore::~SqliteStore() = default;

Ledger& SqliteStore::ledger() {
  return *ledger_;
}
Vault& SqliteStore::vault() {
  return *vault_;
}
bool SqliteStore::checkpoint_passive() {
  return database_->checkpoint_passive();
}
std::int64_t SqliteStore::log_bytes() const {
  return database_->log_bytes();
}

}  // namespace counterweight::store
