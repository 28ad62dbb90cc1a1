#include "engine/store/sqlite/database.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

#include "engine/store/ledger.hpp"
#include "engine/store/sqlite/schema.hpp"
#include "engine/store/sqlite/write_ahead_log.hpp"

namespace counterweight::store::sqlite {
namespace {

constexpr std::int64_t kFrameBytes = 4096 + 24;  // a page and its header in the log
constexpr int kResetPatienceMs = 100;            // readers hold no transaction longer (design 2, decision 12)

Refusal unreadable(const std::filesystem::path& file) {
  return {"unavailable.store",
          say("{} is not a database, or is damaged. Restore a backup, or name another data directory.",
              "Файл {} не является базой данных или повреждён. Восстановите резервную копию или укажите "
              "другой каталог "
              "данных.",
              in_backticks(file.string()))};
}

Refusal no_room(const std::filesystem::path& file) {
  return {"unavailable.store", say("The disk of {} is full. Free some room and start again.",
                                   "Диск, на котором лежит {}, заполнен. Освободите место и запустите снова.",
                                   in_backticks(file.string()))};
}

Refusal not_opened(const std::filesystem::path& file, const std::string& why) {
  return {"unavailable.store", say("{} could not be opened: {}. Check the disk and the rights to the file.",
                                   "Не удалось открыть {}: {}. Проверьте диск и права на файл.",
                                   in_backticks(file.string()), why)};
}

// After each commit SQLite says how many frames the log holds.
int note_log(void* bytes, sqlite3*, const char*, int frames) {
  static_cast<std::atomic<std::int64_t>*>(bytes)->store(frames * kFrameBytes);
  return SQLITE_OK;
}

}  // namespace

Database::Database(DataDirectory directory, Mode mode, const SqliteLimits& limits)
    : directory_(std::move(directory)),
      mode_(mode),
      limits_(limits),
      ballast_(directory_.ballast(), limits.ballast_bytes),
      reset_at_bytes_(limits.log_reset_bytes) {}

Database::~Database() {
  const std::lock_guard lock{writer_mutex_};
  close_connections();
}

Result<std::unique_ptr<Database>> Database::open(DataDirectory directory, Mode mode,
                                                 const SqliteLimits& limits) {
  std::unique_ptr<Database> database{new Database(std::move(directory), mode, limits)};
  const std::filesystem::path file = database->directory_.database();
  for (bool ballast_left = mode == Mode::write;;) {
    try {
      if (const Status schema = database->open_file(); !schema) return schema.refusal();
      database->open_connections();
      if (mode == Mode::write) database->ballast_.restore();
      return database;
    } catch (const DamagedStore&) {
      return unreadable(file);
    } catch (const Error& error) {
      database->close_connections();
      if (!error.disk_full()) return not_opened(file, error.what());
      // Even a reader needs some room for the shared memory: once, the ballast makes it.
      if (!std::exchange(ballast_left, false) || !database->ballast_.release()) return no_room(file);
    }
  }
}

Status Database::open_file() {
  Connection connection{directory_.database(),
                        mode_ == Mode::write ? Connection::Mode::write : Connection::Mode::read};
  connection.wait_for_others(kPatienceMs);
  if (mode_ == Mode::read) return check_schema(connection, directory_.database());
  if (const Status schema = prepare_schema(connection, directory_.database()); !schema)
    return schema.refusal();
  // A file system without shared memory (some network ones) keeps its journal mode and would lose our
  // guarantees.
  Statement journal{connection, "PRAGMA journal_mode = WAL"};
  Rows rows = journal.run();
  if (!rows.next() || rows.bytes(0) != "wal")
    return not_opened(directory_.database(), "this file system cannot hold a write-ahead log");
  return Done{};
}

bool Database::open_connections() {
  const std::filesystem::path file = directory_.database();
  bool settled = true;
  if (mode_ == Mode::write) {
    writer_ = std::make_unique<Writer>(file);
    sqlite3_wal_hook(writer_->connection.handle(), note_log, &log_bytes_);
    writer_->connection.execute("PRAGMA journal_size_limit = " + std::to_string(limits_.log_reset_bytes));
    // A process that was killed may have left commits that are visible, but not yet on the disk.
    if (!sync_log(directory_.log()))
      throw Error("syncing " + directory_.log().string(), Error::Disk::not_full);
    settled = cut_log(SQLITE_CHECKPOINT_TRUNCATE, kPatienceMs);
    const std::lock_guard lock{checkpoint_mutex_};
    checkpointer_ = std::make_unique<Connection>(file, Connection::Mode::write);
    prepare_connection(*checkpointer_);
  }
  const std::lock_guard lock{readers_mutex_};
  for (std::size_t i = 0; i < limits_.readers; ++i) idle_readers_.push_back(std::make_unique<Reader>(file));
  readers_made_ = limits_.readers;
  readers_open_ = true;
  return settled;
}

void Database::close_connections() {
  {
    std::unique_lock lock{readers_mutex_};
    readers_open_ = false;
    readers_changed_.notify_all();
    readers_changed_.wait(lock, [&] { return idle_readers_.size() >= readers_made_; });
    idle_readers_.clear();
    readers_made_ = 0;
  }
  {
    const std::lock_guard lock{checkpoint_mutex_};
    checkpointer_.reset();
  }
  writer_.reset();
}

std::unique_ptr<Reader> Database::take_reader() const {
  std::unique_lock lock{readers_mutex_};
  readers_changed_.wait(lock, [&] { return !readers_open_ || !idle_readers_.empty(); });
  if (!readers_open_) throw std::runtime_error("the store is closed until it can be opened again");
  std::unique_ptr<Reader> reader = std::move(idle_readers_.back());
  idle_readers_.pop_back();
  return reader;
}

void Database::give_back(std::unique_ptr<Reader> reader) const {
  const std::lock_guard lock{readers_mutex_};
  idle_readers_.push_back(std::move(reader));
  readers_changed_.notify_all();
}

Ending Database::failed(Ending::Kind kind, const Error& error) {
  if (error.disk_full()) ballast_.release();
  return {kind, error.what(), error.disk_full()};
}

void Database::roll_back() {
  if (!writer_->connection.in_transaction()) return;  // SQLite did it itself
  try {
    writer_->rollback.execute();
  } catch (const std::runtime_error&) {
    healthy_ = false;  // nothing was committed all the same
  }
}

Ending Database::transact(const std::function<bool(Writer&)>& work) {
  if (mode_ == Mode::read) return {Ending::Kind::unwritten, "the store was opened to read only"};
  const std::lock_guard lock{writer_mutex_};
  if (!healthy_ && !reopen_holding_writer())
    return {Ending::Kind::unwritten, "the store is closed until it can be opened again"};
  try {
    writer_->begin.execute();
    if (!work(*writer_)) {
      roll_back();
      return {Ending::Kind::rolled_back, {}};
    }
  } catch (const Error& error) {
    roll_back();
    return failed(Ending::Kind::unwritten, error);
  } catch (const DamagedStore& damage) {
    roll_back();
    return {Ending::Kind::unwritten, damage.what()};
  } catch (...) {
    roll_back();
    throw;
  }
  try {
    writer_->commit.execute();
  } catch (const Error& error) {
    roll_back();
    // A full disk stops a commit while its frames are being written, before the last one, which makes it
    // valid.
    if (error.full_while_writing()) return failed(Ending::Kind::unwritten, error);
    healthy_ = false;
    return failed(Ending::Kind::unknown, error);
  } catch (const DamagedStore& damage) {
    healthy_ = false;
    return {Ending::Kind::unknown, damage.what()};
  }
  reset_long_log();
  return {};
}

bool Database::change(const std::function<bool(Writer&)>& work) {
  const Ending end = transact(work);
  switch (end.kind) {
    case Ending::Kind::committed:
      return true;
    case Ending::Kind::rolled_back:
      return false;
    case Ending::Kind::unwritten:
    case Ending::Kind::unknown:
      throw std::runtime_error(end.why);
  }
  check_failed(__FILE__, __LINE__, "a known end", "Ending::Kind has a value of its own");
}

bool Database::cut_log(int mode, int patience_ms) {
  writer_->connection.wait_for_others(patience_ms);
  const int result = sqlite3_wal_checkpoint_v2(writer_->connection.handle(), nullptr, mode, nullptr, nullptr);
  writer_->connection.wait_for_others(kPatienceMs);
  if (result != SQLITE_OK) return false;
  log_bytes_ = 0;
  if (mode == SQLITE_CHECKPOINT_TRUNCATE) extend_log(directory_.log(), limits_.log_ready_bytes);
  return true;
}

void Database::reset_long_log() {
  if (log_bytes_ < reset_at_bytes_) return;
  // Where a reader is in the way, the log may grow by an eighth before the next attempt.
  reset_at_bytes_ = limits_.log_reset_bytes;
  if (!cut_log(SQLITE_CHECKPOINT_RESTART, kResetPatienceMs))
    reset_at_bytes_ = log_bytes_ + limits_.log_reset_bytes / 8;
}

bool Database::reopen() {
  if (mode_ == Mode::read) return true;
  const std::lock_guard lock{writer_mutex_};
  return reopen_holding_writer();
}

bool Database::reopen_holding_writer() {
  healthy_ = false;
  close_connections();
  try {
    // After a failed sync the system may hold pages that it believes written: only what was copied into the
    // database and synced there is safe, and the log must go.
    healthy_ = open_connections();
  } catch (const Error& error) {
    if (error.disk_full()) ballast_.release();
  } catch (const DamagedStore&) {
    // Not opened; the next attempt says so again.
  }
  if (!healthy_) close_connections();
  return healthy_;
}

bool Database::checkpoint_passive() {
  if (mode_ == Mode::read) return true;
  if (scrub_pending_) scrub();
  bool all_moved = false;
  {
    const std::lock_guard lock{checkpoint_mutex_};
    if (!checkpointer_) return false;
    int frames = 0;
    int moved = 0;
    const int result = sqlite3_wal_checkpoint_v2(checkpointer_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                                 &frames, &moved);
    try {
      if (result != SQLITE_OK && result != SQLITE_BUSY)
        checkpointer_->fail("moving the log into the database");
    } catch (const Error& error) {
      if (error.disk_full()) ballast_.release();
      throw;
    }
    all_moved = result == SQLITE_OK && frames == moved;
  }
  ballast_.restore();
  return all_moved;
}

void Database::scrub() {
  scrub_pending_ = true;
  const std::lock_guard lock{writer_mutex_};
  if (writer_ && healthy_ && cut_log(SQLITE_CHECKPOINT_TRUNCATE, kResetPatienceMs)) scrub_pending_ = false;
}

}  // namespace counterweight::store::sqlite
