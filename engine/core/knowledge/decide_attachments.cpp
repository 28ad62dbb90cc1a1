// Files that belong to an insight: a photo, a letter, a recording. They lie sealed, and go when they are
// erased.
#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {

Result<std::vector<Event>> decide_knowledge(const State& state, const AttachToInsight& command,
                                            const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const auto insight = knowledge::living_insight(state, command.insight, "");
  if (!insight.ok()) return insight.refusal();
  const AttachmentFacts& facts = command.facts;
  if (facts.bytes < 1 || facts.bytes > kMaxAttachmentBytes)
    return Refusal{"limit.attachment",
                   say("Expected a file of 1 to {} bytes, but found {}.",
                       "Нужен файл от 1 до {} байт, а здесь {}.", kMaxAttachmentBytes, facts.bytes)};
  if ((*insight)->attachments.size() >= kMaxAttachments)
    return Refusal{"limit.attachments",
                   say("An insight has at most {} attachments, with those that were erased.",
                       "У знания не больше {} вложений, считая удалённые.", kMaxAttachments)};
  if (state.knowledge().attached_bytes + facts.bytes > kMaxAttachedBytes)
    return Refusal{"limit.attachments",
                   say("The attachments of an organisation take at most {} bytes; {} are taken. Erase some "
                       "first.",
                       "Вложения организации занимают не больше {} байт; занято {}. Сначала удалите часть.",
                       kMaxAttachedBytes, state.knowledge().attached_bytes)};
  const auto number = static_cast<std::int64_t>((*insight)->attachments.size()) + 1;
  return knowledge::one(context, InsightAttached{{command.insight, number}, facts});
}

Result<const Attachment*> attachment_of(const State& state, const AttachmentRef& ref) {
  const Insight* insight = state.knowledge().insights.find(ref.insight.value);
  if (insight == nullptr) return knowledge::no_such_insight(ref.insight, "");
  if (ref.number < 1 || static_cast<std::size_t>(ref.number) > insight->attachments.size())
    return Refusal{"not_found.attachment",
                   say("Insight {} has no attachment {}.", "У знания {} нет вложения {}.", ref.insight.value,
                       ref.number)};
  return &insight->attachments[static_cast<std::size_t>(ref.number) - 1];
}

Status may_erase_attachment(const State& state, const Attachment& attachment, const Context& context) {
  if (attachment.by == context.actor) return Done{};
  return may_erase(state, context);
}

}  // namespace counterweight::core
