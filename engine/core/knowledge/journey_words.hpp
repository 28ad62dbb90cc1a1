// What a journey report says, for somebody who does not read graphs. Inside journey.cpp.
#pragma once

#include <vector>

#include "engine/core/knowledge/journey.hpp"

namespace counterweight::core {

std::vector<Text> journey_sentences(const std::vector<std::string>& map, const JourneyReport& report);

}  // namespace counterweight::core
