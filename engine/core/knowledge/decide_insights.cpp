// Insights: captured, made better by whoever knows more, merged where they say the same, judged.
#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/knowledge/facts_fit.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using knowledge::one;
using Events = Result<std::vector<Event>>;

Status facts_fit(const Knowledge& known, const InsightFacts& facts) {
  if (Status own = knowledge::own_facts_fit(facts); !own.ok()) return own;
  if (Status talks = knowledge::conversations_known(known, facts.conversations, "/conversations");
      !talks.ok())
    return talks;
  return knowledge::metrics_known(known, facts.metrics, "/metrics");
}

}  // namespace

Events decide_knowledge(const State& state, const CaptureInsight& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const Knowledge& known = state.knowledge();
  if (known.insight_keys.find(command.key)) return std::vector<Event>{};
  const Status room =
      knowledge::room_for(known.insights.size(), 1, kMaxInsights, "limit.insights", {"insights", "знаний"});
  if (!room.ok()) return room.refusal();
  if (const Status fit = facts_fit(known, command.facts); !fit.ok()) return fit.refusal();
  return one(context,
             InsightCaptured{{known.insights.size() + 1}, command.facts, command.sealed, command.key});
}

Events decide_knowledge(const State& state, const ReviseInsight& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const auto insight = knowledge::living_insight(state, command.insight, "");
  if (!insight.ok()) return insight.refusal();
  const auto version = static_cast<std::int64_t>((*insight)->versions.size());
  if (const Status seen = knowledge::version_seen(version, command.seen); !seen.ok()) return seen.refusal();
  if (static_cast<std::size_t>(version) >= kMaxInsightVersions)
    return Refusal{"limit.versions",
                   say("An insight has at most {} versions. Capture a new one.",
                       "У знания не больше {} версий. Запишите новое.", kMaxInsightVersions)};
  if (const Status fit = facts_fit(state.knowledge(), command.facts); !fit.ok()) return fit.refusal();
  return one(context, InsightRevised{command.insight, command.facts, command.sealed});
}

Events decide_knowledge(const State& state, const MergeInsights& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  if (command.insight == command.into)
    return Refusal{"invalid.into",
                   say("An insight is merged into another one, not into itself.",
                       "Знание вливают в другое, а не в него самого."),
                   "/into"};
  if (const auto gone = knowledge::living_insight(state, command.insight, ""); !gone.ok())
    return gone.refusal();
  if (const auto stays = knowledge::living_insight(state, command.into, "/into"); !stays.ok())
    return stays.refusal();
  if (const Status fits = text_fits(command.reason, kMaxTextBytes, "/reason"); !fits.ok())
    return fits.refusal();
  return one(context, InsightsMerged{command.insight, command.into, command.reason});
}

Events decide_knowledge(const State& state, const JudgeInsight& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const auto insight = knowledge::living_insight(state, command.insight, "");
  if (!insight.ok()) return insight.refusal();
  if ((*insight)->judged.judgement == command.judgement)
    return Refusal{
        "conflict.judgement",
        say("Insight {} is judged so already.", "Знание {} уже так оценено.", command.insight.value),
        "/judgement"};
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [] {
    return say("Say in a sentence what showed it.", "Напишите одной фразой, что это показало.");
  });
  if (!reason.ok()) return reason.refusal();
  return one(context, InsightJudged{command.insight, command.judgement, command.reason});
}

}  // namespace counterweight::core
