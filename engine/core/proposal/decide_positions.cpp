// take_position, recuse and withdraw_position: what a department says of an action, and how it takes that
// back.
#include <algorithm>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/speaking.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

// "*": the actions on which the department may say this and has not spoken yet.
std::vector<const Action*> unspoken(const Proposal& proposal, const Member& member, const MemberId& actor,
                                    const TakePosition& command) {
  std::vector<const Action*> out;
  for (const Action& action : proposal.actions) {
    const Seat* seat = action.dropped ? nullptr : seat_of(action, member.department);
    if (seat == nullptr || seat->voice || !seat->right.speaks() ||
        !is_its_turn(proposal, action, member.department))
      continue;
    const bool voted = std::any_of(seat->words.begin(), seat->words.end(),
                                   [&](const MemberWord& word) { return word.member == actor; });
    if (voted) continue;
    // What it holds against an action weighs on, voice or not: a word for everything else is none about that.
    if (biting_veto_of(proposal, action, member.department) != nullptr ||
        open_objection_of(proposal, action, member.department) != nullptr)
      continue;
    const bool open = (action.open && !seat->silent) || command.position == Position::approve;
    if (open && seat->right.power >= power_needed(command.position) && member.number <= action.electorate)
      out.push_back(&action);
  }
  return out;
}

Result<std::vector<const Action*>> actions_meant(const Proposal& proposal, const Member& member,
                                                 const MemberId& actor, const TakePosition& command) {
  if (command.action) {
    const auto named = named_action(proposal, *command.action, "/action");
    if (!named.ok()) return named.refusal();
    return std::vector<const Action*>{*named};
  }
  std::vector<const Action*> all = unspoken(proposal, member, actor, command);
  if (!all.empty()) return all;
  return Refusal{"conflict.no_change",
                 say("There is no action left on which {} could still say this.",
                     "Не осталось действий, о которых отдел «{}» ещё мог бы это сказать.",
                     department_name(proposal, member.department))};
}

Status may_review(const Proposal& proposal, const Member& member) {
  if (member.department != proposal.rulebook->book().final_say) return Done{};
  return Refusal{"forbidden.own_proposal",
                 say("{} proposes, so it does not review: the other departments take positions.",
                     "«{}» предлагает и потому не рассматривает: позиции занимают другие отделы.",
                     final_say_name(proposal))};
}

// Where the gravest word counts, an objection is taken back by who raised it, or the head.
Status may_take_back(const State& state, const Proposal& proposal, const Seat* seat, const Context& context) {
  if (seat == nullptr || !seat->voice || seat->voice->position != Position::object) return Done{};
  const DepartmentId& department = seat->right.department;
  if (voice_of(proposal, department).form != rules::VoiceRule::Form::worst ||
      seat->voice->member == context.actor || state.organisation().acts_as_head(context.actor, context.now))
    return Done{};
  return Refusal{"forbidden.graver_word",
                 say("Only who objected for {} or its head may take that back.",
                     "Отозвать возражение отдела «{}» может только тот, кто возразил, или руководитель.",
                     department_name(proposal, department)),
                 "/action"};
}

}  // namespace

Events decide_proposal(const State& state, const TakePosition& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  if (const Status may = may_review(proposal, **member); !may.ok()) return may.refusal();
  if (const Status may = author_may_speak(proposal, context); !may.ok()) return may.refusal();
  const auto actions = actions_meant(proposal, **member, context.actor, command);
  if (!actions.ok()) return actions.refusal();
  Story story{proposal, context};
  for (const Action* action : *actions) {
    const Speaking speaking{state, proposal, *action, **member, command, context};
    if (const Status may = may_say(speaking); !may.ok()) return may.refusal();
    const ActionId& id = action->draft.id;
    const DepartmentId& department = (*member)->department;
    if (!members_vote(proposal, department)) {
      speak_for(story, id, department, saying_in(speaking), command.revision);
      continue;
    }
    story.tell(
        WordGiven{proposal.id, id, department, saying_in(speaking), action->content, command.revision});
    story.count_words(id, department, false);
  }
  return story.take();
}

Events decide_proposal(const State& state, const Recuse& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const DepartmentId& department = (*member)->department;
  if (const Status may = may_review(proposal, **member); !may.ok()) return may.refusal();
  if (const Status part = not_recused(proposal, context); !part.ok()) return part.refusal();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("Say in a sentence why you take no part.", "Напишите одной фразой, почему вы не участвуете.");
  });
  if (!reason.ok()) return reason.refusal();
  MemberRecused event{proposal.id, department, command.reason, {}};
  const bool counted = context.actor != proposal.author || proposal.rulebook->book().author_counts;
  for (const Action& action : proposal.actions)
    if (const Seat* seat = seat_of(action, department); counted && !action.dropped && seat != nullptr &&
                                                        !seat->voice && seat->members > 0 &&
                                                        (*member)->number <= action.electorate)
      event.actions.push_back(action.draft.id);
  Story story{proposal, context};
  story.tell(event);
  for (const ActionId& action : event.actions) story.count_words(action, department, false);
  return story.take();
}

Events decide_proposal(const State& state, const WithdrawPosition& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const auto action = named_action(proposal, command.action, "/action");
  if (!action.ok()) return action.refusal();
  const DepartmentId& department = (*member)->department;
  const Seat* seat = seat_of(**action, department);
  const Veto* veto = biting_veto_of(proposal, **action, department);
  const bool spoke = seat != nullptr && seat->voice && seat->voice->position != Position::abstain;
  if (!spoke && veto == nullptr && open_objection_of(proposal, **action, department) == nullptr)
    return Refusal{"conflict.no_change",
                   say("{} has taken no position on {} that it could withdraw.",
                       "У отдела «{}» нет позиции, которую можно отозвать: {}.",
                       department_name(proposal, department), action_label(proposal, **action)),
                   "/action"};
  if (const Status may = may_speak_for_department(state, proposal, **member, context); !may.ok())
    return may.refusal();
  if (veto != nullptr && !holds_veto(state, *veto, context)) return not_the_holder(proposal, *veto);
  if (const Status may = may_take_back(state, proposal, seat, context); !may.ok()) return may.refusal();
  Story story{proposal, context};
  drop_earlier_word(story, command.action, department, std::nullopt);
  if (seat != nullptr)
    story.tell(PositionWithdrawn{proposal.id, command.action, department, (*action)->content});
  return story.take();
}

Events decide_proposal(const State& state, const WithdrawVeto& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Veto* veto = (*found)->veto(command.veto);
  if (veto == nullptr)
    return Refusal{"not_found.veto", say("Proposal {} has no veto {}.", "У предложения {} нет вето {}.",
                                         command.proposal.value, command.veto.value)};
  if ((*member)->department != veto->department)
    return Refusal{"forbidden.veto_holder",
                   say("Only {} can take back its veto.", "Отозвать своё вето может только отдел «{}».",
                       department_name(**found, veto->department))};
  if (!veto->bites())
    return Refusal{"conflict.veto_closed",
                   say("This veto no longer stands.", "Это вето больше не действует.")};
  return decide_proposal(state, WithdrawPosition{command.proposal, veto->action}, context);
}

}  // namespace counterweight::core
