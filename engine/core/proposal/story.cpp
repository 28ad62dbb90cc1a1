#include "engine/core/proposal/story.hpp"

#include <algorithm>

#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

bool voted(const Challenge& challenge, const DepartmentId& department) {
  return std::any_of(challenge.votes.begin(), challenge.votes.end(),
                     [&](const SustainVote& vote) { return vote.department == department; });
}

}  // namespace

void Story::tell(ProposalEvent event) {
  evolve_proposal(proposal_, event, context_.actor, context_.now);
  events_.push_back({context_.now, context_.actor, std::move(event)});
}

void Story::close_review_if_all_spoken() {
  if (proposal_.status != ProposalStatus::in_review) return;
  for (const Action& action : proposal_.actions)
    for (const Seat& seat : action.seats)
      if (awaits_voice(proposal_, seat)) return;
  close_review(ReviewEnd::all_spoken, now());
}

void Story::close_review(ReviewEnd end, Timestamp closed_at) {
  ReviewClosed closed;
  closed.proposal = proposal_.id;
  closed.end = end;
  closed.closed_at = closed_at;
  for (const Action& action : proposal_.actions)
    for (const Seat& seat : action.seats)
      if (awaits_voice(proposal_, seat))
        closed.silences.push_back({action.draft.id, seat.right.department, seat.right.silence});
  const Duration window = proposal_.rulebook->book().decision;
  if (proposal_.challenge_runs())
    closed.decision_left = window;
  else
    closed.decision_due = closed_at + window;
  tell(closed);
}

void Story::close_challenge(VetoId id, ChallengeResult result, Timestamp closed_at) {
  const Challenge& running = *proposal_.veto(id)->running();
  ChallengeClosed closed{proposal_.id, id, result, {}, closed_at, std::nullopt};
  for (const DepartmentId& department : running.roll)
    if (!voted(running, department)) closed.silent.push_back(department);
  const auto running_count = std::count_if(proposal_.vetoes.begin(), proposal_.vetoes.end(),
                                           [](const Veto& veto) { return veto.running() != nullptr; });
  if (running_count == 1 && proposal_.status == ProposalStatus::awaiting_decision)
    closed.decision_due = closed_at + proposal_.decision_left;
  tell(closed);
}

}  // namespace counterweight::core
