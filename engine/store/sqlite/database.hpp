// ledger.db with its connections: one writer, a few readers, one for checkpoints, and what to do when the
// disk fails. Thread-safety: any thread may call anything; transactions take turns.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/store/sqlite/ballast.hpp"
#include "engine/store/sqlite/data_directory.hpp"
#include "engine/store/sqlite/statements.hpp"
#include "engine/store/sqlite_store.hpp"

namespace counterweight::store::sqlite {

// How a transaction ended.
struct Ending {
  enum class Kind { committed, rolled_back, unwritten, unknown };
  Kind kind = Kind::committed;
  std::string why;  // for the last two
  bool disk_full = false;
};

class Database {
 public:
  enum class Mode { write, read };  // read: beside a running server; every transaction is unwritten
  static Result<std::unique_ptr<Database>> open(DataDirectory directory, Mode mode,
                                                const SqliteLimits& limits);
  ~Database();

  // Calls work(Reader&) with a reader of its own. Waits for a free one; throws std::runtime_error while the
  // database is closed.
  template <typename Work>
  auto read(const Work& work) const {
    const Lease lease{*this};
    return work(lease.reader());
  }

  // Runs `work` in a transaction and commits it, or rolls it back when `work` answers false. After an unknown
  // end the next transaction opens the database again first.
  Ending transact(const std::function<bool(Writer&)>& work);
  // The same for the vault: true when committed, false when `work` answered false; otherwise throws
  // std::runtime_error.
  bool change(const std::function<bool(Writer&)>& work);

  // Closes and opens everything, and makes durable what is visible then. False: it stays closed.
  bool reopen();
  // Throws std::runtime_error when the disk fails. True when the whole log is in the database.
  bool checkpoint_passive();
  // Cuts the log, which may hold what was erased; what cannot be done now is done by a later
  // checkpoint_passive().
  void scrub();
  std::int64_t log_bytes() const { return log_bytes_; }
  // Whether this process is the one that holds the directory and appends.
  bool writable() const { return mode_ == Mode::write; }

 private:
  // One reader, taken from the pool and given back.
  class Lease {
   public:
    explicit Lease(const Database& from) : from_(from), reader_(from.take_reader()) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { from_.give_back(std::move(reader_)); }
    Reader& reader() const { return *reader_; }

   private:
    const Database& from_;
    std::unique_ptr<Reader> reader_;
  };

  Database(DataDirectory directory, Mode mode, const SqliteLimits& limits);
  std::unique_ptr<Reader> take_reader() const;
  void give_back(std::unique_ptr<Reader> reader) const;

  Status open_file();       // the schema, or why it is refused; throws what SQLite complains about
  bool open_connections();  // whether all that is visible is durable now; throws likewise
  void close_connections();
  bool reopen_holding_writer();
  Ending failed(Ending::Kind kind, const Error& error);
  void roll_back();
  bool cut_log(int mode,
               int patience_ms);  // a blocking checkpoint by the writer; false when others are in the way
  void reset_long_log();

  const DataDirectory directory_;
  const Mode mode_;
  const SqliteLimits limits_;
  Ballast ballast_;

  std::mutex writer_mutex_;  // taken before the two below
  std::unique_ptr<Writer> writer_;
  bool healthy_ = true;              // false after an unknown end
  std::int64_t reset_at_bytes_ = 0;  // of the log
  std::atomic<bool> scrub_pending_{false};
  std::atomic<std::int64_t> log_bytes_{0};

  std::mutex checkpoint_mutex_;
  std::unique_ptr<Connection> checkpointer_;

  mutable std::mutex readers_mutex_;
  mutable std::condition_variable readers_changed_;
  mutable std::vector<std::unique_ptr<Reader>> idle_readers_;
  bool readers_open_ = false;
  std::size_t readers_made_ = 0;
};

}  // namespace counterweight::store::sqlite
