#include "engine/core/proposal/verdict.hpp"

#include <algorithm>

#include "engine/core/proposal/passing.hpp"

namespace counterweight::core {
namespace {

Verdict verdict_of_outcome(Outcome outcome) {
  switch (outcome) {
    case Outcome::launched:
      return Verdict::launched;
    case Outcome::piloted:
      return Verdict::piloted;
    case Outcome::left_out:
      return Verdict::left_out;
    case Outcome::prevented:
      return Verdict::prevented;
  }
  return Verdict::prevented;
}

Reason reason_of(const Shortfall& shortfall) {
  Reason out{Reason::Code::too_few_approvals};
  if (shortfall.of == Shortfall::Of::majority) out.code = Reason::Code::no_majority;
  if (shortfall.of == Shortfall::Of::quorum) out.code = Reason::Code::no_quorum;
  out.needed = shortfall.needed;
  out.found = shortfall.found;
  return out;
}

bool is_short(const Reason& reason) {
  switch (reason.code) {
    case Reason::Code::approval_missing:
    case Reason::Code::too_few_approvals:
    case Reason::Code::no_majority:
    case Reason::Code::no_quorum:
      return true;
    case Reason::Code::vetoed:
    case Reason::Code::objection_unanswered:
    case Reason::Code::not_spoken:
    case Reason::Code::requires_prevented:
      return false;
  }
  return false;
}

// The reasons that come from vetoes, missing approvals, open answers and missing voices, in this order.
std::vector<Reason> own_reasons(const Proposal& proposal, const Action& action) {
  std::vector<Reason> out;
  for (const Veto& veto : proposal.vetoes)
    if (veto.action == action.draft.id && veto.bites())
      out.push_back({Reason::Code::vetoed, veto.department, veto.id, {}, {}});
  for (const Seat& seat : action.seats)
    if (approval_missing(action, seat))
      out.push_back({Reason::Code::approval_missing, seat.right.department, {}, {}, {}});
  if (!action.open)
    for (const Shortfall& each : shortfalls(proposal, action)) out.push_back(reason_of(each));
  for (const Objection& objection : proposal.objections)
    if (objection.action == action.draft.id && objection.unanswered())
      out.push_back({Reason::Code::objection_unanswered, objection.department, {}, objection.id, {}});
  for (const Seat& seat : action.seats)
    if (awaits_voice(action, seat))
      out.push_back({Reason::Code::not_spoken, seat.right.department, {}, {}, {}});
  return out;
}

bool has(const std::vector<Reason>& reasons, Reason::Code code) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.code == code; });
}

// What would become of each action, before its requirements are looked at.
using Plan = std::map<ActionId, Outcome>;

std::optional<Outcome> wanted(const Proposal& proposal, const Action& action,
                              const std::map<ActionId, Choice>* chosen) {
  const bool cleared = verdict_of(proposal, action) == Verdict::cleared;
  const auto launch = cleared ? std::optional{Outcome::launched} : std::nullopt;
  if (chosen == nullptr) return launch;
  const auto named = chosen->find(action.draft.id);
  if (named == chosen->end()) return std::nullopt;
  switch (named->second) {
    case Choice::launch:
      return launch;
    case Choice::pilot:
      return may_be_piloted(proposal, action) ? std::optional{Outcome::piloted} : std::nullopt;
    case Choice::leave_out:
      return std::nullopt;
  }
  return std::nullopt;
}

// What a launch stands on must launch; what a pilot stands on must at least run as a pilot.
bool carries(const Plan& plan, const ActionId& need, Outcome dependant) {
  const auto found = plan.find(need);
  return found != plan.end() && (found->second == Outcome::launched || dependant == Outcome::piloted);
}

// Falls until it stands.
void let_fall(const Proposal& proposal, Plan& plan) {
  for (bool fell = true; fell;) {
    fell = false;
    for (const Action& action : proposal.actions) {
      const auto mine = plan.find(action.draft.id);
      if (mine == plan.end()) continue;
      const bool stands =
          std::all_of(action.draft.needs.begin(), action.draft.needs.end(),
                      [&](const ActionId& need) { return carries(plan, need, mine->second); });
      if (stands) continue;
      plan.erase(mine);
      fell = true;
    }
  }
}

}  // namespace

