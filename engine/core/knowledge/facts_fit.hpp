// What the facts of a record have to be by themselves, whatever else is known: the core asks it of every
// command, an import of each row before it counts. Pure; any thread.
#pragma once

#include <string>

#include "base/result.hpp"
#include "engine/core/knowledge/records.hpp"

namespace counterweight::core::knowledge {

// Tags and segments: `limit.tags`, `invalid.tag`.
Status own_facts_fit(const InsightFacts& facts);
// `invalid.name`, `invalid.text`, `invalid.until`, under `place`. The figure is check_figure()'s.
Status own_facts_fit(const MetricFacts& facts, const std::string& place);

}  // namespace counterweight::core::knowledge
