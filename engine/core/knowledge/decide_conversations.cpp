// Conversations and the customers they were held with: by hand, and hundreds at once.
#include <map>
#include <set>

#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using knowledge::one;
using Events = Result<std::vector<Event>>;

// Who held it, where they belong, and when: not before it happened.
Status complete(const State& state, const Context& context, ConversationFacts& facts,
                const std::string& pointer) {
  if (facts.by.empty()) facts.by = context.actor;
  const Member* by = state.organisation().member(facts.by);
  if (by == nullptr)
    return Refusal{
        "not_found.member",
        say("There is no member {} here.", "Сотрудника {} здесь нет.", in_backticks(facts.by.value)),
        pointer + "/by"};
  facts.department = by->department;
  if (facts.at > context.now)
    return Refusal{"invalid.at",
                   say("Expected when they talked, but {} is still to come.",
                       "Нужно, когда состоялся разговор, а {} ещё не наступило.", format_timestamp(facts.at)),
                   pointer + "/at"};
  return Done{};
}

// New customers and changed relations of one command, as they are found on the way.
class NewCustomers {
 public:
  explicit NewCustomers(const Knowledge& known) : known_(known) {}

  // The customer with this key, known or new.
  CustomerId id_of(const CustomerDraft& draft) {
    if (const auto there = known_.customer_keys.find(draft.key)) return {*there};
    if (const auto here = by_key_.find(draft.key); draft.key != 0 && here != by_key_.end())
      return here->second;
    const CustomerId id{known_.customers.size() + static_cast<std::int64_t>(added_.customers.size()) + 1};
    added_.customers.push_back({id, draft.key, draft.relation, draft.sealed});
    by_key_[draft.key] = id;
    return id;
  }
  const CustomersAdded& added() const { return added_; }

 private:
  const Knowledge& known_;
  std::map<ImportKey, CustomerId> by_key_;
  CustomersAdded added_;
};

Status room_for_customers(const Knowledge& known, std::size_t more) {
  return knowledge::room_for(known.customers.size(), more, kMaxCustomers, "limit.customers",
                             {"customers", "клиентов"});
}

// With whom: nothing for somebody unknown.
Result<CustomerId> customer_of(const Knowledge& known, const ConversationDraft& draft, NewCustomers& fresh,
                               const std::string& pointer) {
  const CustomerId named = draft.facts.customer;
  if (named.value == 0 && !draft.new_customer) return CustomerId{};
  if (named.value == 0) {
    const CustomerId id = fresh.id_of(*draft.new_customer);
    const Customer* there = known.customers.find(id.value);
    return there != nullptr && there->erased ? CustomerId{} : id;  // who was forgotten stays so
  }
  const Customer* customer = known.customers.find(named.value);
  if (customer != nullptr && !customer->erased) return named;
  return Refusal{"not_found.customer",
                 say("There is no customer {} here.", "Клиента {} здесь нет.", named.value),
                 pointer + "/customer"};
}

std::string place_of(const RecordConversations& command, std::size_t at) {
  return command.conversations.size() == 1 ? std::string{} : "/conversations/" + std::to_string(at);
}

}  // namespace

Status may_change_conversation(const State& state, const Conversation& conversation, const Context& context) {
  if (conversation.recorder == context.actor || conversation.facts.by == context.actor) return Done{};
  const Member* actor = state.organisation().member(context.actor);
  if (actor != nullptr && actor->department == conversation.facts.department &&
      state.organisation().acts_as_head(context.actor, context.now))
    return Done{};
  return Refusal{
      "forbidden.conversation",
      say("A conversation is changed by who held or recorded it, and by the head of that department.",
          "Разговор правит тот, кто его вёл или записал, и руководитель его отдела.")};
}

Events decide_knowledge(const State& state, const AddCustomers& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  if (const Status fits = knowledge::fits_at_once(command.customers.size(), "/customers"); !fits.ok())
    return fits.refusal();
  const Knowledge& known = state.knowledge();
  NewCustomers fresh{known};
  CustomersRelated related;
  for (const CustomerDraft& draft : command.customers) {
    const CustomerId id = fresh.id_of(draft);
    const Customer* there = known.customers.find(id.value);
    if (there != nullptr && !there->erased && there->relation != draft.relation)
      related.customers.push_back({id, draft.relation});
  }
  if (const Status room = room_for_customers(known, fresh.added().customers.size()); !room.ok())
    return room.refusal();
  std::vector<Event> events;
  if (!fresh.added().customers.empty())
    events.push_back({context.now, context.actor, KnowledgeEvent{fresh.added()}});
  if (!related.customers.empty())
    events.push_back({context.now, context.actor, KnowledgeEvent{std::move(related)}});
  return events;
}

Events decide_knowledge(const State& state, const RecordConversations& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  if (const Status fits = knowledge::fits_at_once(command.conversations.size(), "/conversations"); !fits.ok())
    return fits.refusal();
  const Knowledge& known = state.knowledge();
  NewCustomers fresh{known};
  std::set<ImportKey> keys;
  ConversationsRecorded recorded;
  for (std::size_t i = 0; i < command.conversations.size(); ++i) {
    const ConversationDraft& draft = command.conversations[i];
    if (draft.key != 0 && (known.conversation_keys.find(draft.key) || !keys.insert(draft.key).second))
      continue;
    const std::string place = place_of(command, i);
    ConversationFacts facts = draft.facts;
    if (const Status whole = complete(state, context, facts, place); !whole.ok()) return whole.refusal();
    const auto customer = customer_of(known, draft, fresh, place);
    if (!customer.ok()) return customer.refusal();
    facts.customer = *customer;
    const ConversationId id{known.conversations.size() +
                            static_cast<std::int64_t>(recorded.conversations.size()) + 1};
    recorded.conversations.push_back({id, facts, draft.sealed, draft.key});
  }
  if (const Status room = room_for_customers(known, fresh.added().customers.size()); !room.ok())
    return room.refusal();
  const Status room =
      knowledge::room_for(known.conversations.size(), recorded.conversations.size(), kMaxConversations,
                          "limit.conversations", {"conversations", "разговоров"});
  if (!room.ok()) return room.refusal();
  std::vector<Event> events;
  if (!fresh.added().customers.empty())
    events.push_back({context.now, context.actor, KnowledgeEvent{fresh.added()}});
  if (!recorded.conversations.empty())
    events.push_back({context.now, context.actor, KnowledgeEvent{std::move(recorded)}});
  return events;
}

Events decide_knowledge(const State& state, const ReviseConversation& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const Conversation* conversation = state.knowledge().conversations.find(command.conversation.value);
  if (conversation == nullptr)
    return Refusal{"not_found.conversation", say("There is no conversation {} here.",
                                                 "Разговора {} здесь нет.", command.conversation.value)};
  if (conversation->erased)
    return Refusal{"conflict.erased", say("What was said in conversation {} was erased.",
                                          "Содержание разговора {} удалено.", command.conversation.value)};
  if (const Status may = may_change_conversation(state, *conversation, context); !may.ok())
    return may.refusal();
  if (conversation->sealed.size() >= kMaxInsightVersions)
    return Refusal{"limit.versions", say("A conversation has at most {} versions.",
                                         "У разговора не больше {} версий.", kMaxInsightVersions)};
  ConversationFacts facts = command.facts;
  if (facts.by.empty()) facts.by = conversation->facts.by;
  facts.customer = conversation->facts.customer;
  if (const Status whole = complete(state, context, facts, ""); !whole.ok()) return whole.refusal();
  return one(context, ConversationRevised{command.conversation, facts, command.sealed});
}

}  // namespace counterweight::core
