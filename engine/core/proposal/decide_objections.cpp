// answer_objection and resolve_objection: marketing owes an answer, the raiser may say that it is settled.
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

struct Found {
  const Member* member;
  const Proposal* proposal;
  const Objection* objection;
};

Result<Found> open_objection(const State& state, ProposalId proposal_id, ObjectionId id,
                             const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto proposal = open_proposal(state, proposal_id);
  if (!proposal.ok()) return proposal.refusal();
  const Objection* objection = (*proposal)->objection(id);
  if (objection == nullptr)
    return Refusal{"not_found.objection",
                   say("Proposal {} has no objection {}.", "У предложения {} нет возражения {}.",
                       proposal_id.value, id.value)};
  return Found{*member, *proposal, objection};
}

Status still_open(const Found& f) {
  if (f.objection->open()) return Done{};
  return Refusal{"conflict.objection_closed",
                 say("{}'s objection to {} is over: it was met, resolved or withdrawn, or lapsed.",
                     "Возражение отдела «{}» ({}) уже закрыто: учтено, снято, отозвано или утратило силу.",
                     department_name(*f.proposal, f.objection->department),
                     action_label(*f.proposal, *f.proposal->action(f.objection->action)))};
}

}  // namespace

Events decide_proposal(const State& state, const AnswerObjection& command, const Context& context) {
  const auto found = open_objection(state, command.proposal, command.objection, context);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = *found->proposal;
  const Objection& objection = *found->objection;
  const Status mine = only_final_say_or_author(proposal, *found->member, context, "forbidden.answer", [&] {
    return say("Only {} answers objections.", "На возражения отвечает только «{}».",
               final_say_name(proposal));
  });
  if (!mine.ok()) return mine.refusal();
  if (const Status open = still_open(*found); !open.ok()) return open.refusal();
  // A promise to change may still become a reason; what was declined with a reason is answered.
  if (!objection.unanswered())
    return Refusal{"conflict.already_answered",
                   say("Objection {} was declined with a reason: it is answered.",
                       "Возражение {} отклонено с причиной: ответ уже дан.", objection.id.value)};
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("An answer needs a reason. Say why, or what you will change.",
               "Ответу нужна причина. Напишите, почему или что вы измените.");
  });
  if (!reason.ok()) return reason.refusal();
  ObjectionAnswered answered{proposal.id, objection.id, command.answer, command.reason,
                             proposal.action(objection.action)->content};
  const rules::Rulebook& book = proposal.rulebook->book();
  if (command.answer == Answer::decline && book.answered_by == rules::AnsweredBy::raiser)
    answered.settle_due = context.now + book.settle;
  Story story{proposal, context};
  story.tell(answered);
  return story.take();
}

Events decide_proposal(const State& state, const ResolveObjection& command, const Context& context) {
  const auto found = open_objection(state, command.proposal, command.objection, context);
  if (!found.ok()) return found.refusal();
  if (found->member->department != found->objection->department)
    return Refusal{"forbidden.resolve",
                   say("Only {}, which raised the objection, can say that it is settled.",
                       "Сказать, что возражение снято, может только отдел «{}», который его выдвинул.",
                       department_name(*found->proposal, found->objection->department))};
  const Status may = may_speak_for_department(state, *found->proposal, *found->member, context);
  if (!may.ok()) return may.refusal();
  if (const Status open = still_open(*found); !open.ok()) return open.refusal();
  Story story{*found->proposal, context};
  story.tell(ObjectionResolved{found->proposal->id, found->objection->id});
  return story.take();
}

}  // namespace counterweight::core
