#include "engine/core/proposal/proposal.hpp"

#include <algorithm>
#include <tuple>

namespace counterweight::core {
namespace {

template <typename Range, typename Match>
auto* find_in(Range& range, Match match) {
  const auto found = std::find_if(range.begin(), range.end(), match);
  return found == range.end() ? nullptr : &*found;
}

template <typename Range>
auto* last_on(Range& range, const Action& action, const DepartmentId& department) {
  const auto found = std::find_if(range.rbegin(), range.rend(), [&](const auto& each) {
    return each.action == action.draft.id && each.department == department && each.content == action.content;
  });
  return found == range.rend() ? nullptr : &*found;
}

bool same_comments(const Proposal& a, const Proposal& b) {
  return std::equal(a.comments.begin(), a.comments.end(), b.comments.begin(), b.comments.end(),
                    [](const auto& x, const auto& y) { return *x == *y; });
}

}  // namespace

const Challenge* Veto::running() const {
  return find_in(challenges, [](const Challenge& c) { return !c.result; });
}
Challenge* Veto::running() {
  return find_in(challenges, [](const Challenge& c) { return !c.result; });
}

const Action* Proposal::action(const ActionId& wanted) const {
  return find_in(actions, [&](const Action& a) { return a.draft.id == wanted; });
}
Action* Proposal::action(const ActionId& wanted) {
  return find_in(actions, [&](const Action& a) { return a.draft.id == wanted; });
}
const Objection* Proposal::objection(ObjectionId wanted) const {
  return find_in(objections, [&](const Objection& o) { return o.id == wanted; });
}
Objection* Proposal::objection(ObjectionId wanted) {
  return find_in(objections, [&](const Objection& o) { return o.id == wanted; });
}
const Veto* Proposal::veto(VetoId wanted) const {
  return find_in(vetoes, [&](const Veto& v) { return v.id == wanted; });
}
Veto* Proposal::veto(VetoId wanted) {
  return find_in(vetoes, [&](const Veto& v) { return v.id == wanted; });
}

int Proposal::number_of(const ActionId& wanted) const {
  for (std::size_t i = 0; i < actions.size(); ++i)
    if (actions[i].draft.id == wanted) return static_cast<int>(i) + 1;
  return 0;
}

bool Proposal::challenge_runs() const {
  return std::any_of(vetoes.begin(), vetoes.end(), [](const Veto& v) { return v.running() != nullptr; });
}

bool operator==(const Proposal& a, const Proposal& b) {
  const auto rest = [](const Proposal& p) {
    return std::tie(p.id, p.revision, p.version, p.status, p.title, p.goal, p.fields, p.rulebook->hash(),
                    p.author, p.submitted_at, p.review_due, p.review_closed_at, p.review_end,
                    p.decision_opened_at, p.decision_due, p.decision_left, p.actions, p.objections, p.vetoes,
                    p.decided, p.closed_at);
  };
  return rest(a) == rest(b) && same_comments(a, b);
}

const Seat* seat_of(const Action& action, const DepartmentId& department) {
  return find_in(action.seats, [&](const Seat& s) { return s.right.department == department; });
}
Seat* seat_of(Action& action, const DepartmentId& department) {
  return find_in(action.seats, [&](const Seat& s) { return s.right.department == department; });
}

const Objection* objection_on(const Proposal& proposal, const Action& action,
                              const DepartmentId& department) {
  return last_on(proposal.objections, action, department);
}
const Veto* veto_on(const Proposal& proposal, const Action& action, const DepartmentId& department) {
  return last_on(proposal.vetoes, action, department);
}

}  // namespace counterweight::core
