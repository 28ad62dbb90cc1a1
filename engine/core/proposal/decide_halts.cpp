// halt, resume and stop: what happens to an action that runs.
#include <algorithm>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {
namespace {

struct Running {
  const Member* member;
  const Proposal* proposal;
  const Action* action;
};

// The action named by a command of this family, which runs or is halted.
template <typename Command>
Result<Running> running(const State& state, const Command& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto proposal = running_proposal(state, command.proposal);
  if (!proposal.ok()) return proposal.refusal();
  const auto action = named_action(**proposal, command.action, "/action");
  if (!action.ok()) return action.refusal();
  if (!(*action)->runs())
    return Refusal{"conflict.not_running",
                   say("Expected an action that runs, but {} does not.",
                       "Нужно действие, которое идёт, а {} не идёт.", action_label(**proposal, **action))};
  return Running{*member, *proposal, *action};
}

Status by_final_say(const Running& r) {
  return only_final_say(*r.proposal, *r.member, "forbidden.final_say", [&] {
    return say("Only {} resumes or stops what runs. A department with the right halts it.",
               "Продолжает и останавливает только «{}». Отдел с таким правом приостанавливает.",
               final_say_name(*r.proposal));
  });
}

Status may_halt(const Running& r) {
  const DepartmentId& department = r.member->department;
  const Seat* seat = seat_of(*r.action, department);
  const auto name = [&] { return department_name(*r.proposal, department); };
  const auto label = [&] { return action_label(*r.proposal, *r.action); };
  if (seat == nullptr || !seat->right.halt)
    return Refusal{"forbidden.halt",
                   say("The rulebook gives {} no right to halt {}.",
                       "Свод правил не даёт отделу «{}» права приостановить {}.", name(), label())};
  if (r.action->halted())
    return Refusal{"conflict.halted", say("{} is halted already.", "Уже приостановлено: {}.", label())};
  const bool before = std::any_of(r.action->halts.begin(), r.action->halts.end(),
                                  [&](const Halt& h) { return h.department == department; });
  if (before)
    return Refusal{
        "conflict.halt_used",
        say("{} halted {} before and was answered; once is all there is.",
            "Отдел «{}» уже приостанавливал {} и получил ответ; второй раз нельзя.", name(), label())};
  return Done{};
}

Status answered(const std::string& reason) {
  return text_given(reason, "invalid.reason", "/reason", [&] {
    return say("Write why: the departments read it.", "Напишите почему: это прочтут отделы.");
  });
}

}  // namespace

Events decide_proposal(const State& state, const HaltAction& command, const Context& context) {
  const auto found = running(state, command, context);
  if (!found.ok()) return found.refusal();
  if (const Status may = may_halt(*found); !may.ok()) return may.refusal();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("A halt needs a reason: what is going wrong?",
               "Чтобы приостановить, нужна причина: что идёт не так?");
  });
  if (!reason.ok()) return reason.refusal();
  Story story{*found->proposal, context};
  story.tell(ActionHalted{command.proposal, command.action, found->member->department, command.reason});
  return story.take();
}

Events decide_proposal(const State& state, const ResumeAction& command, const Context& context) {
  const auto found = running(state, command, context);
  if (!found.ok()) return found.refusal();
  if (const Status mine = by_final_say(*found); !mine.ok()) return mine.refusal();
  if (!found->action->halted())
    return Refusal{"conflict.not_halted", say("{} is not halted.", "Не приостановлено: {}.",
                                              action_label(*found->proposal, *found->action))};
  if (const Status reason = answered(command.reason); !reason.ok()) return reason.refusal();
  Story story{*found->proposal, context};
  story.tell(ActionResumed{command.proposal, command.action, command.reason});
  return story.take();
}

Events decide_proposal(const State& state, const StopAction& command, const Context& context) {
  const auto found = running(state, command, context);
  if (!found.ok()) return found.refusal();
  if (const Status mine = by_final_say(*found); !mine.ok()) return mine.refusal();
  if (const Status reason = answered(command.reason); !reason.ok()) return reason.refusal();
  Story story{*found->proposal, context};
  story.tell(ActionStopped{command.proposal, command.action, StopWhy::stopped, command.reason, context.now});
  return story.take();
}

}  // namespace counterweight::core
