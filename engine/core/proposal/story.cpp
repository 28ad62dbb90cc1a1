#include "engine/core/proposal/story.hpp"

#include <algorithm>

#include "engine/core/proposal/deadlines.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/speaking.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/proposal/voice.hpp"

namespace counterweight::core {
namespace {

bool voted(const Challenge& challenge, const DepartmentId& department) {
  return std::any_of(challenge.votes.begin(), challenge.votes.end(),
                     [&](const SustainVote& vote) { return vote.department == department; });
}

// A head who was asked and says nothing consents.
rules::Silence meaning_of(const Seat& seat) {
  return seat.escalated ? rules::Silence::consent : seat.right.silence;
}

}  // namespace

void Story::put(ProposalEvent event) {
  if (!now_) now_ = *before_;
  if (events_.empty()) events_.reserve(2);
  evolve_proposal(*now_, event, context_.actor, context_.now);
  events_.push_back({context_.now, context_.actor, std::move(event)});
}

void Story::tell(ProposalEvent event) {
  const bool against =
      std::holds_alternative<ObjectionRaised>(event) || std::holds_alternative<VetoCast>(event);
  put(std::move(event));
  if (against && proposal().comment_due && proposal().rulebook->book().final_comment->restarts)
    stop_hearing();
  if (proposal().status != ProposalStatus::awaiting_decision) return;
  const bool pauses = decision_pauses(proposal());
  const rules::Rulebook& book = proposal().rulebook->book();
  if (pauses && proposal().decision_due)
    put(DecisionWindowMoved{proposal().id, std::nullopt,
                            book.left_of(book.decision, when_, *proposal().decision_due)});
  else if (!pauses && !proposal().decision_due)
    put(DecisionWindowMoved{
        proposal().id, book.end_of_rest(book.decision, when_, proposal().decision_left), {}});
}

void Story::close_review_if_enough_said() {
  if (proposal().status != ProposalStatus::in_review) return;
  if (const std::size_t awaited = stage_awaited(proposal());
      awaited != proposal().stage && !enough_said(proposal()))
    open_stage(awaited, {});
  if (proposal().rulebook->book().final_comment) return hear_last_words();
  if (!enough_said(proposal())) return;
  if (!proposal().review_floor || *proposal().review_floor <= when_) close_review();
}

// An objection that is owed an answer has to be settled first.
void Story::hear_last_words() {
  const rules::Rulebook& book = proposal().rulebook->book();
  const auto owes = [](const Objection& objection) { return objection.unanswered(); };
  const bool quiet = std::none_of(proposal().objections.begin(), proposal().objections.end(), owes);
  if (proposal().comment_due) {
    if (book.final_comment->restarts && !(quiet && enough_said(proposal()))) stop_hearing();
  } else if (quiet && enough_said(proposal())) {
    Timestamp due = book.end_of(book.final_comment->window, when_);
    if (proposal().review_floor) due = std::max(due, *proposal().review_floor);
    tell(FinalCommentOpened{proposal().id, due});
  }
}

// Who was heard against it gets an answer, and the others time to look at that.
void Story::stop_hearing() {
  const rules::Rulebook& book = proposal().rulebook->book();
  put(FinalCommentEnded{proposal().id, std::max(proposal().review_due, book.end_of(book.min_review, when_))});
}

void Story::count_words(const ActionId& id, const DepartmentId& department, bool time_is_over) {
  const Seat& seat = *seat_of(*proposal().action(id), department);
  if (seat.voice) return;
  const auto outcome = outcome_of_words(voice_of(proposal(), department), seat, time_is_over);
  if (!outcome) return;
  const Saying said = saying_of_words(seat, *outcome);
  speak_for(*this, id, department, said, proposal().revision);
}

bool Story::hear_all(bool everybody) {
  const bool hearing = proposal().comment_due.has_value();
  std::vector<std::pair<ActionId, DepartmentId>> voting;
  for (const Action& action : proposal().actions)
    for (const Seat& seat : action.seats)
      if (awaits_voice(action, seat) && !seat.words.empty() &&
          (everybody || ends_with_window(proposal(), seat.right.department)))
        voting.emplace_back(action.draft.id, seat.right.department);
  for (const auto& [action, department] : voting) count_words(action, department, true);
  return !hearing || proposal().comment_due;
}

void Story::open_stage(std::size_t stage, std::vector<SilenceCounted> silences) {
  const rules::Rulebook& book = proposal().rulebook->book();
  Timestamp due = book.end_of(book.stages[stage].window, when_);
  if (proposal().review_floor) due = std::max(due, *proposal().review_floor);
  tell(StageOpened{proposal().id, stage, std::move(silences), due});
}

void Story::end_review_window() {
  if (!hear_all(false)) return;
  SilenceEscalated escalated;
  for (const Action& action : proposal().actions)
    for (const Seat& seat : action.seats) {
      if (!awaits_voice(action, seat) || !ends_with_window(proposal(), seat.right.department)) continue;
      const bool asks = seat.right.silence == rules::Silence::escalate && !seat.escalated;
      (asks ? escalated.asked : escalated.silences)
          .push_back({action.draft.id, seat.right.department, meaning_of(seat)});
    }
  if (escalated.asked.empty()) {
    if (const auto next = stage_after(proposal())) return open_stage(*next, std::move(escalated.silences));
    return close_review(ReviewEnd::window_ended);
  }
  escalated.proposal = proposal().id;
  escalated.due = when_ + proposal().rulebook->book().escalate;
  tell(std::move(escalated));
}

void Story::close_review(std::optional<ReviewEnd> end) {
  if (!hear_all(true)) return;
  ReviewClosed closed;
  closed.proposal = proposal().id;
  closed.closed_at = when_;
  for (const Action& action : proposal().actions)
    for (const Seat& seat : action.seats)
      if (awaits_voice(action, seat))
        closed.silences.push_back({action.draft.id, seat.right.department, meaning_of(seat)});
  closed.end = end.value_or(closed.silences.empty() ? ReviewEnd::all_spoken : why_early());
  const rules::Rulebook& book = proposal().rulebook->book();
  const Timestamp due = book.end_of(book.decision, when_);
  if (decision_pauses(proposal()))
    closed.decision_left = book.left_of(book.decision, when_, due);
  else
    closed.decision_due = due;
  tell(std::move(closed));
}

// Somebody has not spoken: either it passes as it stands, or nothing would change it.
ReviewEnd Story::why_early() const {
  const bool passing =
      std::any_of(proposal().actions.begin(), proposal().actions.end(), [&](const Action& action) {
        return action.open && passing_of(proposal(), action).closes == rules::Closing::passing;
      });
  return passing ? ReviewEnd::passing : ReviewEnd::certain;
}

void Story::close_challenge(VetoId id, ChallengeResult result) {
  const Challenge& running = *proposal().veto(id)->running();
  ChallengeClosed closed{proposal().id, id, result, {}, when_, std::nullopt};
  for (const DepartmentId& department : running.roll)
    if (!voted(running, department)) closed.silent.push_back(department);
  tell(std::move(closed));
}

std::vector<Event> Story::take() {
  close_review_if_enough_said();
  if (proposal().rulebook->book().automatic) decide_by_itself();
  if (context_.left != nullptr && now_) *context_.left = std::make_shared<Proposal>(*std::move(now_));
  return std::move(events_);
}

// By nobody: whoever spoke last has not decided.
void Story::decide_by_itself() {
  if (proposal().status != ProposalStatus::awaiting_decision || decision_pauses(proposal())) return;
  const auto cleared = [&](const Action& action) {
    return action.dropped || verdict_of(proposal(), action) == Verdict::cleared;
  };
  const auto lives = [](const Action& action) { return !action.dropped; };
  const CowList<Action>& actions = proposal().actions;
  if (!std::all_of(actions.begin(), actions.end(), cleared) ||
      std::none_of(actions.begin(), actions.end(), lives) || !launch_hindrances(proposal()).empty())
    return;
  context_.actor = {};
  put(DecisionMade{proposal().id, DecisionKind::launch, outcomes_of_launch(proposal(), nullptr), {}});
}

void Story::end_proceedings(VetoId id) {
  if (proposal().veto(id)->running() != nullptr) close_challenge(id, ChallengeResult::ended);
  if (proposal().veto(id)->cools_off() || proposal().veto(id)->awaits_second())
    tell(OverrideClosed{proposal().id, id, false});
}

}  // namespace counterweight::core
