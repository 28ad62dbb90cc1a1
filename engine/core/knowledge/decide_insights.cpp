// Insights: captured, made better by whoever knows more, merged where they say the same, judged.
#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using knowledge::one;
using Events = Result<std::vector<Event>>;

Status words_fit(const std::vector<std::string>& words, const std::string& pointer) {
  if (words.size() > kMaxTags)
    return Refusal{"limit.tags",
                   say("Expected at most {}, but found {}.", "Нужно не больше {}, а указано {}.", kMaxTags,
                       words.size()),
                   pointer};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string at = pointer + "/" + std::to_string(i);
    if (is_blank(words[i]) || words[i].size() > kMaxTagBytes)
      return Refusal{
          "invalid.tag",
          say("Expected a word or a few of 1 to {} bytes, but found {}.",
              "Нужно слово или несколько, от 1 до {} байт, а указано {}.", kMaxTagBytes, words[i].size()),
          at};
    if (std::count(words.begin(), words.end(), words[i]) > 1)
      return Refusal{"invalid.tag",
                     say("{} stands here twice. Write it once.", "{} указано дважды. Укажите один раз.",
                         in_backticks(words[i])),
                     at};
  }
  return Done{};
}

Status facts_fit(const Knowledge& known, const InsightFacts& facts) {
  if (Status tags = words_fit(facts.tags, "/tags"); !tags.ok()) return tags;
  if (Status segments = words_fit(facts.segments, "/segments"); !segments.ok()) return segments;
  if (Status talks = knowledge::conversations_known(known, facts.conversations, "/conversations");
      !talks.ok())
    return talks;
  return knowledge::metrics_known(known, facts.metrics, "/metrics");
}

// One that is there and still says something by itself.
Result<const Insight*> living_insight(const State& state, InsightId id, const std::string& pointer) {
  const Insight* insight = state.knowledge().insights.find(id.value);
  if (insight == nullptr) return knowledge::no_such_insight(id, pointer);
  if (insight->merged_into)
    return Refusal{"conflict.merged",
                   say("Insight {} lives on in insight {}. Change that one.",
                       "Знание {} влилось в знание {}. Правьте его.", id.value, insight->merged_into->value),
                   pointer};
  if (insight->erased)
    return Refusal{"conflict.erased",
                   say("What insight {} said was erased.", "Текст знания {} удалён.", id.value), pointer};
  return insight;
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
  const auto insight = living_insight(state, command.insight, "");
  if (!insight.ok()) return insight.refusal();
  const auto version = static_cast<std::int64_t>((*insight)->versions.size());
  if (command.seen != version)
    return Refusal{"conflict.version",
                   say("Expected version {}, which is the present one, but found {}. Read it again, and "
                       "change that.",
                       "Нужна версия {} (нынешняя), а указана {}. Прочитайте её и правьте заново.", version,
                       command.seen),
                   "/version"};
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
  if (const auto gone = living_insight(state, command.insight, ""); !gone.ok()) return gone.refusal();
  if (const auto stays = living_insight(state, command.into, "/into"); !stays.ok()) return stays.refusal();
  if (const Status fits = text_fits(command.reason, kMaxTextBytes, "/reason"); !fits.ok())
    return fits.refusal();
  return one(context, InsightsMerged{command.insight, command.into, command.reason});
}

Events decide_knowledge(const State& state, const JudgeInsight& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const auto insight = living_insight(state, command.insight, "");
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
