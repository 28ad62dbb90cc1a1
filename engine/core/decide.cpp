#include "engine/core/decide.hpp"

#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"

namespace counterweight::core {
namespace {

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
  const Organisation& organisation = state.organisation();
  if (!organisation.founded())
    return Refusal{"conflict.not_founded",
                   say("Found the organisation first.", "Сначала основывают организацию.")};
  if (command.member.empty() || organisation.member(command.member) != nullptr)
    return Refusal{
        "conflict.member",
        say("Member {} is here already.", "Сотрудник {} здесь уже есть.", in_backticks(command.member.value)),
        "/member"};
  if (organisation.members.size() >= kMaxMembers)
    return Refusal{"limit.members", say("An organisation has at most {} members.",
                                        "В организации не больше {} сотрудников.", kMaxMembers)};
  if (organisation.rulebook()->department(command.department) == nullptr)
    return Refusal{"invalid.department",
                   say("Expected a department of the rulebook, but found {}.",
                       "Нужен отдел из регламента, а указан {}.", in_backticks(command.department.value)),
                   "/department"};
  return std::vector<Event>{{context.now, context.actor,
                             OrganisationEvent{MemberJoined{command.member, command.department, command.head,
                                                            command.sealed_name}}}};
}

bool is_due(const State& state, Timestamp now) {
  return !state.dues().empty() && state.dues().front().at <= now;
}

// Applies to `state` what is due at or before now, earliest first; what that opens may be due as well.
std::vector<Event> apply_due(State& state, Timestamp now) {
  std::vector<Event> all;
  for (std::size_t passed = 0; passed < kMaxDueAtOnce && is_due(state, now); ++passed) {
    const Due due = state.dues().front();
    for (Event& event : pass_deadline(*state.proposal(due.proposal), due.at, now)) {
      evolve(state, event);
      all.push_back(std::move(event));
    }
  }
  return all;
}

}  // namespace

Decision decide(const State& state, const Command& command, const Context& given) {
  const Context context{std::max(given.now, state.last_time()), given.actor};
  struct Visitor {
    const State& state;
    const Context& context;
    Events operator()(const OrganisationCommand& c) const {
      return std::visit([&](const auto& each) { return decide_organisation(state, each, context); }, c);
    }
    Events operator()(const ProposalCommand& c) const {
      if (!state.organisation().founded())
        return Refusal{"conflict.not_founded",
                       say("Found the organisation first.", "Сначала основывают организацию.")};
      return std::visit([&](const auto& each) { return decide_proposal(state, each, context); }, c);
    }
    Events operator()(const AdvanceTime&) const { return std::vector<Event>{}; }
  };
  State present = state;
  std::vector<Event> due = apply_due(present, context.now);
  if (is_due(present, context.now) && !std::holds_alternative<AdvanceTime>(command))
    return {std::move(due),
            Refusal{"unavailable.catching_up",
                    say("Many deadlines passed at once and are being applied. Send the command again.",
                        "Сразу истекло много сроков, они применяются. Отправьте команду ещё раз.")}};
  return {std::move(due), std::visit(Visitor{present, context}, command)};
}

}  // namespace counterweight::core
