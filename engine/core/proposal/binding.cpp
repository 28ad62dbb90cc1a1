#include "engine/core/proposal/binding.hpp"

#include <algorithm>

#include "rules/condition.hpp"

namespace counterweight::core {
namespace {

bool lifts_here(const SustainedVeto& veto, const Proposal& p, const Action& action) {
  if (veto.lifts_if.empty()) return false;
  const auto condition = rules::parse_condition(
      veto.lifts_if, p.rulebook->kind(action.draft.kind)->attributes, p.rulebook->book().fields);
  return condition.ok() && (*condition)->holds(action.draft.attributes, p.fields);
}

// Its time is not over, its fact holds, its condition is not met, and its department has the right here.
bool binds(const SustainedVeto& veto, const Proposal& p, const Action& action, Timestamp now) {
  if (now >= veto.at + p.rulebook->book().binds) return false;
  if (veto.valid_until && *veto.valid_until <= now) return false;
  const Seat* seat = seat_of(action, veto.department);
  if (seat == nullptr || veto_on(p, action, veto.department) != nullptr) return false;
  const std::vector<GroundId>& grounds = seat->right.grounds;
  return std::find(grounds.begin(), grounds.end(), veto.ground) != grounds.end() &&
         !lifts_here(veto, p, action);
}

VetoBound bound(const SustainedVeto& veto, const Proposal& p, const Action& action) {
  VetoBound out;
  out.proposal = p.id;
  out.veto = {static_cast<std::int64_t>(p.vetoes.size()) + 1};
  out.action = action.draft.id;
  out.department = veto.department;
  out.member = veto.member;
  out.ground = veto.ground;
  out.absolute = p.rulebook->ground(veto.ground)->absolute;
  out.rows = seat_of(action, veto.department)->right.rows;
  out.reason = veto.reason;
  out.content = action.content;
  out.revision = p.revision;
  out.of_proposal = veto.proposal;
  out.of = veto.veto;
  out.sustained_at = veto.at;
  out.lifts_if = veto.lifts_if;
  out.valid_until = veto.valid_until;
  out.acceptable = veto.acceptable;
  return out;
}

}  // namespace

void bind_sustained(Story& story, const SustainedVetoes& sustained, const std::vector<ActionId>& actions) {
  if (story.proposal().rulebook->book().binds == Duration{}) return;
  for (const ActionId& id : actions) {
    SustainedVetoes known =
        sustained_elsewhere(sustained, story.proposal().action(id)->content, story.proposal().id);
    std::stable_sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a->at > b->at; });
    for (const auto& each : known) {
      const Proposal& p = story.proposal();
      if (const Action& action = *p.action(id); binds(*each, p, action, story.when()))
        story.tell(bound(*each, p, action));
    }
  }
}

}  // namespace counterweight::core
