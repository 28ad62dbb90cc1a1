#include "engine/core/proposal/verdict.hpp"

#include <algorithm>
#include <set>

namespace counterweight::core {
namespace {

Verdict verdict_of_outcome(Outcome outcome) {
  switch (outcome) {
    case Outcome::launched:
      return Verdict::launched;
    case Outcome::left_out:
      return Verdict::left_out;
    case Outcome::prevented:
      return Verdict::prevented;
  }
  return Verdict::prevented;
}

// The reasons that come from vetoes, missing approvals, open answers and missing voices, in this order.
std::vector<Reason> own_reasons(const Proposal& proposal, const Action& action) {
  std::vector<Reason> out;
  for (const Veto& veto : proposal.vetoes)
    if (veto.action == action.draft.id && veto.bites())
      out.push_back({Reason::Code::vetoed, veto.department, veto.id, {}, {}});
  for (const Seat& seat : action.seats)
    if (approval_missing(proposal, seat))
      out.push_back({Reason::Code::approval_missing, seat.right.department, {}, {}, {}});
  for (const Objection& objection : proposal.objections)
    if (objection.action == action.draft.id && objection.unanswered())
      out.push_back({Reason::Code::objection_unanswered, objection.department, {}, objection.id, {}});
  for (const Seat& seat : action.seats)
    if (awaits_voice(proposal, seat))
      out.push_back({Reason::Code::not_spoken, seat.right.department, {}, {}, {}});
  return out;
}

bool has(const std::vector<Reason>& reasons, Reason::Code code) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.code == code; });
}

}  // namespace

bool approval_missing(const Proposal& proposal, const Seat& seat) {
  if (!seat.right.approval_required || !proposal.review_closed_at) return false;
  if (seat.voice) return seat.voice->position != Position::approve;
  return seat.silent != rules::Silence::consent;
}

bool awaits_voice(const Proposal& proposal, const Seat& seat) {
  return !proposal.review_closed_at && !seat.voice;
}

Verdict verdict_of(const Proposal& proposal, const Action& action) {
  if (action.outcome) return verdict_of_outcome(*action.outcome);
  const std::vector<Reason> reasons = own_reasons(proposal, action);
  if (has(reasons, Reason::Code::approval_missing)) return Verdict::short_of_approval;
  if (has(reasons, Reason::Code::vetoed)) return Verdict::vetoed;
  return reasons.empty() ? Verdict::cleared : Verdict::pending;
}

std::vector<Reason> reasons_of(const Proposal& proposal, const Action& action) {
  if (action.outcome && *action.outcome != Outcome::prevented) return {};
  std::vector<Reason> out = own_reasons(proposal, action);
  if (action.outcome == Outcome::prevented)
    for (const ActionId& need : action.draft.needs)
      if (proposal.action(need)->outcome != Outcome::launched)
        out.push_back({Reason::Code::requires_prevented, {}, {}, {}, need});
  return out;
}

std::vector<ActionOutcome> outcomes_of_launch(const Proposal& proposal,
                                              const std::map<ActionId, bool>* chosen) {
  std::set<ActionId> launching;
  for (const Action& action : proposal.actions) {
    const bool wanted =
        chosen == nullptr || (chosen->contains(action.draft.id) && chosen->at(action.draft.id));
    if (wanted && verdict_of(proposal, action) == Verdict::cleared) launching.insert(action.draft.id);
  }
  // Falls until it stands: what requires something that does not launch does not launch either.
  for (bool fell = true; fell;) {
    fell = false;
    for (const Action& action : proposal.actions)
      for (const ActionId& need : action.draft.needs)
        if (!launching.contains(need) && launching.erase(action.draft.id) > 0) fell = true;
  }
  std::vector<ActionOutcome> out;
  for (const Action& action : proposal.actions) {
    const ActionId& id = action.draft.id;
    ActionOutcome outcome{id, Outcome::launched, {}};
    if (!launching.contains(id)) {
      outcome.because = own_reasons(proposal, action);
      for (const ActionId& need : action.draft.needs)
        if (!launching.contains(need))
          outcome.because.push_back({Reason::Code::requires_prevented, {}, {}, {}, need});
      const bool left_out_by_name = chosen != nullptr && chosen->contains(id) && !chosen->at(id);
      const bool left_out = left_out_by_name || outcome.because.empty();
      outcome.outcome = left_out ? Outcome::left_out : Outcome::prevented;
    }
    out.push_back(std::move(outcome));
  }
  return out;
}

}  // namespace counterweight::core
