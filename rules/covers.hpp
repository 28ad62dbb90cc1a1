// Which kinds of action a row of the jurisdiction is about. Pure.
#pragma once

#include <algorithm>

#include "rules/rulebook.hpp"

namespace counterweight::rules {

inline bool covers(const Row& row, const KindId& kind) {
  return row.kinds.empty() || std::find(row.kinds.begin(), row.kinds.end(), kind) != row.kinds.end();
}

}  // namespace counterweight::rules
