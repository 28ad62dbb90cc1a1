// A table of shared immutable values under dense numbers 1, 2, 3 …: copying it copies chunk pointers only, so
// that every batch of the writer can start from what readers see and publish by one swap. A place may be
// empty. Thread-safety: a copy belongs to one thread; copies that share chunks may be used from different
// threads.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/check.hpp"
#include "base/held_alone.hpp"

namespace counterweight::core {

template <typename T>
class CowTable {
 public:
  std::int64_t size() const { return size_; }
  // Null when there is no such number, and for an empty place.
  const T* find(std::int64_t number) const {
    return number >= 1 && number <= size_ ? slot(number).get() : nullptr;
  }
  std::shared_ptr<const T> share(std::int64_t number) const {
    return number >= 1 && number <= size_ ? slot(number) : nullptr;
  }
  void push_back(T value) { push_back(std::make_shared<T>(std::move(value))); }
  void push_back(std::shared_ptr<T> value) {  // null: an empty place
    if (size_ % kChunk == 0) chunks_.push_back(std::make_shared<Chunk>());
    owned(chunks_.back()).push_back(std::move(value));
    ++size_;
  }
  // Null empties the place.
  void put(std::int64_t number, std::shared_ptr<T> value) {
    CHECK_THAT_IS(number >= 1 && number <= size_, "no such row");
    own(number) = std::move(value);
  }
  // The value for writing: copied first unless this table alone holds it.
  T& write(std::int64_t number) {
    CHECK_THAT_IS(find(number) != nullptr, "no such row");
    std::shared_ptr<T>& row = own(number);
    if (!held_alone(row)) row = std::make_shared<T>(*row);
    return *row;
  }
  friend bool operator==(const CowTable& a, const CowTable& b) {
    if (a.size_ != b.size_) return false;
    for (std::int64_t i = 1; i <= a.size_; ++i)
      if (!same(a.slot(i), b.slot(i))) return false;
    return true;
  }

 private:
  static bool same(const std::shared_ptr<T>& a, const std::shared_ptr<T>& b) {
    return a == b || (a && b && *a == *b);
  }
  static constexpr std::int64_t kChunk = 256;
  using Chunk = std::vector<std::shared_ptr<T>>;  // kChunk of them, but for the last
  static std::size_t chunk_of(std::int64_t number) { return static_cast<std::size_t>((number - 1) / kChunk); }
  static std::size_t place_in(std::int64_t number) { return static_cast<std::size_t>((number - 1) % kChunk); }

  const std::shared_ptr<T>& slot(std::int64_t number) const {
    return (*chunks_[chunk_of(number)])[place_in(number)];
  }
  static Chunk& owned(std::shared_ptr<Chunk>& chunk) {
    if (!held_alone(chunk)) chunk = std::make_shared<Chunk>(*chunk);
    return *chunk;
  }
  std::shared_ptr<T>& own(std::int64_t number) { return owned(chunks_[chunk_of(number)])[place_in(number)]; }

  std::vector<std::shared_ptr<Chunk>> chunks_;
  std::int64_t size_ = 0;
};

}  // namespace counterweight::core
