// record_pilot_result and recast_veto: what a pilot showed, and a department that keeps its veto all the
// same.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

Status waits_for_result(const Proposal& proposal, const Action& action) {
  const auto label = [&] { return action_label(proposal, action); };
  if (!action.piloting())
    return Refusal{"conflict.no_pilot", say("Expected an action that is being piloted, but {} is not.",
                                            "Нужно действие, которое идёт пилотом, а {} не такое.", label())};
  if (action.pilot->result)
    return Refusal{"conflict.pilot_result", say("The result of {} is recorded; it stands.",
                                                "Результат уже записан и не меняется: {}.", label())};
  return Done{};
}

}  // namespace

Events decide_proposal(const State& state, const RecordPilotResult& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = running_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const Status mine = only_final_say(proposal, **member, "forbidden.pilot", [&] {
    return say("Only {} records what a pilot showed.", "Результат пилота записывает только «{}».",
               final_say_name(proposal));
  });
  if (!mine.ok()) return mine.refusal();
  const auto action = named_action(proposal, command.action, "/action");
  if (!action.ok()) return action.refusal();
  if (const Status waits = waits_for_result(proposal, **action); !waits.ok()) return waits.refusal();
  const Status measured = text_given(command.measured, "invalid.measured", "/measured", [&] {
    return say("A result needs what was measured, against the criterion: {}",
               "Результату нужно то, что измерено, по критерию: {}", (*action)->pilot->terms.criterion);
  });
  if (!measured.ok()) return measured.refusal();
  if (const Status fits = text_fits(command.reason, kMaxTextBytes, "/reason"); !fits.ok())
    return fits.refusal();
  PilotResultRecorded event{proposal.id, command.action, command.met, command.measured, command.reason, {},
                            {}};
  const rules::Rulebook& book = proposal.rulebook->book();
  if (command.met && under_veto(proposal, **action))
    event.recast_due = context.now + book.pilot->recast;
  else if (command.met)
    event.stops_at = book.end_of(book.decision, context.now);
  Story story{proposal, context};
  story.tell(event);
  if (!command.met)
    story.tell(ActionStopped{proposal.id, command.action, StopWhy::not_met, command.reason, context.now});
  return story.take();
}

Events decide_proposal(const State& state, const RecastVeto& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = running_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const Veto* veto = proposal.veto(command.veto);
  if (veto == nullptr)
    return Refusal{"not_found.veto", say("Proposal {} has no veto {}.", "У предложения {} нет вето {}.",
                                         proposal.id.value, command.veto.value)};
  if ((*member)->department != veto->department)
    return Refusal{"forbidden.veto",
                   say("Only {} keeps or drops this veto.", "Этим вето распоряжается только отдел «{}».",
                       department_name(proposal, veto->department))};
  if (const Status may = may_speak_for_department(state, proposal, **member, context); !may.ok())
    return may.refusal();
  const Action& action = *proposal.action(veto->action);
  if (!veto->bites() || !action.piloting() || !action.pilot->recast_due)
    return Refusal{
        "conflict.no_recast",
        say("A veto is kept within the window after a pilot that met its criterion, and none runs: {}.",
            "Вето оставляют в силе в срок после удачного пилота, а такой срок не идёт: {}.",
            veto_label(proposal, *veto))};
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("Keeping a veto over a good result needs a reason that cites it.",
               "Чтобы оставить вето после удачного результата, нужна причина со ссылкой на него.");
  });
  if (!reason.ok()) return reason.refusal();
  Story story{proposal, context};
  story.tell(VetoRecast{proposal.id, command.veto, command.reason});
  story.tell(ActionStopped{proposal.id, veto->action, StopWhy::recast, command.reason, context.now});
  return story.take();
}

}  // namespace counterweight::core
