#include "engine/store/sqlite/ballast.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "engine/store/sqlite/data_directory.hpp"

namespace counterweight::store::sqlite {

bool Ballast::release() {
  const std::lock_guard lock{mutex_};
  return unlink(file_.c_str()) == 0;
}

void Ballast::restore() {
  const std::lock_guard lock{mutex_};
  if (access(file_.c_str(), F_OK) == 0 || !has_room(file_.parent_path(), bytes_)) return;
  const int file = open(file_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) return;
  const bool reserved = posix_fallocate(file, 0, bytes_) == 0;  // blocks, not a hole
  close(file);
  if (!reserved) unlink(file_.c_str());
}

}  // namespace counterweight::store::sqlite
