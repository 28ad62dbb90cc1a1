// Set-up and rolls: found_organisation, add_member, remove_member, set_head.
#include "engine/core/organisation/decide.hpp"

#include <algorithm>

#include "engine/core/limits.hpp"

namespace counterweight::core {
namespace {

using Events = Result<std::vector<Event>>;

Events one(const Context& context, OrganisationEvent event) {
  return std::vector<Event>{{context.now, context.actor, std::move(event)}};
}

Text name_of(const State& state, const DepartmentId& department) {
  const rules::Department* found = state.organisation().rulebook()->department(department);
  return found == nullptr ? Text{department.value, department.value} : found->name;
}

bool names_a_member(const std::string& id) {
  return !id.empty() && id.size() <= kMaxMemberIdBytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

// A member who is still there, or `not_found.member`.
Result<const Member*> present_member(const State& state, const MemberId& id) {
  const Member* member = state.organisation().member(id);
  if (member != nullptr && !member->left) return member;
  return Refusal{"not_found.member",
                 say("There is no member {} here.", "Сотрудника {} здесь нет.", in_backticks(id.value))};
}

// An open change of the rulebook in which the department is no more; null when there is none.
const RulebookChange* change_without(const Organisation& organisation, const DepartmentId& department) {
  for (const RulebookChangeId id : organisation.open_changes)
    if (organisation.change(id)->rulebook->department(department) == nullptr) return organisation.change(id);
  return nullptr;
}

Status founded(const State& state) {
  if (state.organisation().founded()) return Done{};
  return Refusal{"conflict.not_founded",
                 say("Found the organisation first.", "Сначала основывают организацию.")};
}

}  // namespace

Status may_change_roll(const State& state, const DepartmentId& department, const Context& context) {
  if (context.actor.empty()) return Done{};
  const Organisation& organisation = state.organisation();
  const auto member = present_member(state, context.actor);
  if (!member.ok()) return member.refusal();
  const Member& actor = **member;
  const bool heads = organisation.acts_as_head(context.actor, context.now);
  if (actor.department == department && heads) return Done{};
  const Text name = name_of(state, department);
  if (organisation.has_head(department))
    return Refusal{"forbidden.roll",
                   say("Only the head of {} says who belongs to it.",
                       "Кто работает в отделе «{}», определяет только его руководитель.", name)};
  const bool own = actor.department == department;
  if (!own && actor.department == organisation.rulebook()->book().final_say)
    return Refusal{"forbidden.roll",
                   say("{} proposes, so it never says who belongs to another department. An administrator "
                       "or the head of a third department does.",
                       "«{}» вносит предложения и потому не определяет состав других отделов. Это делает "
                       "администратор или руководитель третьего отдела.",
                       name_of(state, actor.department))};
  if (actor.administrator || heads) return Done{};
  return Refusal{"forbidden.roll",
                 say("{} has no head, so an administrator or the head of another department says who "
                     "belongs to it.",
                     "У отдела «{}» нет руководителя: его состав определяет администратор или руководитель "
                     "другого отдела.",
                     name)};
}

Events decide_organisation(const State& state, const FoundOrganisation& command, const Context& context) {
  if (state.organisation().founded())
    return Refusal{"conflict.founded",
                   say("This organisation is founded already.", "Эта организация уже основана.")};
  if (command.name.empty() || command.name.size() > kMaxTitleBytes)
    return Refusal{"invalid.name",
                   say("An organisation needs a name of 1 to {} bytes.",
                       "Организации нужно название от 1 до {} байт.", kMaxTitleBytes),
                   "/name"};
  return std::vector<Event>{
      {context.now, context.actor, OrganisationEvent{OrganisationFounded{command.name}}},
      {context.now, context.actor, OrganisationEvent{RulebookAdopted{command.rulebook}}}};
}

Events decide_organisation(const State& state, const AddMember& command, const Context& context) {
  if (const Status ready = founded(state); !ready.ok()) return ready.refusal();
  const Organisation& organisation = state.organisation();
  if (!names_a_member(command.member.value))
    return Refusal{"invalid.id",
                   say("Expected an id of 1 to {} lower-case letters, digits, `-`, `_` or `.`, but found {}.",
                       "Нужно имя из 1–{} строчных латинских букв, цифр, `-`, `_` или `.`, а указано {}.",
                       kMaxMemberIdBytes, in_backticks(command.member.value)),
                   "/id"};
  if (organisation.member(command.member) != nullptr)
    return Refusal{"conflict.member",
                   say("Member {} is or was here already; an id is never used twice.",
                       "Сотрудник {} здесь уже есть или был; имя не используют дважды.",
                       in_backticks(command.member.value)),
                   "/id"};
  if (organisation.members.size() >= kMaxMembers)
    return Refusal{"limit.members", say("An organisation has at most {} members.",
                                        "В организации не больше {} сотрудников.", kMaxMembers)};
  if (organisation.rulebook()->department(command.department) == nullptr)
    return Refusal{"invalid.department",
                   say("Expected a department of the rulebook, but found {}.",
                       "Нужен отдел из свода правил, а указан {}.", in_backticks(command.department.value)),
                   "/department"};
  if (const RulebookChange* change = change_without(organisation, command.department))
    return Refusal{
        "conflict.rulebook_change",
        say("{} would not exist under the rulebook that is voted on (change {}). Add them once that "
            "vote has ended.",
            "Отдела «{}» нет в своде, по которому идёт голосование (изменение {}). Добавьте "
            "сотрудника, когда оно закончится.",
            name_of(state, command.department), change->id.value),
        "/department"};
  if (const Status may = may_change_roll(state, command.department, context); !may.ok()) return may.refusal();
  return one(context, MemberJoined{command.member, command.department, command.head, command.sealed_name,
                                   command.administrator});
}

Events decide_organisation(const State& state, const RemoveMember& command, const Context& context) {
  if (const Status ready = founded(state); !ready.ok()) return ready.refusal();
  const auto member = present_member(state, command.member);
  if (!member.ok()) return member.refusal();
  const Status may = may_change_roll(state, (*member)->department, context);
  if (!may.ok()) return may.refusal();
  return one(context, MemberLeft{command.member});
}

Events decide_organisation(const State& state, const SetHead& command, const Context& context) {
  if (const Status ready = founded(state); !ready.ok()) return ready.refusal();
  const auto member = present_member(state, command.member);
  if (!member.ok()) return member.refusal();
  const Status may = may_change_roll(state, (*member)->department, context);
  if (!may.ok()) return may.refusal();
  if ((*member)->head == command.head)
    return Refusal{"conflict.head", command.head ? say("{} is a head already.", "{} уже руководитель.",
                                                       in_backticks(command.member.value))
                                                 : say("{} is no head.", "{} не руководитель.",
                                                       in_backticks(command.member.value))};
  return one(context, HeadSet{command.member, command.head});
}

}  // namespace counterweight::core
