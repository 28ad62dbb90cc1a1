// override_veto and withdraw_override: marketing alone sets a veto aside, through the rulebook's gate.
#include <algorithm>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {
namespace {

Status gate_exists(const FoundVeto& f) {
  if (f.proposal->rulebook->book().override_gate) return Done{};
  return Refusal{"conflict.no_gate",
                 say("This rulebook lets nobody override a veto alone. Challenge it instead.",
                     "Этот свод правил никому не даёт преодолеть вето в одиночку. Его можно оспорить.")};
}

Status signs(const State& state, const FoundVeto& f, const Context& context) {
  if (state.organisation().acts_as_head(context.actor, context.now)) return Done{};
  return Refusal{"forbidden.signature",
                 say("Only the head of {}, or who acts for them, signs an override.",
                     "Преодоление подписывает только руководитель отдела «{}» или его заместитель.",
                     final_say_name(*f.proposal))};
}

Status can_be_overridden(const FoundVeto& f) {
  const Veto& veto = *f.veto;
  const Text label = veto_label(*f.proposal, veto);
  if (!veto.bites())
    return Refusal{"conflict.veto_closed", say("{} no longer stands, so there is nothing to override.",
                                               "{} больше не действует, преодолевать нечего.", label)};
  if (veto.absolute)
    return Refusal{"conflict.absolute",
                   say("{} rests on an absolute ground: only a lost vote on its validity sets it aside.",
                       "{} наложено по безусловному основанию: снять его может только голосование о том, "
                       "обосновано ли оно.",
                       label)};
  if (veto.state == VetoState::sustained)
    return Refusal{"conflict.sustained",
                   say("The departments upheld it on this very content, and that closed the gate: {}.",
                       "Отделы сохранили его на этом самом содержании, и путь закрыт: {}.", label)};
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
  const Status mine = only_final_say(
      proposal, *found->member, "forbidden.override",
      say("Only {} overrides vetoes.", "Преодолеть вето может только «{}».", final_say_name(proposal)));
  if (!mine.ok()) return mine.refusal();
  if (const Status gate = gate_exists(*found); !gate.ok()) return gate.refusal();
  if (const Status signature = signs(state, *found, context); !signature.ok()) return signature.refusal();
  if (const Status can = can_be_overridden(*found); !can.ok()) return can.refusal();
  const Status reason = text_given(
      command.justification, "invalid.justification", "/justification",
      say("An override needs a justification. Say why the veto should not hold, and what you know.",
          "Преодолению нужно обоснование. Напишите, почему вето не должно действовать."));
  if (!reason.ok()) return reason.refusal();
  if (const Status quota = within_quota(state, *found, context.now); !quota.ok()) return quota.refusal();
  const Duration cooling_off = proposal.rulebook->book().override_gate->cooling_off;
  Story story{proposal, context};
  story.tell(OverrideSigned{proposal.id, command.veto, command.justification, context.now + cooling_off});
  if (cooling_off == Duration{0}) story.tell(OverrideClosed{proposal.id, command.veto, true});
  return story.take();
}

Events decide_proposal(const State& state, const WithdrawOverride& command, const Context& context) {
  const auto found = open_veto(state, command.proposal, command.veto, context);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = *found->proposal;
  const Status mine =
      only_final_say(proposal, *found->member, "forbidden.override",
                     say("Only {} takes an override back.", "Отказаться от преодоления может только «{}».",
                         final_say_name(proposal)));
  if (!mine.ok()) return mine.refusal();
  if (!found->veto->cools_off())
    return Refusal{"conflict.no_override",
                   say("No override of it is cooling off: {}.", "Преодоление не ждёт вступления в силу: {}.",
                       veto_label(proposal, *found->veto))};
  Story story{proposal, context};
  story.tell(OverrideClosed{proposal.id, command.veto, false});
  return story.take();
}

}  // namespace counterweight::core
