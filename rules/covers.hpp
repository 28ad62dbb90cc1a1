// Which kinds of action a row of the jurisdiction, or a demand for evidence, is about. Pure.
#pragma once

#include <algorithm>

#include "rules/rulebook.hpp"

namespace counterweight::rules {

inline bool covers(const std::vector<KindId>& kinds, const KindId& kind) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}
inline bool covers(const Row& row, const KindId& kind) {
  return covers(row.kinds, kind);
}
inline bool covers(const EvidenceRule& rule, const KindId& kind) {
  return covers(rule.kinds, kind);
}

}  // namespace counterweight::rules
