// The ledger's file as somebody with the sqlite3 program has it: none of the store's pragmas, all of SQL.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "base/check.hpp"

namespace counterweight::store::test {

class RawDatabase {
 public:
  explicit RawDatabase(const std::filesystem::path& directory) {
    const int result = sqlite3_open((directory / "ledger.db").c_str(), &handle_);
    CHECK_THAT_IS(result == SQLITE_OK, "a test can open the file");
  }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;
  ~RawDatabase() { sqlite3_close(handle_); }

  // What SQLite complains about; empty when it did as told.
  std::string run(const std::string& sql) {
    char* error = nullptr;
    sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &error);
    std::string out = error == nullptr ? "" : error;
    sqlite3_free(error);
    return out;
  }

  std::string value(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    CHECK_THAT_IS(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK,
                  "SQL of a test");
    std::string out;
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != nullptr)
      out = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return out;
  }

  // From here on nothing protects the records but their chain.
  void drop_triggers() {
    const std::string dropped =
        run("DROP TRIGGER records_are_appended; DROP TRIGGER records_stay; DROP TRIGGER records_keep; "
            "PRAGMA ignore_check_constraints = ON");
    CHECK_THAT_IS(dropped.empty(), "the triggers have the names that a test knows");
  }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace counterweight::store::test
