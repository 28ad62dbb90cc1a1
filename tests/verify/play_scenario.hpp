// Plays a scenario file as `rules simulate` does, on any engine.
#pragma once

#include <string>

#include "engine/core/engine.hpp"
#include "engine/core/organisation/organisation.hpp"

namespace counterweight::test {

// Lines that did not go as the file expects, as printed; empty when all did. Fails the test where the file
// cannot be read.
std::string played(const core::RulebookPtr& rulebook, const std::string& scenario,
                   const core::Engine& engine = {});

}  // namespace counterweight::test
