// Whether a shared value may be written in place, for values that are copied when they are written. Pure.
#pragma once

#include <atomic>
#include <memory>

namespace counterweight {

// Nobody but the caller holds it. What another thread read before it let go happens before what the caller
// writes.
template <typename T>
bool held_alone(const std::shared_ptr<T>& value) {
  if (value.use_count() != 1) return false;
  std::atomic_thread_fence(std::memory_order_acquire);  // use_count() is relaxed
  return true;
}

}  // namespace counterweight
