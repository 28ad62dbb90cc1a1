// Figures with their samples, and the conversations that explain them.
#include <algorithm>
#include <set>

#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/knowledge/facts_fit.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using knowledge::one;
using Events = Result<std::vector<Event>>;

Status facts_fit(const Knowledge& known, const MetricFacts& facts, const std::string& place) {
  if (Status own = knowledge::own_facts_fit(facts, place); !own.ok()) return own;
  return knowledge::conversations_known(known, facts.conversations, place + "/conversations");
}

}  // namespace

Events decide_knowledge(const State& state, const RecordMetrics& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  if (const Status fits = knowledge::fits_at_once(command.metrics.size(), "/metrics"); !fits.ok())
    return fits.refusal();
  const Knowledge& known = state.knowledge();
  std::set<ImportKey> keys;
  MetricsRecorded recorded;
  for (std::size_t i = 0; i < command.metrics.size(); ++i) {
    const MetricDraft& draft = command.metrics[i];
    if (draft.key != 0 && (known.metric_keys.find(draft.key) || !keys.insert(draft.key).second)) continue;
    const std::string place = command.metrics.size() == 1 ? std::string{} : "/metrics/" + std::to_string(i);
    if (const Status fit = facts_fit(known, draft.facts, place); !fit.ok()) return fit.refusal();
    if (const Status sound = check_figure(draft.facts.figure); !sound.ok()) return sound.refusal();
    const MetricId id{known.metrics.size() + static_cast<std::int64_t>(recorded.metrics.size()) + 1};
    recorded.metrics.push_back({id, draft.facts, verdict_of(draft.facts.figure).enough, draft.key});
  }
  const Status room = knowledge::room_for(known.metrics.size(), recorded.metrics.size(), kMaxMetrics,
                                          "limit.metrics", {"metrics", "показателей"});
  if (!room.ok()) return room.refusal();
  if (recorded.metrics.empty()) return std::vector<Event>{};
  return one(context, std::move(recorded));
}

Events decide_knowledge(const State& state, const ExplainMetric& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const Knowledge& known = state.knowledge();
  const Metric* metric = known.metrics.find(command.metric.value);
  if (metric == nullptr)
    return Refusal{"not_found.metric",
                   say("There is no metric {} here.", "Показателя {} здесь нет.", command.metric.value)};
  const Status fits = knowledge::fits_at_once(command.conversations.size(), "/conversations");
  if (!fits.ok()) return fits.refusal();
  std::vector<ConversationId> all = metric->facts.conversations;
  for (const ConversationId id : command.conversations) {
    if (std::find(all.begin(), all.end(), id) == all.end()) continue;
    return Refusal{"conflict.explained",
                   say("Conversation {} explains it already.", "Разговор {} уже объясняет его.", id.value),
                   "/conversations"};
  }
  all.insert(all.end(), command.conversations.begin(), command.conversations.end());
  const Status links = knowledge::conversations_known(known, command.conversations, "/conversations");
  if (!links.ok()) return links.refusal();
  if (all.size() > kMaxLinks)
    return Refusal{"limit.links", say("At most {} conversations explain one figure.",
                                      "Один показатель объясняют не больше {} разговоров.", kMaxLinks)};
  return one(context, MetricExplained{command.metric, command.conversations});
}

}  // namespace counterweight::core
