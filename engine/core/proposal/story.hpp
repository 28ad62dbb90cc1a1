// Events of one command in the making: each is put on a copy of the proposal, so that the next can build on
// it.
#pragma once

#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/event.hpp"

namespace counterweight::core {

class Story {
 public:
  Story(Proposal proposal, const Context& context) : proposal_(std::move(proposal)), context_(context) {}
  void tell(ProposalEvent event);
  const Proposal& proposal() const { return proposal_; }
  Timestamp now() const { return context_.now; }

  // Ends the review when every seat of every action has spoken.
  void close_review_if_all_spoken();
  // Ends the veto's running challenge; the decision window runs again where this was the last one.
  void close_challenge(VetoId veto, ChallengeResult result, Timestamp closed_at);
  // Ends review at `closed_at`, counting each silence, and opens the decision window.
  void close_review(ReviewEnd end, Timestamp closed_at);

  std::vector<Event> take() { return std::move(events_); }

 private:
  Proposal proposal_;
  Context context_;
  std::vector<Event> events_;
};

}  // namespace counterweight::core
