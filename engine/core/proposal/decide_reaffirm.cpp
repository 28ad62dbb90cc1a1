// reaffirm: what a department said of earlier content, or of a fact that has expired, holds still.
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

Refusal nothing_waits(const Proposal& proposal, const Action& action, const DepartmentId& department) {
  return {"conflict.nothing_to_reaffirm",
          say("{} has no objection or veto on {} that waits for it to look again.",
              "У отдела «{}» нет возражения или вето, которое ждёт подтверждения: {}.",
              department_name(proposal, department), action_label(proposal, action)),
          "/action"};
}

Status fits(const Proposal& proposal, const Veto* veto, const Reaffirm& command, Timestamp now) {
  if (!command.valid_until) return Done{};
  if (veto != nullptr && *command.valid_until > now) return Done{};
  return Refusal{"invalid.valid_until",
                 say("Expected a time after {} for a veto of “{}”, but found {}.",
                     "Нужно время позже {} для вето по «{}», а указано {}.", format_timestamp(now),
                     proposal.title, format_timestamp(*command.valid_until)),
                 "/valid_until"};
}

}  // namespace

Events decide_proposal(const State& state, const Reaffirm& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  const auto action = named_action(proposal, command.action, "/action");
  if (!action.ok()) return action.refusal();
  const DepartmentId& department = (*member)->department;
  const Veto* veto = biting_veto_of(proposal, **action, department);
  if (veto != nullptr && !veto->waiting_due && !veto->asked_due) veto = nullptr;
  const Objection* objection = open_objection_of(proposal, **action, department);
  if (objection != nullptr && !objection->waiting_due) objection = nullptr;
  if (veto == nullptr && objection == nullptr) return nothing_waits(proposal, **action, department);
  if (const Status may = may_speak_for_department(state, proposal, **member, context); !may.ok())
    return may.refusal();
  const Status belongs = belonged_when_opened(proposal, **member, (*action)->electorate);
  if (!belongs.ok()) return belongs.refusal();
  if (const Status seen = revision_seen(proposal, **action, command.revision); !seen.ok())
    return seen.refusal();
  if (const Status time = fits(proposal, veto, command, context.now); !time.ok()) return time.refusal();
  const std::string& content = (*action)->content;
  Story story{proposal, context};
  if (veto != nullptr) {
    const auto until = command.valid_until || veto->asked_due ? command.valid_until : veto->valid_until;
    story.tell(VetoReaffirmed{proposal.id, veto->id, content, command.revision, until, false});
  } else {
    story.tell(ObjectionReaffirmed{proposal.id, objection->id, content, command.revision});
  }
  return story.take();
}

}  // namespace counterweight::core
