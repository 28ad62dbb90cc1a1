// amend: marketing changes what it proposes. What was said of the earlier content goes where carry.hpp sends
// it.
#include <algorithm>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/amend.hpp"
#include "engine/core/proposal/amendment.hpp"
#include "engine/core/proposal/carry.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/direction.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

bool is_more(const rules::Seat& now, const Seat* before) {
  if (!now.speaks()) return false;
  if (before == nullptr) return true;
  const bool new_ground = std::any_of(now.grounds.begin(), now.grounds.end(), [&](const GroundId& ground) {
    const std::vector<GroundId>& had = before->right.grounds;
    return std::find(had.begin(), had.end(), ground) == had.end();
  });
  return now.power > before->right.power || new_ground ||
         (now.approval_required && !before->right.approval_required);
}

// A department with a new power gets a full window, and so does what is new or comes back.
bool needs_full_window(const Proposal& proposal, const std::vector<SubmittedAction>& touched) {
  return std::any_of(touched.begin(), touched.end(), [&](const SubmittedAction& each) {
    const Action* before = proposal.action(each.draft.id);
    if (before == nullptr || before->dropped) return true;
    return std::any_of(each.seats.begin(), each.seats.end(), [&](const rules::Seat& now) {
      return is_more(now, seat_of(*before, now.department));
    });
  });
}

// Approvals and abstentions that the rulebook lets go on. A department that gained a power looks again.
std::vector<LapsedVoice> kept_voices(const Proposal& proposal, const Amended& amended) {
  std::vector<LapsedVoice> out;
  const rules::CarryOver rule = proposal.rulebook->book().carrying.approve;
  for (const SubmittedAction& each : amended.touched) {
    const Action* before = proposal.action(each.draft.id);
    if (before == nullptr || before->dropped) continue;
    for (const rules::Seat& right : each.seats) {
      const Seat* seat = seat_of(*before, right.department);
      if (seat == nullptr || !seat->voice || !right.speaks() || is_more(right, seat)) continue;
      const Position position = seat->voice->position;
      if (position != Position::approve && position != Position::abstain) continue;
      const rules::Values& fields = amended.text.fields;
      const bool better = rule == rules::CarryOver::keep_if_better &&
                          moved_along(proposal, each.draft, fields, right.rows, true);
      if (rule == rules::CarryOver::keep || better || spared(proposal, each.draft, fields, right.rows))
        out.push_back({each.draft.id, right.department, position});
    }
  }
  return out;
}

std::vector<LapsedVoice> lapsing(const Proposal& proposal, const Amended& amended,
                                 const std::vector<LapsedVoice>& kept) {
  std::vector<LapsedVoice> out;
  const auto lapse = [&](const ActionId& id) {
    const Action* action = proposal.action(id);
    if (action == nullptr) return;
    for (const Seat& seat : action->seats)
      if (seat.voice) {
        const LapsedVoice voice{id, seat.right.department, seat.voice->position};
        if (std::find(kept.begin(), kept.end(), voice) == kept.end()) out.push_back(voice);
      }
  };
  for (const SubmittedAction& each : amended.touched) lapse(each.draft.id);
  for (const ActionId& id : amended.dropped) lapse(id);
  return out;
}

ProposalAmended event_of(const State& state, const Proposal& proposal, const Amended& amended,
                         Timestamp now) {
  ProposalAmended event;
  event.proposal = proposal.id;
  event.revision = proposal.revision + 1;
  event.title = amended.text.title;
  event.goal = amended.text.goal;
  event.fields = amended.text.fields;
  event.actions = amended.touched;
  event.dropped = amended.dropped;
  event.at_hand.changes = amended.changes;
  event.kept = kept_voices(proposal, amended);
  event.lapsed = lapsing(proposal, amended, event.kept);
  event.electorate = state.organisation().joined_so_far();
  event.rolls =
      rolls_of(state.organisation(), *proposal.rulebook, proposal.author, proposal.recusals, amended.touched);
  if (amended.touched.empty()) return event;
  const rules::Rulebook& book = proposal.rulebook->book();
  event.review_floor = book.end_of(book.min_review, now);
  for (const SubmittedAction& each : amended.touched)
    event.review_floor = std::max(
        *event.review_floor, book.end_of(proposal.rulebook->kind(each.draft.kind)->passing.min_open, now));
  event.review_due = *event.review_floor;
  if (needs_full_window(proposal, amended.touched))
    event.review_due = std::max(*event.review_due, book.end_of(book.window_of(proposal.stage), now));
  if (proposal.status == ProposalStatus::in_review)
    event.review_due = std::max(*event.review_due, proposal.review_due);
  return event;
}

}  // namespace

Status may_amend(const Proposal& proposal, const Member& member, const Context& context) {
  const Status mine = only_final_say_or_author(proposal, member, context, "forbidden.amend", [&] {
    return say("Only {} amends its proposal. You can suggest the change.",
               "Менять предложение может только «{}». Вы можете предложить поправку.",
               final_say_name(proposal));
  });
  if (!mine.ok()) return mine;
  if (proposal.revision < kMaxRevisions) return Done{};
  return Refusal{"limit.revisions", say("This proposal has {} revisions, and that is the limit.",
                                        "У этого предложения {} редакций, это предел.", kMaxRevisions)};
}

Events amended_events(const State& state, const Proposal& proposal, const Amendment& amendment,
                      const std::string& reason, const Suggestion* suggestion, const std::string& at,
                      const Context& context) {
  std::shared_ptr<const Amended> amended;
  if (context.amendments != nullptr && at.empty()) amended = context.amendments->apply(proposal, amendment);
  if (amended == nullptr) {
    auto applied = apply(proposal, amendment, at);
    if (!applied.ok()) return applied.refusal();
    amended = std::make_shared<const Amended>(*std::move(applied));
  }
  ProposalAmended event = event_of(state, proposal, *amended, context.now);
  event.reason = reason;
  if (suggestion != nullptr) event.suggestion = suggestion->id;
  std::vector<ActionId> touched = ids_of(amended->touched);
  std::vector<ActionId> moved = touched;
  moved.insert(moved.end(), amended->dropped.begin(), amended->dropped.end());
  Story story{proposal, context};
  end_proceedings_on(story, moved);
  story.tell(std::move(event));
  carry_over(story, proposal, touched, amended->dropped, state.sustained_vetoes());
  if (suggestion != nullptr)
    story.tell(SuggestionAnswered{
        proposal.id, suggestion->id, SuggestionState::accepted, {}, proposal.revision + 1});
  return story.take();
}

Events decide_proposal(const State& state, const Amend& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  const Proposal& proposal = **found;
  if (const Status may = may_amend(proposal, **member, context); !may.ok()) return may.refusal();
  if (const Status seen = present_revision(proposal, command.revision); !seen.ok()) return seen.refusal();
  const Status reason = text_given(command.reason, "invalid.reason", "/reason", [&] {
    return say("An amendment needs a reason. Say what made you change it.",
               "Изменению нужна причина. Напишите, почему вы меняете предложение.");
  });
  if (!reason.ok()) return reason.refusal();
  return amended_events(state, proposal, command.amendment, command.reason, nullptr, {}, context);
}

}  // namespace counterweight::core
