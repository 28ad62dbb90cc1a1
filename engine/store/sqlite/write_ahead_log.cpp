#include "engine/store/sqlite/write_ahead_log.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "engine/store/sqlite/data_directory.hpp"

namespace counterweight::store::sqlite {
namespace {

constexpr std::int64_t kPiece = 1 << 20;

bool write_zeros(int file, std::int64_t from, std::int64_t to) {
  const std::vector<char> zeros(static_cast<std::size_t>(kPiece), '\0');
  while (from < to) {
    const auto size = static_cast<std::size_t>(std::min(kPiece, to - from));
    const ssize_t written = pwrite(file, zeros.data(), size, from);
    if (written <= 0) return false;
    from += written;
  }
  return fdatasync(file) == 0;
}

}  // namespace

// Closing these descriptors drops no lock of SQLite's: it locks the database and the shared memory, never the
// log.
bool sync_log(const std::filesystem::path& log) {
  const int file = open(log.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return errno == ENOENT;
  const bool synced = fdatasync(file) == 0;
  close(file);
  return synced;
}

void extend_log(const std::filesystem::path& log, std::int64_t bytes) {
  if (!has_room(log.parent_path(), bytes)) return;
  const int file = open(log.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  struct stat now {};
  if (fstat(file, &now) == 0 && now.st_size < bytes && !write_zeros(file, now.st_size, bytes)) {
    if (ftruncate(file, now.st_size) != 0) {
      // Zeros past the end of the log are harmless; they only take room.
    }
  }
  close(file);
}

}  // namespace counterweight::store::sqlite
