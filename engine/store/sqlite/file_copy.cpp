#include "engine/store/sqlite/file_copy.hpp"

#include <sqlite3.h>

#include <system_error>

namespace counterweight::store::sqlite {
namespace {

constexpr int kStepsBetweenTelling = 50'000;  // of SQLite's virtual machine: some milliseconds

// Called by SQLite while it copies.
struct Telling {
  std::filesystem::path into;
  std::int64_t all = 0;
  const TellCopied* tell = nullptr;

  static int on_steps(void* self) {
    const auto& me = *static_cast<const Telling*>(self);
    std::error_code not_there;
    const auto done = std::filesystem::file_size(me.into, not_there);
    if (!not_there) (*me.tell)(static_cast<std::int64_t>(done), me.all);
    return 0;
  }
};

// From here on SQLite calls it, until this ends.
class ToldMeanwhile {
 public:
  ToldMeanwhile(sqlite3* handle, Telling& telling) : handle_(handle) {
    sqlite3_progress_handler(handle_, kStepsBetweenTelling, Telling::on_steps, &telling);
  }
  ToldMeanwhile(const ToldMeanwhile&) = delete;
  ToldMeanwhile& operator=(const ToldMeanwhile&) = delete;
  ~ToldMeanwhile() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }

 private:
  sqlite3* handle_;
};

}  // namespace

std::int64_t bytes_of(Connection& connection) {
  return connection.integer("PRAGMA page_count") * connection.integer("PRAGMA page_size");
}

void copy_database(Connection& from, const std::filesystem::path& into, const TellCopied& tell) {
  Telling telling{into, bytes_of(from), &tell};
  const ToldMeanwhile meanwhile{from.handle(), telling};
  Statement{from, "VACUUM INTO ?1"}.execute(into.string());
}

}  // namespace counterweight::store::sqlite
