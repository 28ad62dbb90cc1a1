// A position that may be taken becomes events.
#include "engine/core/proposal/speaking.hpp"

#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

ProposalEvent spoken(const Proposal& now, const Action& action, const DepartmentId& department,
                     const Saying& said, int revision) {
  switch (said.position) {
    case Position::object:
      return ObjectionRaised{now.id,          {static_cast<std::int64_t>(now.objections.size()) + 1},
                             action.draft.id, department,
                             said.reason,     action.content,
                             revision,        passing_of(now, action).duty_to_answer,
                             said.answers};
    case Position::veto:
      return VetoCast{now.id,
                      {static_cast<std::int64_t>(now.vetoes.size()) + 1},
                      action.draft.id,
                      department,
                      said.ground,
                      now.rulebook->ground(said.ground)->absolute,
                      seat_of(action, department)->right.rows,
                      said.reason,
                      action.content,
                      revision,
                      said.lifts_if,
                      said.valid_until,
                      said.acceptable,
                      said.harm_pct,
                      said.answers};
    case Position::approve:
    case Position::abstain:
      break;
  }
  return PositionTaken{now.id,      action.draft.id, department, said.position,
                       said.reason, action.content,  revision,   said.answers};
}

}  // namespace

void drop_earlier_word(Story& story, const ActionId& action_id, const DepartmentId& department,
                       std::optional<Position> by) {
  const ProposalId id = story.proposal().id;
  const auto action = [&]() -> const Action& { return *story.proposal().action(action_id); };
  if (const Veto* veto = biting_veto_of(story.proposal(), action(), department)) {
    const VetoId veto_id = veto->id;
    story.end_proceedings(veto_id);
    if (by == Position::veto)
      story.tell(VetoLapsed{id, veto_id});
    else
      story.tell(VetoWithdrawn{id, veto_id});
  }
  if (const Objection* objection = open_objection_of(story.proposal(), action(), department)) {
    const ObjectionId objection_id = objection->id;
    if (by == Position::object)
      story.tell(ObjectionLapsed{id, objection_id});
    else if (by == Position::approve)
      story.tell(ObjectionResolved{id, objection_id});
    else
      story.tell(ObjectionWithdrawn{id, objection_id});
  }
}

Saying saying_in(const Speaking& s) {
  const TakePosition& c = s.command;
  Saying out{c.position, c.ground, c.reason, c.lifts_if, c.valid_until, c.acceptable, c.harm_pct, {}};
  for (const rules::Question* question : questions_for(s.proposal, s.action, s.member.department))
    if (const auto answer = c.answers.find(question->id);
        answer != c.answers.end() && !answer->second.empty())
      out.answers.insert(*answer);
  return out;
}

void speak_for(Story& story, const ActionId& action_id, const DepartmentId& department, const Saying& saying,
               int revision) {
  drop_earlier_word(story, action_id, department, saying.position);
  const Proposal& now = story.proposal();
  story.tell(spoken(now, *now.action(action_id), department, saying, revision));
}

bool holds_veto(const State& state, const Veto& veto, const Context& context) {
  return veto.member == context.actor || state.organisation().acts_as_head(context.actor, context.now);
}

Refusal not_the_holder(const Proposal& proposal, const Veto& veto) {
  const Text name = department_name(proposal, veto.department);
  return {"forbidden.veto_holder",
          say("Only who cast {}'s veto or the head of {} may take it back.",
              "Отозвать вето отдела «{}» может только тот, кто его наложил, или руководитель отдела «{}».",
              name, name)};
}

}  // namespace counterweight::core
