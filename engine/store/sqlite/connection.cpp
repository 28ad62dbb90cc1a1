#include "engine/store/sqlite/connection.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>

#include "base/check.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::store::sqlite {
namespace {

int size_of(std::string_view bytes) {
  CHECK_THAT_IS(bytes.size() <= 0x7fffffff, "a value fits into SQLite's int");
  return static_cast<int>(bytes.size());
}

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const {
  sqlite3_close(handle);
}
void Statement::Finalize::operator()(sqlite3_stmt* handle) const {
  sqlite3_finalize(handle);
}

Connection::Connection(const std::filesystem::path& file, Mode mode) {
  sqlite3* opened = nullptr;
  // Read and write even for readers: whoever opens a write-ahead log may have to recover it first.
  const int result =
      sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(opened);
  if (result != SQLITE_OK) fail("opening " + file.string());
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (mode == Mode::read) execute("PRAGMA query_only = ON");
}

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("running " + sql);
}

std::int64_t Connection::integer(const std::string& sql) {
  Statement statement{*this, sql.c_str()};
  Rows rows = statement.run();
  CHECK_THAT_IS(rows.next(), "asked for a value where there is none");
  return rows.integer(0);
}

void Connection::wait_for_others(int milliseconds) {
  sqlite3_busy_timeout(handle(), milliseconds);
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle()) == 0;
}

void Connection::fail(std::string_view doing) const {
  if (!handle_) throw Error("SQLite is out of memory", Error::Disk::not_full);
  const int code = sqlite3_extended_errcode(handle());
  const int kind = code & 0xff;
  const int system = sqlite3_system_errno(handle());
  std::string what = fmt::format("{}: {} ({})", doing, sqlite3_errmsg(handle()), code);
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) throw DamagedStore(what);
  if (kind == SQLITE_FULL) throw Error(what, Error::Disk::full);
  // Where a file cannot be created or grown beside the database itself, only errno says that the disk is
  // full.
  const bool out_of_room =
      (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) && (system == ENOSPC || system == EDQUOT);
  throw Error(what, out_of_room ? Error::Disk::full_beside : Error::Disk::not_full);
}

Statement::Statement(const Connection& connection, const char* sql) : connection_(&connection) {
  sqlite3_stmt* prepared = nullptr;
  const int result =
      sqlite3_prepare_v3(connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  handle_.reset(prepared);
  if (result != SQLITE_OK) connection.fail(fmt::format("preparing {}", sql));
}

// Bound without a copy: run() promises that the arguments outlive the rows.
void Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(handle_.get(), index, value);
}

void Statement::bind(int index, const std::string& text) {
  sqlite3_bind_text(handle_.get(), index, text.data(), size_of(text), SQLITE_STATIC);
}

void Statement::bind(int index, Blob blob) {
  sqlite3_bind_blob(handle_.get(), index, blob.bytes.data(), size_of(blob.bytes), SQLITE_STATIC);
}

Rows::~Rows() {
  sqlite3_reset(statement_.handle_.get());
}

bool Rows::next() {
  const int result = sqlite3_step(statement_.handle_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  statement_.connection_->fail(sqlite3_sql(statement_.handle_.get()));
}

std::int64_t Rows::integer(int column) const {
  return sqlite3_column_int64(statement_.handle_.get(), column);
}

std::string Rows::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.handle_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.handle_.get(), column));
  return data == nullptr ? std::string{} : std::string{static_cast<const char*>(data), size};
}

Hash Rows::hash(int column) const {
  const std::string found = bytes(column);
  Hash out{};
  if (found.size() == out.size()) std::copy(found.begin(), found.end(), out.begin());
  return out;
}

}  // namespace counterweight::store::sqlite
