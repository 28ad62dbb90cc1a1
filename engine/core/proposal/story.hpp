// Events of one command, or of one deadline, in the making: each is put on a copy of the proposal, so that
// the next can build on it. The window to decide in is stopped and started by itself (decision_pauses()).
#pragma once

#include <optional>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/event.hpp"

namespace counterweight::core {

class Story {
 public:
  Story(Proposal proposal, const Context& context) : Story(std::move(proposal), context, context.now) {}
  // `when`: the deadline whose passing this is; later windows are counted from it.
  Story(Proposal proposal, const Context& context, Timestamp when)
      : proposal_(std::move(proposal)), context_(context), when_(when) {}

  void tell(ProposalEvent event);
  const Proposal& proposal() const { return proposal_; }
  Timestamp when() const { return when_; }

  // Ends the review when enough was said and the floor is past.
  void close_review_if_enough_said();
  // Ends the veto's running challenge.
  void close_challenge(VetoId veto, ChallengeResult result);
  // Ends a challenge that runs and an override that cools off: the veto they are about goes another way.
  void end_proceedings(VetoId veto);
  // The window is over: asks the heads whose silence means that, once; else ends the review.
  void end_review_window();
  // Ends review, counting each silence, and opens the decision window. Without `end`: enough was said.
  void close_review(std::optional<ReviewEnd> end = {});

  // Ends the story; where the rulebook decides by itself and everything is cleared, with that decision.
  std::vector<Event> take();

 private:
  void put(ProposalEvent event);
  void decide_by_itself();

  Proposal proposal_;
  Context context_;
  Timestamp when_;
  std::vector<Event> events_;
};

}  // namespace counterweight::core
