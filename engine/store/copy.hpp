// A copy of a data directory's ledger and vault, for backups and for bringing them back. What can be made
// from these again (search index, snapshots, ballast) is left out. Thread-safety: none.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.hpp"

namespace counterweight::store {

constexpr std::int64_t kCopyReserveBytes = 16 << 20;  // what the disk must have left when a copy is made

class Copy {
 public:
  // Bytes that are copied, and about how many there are; called now and then.
  using Tell = std::function<void(std::int64_t done, std::int64_t all)>;

  // Whether a copy of `from` could be made in `to`. Refuses as `unavailable.store` where `from` holds no
  // ledger of ours, as `invalid.directory` a `to` that is no directory, holds anything or lies in `from`.
  static Status possible(const std::filesystem::path& from, const std::filesystem::path& to);
  // Copies what `from` holds at this moment, also beside a running server, into `to`, which is made if it is
  // missing. It is durable then, has the rights that `from` has, and lies aside until it is kept. Refuses as
  // possible(), and as `unavailable.store` a full disk, one without room, or a damaged ledger.
  static Result<Copy> make(const std::filesystem::path& from, const std::filesystem::path& to,
                           const Tell& tell);

  Copy(Copy&& other) noexcept;
  Copy& operator=(Copy&&) = delete;
  ~Copy();  // one that is not kept is removed, and so is `to` if it was made

  // Where it lies until it is kept: a data directory itself, to be checked.
  std::filesystem::path folder() const;
  std::int64_t bytes() const;
  // Lets it take its place in `to`, wholly or not at all. `unavailable.store` with why not.
  Status keep();

 private:
  Copy(std::filesystem::path to, bool made) : to_(std::move(to)), made_(made) {}
  Status fill(const std::filesystem::path& from, const Tell& tell);
  std::filesystem::path to_;
  bool made_;  // `to` was not there
  bool kept_ = false;
};

}  // namespace counterweight::store
