// The machine's clock, some time ahead: so that one can see in the demo what deadlines do.
// Thread-safety: as the clock beneath.
#pragma once

#include "engine/service/clock.hpp"

namespace counterweight::app {

constexpr Duration kMaxClockAhead = std::chrono::days{366};  // no deadline of the demo is farther away

class AheadClock : public service::Clock {
 public:
  AheadClock(service::Clock& machine, Duration ahead) : machine_(machine), ahead_(ahead) {}
  Timestamp now() override { return machine_.now() + ahead_; }

 private:
  service::Clock& machine_;
  Duration ahead_;
};

}  // namespace counterweight::app
