// A file that is there to be deleted: when the disk is full, it makes the room in which readers, the
// write-ahead log and the person who cleans up can go on. Thread-safety: any thread may call anything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

namespace counterweight::store::sqlite {

class Ballast {
 public:
  Ballast(std::filesystem::path file, std::int64_t bytes) : file_(std::move(file)), bytes_(bytes) {}

  bool release();  // whether that freed anything
  // Puts it back, once the disk has four times its room; otherwise, and where it fails, does nothing.
  void restore();

 private:
  std::filesystem::path file_;
  std::int64_t bytes_;
  std::mutex mutex_;
};

}  // namespace counterweight::store::sqlite
