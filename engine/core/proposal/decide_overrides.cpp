// override_veto and withdraw_override: marketing alone, or an arbiter, sets a veto aside through the
// rulebook's gate.
#include <algorithm>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::core {
namespace {

Status gate_exists(const FoundVeto& f) {
  if (f.proposal->rulebook->book().override_gate) return Done{};
  return Refusal{"conflict.no_gate",
                 say("This rulebook lets nobody override a veto alone. Challenge it instead.",
                     "Этот свод правил никому не даёт преодолеть вето в одиночку. Его можно оспорить.")};
}

bool arbitrates(const rules::OverrideGate& gate, const DepartmentId& department) {
  return std::find(gate.arbiters.begin(), gate.arbiters.end(), department) != gate.arbiters.end();
}

Status may_override(const FoundVeto& f) {
  const rules::Rulebook& book = f.proposal->rulebook->book();
  const DepartmentId& department = f.member->department;
  const bool final_say = department == book.final_say;
  if (!book.override_gate) {  // whoever has the final say is told that there is no gate
    if (final_say) return Done{};
  } else {
    if (final_say && book.override_gate->by_final_say) return Done{};
    if (arbitrates(*book.override_gate, department)) {
      if (department != f.veto->department) return Done{};
      return Refusal{"forbidden.own_veto",
                     say("{} does not override its own veto; it can withdraw it.",
                         "Отдел «{}» не преодолевает собственное вето; он может его отозвать.",
                         department_name(*f.proposal, department))};
    }
  }
  std::vector<Text> who;
  if (!book.override_gate || book.override_gate->by_final_say) who.push_back(final_say_name(*f.proposal));
  if (book.override_gate)
    for (const DepartmentId& each : book.override_gate->arbiters)
      who.push_back(department_name(*f.proposal, each));
  return Refusal{"forbidden.override",
                 say("Only {} overrides vetoes.", "Преодолеть вето может только «{}».", rules::listed(who))};
}

Status signs(const State& state, const FoundVeto& f, const Context& context) {
  if (f.proposal->rulebook->book().override_gate->two_persons) {
    if (!f.veto->awaits_second() || f.veto->override_->member != context.actor) return Done{};
    return Refusal{"conflict.second_signature",
                   say("You have signed it; somebody else of your department has to sign it too.",
                       "Вы уже подписали; нужна ещё подпись другого человека из вашего отдела.")};
  }
  if (state.organisation().acts_as_head(context.actor, context.now)) return Done{};
  return Refusal{"forbidden.signature",
                 say("Only the head of {}, or who acts for them, signs an override.",
                     "Преодоление подписывает только руководитель отдела «{}» или его заместитель.",
                     department_name(*f.proposal, f.member->department))};
}

// What one department has signed, no other one seconds.
Status same_department(const FoundVeto& f) {
  if (!f.veto->awaits_second() || f.veto->override_->department == f.member->department) return Done{};
  return Refusal{"conflict.cooling_off",
                 say("{} has signed an override of it, and its second signature is awaited.",
                     "Преодоление уже подписал отдел «{}», ждём его второй подписи.",
                     department_name(*f.proposal, f.veto->override_->department))};
}

Status can_be_overridden(const FoundVeto& f) {
  const Veto& veto = *f.veto;
  const auto label = [&] { return veto_label(*f.proposal, veto); };
  if (!veto.bites())
    return Refusal{"conflict.veto_closed", say("{} no longer stands, so there is nothing to override.",
                                               "{} больше не действует, преодолевать нечего.", label())};
  if (veto.absolute)
    return Refusal{"conflict.absolute",
                   say("{} rests on an absolute ground: only a lost vote on its validity sets it aside.",
                       "{} наложено по безусловному основанию: снять его может только голосование о том, "
                       "обосновано ли оно.",
                       label())};
  if (veto.state == VetoState::sustained)
    return Refusal{"conflict.sustained",
                   say("The departments upheld it on this very content, and that closed the gate: {}.",
                       "Отделы сохранили его на этом самом содержании, и путь закрыт: {}.", label())};
  return free_of_proceedings(f);
}

Status within_quota(const State& state, const FoundVeto& f, Timestamp now) {
  const rules::OverrideGate& gate = *f.proposal->rulebook->book().override_gate;
  if (gate.quota == 0) return Done{};
  const std::vector<SignedOverride>& all = state.overrides();
  const auto recent = std::find_if(
      all.begin(), all.end(), [&](const SignedOverride& each) { return each.at + gate.quota_per > now; });
  if (all.end() - recent < gate.quota) return Done{};
  return Refusal{
      "limit.override_quota",
      say("{} overrides were signed within {}, and the rulebook allows no more. The next is possible "
          "from {}.",
          "За {1} подписано преодолений: {0}, больше свод правил не даёт. Следующее возможно с {2}.",
          gate.quota, duration_text(gate.quota_per),
          format_timestamp((all.end() - gate.quota)->at + gate.quota_per))};
}

}  // namespace

Events decide_proposal(const State& state, const OverrideVeto& command, const Context& context) {
  const auto found = open_veto(state, command.proposal, command.veto, context);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = *found->proposal;
  if (const Status may = may_override(*found); !may.ok()) return may.refusal();
  if (const Status gate = gate_exists(*found); !gate.ok()) return gate.refusal();
  if (const Status signature = signs(state, *found, context); !signature.ok()) return signature.refusal();
  if (const Status can = can_be_overridden(*found); !can.ok()) return can.refusal();
  if (const Status same = same_department(*found); !same.ok()) return same.refusal();
  const Status reason = text_given(command.justification, "invalid.justification", "/justification", [&] {
    return say("An override needs a justification. Say why the veto should not hold, and what you know.",
               "Преодолению нужно обоснование. Напишите, почему вето не должно действовать.");
  });
  if (!reason.ok()) return reason.refusal();
  const rules::OverrideGate& gate = *proposal.rulebook->book().override_gate;
  const Timestamp effective_at = context.now + gate.cooling_off;
  Story story{proposal, context};
  if (found->veto->awaits_second()) {
    story.tell(OverrideSeconded{proposal.id, command.veto, effective_at});
  } else {
    if (const Status quota = within_quota(state, *found, context.now); !quota.ok()) return quota.refusal();
    OverrideSigned signed_one{
        proposal.id, command.veto, command.justification, {}, found->member->department};
    if (!gate.two_persons) signed_one.effective_at = effective_at;
    story.tell(signed_one);
    if (gate.two_persons) return story.take();
  }
  if (gate.cooling_off == Duration{0}) story.tell(OverrideClosed{proposal.id, command.veto, true});
  return story.take();
}

Events decide_proposal(const State& state, const WithdrawOverride& command, const Context& context) {
  const auto found = open_veto(state, command.proposal, command.veto, context);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = *found->proposal;
  const auto& signed_one = found->veto->override_;
  const DepartmentId& signer = signed_one && !signed_one->department.empty()
                                   ? signed_one->department
                                   : proposal.rulebook->book().final_say;
  if (found->member->department != signer)
    return Refusal{"forbidden.override",
                   say("Only {} takes an override back.", "Отказаться от преодоления может только «{}».",
                       department_name(proposal, signer))};
  if (!found->veto->cools_off() && !found->veto->awaits_second())
    return Refusal{"conflict.no_override",
                   say("No override of it is cooling off: {}.", "Преодоление не ждёт вступления в силу: {}.",
                       veto_label(proposal, *found->veto))};
  Story story{proposal, context};
  story.tell(OverrideClosed{proposal.id, command.veto, false});
  return story.take();
}

}  // namespace counterweight::core
