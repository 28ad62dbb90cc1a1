// A customer's right to be forgotten, and a colleague's: what was written goes, the facts that decisions were
// made on stay.
#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using Events = Result<std::vector<Event>>;

Refusal gone(const char* code, Text sentence) {
  return {code, std::move(sentence)};
}

Status add_customer(const Knowledge& known, CustomerId id, RecordsErased& erased) {
  const Customer* customer = known.customers.find(id.value);
  if (customer == nullptr)
    return gone("not_found.customer",
                say("There is no customer {} here.", "Клиента {} здесь нет.", id.value));
  if (customer->erased)
    return gone("conflict.erased", say("Customer {} is erased already.", "Клиент {} уже удалён.", id.value));
  erased.customers.push_back(id);
  for (std::int64_t n = 1; n <= known.conversations.size(); ++n) {
    const Conversation& talk = *known.conversations.find(n);
    if (talk.facts.customer == id && !talk.erased) erased.conversations.push_back({n});
  }
  if (erased.conversations.size() <= kMaxErasedAtOnce) return Done{};
  return gone("limit.erased", say("Customer {} has more than {} conversations. Erase some of them first.",
                                  "У клиента {} больше {} разговоров. Сначала удалите часть из них.",
                                  id.value, kMaxErasedAtOnce));
}

}  // namespace

Status may_erase(const State& state, const Context& context) {
  const Member* actor = state.organisation().member(context.actor);
  if (actor != nullptr &&
      (actor->administrator || state.organisation().acts_as_head(context.actor, context.now)))
    return Done{};
  return Refusal{"forbidden.erase", say("A head or an administrator has words erased.",
                                        "Удаляет написанное руководитель отдела или администратор.")};
}

Events decide_knowledge(const State& state, const EraseRecords& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const Knowledge& known = state.knowledge();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [] {
    return say("Say in a sentence why it is erased, without anything that is.",
               "Напишите одной фразой, почему это удаляют, не повторяя удаляемого.");
  });
  if (!reason.ok()) return reason.refusal();
  RecordsErased erased;
  erased.reason = command.reason;
  Status may = may_erase(state, context);
  if (command.conversation) {
    const Conversation* talk = known.conversations.find(command.conversation->value);
    if (talk == nullptr)
      return gone("not_found.conversation", say("There is no conversation {} here.",
                                                "Разговора {} здесь нет.", command.conversation->value));
    if (talk->erased)
      return gone("conflict.erased", say("Conversation {} is erased already.", "Разговор {} уже удалён.",
                                         command.conversation->value));
    if (!may.ok() && may_change_conversation(state, *talk, context).ok()) may = Done{};
    erased.conversations.push_back(*command.conversation);
  } else if (command.insight) {
    const Insight* insight = known.insights.find(command.insight->value);
    if (insight == nullptr) return knowledge::no_such_insight(*command.insight, "");
    if (insight->erased)
      return gone("conflict.erased",
                  say("Insight {} is erased already.", "Знание {} уже удалено.", command.insight->value));
    erased.insights.push_back(*command.insight);
  } else if (command.attachment) {
    const auto attachment = attachment_of(state, *command.attachment);
    if (!attachment.ok()) return attachment.refusal();
    if ((*attachment)->erased)
      return gone("conflict.erased", say("Attachment {} is erased already.", "Вложение {} уже удалено.",
                                         command.attachment->number));
    may = may_erase_attachment(state, **attachment, context);
    erased.attachments.push_back(*command.attachment);
  } else if (command.customer) {
    if (const Status found = add_customer(known, *command.customer, erased); !found.ok())
      return found.refusal();
  }
  if (!may.ok()) return may.refusal();
  return knowledge::one(context, std::move(erased));
}

}  // namespace counterweight::core