bool approval_missing(const Action& action, const Seat& seat) {
  if (action.open || action.dropped) return false;
  if (!seat.voice && seat.silent == rules::Silence::block) return true;
  if (!seat.right.approval_required) return false;
  if (seat.voice) return seat.voice->position != Position::approve;
  return seat.silent != rules::Silence::consent;
}

bool awaits_voice(const Action& action, const Seat& seat) {
  return action.open && seat.right.speaks() && !seat.voice && !seat.silent;
}

bool under_veto(const Proposal& proposal, const Action& action) {
  return std::any_of(proposal.vetoes.begin(), proposal.vetoes.end(),
                     [&](const Veto& v) { return v.action == action.draft.id && v.bites(); });
}

bool may_be_piloted(const Proposal& proposal, const Action& action) {
  if (!proposal.rulebook->book().pilot || action.dropped) return false;
  const bool banned = std::any_of(proposal.vetoes.begin(), proposal.vetoes.end(), [&](const Veto& v) {
    return v.action == action.draft.id && v.bites() && (v.absolute || v.cools_off());
  });
  const std::vector<Reason> reasons = own_reasons(proposal, action);
  return !banned && std::all_of(reasons.begin(), reasons.end(),
                                [](const Reason& r) { return r.code == Reason::Code::vetoed; });
}

Verdict verdict_of(const Proposal& proposal, const Action& action) {
  if (action.dropped) return Verdict::dropped;
  if (action.stopped) return Verdict::stopped;
  if (action.halted()) return Verdict::halted;
  if (action.outcome) return verdict_of_outcome(*action.outcome);
  const std::vector<Reason> reasons = own_reasons(proposal, action);
  if (std::any_of(reasons.begin(), reasons.end(), is_short)) return Verdict::short_of_approval;
  if (has(reasons, Reason::Code::vetoed)) return Verdict::vetoed;
  return reasons.empty() ? Verdict::cleared : Verdict::pending;
}

std::vector<Reason> reasons_of(const Proposal& proposal, const Action& action) {
  if (action.dropped || (action.outcome && *action.outcome != Outcome::prevented)) return {};
  std::vector<Reason> out = own_reasons(proposal, action);
  if (action.outcome == Outcome::prevented)
    for (const ActionId& need : action.draft.needs)
      if (proposal.action(need)->outcome != Outcome::launched)
        out.push_back({Reason::Code::requires_prevented, {}, {}, {}, need});
  return out;
}

std::vector<ActionOutcome> outcomes_of_launch(const Proposal& proposal,
                                              const std::map<ActionId, Choice>* chosen) {
  Plan plan;
  for (const Action& action : proposal.actions)
    if (const auto outcome = action.dropped ? std::nullopt : wanted(proposal, action, chosen))
      plan.emplace(action.draft.id, *outcome);
  let_fall(proposal, plan);
  std::vector<ActionOutcome> out;
  for (const Action& action : proposal.actions) {
    if (action.dropped) continue;
    const ActionId& id = action.draft.id;
    ActionOutcome outcome{id, Outcome::left_out, {}};
    if (const auto planned = plan.find(id); planned != plan.end()) {
      outcome.outcome = planned->second;
    } else {
      outcome.because = own_reasons(proposal, action);
      for (const ActionId& need : action.draft.needs)
        if (!carries(plan, need, Outcome::launched))
          outcome.because.push_back({Reason::Code::requires_prevented, {}, {}, {}, need});
      const auto named = chosen == nullptr ? std::map<ActionId, Choice>::const_iterator{} : chosen->find(id);
      const bool left_out_by_name =
          chosen != nullptr && named != chosen->end() && named->second == Choice::leave_out;
      if (!left_out_by_name && !outcome.because.empty()) outcome.outcome = Outcome::prevented;
    }
    out.push_back(std::move(outcome));
  }
  return out;
}

}  // namespace counterweight::core
