// What the passing of time does to a proposal. Nothing else acts on time.
#include "engine/core/proposal/challenge.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {

std::vector<Event> pass_deadline(const Proposal& proposal, Timestamp due, Timestamp now) {
  Story story{proposal, Context{now, {}}};
  for (const Veto& veto : proposal.vetoes) {
    const Challenge* running = veto.running();
    if (running == nullptr || running->due != due) continue;
    story.close_challenge(veto.id, result_at_deadline(*running), due);
    return story.take();
  }
  if (proposal.status == ProposalStatus::in_review && proposal.review_due == due)
    story.close_review(ReviewEnd::window_ended, due);
  else if (proposal.decision_due == due)
    story.tell(ProposalExpired{proposal.id, due});
  return story.take();
}

}  // namespace counterweight::core
