#include "engine/store/sqlite/data_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace counterweight::store::sqlite {
namespace {

constexpr mode_t kPrivateFile = 0600;

Refusal unusable(const std::filesystem::path& path, int error) {
  return {"unavailable.store",
          say("The data directory {} cannot be used: {}. Name a directory that this user may write.",
              "Каталог данных {} недоступен: {}. Укажите каталог, в который этот пользователь может писать.",
              in_backticks(path.string()), std::generic_category().message(error))};
}

Refusal not_a_directory(const std::filesystem::path& path) {
  return {"unavailable.store", say("Expected a directory at {}, found a file. Name a directory for the data.",
                                   "По пути {} ожидался каталог, найден файл. Укажите каталог для данных.",
                                   in_backticks(path.string()))};
}

Refusal held(const std::filesystem::path& path, const std::string& pid) {
  return {
      "unavailable.store",
      say("The data directory {} is in use by process {}. Stop that server first, or name another directory.",
          "Каталог данных {} занят процессом {}. Сначала остановите тот сервер или укажите другой каталог.",
          in_backticks(path.string()), pid.empty() ? "?" : pid)};
}

Refusal nothing_there(const std::filesystem::path& path) {
  return {"unavailable.store",
          say("There is no ledger in {}. Name the data directory of a server that has run.",
              "В каталоге {} нет журнала. Укажите каталог данных работавшего сервера.",
              in_backticks(path.string()))};
}

// 0, or what the system says against it.
int make_directory(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path parent = path.parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  if (error) return error.value();
  return mkdir(path.c_str(), 0700) == 0 || errno == EEXIST ? 0 : errno;
}

// The file, made if it is missing, and private from its first moment; SQLite gives its other files the same
// mode.
int make_private_file(const std::filesystem::path& path, const std::filesystem::path& directory) {
  const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kPrivateFile);
  if (file < 0) return errno == EEXIST && chmod(path.c_str(), kPrivateFile) == 0 ? 0 : errno;
  close(file);
  const int parent =
      open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);  // so that its name survives a power cut
  if (parent < 0) return errno;
  const int result = fsync(parent) == 0 ? 0 : errno;
  close(parent);
  return result;
}

std::string holder_of(int lock) {
  std::array<char, 32> text{};
  const ssize_t size = pread(lock, text.data(), text.size(), 0);
  return size > 0 ? std::string{text.data(), static_cast<std::size_t>(size)} : std::string{};
}

}  // namespace

Result<DataDirectory> DataDirectory::take(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_directory(path, ignored))
    return not_a_directory(path);
  if (const int error = make_directory(path)) return unusable(path, error);
  const int lock = open((path / "ledger.lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, kPrivateFile);
  if (lock < 0) return unusable(path, errno);
  DataDirectory taken{path, lock};
  // A lock on the open file, not on the process: it also keeps two stores of one process apart, and ends with
  // it.
  if (flock(lock, LOCK_EX | LOCK_NB) != 0)
    return errno == EWOULDBLOCK ? held(path, holder_of(lock)) : unusable(path, errno);
  const std::string pid = std::to_string(getpid());
  if (ftruncate(lock, 0) != 0 || pwrite(lock, pid.data(), pid.size(), 0) < 0) {
    // The process id is a courtesy to whoever is refused; a full disk must not keep the ledger shut.
  }
  if (const int error = make_private_file(taken.database(), path)) return unusable(path, error);
  return taken;
}

Result<DataDirectory> DataDirectory::look_into(const std::filesystem::path& path) {
  DataDirectory found{path, -1};
  std::error_code error;
  if (!std::filesystem::is_regular_file(found.database(), error)) return nothing_there(path);
  return found;
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataDirectory::~DataDirectory() {
  if (lock_ >= 0) close(lock_);
}

bool has_room(const std::filesystem::path& directory, std::int64_t bytes) {
  struct statvfs room {};
  if (statvfs(directory.c_str(), &room) != 0) return false;
  return static_cast<std::int64_t>(room.f_bavail * room.f_frsize) / 4 >= bytes;
}

}  // namespace counterweight::store::sqlite
