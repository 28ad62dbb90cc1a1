// The service's only sight of time. Everything else is told what time it is.
// Thread-safety: any thread may ask.
#pragma once

#include <memory>
#include <mutex>

#include "base/time.hpp"

namespace counterweight::service {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() = 0;
};

// A jump of the wall clock by more than this against the monotonic one is not believed …
constexpr Duration kBelievedJump = std::chrono::minutes{1};
// … until it has stood for so long. Meanwhile time goes on at the pace of the monotonic clock (design 2,
// decision 10).
constexpr Duration kSettling = std::chrono::minutes{1};

// Turns readings of both clocks into the time to act on. Pure but for its memory; SystemClock feeds it.
class SteadyWall {
 public:
  Timestamp read(Timestamp wall, Duration monotonic);

 private:
  bool started_ = false;
  Duration offset_{};         // wall minus monotonic, as believed
  Duration doubted_{};        // the offset of a jump that is not believed yet
  Duration doubted_since_{};  // monotonic
  bool doubting_ = false;
};

class SystemClock : public Clock {
 public:
  Timestamp now() override;

 private:
  std::mutex mutex_;
  SteadyWall steady_;
};

// For tests, scenarios and the demo: stands still until it is set.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Timestamp start) : now_(start) {}
  Timestamp now() override;
  void set(Timestamp now);

 private:
  std::mutex mutex_;
  Timestamp now_;
};

}  // namespace counterweight::service
