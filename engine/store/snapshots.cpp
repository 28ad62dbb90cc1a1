#include "engine/store/snapshots.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace counterweight::store {
namespace {

constexpr mode_t kPrivateFile = 0600;
constexpr mode_t kPrivateFolder = 0700;

// An open file, closed at the end.
class File {
 public:
  File(const std::filesystem::path& path, int flags)
      : descriptor_(open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, kPrivateFile)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

Refusal failed(const std::filesystem::path& path, int error) {
  const std::string why = std::generic_category().message(error);
  return {"unavailable.snapshot",
          say("The snapshot {} cannot be read or written: {}.", "Снимок {} не прочитать и не записать: {}.",
              in_backticks(path.string()), why)};
}

// 0, or what the system says against it.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(file) == 0 ? 0 : errno;
}

int write_aside(const std::filesystem::path& path, std::string_view bytes) {
  const File file{path, O_WRONLY | O_CREAT | O_TRUNC};
  return file.get() < 0 ? errno : write_all(file.get(), bytes);
}

// So that the new name survives a power cut.
int sync_folder(const std::filesystem::path& folder) {
  const File opened{folder, O_RDONLY | O_DIRECTORY};
  return opened.get() >= 0 && fsync(opened.get()) == 0 ? 0 : errno;
}

int read_all(int file, std::string& out) {
  struct stat about {};
  if (fstat(file, &about) != 0) return errno;
  if (!S_ISREG(about.st_mode)) return EINVAL;
  if (static_cast<std::size_t>(about.st_size) > kMaxSnapshotBytes) return EFBIG;
  out.resize(static_cast<std::size_t>(about.st_size));
  for (std::size_t have = 0; have < out.size();) {
    const ssize_t got = ::read(file, out.data() + have, out.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) out.resize(have);  // it became shorter meanwhile
    have += static_cast<std::size_t>(got);
  }
  return 0;
}

}  // namespace

std::filesystem::path SnapshotFiles::file_of(const OrganisationId& organisation) const {
  std::string name;
  for (const char c : organisation.value) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    name += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return folder_ / (name + ".jsonl");
}

Result<std::optional<std::string>> SnapshotFiles::read(const OrganisationId& organisation) const {
  const std::filesystem::path path = file_of(organisation);
  const File file{path, O_RDONLY};
  if (file.get() < 0 && errno == ENOENT) return std::optional<std::string>{};
  if (file.get() < 0) return failed(path, errno);
  std::string bytes;
  if (const int error = read_all(file.get(), bytes); error != 0) return failed(path, error);
  return std::optional{std::move(bytes)};
}

Status SnapshotFiles::write(const OrganisationId& organisation, std::string_view bytes) {
  const std::filesystem::path path = file_of(organisation);
  if (bytes.size() > kMaxSnapshotBytes) return failed(path, EFBIG);
  if (mkdir(folder_.c_str(), kPrivateFolder) != 0 && errno != EEXIST) return failed(folder_, errno);
  std::filesystem::path aside = path;
  aside += ".new";
  if (const int error = write_aside(aside, bytes); error != 0) {
    unlink(aside.c_str());
    return failed(path, error);
  }
  if (rename(aside.c_str(), path.c_str()) != 0) return failed(path, errno);
  if (const int error = sync_folder(folder_); error != 0) return failed(path, error);
  return Done{};
}

Result<std::optional<std::string>> SnapshotsInMemory::read(const OrganisationId& organisation) const {
  const std::lock_guard lock{mutex_};
  const auto found = kept_.find(organisation);
  return found == kept_.end() ? std::optional<std::string>{} : std::optional{found->second};
}

Status SnapshotsInMemory::write(const OrganisationId& organisation, std::string_view bytes) {
  const std::lock_guard lock{mutex_};
  kept_[organisation] = std::string{bytes};
  return Done{};
}

}  // namespace counterweight::store
