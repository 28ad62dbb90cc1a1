#include "engine/core/knowledge/asking.hpp"

#include <set>

namespace counterweight::core::knowledge {
namespace {

template <typename Id>
Status links_known(const std::vector<Id>& links, const std::string& pointer, const char* code,
                   const Text& what, const auto& known) {
  if (links.size() > kMaxLinks)
    return Refusal{"limit.links",
                   say("Expected at most {} links, but found {}.", "Нужно не больше {} ссылок, а указано {}.",
                       kMaxLinks, links.size()),
                   pointer};
  std::set<Id> seen;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const std::string at = pointer + "/" + std::to_string(i);
    if (!known(links[i]))
      return Refusal{code, say("There is no {} {} here.", "Здесь нет: {} {}.", what, links[i].value), at};
    if (!seen.insert(links[i]).second)
      return Refusal{"invalid.links",
                     say("{} {} is named twice. Name it once.", "{} {} указано дважды. Укажите один раз.",
                         what, links[i].value),
                     at};
  }
  return Done{};
}

}  // namespace

Refusal no_such_insight(InsightId id, std::string pointer) {
  return {"not_found.insight", say("There is no insight {} here.", "Знания {} здесь нет.", id.value),
          std::move(pointer)};
}

Result<const Insight*> living_insight(const State& state, InsightId id, const std::string& pointer) {
  const Insight* insight = state.knowledge().insights.find(id.value);
  if (insight == nullptr) return no_such_insight(id, pointer);
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

Status conversations_known(const Knowledge& knowledge, const std::vector<ConversationId>& conversations,
                           const std::string& pointer) {
  return links_known(conversations, pointer, "not_found.conversation", {"conversation", "разговор"},
                     [&](ConversationId id) { return knowledge.conversations.find(id.value) != nullptr; });
}

Status metrics_known(const Knowledge& knowledge, const std::vector<MetricId>& metrics,
                     const std::string& pointer) {
  return links_known(metrics, pointer, "not_found.metric", {"metric", "показатель"},
                     [&](MetricId id) { return knowledge.metrics.find(id.value) != nullptr; });
}

Status version_seen(std::int64_t present, std::int64_t seen) {
  if (seen == present) return Done{};
  return Refusal{
      "conflict.version",
      say("Expected version {}, which is the present one, but found {}. Read it again, and "
          "change that.",
          "Нужна версия {} (нынешняя), а указана {}. Прочитайте её и правьте заново.", present, seen),
      "/version"};
}

Status fits_at_once(std::size_t size, const std::string& pointer) {
  if (size == 0)
    return Refusal{
        "invalid.empty",
        say("Expected at least one, but found an empty list.", "Нужен хотя бы один, а список пуст."),
        pointer};
  if (size > kMaxAtOnce)
    return Refusal{"limit.at_once",
                   say("Expected at most {} at once, but found {}. Send them in several parts.",
                       "За один раз не больше {}, а здесь {}. Отправьте по частям.", kMaxAtOnce, size),
                   pointer};
  return Done{};
}

Status room_for(std::int64_t present, std::size_t more, std::int64_t limit, const char* code,
                const Text& what) {
  if (present + static_cast<std::int64_t>(more) <= limit) return Done{};
  return Refusal{code, say("An organisation has at most {} {}; {} are here.",
                           "В организации помещается не больше {} ({}); уже есть {}.", limit, what, present)};
}

}  // namespace counterweight::core::knowledge
