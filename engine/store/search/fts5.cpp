#include "engine/store/search/fts5.hpp"

#include "base/check.hpp"

namespace counterweight::store::search {

fts5_api* fts5_of(sqlite::Connection& connection) {
  fts5_api* out = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&out), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  CHECK_THAT_IS(out != nullptr, "SQLite was built with FTS5");
  return out;
}

}  // namespace counterweight::store::search
