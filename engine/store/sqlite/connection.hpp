// SQLite behind names of ours: a connection, a prepared statement, its rows, and errors as exceptions that
// the stores turn into answers at their edge. Thread-safety: none; one thread at a time uses a connection and
// what belongs to it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/sha256.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace counterweight::store::sqlite {

// What SQLite complains about, but for damage, which is DamagedStore.
class Error : public std::runtime_error {
 public:
  enum class Disk { not_full, full, full_beside };
  Error(const std::string& what, Disk disk) : std::runtime_error(what), disk_(disk) {}
  bool disk_full() const { return disk_ != Disk::not_full; }
  // A write into the database or its log found no room, rather than one into a file beside them.
  bool full_while_writing() const { return disk_ == Disk::full; }

 private:
  Disk disk_;
};

// Bytes that are bound as they are, not as text.
struct Blob {
  explicit Blob(std::string_view all) : bytes(all) {}
  explicit Blob(const Hash& hash) : bytes(reinterpret_cast<const char*>(hash.data()), hash.size()) {}
  std::string_view bytes;
};

class Connection {
 public:
  enum class Mode { write, read };  // read: every change is refused

  // Opens the file, which must exist; our pragmas are not set yet.
  Connection(const std::filesystem::path& file, Mode mode);

  void execute(const std::string& sql);          // one or more statements, without parameters
  std::int64_t integer(const std::string& sql);  // the first column of the first row
  void wait_for_others(int milliseconds);        // at most so long, instead of failing
  bool in_transaction() const;
  sqlite3* handle() const { return handle_.get(); }
  [[noreturn]] void fail(std::string_view doing) const;  // the last error, as an exception

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

class Statement;

// The rows of a statement that runs; the statement is free again when this ends.
class Rows {
 public:
  explicit Rows(const Statement& statement) : statement_(statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  bool next();  // false after the last
  std::int64_t integer(int column) const;
  std::string bytes(int column) const;  // text or blob, as it is
  Hash hash(int column) const;  // zeros unless there are 32 bytes: whoever checks the chain then sees it

 private:
  const Statement& statement_;
};

// Prepared once, run often. Its connection must outlive it.
class Statement {
 public:
  Statement(const Connection& connection, const char* sql);

  // The arguments bind ?1, ?2, …; what they refer to must live as long as the rows.
  template <typename... Args>
  [[nodiscard]] Rows run(const Args&... args) {
    int index = 0;
    (bind(++index, args), ...);
    return Rows{*this};
  }
  // Runs to its end.
  template <typename... Args>
  void execute(const Args&... args) {
    Rows rows = run(args...);
    while (rows.next()) {
    }
  }

 private:
  friend class Rows;
  void bind(int index, std::int64_t value);
  void bind(int index, const std::string& text);
  void bind(int index, Blob blob);

  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };
  const Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace counterweight::store::sqlite
