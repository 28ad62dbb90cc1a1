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

template <typename Range, typename Match>
auto* last_in(Range& range, Match match) {
  const auto found = std::find_if(range.rbegin(), range.rend(), match);
  return found == range.rend() ? nullptr : &*found;
}

template <typename Range>
auto* given_on(Range& range, const Action& action, const DepartmentId& department) {
  return last_in(range, [&](const auto& each) {
    return each.action == action.draft.id && each.department == department &&
           each.given_for.contains(action.content);
  });
}

template <typename T>
bool same_values(const std::vector<std::shared_ptr<const T>>& a,
                 const std::vector<std::shared_ptr<const T>>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x == y || *x == *y; });
}

}  // namespace

VetoState Veto::unchallenged() const {
  const bool sustained = std::any_of(challenges.begin(), challenges.end(), [&](const Challenge& challenge) {
    return challenge.content == content && challenge.result == ChallengeResult::sustained;
  });
  return sustained || binds_on(content) ? VetoState::sustained : VetoState::standing;
}

const Challenge* Veto::running() const {
  return find_in(challenges, [](const Challenge& c) { return !c.result; });
}
Challenge* Veto::running() {
  return find_in(challenges, [](const Challenge& c) { return !c.result; });
}

const Action* Proposal::action(const ActionId& wanted) const {
  return find_in(actions, [&](const Action& a) { return a.draft.id == wanted; });
}
Action* Proposal::write_action(const ActionId& wanted) {
  return actions.write_if([&](const Action& a) { return a.draft.id == wanted; });
}
const Objection* Proposal::objection(ObjectionId wanted) const {
  return find_in(objections, [&](const Objection& o) { return o.id == wanted; });
}
Objection* Proposal::write_objection(ObjectionId wanted) {
  return objections.write_if([&](const Objection& o) { return o.id == wanted; });
}
const Veto* Proposal::veto(VetoId wanted) const {
  return find_in(vetoes, [&](const Veto& v) { return v.id == wanted; });
}
Veto* Proposal::write_veto(VetoId wanted) {
  return vetoes.write_if([&](const Veto& v) { return v.id == wanted; });
}

const Suggestion* Proposal::suggestion(SuggestionId wanted) const {
  const auto* found = find_in(suggestions, [&](const auto& each) { return each->id == wanted; });
  return found == nullptr ? nullptr : found->get();
}

int Proposal::number_of(const ActionId& wanted) const {
  for (std::size_t i = 0; i < actions.size(); ++i)
    if (actions[i].draft.id == wanted) return static_cast<int>(i) + 1;
  return 0;
}

bool Proposal::recused(const MemberId& member) const {
  return std::any_of(recusals.begin(), recusals.end(),
                     [&](const Recusal& recusal) { return recusal.member == member; });
}

bool Proposal::challenge_runs() const {
  return std::any_of(vetoes.begin(), vetoes.end(), [](const Veto& v) { return v.running() != nullptr; });
}

bool operator==(const Proposal& a, const Proposal& b) {
  const auto rest = [](const Proposal& p) {
    return std::tie(p.id, p.revision, p.version, p.status, p.title, p.goal, p.fields, p.rulebook->hash(),
                    p.author, p.submitted_at, p.review_opened_at, p.review_due, p.stage, p.review_since,
                    p.review_floor, p.comment_due, p.decision_since, p.reminded_until, p.recusals,
                    p.review_closed_at, p.review_end, p.decision_opened_at, p.decision_due, p.decision_left,
                    p.actions, p.objections, p.vetoes, p.decided, p.evaluation, p.closed_at);
  };
  return rest(a) == rest(b) && same_values(a.comments, b.comments) && same_values(a.revisions, b.revisions) &&
         same_values(a.suggestions, b.suggestions);
}

const Seat* seat_of(const Action& action, const DepartmentId& department) {
  return find_in(action.seats, [&](const Seat& s) { return s.right.department == department; });
}
Seat* write_seat(Action& action, const DepartmentId& department) {
  return action.seats.write_if([&](const Seat& s) { return s.right.department == department; });
}

const Objection* objection_on(const Proposal& proposal, const Action& action,
                              const DepartmentId& department) {
  return given_on(proposal.objections, action, department);
}
const Veto* veto_on(const Proposal& proposal, const Action& action, const DepartmentId& department) {
  return given_on(proposal.vetoes, action, department);
}

const Objection* open_objection_of(const Proposal& proposal, const Action& action,
                                   const DepartmentId& department) {
  return last_in(proposal.objections, [&](const Objection& each) {
    return each.action == action.draft.id && each.department == department && each.open();
  });
}
const Veto* biting_veto_of(const Proposal& proposal, const Action& action, const DepartmentId& department) {
  return last_in(proposal.vetoes, [&](const Veto& each) {
    return each.action == action.draft.id && each.department == department && each.bites();
  });
}

}  // namespace counterweight::core
