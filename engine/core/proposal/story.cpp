#include "engine/core/proposal/story.hpp"

#include <algorithm>

#include "engine/core/proposal/deadlines.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

bool voted(const Challenge& challenge, const DepartmentId& department) {
  return std::any_of(challenge.votes.begin(), challenge.votes.end(),
                     [&](const SustainVote& vote) { return vote.department == department; });
}

}  // namespace

void Story::put(ProposalEvent event) {
  evolve_proposal(proposal_, event, context_.actor, context_.now);
  events_.push_back({context_.now, context_.actor, std::move(event)});
}

void Story::tell(ProposalEvent event) {
  put(std::move(event));
  if (proposal_.status != ProposalStatus::awaiting_decision) return;
  const bool pauses = decision_pauses(proposal_);
  if (pauses && proposal_.decision_due)
    put(DecisionWindowMoved{proposal_.id, std::nullopt, *proposal_.decision_due - when_});
  else if (!pauses && !proposal_.decision_due)
    put(DecisionWindowMoved{proposal_.id, when_ + proposal_.decision_left, {}});
}

void Story::close_review_if_all_spoken() {
  if (proposal_.status != ProposalStatus::in_review || !all_spoken(proposal_)) return;
  if (!proposal_.review_floor || *proposal_.review_floor <= when_) close_review(ReviewEnd::all_spoken);
}

void Story::close_review(ReviewEnd end) {
  ReviewClosed closed;
  closed.proposal = proposal_.id;
  closed.end = end;
  closed.closed_at = when_;
  for (const Action& action : proposal_.actions)
    for (const Seat& seat : action.seats)
      if (awaits_voice(action, seat))
        closed.silences.push_back({action.draft.id, seat.right.department, seat.right.silence});
  const Duration window = proposal_.rulebook->book().decision;
  if (decision_pauses(proposal_))
    closed.decision_left = window;
  else
    closed.decision_due = when_ + window;
  tell(closed);
}

void Story::close_challenge(VetoId id, ChallengeResult result) {
  const Challenge& running = *proposal_.veto(id)->running();
  ChallengeClosed closed{proposal_.id, id, result, {}, when_, std::nullopt};
  for (const DepartmentId& department : running.roll)
    if (!voted(running, department)) closed.silent.push_back(department);
  tell(closed);
}

void Story::end_proceedings(VetoId id) {
  if (proposal_.veto(id)->running() != nullptr) close_challenge(id, ChallengeResult::ended);
  if (proposal_.veto(id)->cools_off()) tell(OverrideClosed{proposal_.id, id, false});
}

}  // namespace counterweight::core
