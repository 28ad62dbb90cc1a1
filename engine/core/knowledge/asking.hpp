// What several commands about customers ask before they begin. Inside the family.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core::knowledge {

inline Result<std::vector<Event>> one(const Context& context, KnowledgeEvent event) {
  return std::vector<Event>{{context.now, context.actor, std::move(event)}};
}

// One that is there and still says something by itself: `not_found.insight`, `conflict.merged`,
// `conflict.erased`.
Result<const Insight*> living_insight(const State& state, InsightId id, const std::string& pointer);
Refusal no_such_insight(InsightId id, std::string pointer);
// `not_found.conversation` at `pointer`/N, or `limit.links`: links to conversations that are there.
Status conversations_known(const Knowledge& knowledge, const std::vector<ConversationId>& conversations,
                           const std::string& pointer);
Status metrics_known(const Knowledge& knowledge, const std::vector<MetricId>& metrics,
                     const std::string& pointer);

// Somebody changes what they read: `conflict.version` at /version where it is not the present one.
Status version_seen(std::int64_t present, std::int64_t seen);
// `limit.at_once`, or `invalid.empty` where a list must not be.
Status fits_at_once(std::size_t size, const std::string& pointer);
// `limit.RECORDS`, when there is no room for so many more.
Status room_for(std::int64_t present, std::size_t more, std::int64_t limit, const char* code,
                const Text& what);

}  // namespace counterweight::core::knowledge
