// Local times as instants. Reads the system's time-zone data on first use; that aside, pure.
#pragma once

#include <string>

#include "base/time.hpp"

namespace counterweight::rules {

// That local day and time of a zone that is_zone() (calendar.hpp): in a gap of the clocks the time after it,
// of a repeated hour the first.
Timestamp from_local(const std::string& zone, Date day, std::chrono::minutes time);

}  // namespace counterweight::rules
