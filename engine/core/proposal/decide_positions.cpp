// take_position, reaffirm and withdraw_position: what a department says of an action, and how it takes that
// back.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "rules/condition.hpp"

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
  bool holds_veto;  // may take back the veto that stands
  Timestamp now;
};

Status has_power(const Speaking& s) {
  const Seat* seat = seat_of(s.action, s.member.department);
  const Power needed = power_needed(s.command.position);
  if (seat != nullptr && seat->right.speaks() && seat->right.power >= needed) return Done{};
  return Refusal{"forbidden.power",
                 say("{} may not {} {}: the rulebook gives it no such power over it.",
                     "Отдел «{}» не вправе {} {}. Свод правил не даёт ему такого права.",
                     department_name(s.proposal, s.member.department), position_word(s.command.position),
                     action_label(s.proposal, s.action)),
                 "/position"};
}

Status still_open_to(const Speaking& s) {
  const bool open = s.action.open && !seat_of(s.action, s.member.department)->silent;
  if (open || s.command.position == Position::approve) return Done{};
  return Refusal{
      "conflict.review_closed",
      say("Review of {} is over; a department may now only approve, reaffirm or withdraw what it said.",
          "Рассмотрение закончено: {}; теперь отдел может только согласовать, подтвердить или "
          "отозвать сказанное.",
          action_label(s.proposal, s.action)),
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

bool holds(const State& state, const Veto& veto, const Context& context) {
  return veto.member == context.actor || state.organisation().acts_as_head(context.actor, context.now);
}

Refusal not_the_holder(const Proposal& proposal, const Veto& veto) {
  const Text name = department_name(proposal, veto.department);
  return {"forbidden.veto_holder",
          say("Only who cast {}'s veto or the head of {} may take it back.",
              "Отозвать вето отдела «{}» может только тот, кто его наложил, или руководитель отдела «{}».",
              name, name)};
}

// A condition of the veto's own must be readable and not met already.
Status condition_fits(const Speaking& s) {
  if (s.command.lifts_if.empty()) return Done{};
  if (s.command.position != Position::veto)
    return Refusal{"invalid.lifts_if",
                   say("Only a veto can be lifted by a condition. Leave it out.",
                       "Условие снятия бывает только у вето. Уберите его."),
                   "/lifts_if"};
  const rules::Kind* kind = s.proposal.rulebook->kind(s.action.draft.kind);
  const auto condition =
      rules::parse_condition(s.command.lifts_if, kind->attributes, s.proposal.rulebook->book().fields);
  if (!condition.ok()) return Refusal{condition.refusal().code, condition.refusal().sentence, "/lifts_if"};
  if (!(*condition)->holds(s.action.draft.attributes, s.proposal.fields)) return Done{};
  return Refusal{
      "invalid.lifts_if",
      say("Expected a condition that {} does not meet yet, but it does: the veto would fall at once.",
          "Нужно условие, которому {} пока не отвечает, а оно уже выполнено: вето сразу бы снялось.",
          action_label(s.proposal, s.action)),
      "/lifts_if"};
}

Status time_fits(const std::optional<Timestamp>& valid_until, Timestamp now) {
  if (!valid_until || *valid_until > now) return Done{};
  return Refusal{"invalid.valid_until",
                 say("Expected a time after {}, but found {}.", "Нужно время позже {}, а указано {}.",
                     format_timestamp(now), format_timestamp(*valid_until)),
                 "/valid_until"};
}

Status veto_is_complete(const Speaking& s) {
  if (const Status ground = ground_is_its_own(s); !ground.ok()) return ground;
  return time_fits(s.command.valid_until, s.now);
}

Status plain_position(const Speaking& s) {
  if (!s.command.valid_until) return Done{};
  return Refusal{"invalid.valid_until",
                 say("Only a veto can be tied to a fact that expires. Leave it out.",
                     "Только вето бывает связано с фактом, у которого есть срок. Уберите его."),
                 "/valid_until"};
}

// Takes back what the department's earlier word left standing: its objection, its veto and what runs about
// it. A fresh veto or objection on changed content only takes the place of the one that waited.
void drop_earlier_word(Story& story, const ActionId& action_id, const DepartmentId& department,
                       std::optional<Position> by) {
  const ProposalId id = story.proposal().id;
  const Action& action = *story.proposal().action(action_id);
  if (const Veto* veto = biting_veto_of(story.proposal(), action, department)) {
    const VetoId veto_id = veto->id;
    story.end_proceedings(veto_id);
    if (by == Position::veto)
      story.tell(VetoLapsed{id, veto_id});
    else
      story.tell(VetoWithdrawn{id, veto_id});
  }
  if (const Objection* objection = open_objection_of(story.proposal(), action, department)) {
    const ObjectionId objection_id = objection->id;
    if (by == Position::object)
      story.tell(ObjectionLapsed{id, objection_id});
    else if (by == Position::approve)
      story.tell(ObjectionResolved{id, objection_id});
    else
      story.tell(ObjectionWithdrawn{id, objection_id});
  }
}

Status may_speak(const Speaking& s) {
  for (const auto& check : {has_power, still_open_to}) {
    const Status status = check(s);
    if (!status.ok()) return status;
  }
  const Status belongs = belonged_when_opened(s.proposal, s.member, s.action.electorate);
  if (!belongs.ok()) return belongs;
  if (const Status seen = revision_seen(s.proposal, s.action, s.command.revision); !seen.ok()) return seen;
  const Status complete = s.command.position == Position::veto ? veto_is_complete(s) : plain_position(s);
  if (!complete.ok()) return complete;
  if (const Status fits = condition_fits(s); !fits.ok()) return fits;
  if (const Status fresh = is_new(s); !fresh.ok()) return fresh;
  const Veto* standing = biting_veto_of(s.proposal, s.action, s.member.department);
  if (standing != nullptr && s.command.position != Position::veto && !s.holds_veto)
    return not_the_holder(s.proposal, *standing);
  const bool holds_up = s.command.position == Position::object || s.command.position == Position::veto;
  if (holds_up && passing_of(s.proposal, s.action).reasons)
    return text_given(s.command.reason, "invalid.reason", "/reason",
                      say("A reason is needed. Say in a sentence what would go wrong.",
                          "Нужна причина. Напишите одной фразой, что пойдёт не так."));
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
                             c.revision,
                             passing_of(now, s.action).duty_to_answer};
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
                      c.revision,
                      c.lifts_if,
                      c.valid_until};
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
    const Seat* seat = action.dropped ? nullptr : seat_of(action, member.department);
    if (seat == nullptr || seat->voice || !seat->right.speaks()) continue;
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
  if (const Status may = author_may_speak(proposal, context); !may.ok()) return may.refusal();
  const auto actions = actions_meant(proposal, **member, command);
  if (!actions.ok()) return actions.refusal();
  Story story{proposal, context};
  for (const Action* action : *actions) {
    const Veto* standing = biting_veto_of(proposal, *action, (*member)->department);
    const bool holds_veto = standing == nullptr || holds(state, *standing, context);
    const Speaking speaking{proposal, *action, **member, command, holds_veto, context.now};
    if (const Status may = may_speak(speaking); !may.ok()) return may.refusal();
    drop_earlier_word(story, action->draft.id, (*member)->department, command.position);
    story.tell(spoken(speaking, story.proposal()));
  }
  story.close_review_if_enough_said();
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
  if (veto != nullptr && !holds(state, *veto, context)) return not_the_holder(proposal, *veto);
  Story story{proposal, context};
  drop_earlier_word(story, command.action, department, std::nullopt);
  if (seat != nullptr)
    story.tell(PositionWithdrawn{proposal.id, command.action, department, (*action)->content});
  story.close_review_if_enough_said();
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
