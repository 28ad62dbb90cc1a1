// The premortem: what several people answered to "what is the worst that could happen?" before it was
// decided, and what of it did happen.
#pragma once

#include <string>

#include "base/time.hpp"
#include "engine/core/ids.hpp"

namespace counterweight::core {

struct Worst {
  MemberId by;  // who said it; empty: who writes it down
  std::string text;
  friend bool operator==(const Worst&, const Worst&) = default;
};

struct Feared {
  PremortemId id;
  Worst worst;
  MemberId writer;
  Timestamp at{};
  bool came_true = false;  // the outcome says so
  friend bool operator==(const Feared&, const Feared&) = default;
};

}  // namespace counterweight::core
