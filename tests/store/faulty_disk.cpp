#include "tests/store/faulty_disk.hpp"

#include <sqlite3.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/check.hpp"

namespace counterweight::store::test {
namespace {

// SQLite's callbacks carry no state of ours: one disk at a time.
struct State {
  std::atomic<bool> armed{false};
  std::atomic<FaultyDisk::Fault> fault{};
  std::atomic<int> spared{0};
  std::atomic<bool> failed{false};
  std::atomic<int> log_syncs{0};
};
State state;
sqlite3_vfs disk{};
sqlite3_vfs* real_disk = nullptr;

struct File {
  sqlite3_file base;
  bool is_log;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* file_of(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* real_of(sqlite3_file* file) {
  return file_of(file)->real();
}

bool strikes(bool writing) {
  if (!state.armed || writing != (state.fault != FaultyDisk::Fault::sync_error)) return false;
  if (state.spared.fetch_sub(1) > 0) return false;
  state.failed = true;
  errno = EIO;  // what SQLite asks for next; never a stale "no space left"
  return true;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (strikes(true)) return state.fault == FaultyDisk::Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return real_of(file)->pMethods->xWrite(real_of(file), data, size, offset);
}

int sync(sqlite3_file* file, int flags) {
  if (file_of(file)->is_log) ++state.log_syncs;
  if (strikes(false)) return SQLITE_IOERR_FSYNC;
  return real_of(file)->pMethods->xSync(real_of(file), flags);
}

// Everything else is the real disk's.
int close(sqlite3_file* f) {
  return real_of(f)->pMethods->xClose(real_of(f));
}
int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
  return real_of(f)->pMethods->xRead(real_of(f), to, size, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  return real_of(f)->pMethods->xTruncate(real_of(f), size);
}
int file_size(sqlite3_file* f, sqlite3_int64* size) {
  return real_of(f)->pMethods->xFileSize(real_of(f), size);
}
int lock(sqlite3_file* f, int level) {
  return real_of(f)->pMethods->xLock(real_of(f), level);
}
int unlock(sqlite3_file* f, int level) {
  return real_of(f)->pMethods->xUnlock(real_of(f), level);
}
int is_locked(sqlite3_file* f, int* out) {
  return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
}
int control(sqlite3_file* f, int what, void* with) {
  return real_of(f)->pMethods->xFileControl(real_of(f), what, with);
}
int sector_size(sqlite3_file* f) {
  return real_of(f)->pMethods->xSectorSize(real_of(f));
}
int traits(sqlite3_file* f) {
  return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
}
int shm_lock(sqlite3_file* f, int offset, int n, int flags) {
  return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags);
}
void shm_barrier(sqlite3_file* f) {
  real_of(f)->pMethods->xShmBarrier(real_of(f));
}
int shm_unmap(sqlite3_file* f, int remove) {
  return real_of(f)->pMethods->xShmUnmap(real_of(f), remove);
}

const sqlite3_io_methods kMethods{2,        close,       read,      write,   truncate,    sync,   file_size,
                                  lock,     unlock,      is_locked, control, sector_size, traits, shm_map,
                                  shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
  File* ours = file_of(file);
  ours->is_log = (static_cast<unsigned>(flags) & SQLITE_OPEN_WAL) != 0;
  ours->real()->pMethods = nullptr;
  const int result = real_disk->xOpen(real_disk, name, ours->real(), flags, out_flags);
  ours->base.pMethods = ours->real()->pMethods == nullptr ? nullptr : &kMethods;
  return result;
}

}  // namespace

FaultyDisk::FaultyDisk() {
  real_disk = sqlite3_vfs_find(nullptr);
  CHECK_THAT_IS(real_disk != &disk, "one faulty disk at a time");
  disk = *real_disk;
  disk.pNext = nullptr;
  disk.zName = "faulty";
  disk.szOsFile = static_cast<int>(sizeof(File)) + real_disk->szOsFile;
  disk.xOpen = open;
  state.armed = false;
  state.failed = false;
  state.log_syncs = 0;
  sqlite3_vfs_register(&disk, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&disk);
  sqlite3_vfs_register(real_disk, 1);
}

void FaultyDisk::fail(Fault fault, int spared) {
  state.fault = fault;
  state.spared = spared;
  state.failed = false;
  state.armed = true;
}

void FaultyDisk::heal() {
  state.armed = false;
}
bool FaultyDisk::failed() const {
  return state.failed;
}
int FaultyDisk::log_syncs() const {
  return state.log_syncs;
}

}  // namespace counterweight::store::test
