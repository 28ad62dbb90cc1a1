// Points in time as the tables hold them: milliseconds since 1970, UTC.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.hpp"

namespace counterweight::store::sqlite {

inline std::int64_t to_ms(Timestamp time) {
  return time.time_since_epoch().count();
}
inline Timestamp from_ms(std::int64_t ms) {
  return Timestamp{Duration{ms}};
}

// Where there may be none, 0 stands for it.
inline std::int64_t to_ms_or_zero(const std::optional<Timestamp>& time) {
  return time ? to_ms(*time) : 0;
}
inline std::optional<Timestamp> from_ms_or_none(std::int64_t ms) {
  return ms == 0 ? std::nullopt : std::optional{from_ms(ms)};
}

}  // namespace counterweight::store::sqlite
