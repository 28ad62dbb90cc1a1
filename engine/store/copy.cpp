#include "engine/store/copy.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/store/ledger.hpp"
#include "engine/store/sqlite/data_directory.hpp"
#include "engine/store/sqlite/file_copy.hpp"
#include "engine/store/sqlite/schema.hpp"

namespace counterweight::store {
namespace {

namespace fs = std::filesystem;
using sqlite::Connection;

constexpr const char* kAside = "unfinished";
constexpr const char* kLedgerFile = "ledger.db";
constexpr mode_t kAllRights = 0777;

Refusal target(const Text& sentence) {
  return {"invalid.directory", sentence};
}

Refusal not_written(const fs::path& path, int error) {
  return {"unavailable.store",
          say("{} cannot be written: {}. Check the disk, and the rights to the directory.",
              "Не удалось записать {}: {}. Проверьте диск и права на каталог.", in_backticks(path.string()),
              std::generic_category().message(error))};
}

Refusal no_room_for(const fs::path& to, std::int64_t needed, std::int64_t found) {
  return {
      "unavailable.store",
      say("The copy needs {} MB, and the disk of {} has {} MB. Free some room, or name another directory.",
          "Копии нужно {} МБ, а на диске каталога {} есть {} МБ. Освободите место или укажите другой "
          "каталог.",
          (needed >> 20) + 1, in_backticks(to.string()), found >> 20)};
}

Refusal not_copied(const fs::path& from, const std::string& why) {
  return {"unavailable.store", say("{} could not be copied: {}. Check the disk, and the ledger with `audit "
                                   "verify`.",
                                   "Не удалось скопировать {}: {}. Проверьте диск, а журнал — командой "
                                   "`audit verify`.",
                                   in_backticks(from.string()), why)};
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code ignored;
  const fs::path a = fs::weakly_canonical(fs::absolute(inner, ignored), ignored);
  const fs::path b = fs::weakly_canonical(fs::absolute(outer, ignored), ignored);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

Status check_place(const fs::path& from, const fs::path& to) {
  if (lies_in(to, from))
    return target(say("{} lies in {}, which is copied. Name a directory elsewhere, best on another disk.",
                      "{} лежит внутри {}, с которого снимается копия. Укажите каталог в другом месте, лучше "
                      "на другом диске.",
                      in_backticks(to.string()), in_backticks(from.string())));
  std::error_code error;
  if (!fs::exists(to, error)) return Done{};
  if (!fs::is_directory(to, error))
    return target(say("Expected a directory at {}, found a file. Name a directory that is new or empty.",
                      "По пути {} ожидался каталог, найден файл. Укажите новый или пустой каталог.",
                      in_backticks(to.string())));
  const fs::directory_iterator first{to, error};
  if (error) return not_written(to, error.value());
  if (first == fs::directory_iterator{}) return Done{};
  return target(
      say("{} is not empty: expected a new or an empty directory, found {} in it. Name another one.",
          "Каталог {} не пуст: ожидался новый или пустой, а в нём есть {}. Укажите другой.",
          in_backticks(to.string()), in_backticks(first->path().filename().string())));
}

// 0, or what the system says against it.
int sync_path(const fs::path& path) {
  const int opened = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return errno;
  const int result = fsync(opened) == 0 ? 0 : errno;
  close(opened);
  return result;
}

int make_folder(const fs::path& path) {
  return mkdir(path.c_str(), 0700) == 0 ? 0 : errno;
}

int make_empty_file(const fs::path& path) {
  const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  close(file);
  return 0;
}

int give_rights_of(const fs::path& model, const fs::path& path) {
  struct stat about {};
  if (stat(model.c_str(), &about) != 0) return errno;
  return chmod(path.c_str(), about.st_mode & kAllRights) == 0 ? 0 : errno;
}

std::int64_t room_in(const fs::path& directory) {
  struct statvfs room {};
  if (statvfs(directory.c_str(), &room) != 0) return 0;
  return static_cast<std::int64_t>(room.f_bavail * room.f_frsize);
}

// To write: what only reads may not even write elsewhere. The copied database itself is left as it is.
Connection opened_to_copy(const fs::path& file) {
  Connection connection{file, Connection::Mode::write};
  sqlite::prepare_connection(connection);
  return connection;
}

}  // namespace

Status Copy::possible(const fs::path& from, const fs::path& to) {
  const auto found = sqlite::DataDirectory::look_into(from);
  if (!found.ok()) return found.refusal();
  return check_place(from, to);
}

Result<Copy> Copy::make(const fs::path& from, const fs::path& named, const Tell& tell) {
  const fs::path to = named.has_filename() ? named : named.parent_path();  // `backups/monday/`
  if (Status fit = possible(from, to); !fit.ok()) return fit.refusal();
  std::error_code error;
  const bool there = fs::exists(to, error);
  if (!there && to.has_parent_path()) fs::create_directories(to.parent_path(), error);
  if (error) return not_written(to, error.value());
  if (const int why = there ? 0 : make_folder(to)) return not_written(to, why);
  Copy copy{to, !there};
  try {
    if (const Status filled = copy.fill(from, tell); !filled.ok()) return filled.refusal();
  } catch (const sqlite::Error& failed) {
    if (failed.disk_full()) return not_written(to, ENOSPC);
    return not_copied(from, failed.what());
  } catch (const DamagedStore& damage) {
    return not_copied(from, damage.what());
  }
  return copy;
}

Status Copy::fill(const fs::path& from, const Tell& tell) {
  const fs::path ledger = from / kLedgerFile;
  Connection connection = opened_to_copy(ledger);
  if (const Status ours = sqlite::check_schema(connection, ledger); !ours.ok()) return ours.refusal();
  const std::int64_t needed = sqlite::bytes_of(connection) + kCopyReserveBytes;
  if (const std::int64_t found = room_in(to_); found < needed) return no_room_for(to_, needed, found);
  const fs::path file = folder() / kLedgerFile;
  if (const int why = make_folder(folder())) return not_written(folder(), why);
  if (const int why = make_empty_file(file)) return not_written(file, why);
  sqlite::copy_database(connection, file, tell);
  for (const int why : {give_rights_of(ledger, file), give_rights_of(from, to_), sync_path(file)})
    if (why != 0) return not_written(file, why);
  return Done{};
}

Copy::Copy(Copy&& other) noexcept
    : to_(std::move(other.to_)), made_(other.made_), kept_(std::exchange(other.kept_, true)) {}

Copy::~Copy() {
  if (kept_) return;
  std::error_code ignored;  // nothing more can be done about it; what is left is no ledger
  fs::remove_all(folder(), ignored);
  if (made_) fs::remove(to_, ignored);
}

fs::path Copy::folder() const {
  return to_ / kAside;
}

std::int64_t Copy::bytes() const {
  std::error_code not_there;
  const auto size = fs::file_size((kept_ ? to_ : folder()) / kLedgerFile, not_there);
  return not_there ? 0 : static_cast<std::int64_t>(size);
}

Status Copy::keep() {
  const fs::path model = to_ / kLedgerFile;
  if (rename((folder() / kLedgerFile).c_str(), model.c_str()) != 0) return not_written(model, errno);
  kept_ = true;
  std::error_code error;
  fs::remove_all(folder(), error);  // whoever checked it may have left SQLite's files there
  if (error) return not_written(folder(), error.value());
  fs::path parent = fs::absolute(to_, error).parent_path();
  for (const int why : {sync_path(to_), made_ ? sync_path(parent) : 0})
    if (why != 0) return not_written(to_, why);
  return Done{};
}

}  // namespace counterweight::store
