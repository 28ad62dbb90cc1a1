// The rulebooks that random walks are played under.
#pragma once

#include <string>
#include <vector>

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::test {

struct Variation {
  std::string name;
  core::RulebookPtr rulebook;
};

// The default rulebook, and with one thing changed in each.
const std::vector<Variation>& variations();

}  // namespace counterweight::test
