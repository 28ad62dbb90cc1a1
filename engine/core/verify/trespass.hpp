// What nobody may do in any state, tried in every state. Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/verify/moves.hpp"

namespace counterweight::core {

// Commands that were taken, though the last of them should never be.
struct Trespass {
  std::string_view property;
  std::uint32_t node = 0;
  std::vector<Given> given;
  Text told;  // "Finance votes on its own veto."
};

// Adds the first of each property: what `found` has already is not tried again.
void find_trespasses(const Cast& cast, const State& state, Timestamp now, std::uint32_t node,
                     std::vector<Trespass>& found);

}  // namespace counterweight::core
