// take_position and withdraw_position: what a department says of an action, and how it takes that back.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {
namespace {

using rules::Power;

Power power_needed(Position position) {
  switch (position) {
    case Position::veto:
      return Power::veto;
    case Position::object:
      return Power::object;
    case Position::approve:
    case Position::abstain:
      return Power::none;  // whoever has a seat may
  }
  return Power::veto;
}

Text position_word(Position position) {
  switch (position) {
    case Position::approve:
      return {"approve", "согласовать"};
    case Position::abstain:
      return {"abstain on", "воздержаться:"};
    case Position::object:
      return {"object to", "возразить:"};
    case Position::veto:
      return {"veto", "наложить вето:"};
  }
  return {};
}

// One department speaking on one action.
struct Speaking {
  const Proposal& proposal;
  const Action& action;
  const Member& member;
  const TakePosition& command;
  const MemberId& actor;
};

Status has_power(const Speaking& s) {
  const Seat* seat = seat_of(s.action, s.member.department);
  const Power needed = power_needed(s.command.position);
  const bool spoken_for =
      seat != nullptr && (seat->right.power >= Power::object || seat->right.approval_required);
  if (spoken_for && seat->right.power >= needed) return Done{};
  return Refusal{"forbidden.power",
                 say("{} may not {} {}: the rulebook gives it no such power over it.",
                     "Отдел «{}» не вправе {} {}. Регламент не даёт ему такого права.",
                     department_name(s.proposal, s.member.department), position_word(s.command.position),
                     action_label(s.proposal, s.action)),
                 "/position"};
}

Status still_open_to(const Speaking& s) {
  if (s.proposal.status == ProposalStatus::in_review || s.command.position == Position::approve)
    return Done{};
  return Refusal{
      "conflict.review_closed",
      say("Review closed on {}; since then a department may only approve or withdraw what it said.",
          "Рассмотрение закончилось {}; теперь отдел может только согласовать или отозвать сказанное.",
          format_timestamp(*s.proposal.review_closed_at)),
      "/position"};
}

Status ground_is_its_own(const Speaking& s) {
  const std::vector<GroundId>& grounds = seat_of(s.action, s.member.department)->right.grounds;
  if (std::find(grounds.begin(), grounds.end(), s.command.ground) != grounds.end()) return Done{};
  std::string listed;
  for (const GroundId& ground : grounds) listed += (listed.empty() ? "" : ", ") + ground.value;
  const Text found = s.command.ground.empty()
                         ? Text{"none", "не указано никакого"}
                         : Text{in_backticks(s.command.ground.value), in_backticks(s.command.ground.value)};
  return Refusal{"invalid.ground",
                 say("A veto needs a ground within {}'s jurisdiction over {}: {}. Found: {}.",
                     "Для вето нужно основание в ведении отдела «{}» ({}): {}. Указано: {}.",
                     department_name(s.proposal, s.member.department), action_label(s.proposal, s.action),
                     listed, found),
                 "/ground"};
}

// An objection or a veto stands once on a content (no filibuster); approving twice changes nothing.
Status is_new(const Speaking& s) {
  const DepartmentId& department = s.member.department;
  const Text name = department_name(s.proposal, department);
  const Text label = action_label(s.proposal, s.action);
  if (s.command.position == Position::object && objection_on(s.proposal, s.action, department) != nullptr)
    return Refusal{
        "conflict.already_objected",
        say("{} has already objected to this content of {}. It may object again when the action changes.",
            "Отдел «{}» уже возразил против этого содержания ({}). Снова — когда действие изменится.", name,
            label)};
  if (s.command.position == Position::veto && veto_on(s.proposal, s.action, department) != nullptr)
    return Refusal{
        "conflict.already_vetoed",
        say("{} has already vetoed this content of {}. It may veto again when the action changes.",
            "Отдел «{}» уже накладывал вето на это содержание ({}). Снова — когда действие изменится.", name,
            label)};
  const auto& voice = seat_of(s.action, department)->voice;
  if (voice && voice->position == s.command.position)
    return Refusal{"conflict.no_change",
                   say("{} has already said so of {}.", "Отдел «{}» это уже сказал: {}.", name, label)};
  return Done{};
}

Status veto_is_mine_to_lift(const Proposal& proposal, const Veto& veto, const Member& member,
                            const MemberId& actor) {
  if (veto.member == actor || member.head) return Done{};
  return Refusal{
      "forbidden.veto_holder",
      say("Only who cast {}'s veto or the head of {} may take it back.",
          "Отозвать вето отдела «{}» может только тот, кто его наложил, или руководитель отдела «{}».",
          department_name(proposal, veto.department), department_name(proposal, veto.department))};
}

// Takes back what the department's earlier word left standing: its objection, its veto and the challenge of
// it.
void drop_earlier_word(Story& story, const Action& action, const DepartmentId& department, bool settled) {
  const ProposalId id = story.proposal().id;
  if (const Veto* veto = veto_on(story.proposal(), action, department); veto != nullptr && veto->bites()) {
    const VetoId veto_id = veto->id;
    if (veto->running() != nullptr) story.close_challenge(veto_id, ChallengeResult::ended, story.now());
    story.tell(VetoWithdrawn{id, veto_id});
  }
  if (const Objection* objection = objection_on(story.proposal(), action, department);
      objection != nullptr && objection->open()) {
    if (settled)
      story.tell(ObjectionResolved{id, objection->id});
    else
      story.tell(ObjectionWithdrawn{id, objection->id});
  }
}

Status may_speak(const Speaking& s) {
  for (const auto& check : {has_power, still_open_to}) {
    const Status status = check(s);
    if (!status.ok()) return status;
  }
  if (const Status seen = revision_seen(s.proposal, s.action, s.command.revision); !seen.ok()) return seen;
  if (s.command.position == Position::veto)
    if (const Status ground = ground_is_its_own(s); !ground.ok()) return ground;
  if (const Status fresh = is_new(s); !fresh.ok()) return fresh;
  if (s.command.position == Position::object || s.command.position == Position::veto)
    return text_given(s.command.reason, "invalid.reason", "/reason",
                      say("A reason is needed. Say in a sentence what would go wrong.",
                          "Нужна причина. Напишите одной фразой, что пойдёт не так."));
  const Veto* standing = veto_on(s.proposal, s.action, s.member.department);
  if (standing != nullptr && standing->bites())
    if (const Status mine = veto_is_mine_to_lift(s.proposal, *standing, s.member, s.actor); !mine.ok())
      return mine;
  return text_fits(s.command.reason, kMaxTextBytes, "/reason");
}

ProposalEvent spoken(const Speaking& s, const Proposal& now) {
  const TakePosition& c = s.command;
  const DepartmentId& department = s.member.department;
  switch (c.position) {
    case Position::object:
      return ObjectionRaised{now.id,
                             {static_cast<std::int64_t>(now.objections.size()) + 1},
                             s.action.draft.id,
                             department,
                             c.reason,
                             s.action.content,
                             c.revision};
    case Position::veto: {
      const Seat& seat = *seat_of(s.action, department);
      return VetoCast{now.id,
                      {static_cast<std::int64_t>(now.vetoes.size()) + 1},
                      s.action.draft.id,
                      department,
                      c.ground,
                      now.rulebook->ground(c.ground)->absolute,
                      seat.right.rows,
                      c.reason,
                      s.action.content,
                      c.revision};
    }
    case Position::approve:
    case Position::abstain:
      break;
  }
  return PositionTaken{now.id,   s.action.draft.id, department, c.position,
                       c.reason, s.action.content,  c.revision};
}

// "*": the actions on which the department may say this and has not spoken yet.
std::vector<const Action*> unspoken(const Proposal& proposal, const Member& member,
                                    const TakePosition& command) {
  std::vector<const Action*> out;
  for (const Action& action : proposal.actions) {
    const Seat* seat = seat_of(action, member.department);
    if (seat != nullptr && !seat->voice && seat->right.power >= power_needed(command.position))
      out.push_back(&action);
  }
  return out;
}

Result<std::vector<const Action*>> actions_meant(const Proposal& proposal, const Member& member,
                                                 const TakePosition& command) {
  if (command.action) {
    const auto named = named_action(proposal, *command.action, "/action");
    if (!named.ok()) return named.refusal();
    return std::vector<const Action*>{*named};
  }
  std::vector<const Action*> all = unspoken(proposal, member, command);
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

}  // namespace

Events decide_proposal(const State& state, const TakePosition& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  if (const Status may = may_review(proposal, **member); !may.ok()) return may.refusal();
  const auto actions = actions_meant(proposal, **member, command);
  if (!actions.ok()) return actions.refusal();
  Story story{proposal, context};
  for (const Action* action : *actions) {
    const Speaking speaking{proposal, *action, **member, command, context.actor};
    if (const Status may = may_speak(speaking); !may.ok()) return may.refusal();
    drop_earlier_word(story, *action, (*member)->department, command.position == Position::approve);
    story.tell(spoken(speaking, story.proposal()));
  }
  story.close_review_if_all_spoken();
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
  if (seat == nullptr || !seat->voice || seat->voice->position == Position::abstain)
    return Refusal{"conflict.no_change",
                   say("{} has taken no position on {} that it could withdraw.",
                       "У отдела «{}» нет позиции, которую можно отозвать: {}.",
                       department_name(proposal, department), action_label(proposal, **action)),
                   "/action"};
  const Veto* veto = veto_on(proposal, **action, department);
  if (veto != nullptr && veto->bites())
    if (const Status mine = veto_is_mine_to_lift(proposal, *veto, **member, context.actor); !mine.ok())
      return mine.refusal();
  Story story{proposal, context};
  drop_earlier_word(story, **action, department, false);
  story.tell(PositionWithdrawn{proposal.id, (*action)->draft.id, department, (*action)->content});
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
