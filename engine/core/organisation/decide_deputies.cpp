// Who acts for whom, and who is away: delegate, end_delegation, set_absence. Each concerns the actor alone.
#include "engine/core/organisation/decide.hpp"

namespace counterweight::core {
namespace {

using Events = Result<std::vector<Event>>;

Events own_event(const Context& context, OrganisationEvent event) {
  return std::vector<Event>{{context.now, context.actor, std::move(event)}};
}

Result<const Member*> actor_of(const State& state, const Context& context) {
  const Member* member = state.organisation().member(context.actor);
  if (member != nullptr && !member->left) return member;
  return Refusal{"forbidden.member", say("Only members of this organisation may act here.",
                                         "Действовать здесь могут только сотрудники этой организации.")};
}

}  // namespace

Events decide_organisation(const State& state, const Delegate& command, const Context& context) {
  const auto actor = actor_of(state, context);
  if (!actor.ok()) return actor.refusal();
  if (!(*actor)->head)  // one level: who acts for a head does not pass it on
    return Refusal{"forbidden.delegate",
                   say("Only a head lets somebody act as head; who acts for one does not pass it on.",
                       "Замещение передаёт только сам руководитель; заместитель дальше его не передаёт.")};
  const Member* to = state.organisation().member(command.to);
  if (to == nullptr || to->left || to->department != (*actor)->department || command.to == context.actor)
    return Refusal{"invalid.delegate",
                   say("Expected another member of your own department, but found {}.",
                       "Нужен другой сотрудник вашего отдела, а указан {}.", in_backticks(command.to.value)),
                   "/to"};
  if (command.until <= context.now)
    return Refusal{"invalid.until",
                   say("Expected a time after now, but found {}.", "Нужно время в будущем, а указано {}.",
                       format_timestamp(command.until)),
                   "/until"};
  return own_event(context, HeadshipDelegated{context.actor, command.to, command.until});
}

Events decide_organisation(const State& state, const EndDelegation&, const Context& context) {
  const auto actor = actor_of(state, context);
  if (!actor.ok()) return actor.refusal();
  if (!(*actor)->delegation || (*actor)->delegation->until <= context.now)
    return Refusal{"conflict.no_delegation",
                   say("Nobody acts for you now.", "Сейчас вас никто не замещает.")};
  return own_event(context, DelegationEnded{context.actor});
}

Events decide_organisation(const State& state, const SetAbsence& command, const Context& context) {
  const auto actor = actor_of(state, context);
  if (!actor.ok()) return actor.refusal();
  if (command.until < command.from)
    return Refusal{"invalid.until",
                   say("Expected an end after the beginning {}, but found {}.",
                       "Нужен конец позже начала ({}), а указан {}.", format_timestamp(command.from),
                       format_timestamp(command.until)),
                   "/until"};
  return own_event(context, AbsenceSet{context.actor, command.from, command.until});
}

}  // namespace counterweight::core
