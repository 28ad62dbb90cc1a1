#include "engine/service/clock.hpp"

#include <chrono>

namespace counterweight::service {
namespace {

Duration distance(Duration a, Duration b) {
  return a > b ? a - b : b - a;
}

}  // namespace

Timestamp SteadyWall::read(Timestamp wall, Duration monotonic) {
  const Duration offset = wall.time_since_epoch() - monotonic;
  if (!started_ || distance(offset, offset_) <= kBelievedJump) {
    started_ = true;
    offset_ = offset;
    doubting_ = false;
  } else if (!doubting_ || distance(offset, doubted_) > kBelievedJump) {
    doubting_ = true;
    doubted_ = offset;
    doubted_since_ = monotonic;
  } else if (monotonic - doubted_since_ >= kSettling) {
    offset_ = offset;
    doubting_ = false;
  }
  return Timestamp{offset_ + monotonic};
}

Timestamp SystemClock::now() {
  const std::lock_guard lock{mutex_};
  const auto wall = std::chrono::floor<Duration>(std::chrono::system_clock::now());
  const auto monotonic = std::chrono::floor<Duration>(std::chrono::steady_clock::now().time_since_epoch());
  return steady_.read(wall, monotonic);
}

Timestamp ManualClock::now() {
  const std::lock_guard lock{mutex_};
  return now_;
}

void ManualClock::set(Timestamp now) {
  const std::lock_guard lock{mutex_};
  now_ = now;
}

}  // namespace counterweight::service
