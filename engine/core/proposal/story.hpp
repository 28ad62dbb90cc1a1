// Events of one command, or of one deadline, in the making: each is put on a copy of the proposal, so that
// the next can build on it. The window to decide in is stopped and started by itself (decision_pauses()).
// Until the first event there is no copy: most commands that are only asked about come to none.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/event.hpp"

namespace counterweight::core {

class Story {
 public:
  // The proposal outlives its story.
  Story(const Proposal& proposal, const Context& context) : Story(proposal, context, context.now) {}
  // `when`: the deadline whose passing this is; later windows are counted from it.
  Story(const Proposal& proposal, const Context& context, Timestamp when)
      : before_(&proposal), context_(context), when_(when) {}
  // Of one that is told nowhere else yet.
  Story(Proposal&& proposal, const Context& context)
      : now_(std::move(proposal)), context_(context), when_(context.now) {}

  void tell(ProposalEvent event);
  // As it is after the last event; the next may move it elsewhere.
  const Proposal& proposal() const { return now_ ? *now_ : *before_; }
  Timestamp when() const { return when_; }

  // Where the members of a department vote: it speaks once it is certain what they say, or time is over.
  void count_words(const ActionId& action, const DepartmentId& department, bool time_is_over);
  // Ends the veto's running challenge.
  void close_challenge(VetoId veto, ChallengeResult result);
  // Ends a challenge that runs and an override that cools off: the veto they are about goes another way.
  void end_proceedings(VetoId veto);
  // The window is over: asks the heads whose silence means that, once; else opens the next stage of review,
  // or ends it.
  void end_review_window();
  // Ends review, counting each silence, and opens the decision window. Without `end`: enough was said.
  void close_review(std::optional<ReviewEnd> end = {});

  // Ends the story. Review ends with it when enough was said and its floor is past, or last words are heard
  // first; and where the rulebook decides by itself and everything is cleared, so it does.
  std::vector<Event> take();

 private:
  void put(ProposalEvent event);
  void close_review_if_enough_said();
  // Counts the members' words, for time is over: of those whose time ends with the window, or of everybody.
  // Whether nothing new stands against it.
  bool hear_all(bool everybody);
  void decide_by_itself();
  void open_stage(std::size_t stage, std::vector<SilenceCounted> silences);
  void hear_last_words();  // opens that period, where the rulebook has one
  void stop_hearing();     // ends it; review goes on
  ReviewEnd why_early() const;

  const Proposal* before_ = nullptr;
  std::optional<Proposal> now_;
  Context context_;
  Timestamp when_;
  std::vector<Event> events_;
};

}  // namespace counterweight::core
