#include "engine/core/proposal/deadlines.hpp"

#include <algorithm>

#include "engine/core/proposal/challenge.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/passing.hpp"
#include "engine/core/proposal/reminders.hpp"
#include "engine/core/proposal/story.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

class Earliest {
 public:
  void consider(std::optional<Timestamp> at, DueKind kind, std::size_t place = 0) {
    if (!at) return;
    const Deadline deadline{*at, kind, place};
    if (!found_ || deadline < *found_) found_ = deadline;
  }
  std::optional<Deadline> found() const { return found_; }

 private:
  std::optional<Deadline> found_;
};

void consider_veto(const Veto& veto, std::size_t place, Earliest& earliest) {
  if (!veto.bites()) return;
  if (const Challenge* running = veto.running()) earliest.consider(running->due, DueKind::challenge, place);
  if (veto.cools_off()) earliest.consider(veto.override_->effective_at, DueKind::cooling_off, place);
  earliest.consider(veto.waiting_due, DueKind::waiting_veto, place);
  earliest.consider(veto.asked_due ? veto.asked_due : veto.valid_until, DueKind::fact, place);
}

void consider_open(const Proposal& p, Earliest& earliest) {
  for (std::size_t i = 0; i < p.objections.size(); ++i) {
    const Objection& objection = p.objections[i];
    if (!objection.open()) continue;
    earliest.consider(objection.waiting_due, DueKind::waiting_objection, i);
    earliest.consider(objection.settle_due, DueKind::settling, i);
  }
  for (std::size_t i = 0; i < p.vetoes.size(); ++i) consider_veto(p.vetoes[i], i, earliest);
  if (p.status == ProposalStatus::in_review) {
    earliest.consider(p.comment_due ? *p.comment_due : p.review_due, DueKind::review);
    if (p.review_floor && !p.rulebook->book().final_comment && enough_said(p))
      earliest.consider(p.review_floor, DueKind::review);
  }
  earliest.consider(p.decision_due, DueKind::decision);
}

void consider_pilots(const Proposal& p, Earliest& earliest) {
  for (std::size_t i = 0; i < p.actions.size(); ++i) {
    const Action& action = p.actions[i];
    if (!action.piloting()) continue;
    earliest.consider(action.pilot->recast_due, DueKind::recast, i);
    earliest.consider(action.pilot->stops_at, DueKind::pilot, i);
  }
}

Earliest ends_of(const Proposal& proposal) {
  Earliest earliest;
  if (proposal.open()) consider_open(proposal, earliest);
  if (proposal.status == ProposalStatus::piloting) consider_pilots(proposal, earliest);
  return earliest;
}

void pass_waiting(const Proposal& p, const Veto& veto, Story& story) {
  const Action& action = *p.action(veto.action);
  if (veto.absolute)
    story.tell(VetoReaffirmed{p.id, veto.id, action.content, p.revision, veto.valid_until, true});
  else
    story.tell(VetoLapsed{p.id, veto.id});
}

// First its department is asked; then silence lifts it, but for a ban, which stays without the fact.
void pass_fact(const Proposal& p, const Veto& veto, Story& story) {
  if (!veto.asked_due) {
    story.tell(FactExpired{p.id, veto.id, *veto.valid_until + p.rulebook->book().reaffirm});
  } else if (veto.absolute) {
    story.tell(VetoReaffirmed{p.id, veto.id, p.action(veto.action)->content, p.revision, std::nullopt, true});
  } else {
    story.end_proceedings(veto.id);
    story.tell(VetoLifted{p.id, veto.id, Lift::fact});
  }
}

void pass_recast(const Proposal& p, const Action& action, const Deadline& due, Story& story) {
  for (const Veto& veto : p.vetoes)
    if (veto.action == action.draft.id && veto.bites()) story.tell(VetoLifted{p.id, veto.id, Lift::pilot});
  story.tell(
      PilotCleared{p.id, action.draft.id, p.rulebook->book().end_of(p.rulebook->book().decision, due.at)});
}

}  // namespace

std::optional<Deadline> next_deadline(const Proposal& proposal) {
  Earliest earliest = ends_of(proposal);
  earliest.consider(next_reminder(proposal), DueKind::reminder);
  return earliest.found();
}

std::optional<Timestamp> next_end(const Proposal& proposal) {
  const auto deadline = ends_of(proposal).found();
  return deadline ? std::optional{deadline->at} : std::nullopt;
}

std::optional<Timestamp> next_due(const Proposal& proposal) {
  const auto deadline = next_deadline(proposal);
  return deadline ? std::optional{deadline->at} : std::nullopt;
}

std::vector<Event> pass_deadline(const Proposal& p, const Deadline& due, Timestamp now,
                                 std::shared_ptr<Proposal>* left) {
  Context context{now, {}};
  context.left = left;
  Story story{p, context, due.at};
  switch (due.kind) {
    case DueKind::challenge: {
      const Veto& veto = p.vetoes[due.place];
      story.close_challenge(veto.id, result_at_deadline(*veto.running()));
      break;
    }
    case DueKind::cooling_off:
      story.tell(OverrideClosed{p.id, p.vetoes[due.place].id, true});
      break;
    case DueKind::waiting_objection:
      story.tell(ObjectionLapsed{p.id, p.objections[due.place].id});
      break;
    case DueKind::waiting_veto:
      pass_waiting(p, p.vetoes[due.place], story);
      break;
    case DueKind::fact:
      pass_fact(p, p.vetoes[due.place], story);
      break;
    case DueKind::settling:
      story.tell(ObjectionSettled{p.id, p.objections[due.place].id});
      break;
    case DueKind::review:
      if (p.comment_due ? enough_said(p) : due.at < p.review_due)
        story.close_review();
      else
        story.end_review_window();
      break;
    case DueKind::recast:
      pass_recast(p, p.actions[due.place], due, story);
      break;
    case DueKind::pilot:
      story.tell(ActionStopped{p.id, p.actions[due.place].draft.id, StopWhy::time_over, {}, due.at});
      break;
    case DueKind::decision:
      story.tell(ProposalExpired{p.id, due.at});
      break;
    case DueKind::reminder:
      story.tell(ReminderGiven{p.id, reminders_at(p, due.at), due.at});
      break;
  }
  return story.take();
}

bool decision_pauses(const Proposal& p) {
  const auto veto_runs = [](const Veto& v) {
    return v.bites() && (v.running() != nullptr || v.cools_off() || v.waiting_due || v.asked_due);
  };
  const auto waits = [](const Objection& o) { return o.open() && (o.waiting_due || o.settle_due); };
  return std::any_of(p.vetoes.begin(), p.vetoes.end(), veto_runs) ||
         std::any_of(p.objections.begin(), p.objections.end(), waits);
}

namespace {

bool all_have_spoken(const Action& action) {
  return std::none_of(action.seats.begin(), action.seats.end(),
                      [&](const Seat& seat) { return awaits_voice(action, seat); });
}

}  // namespace

bool enough_said(const Proposal& p) {
  return std::all_of(p.actions.begin(), p.actions.end(), [&](const Action& action) {
    if (!action.open) return true;
    switch (passing_of(p, action).closes) {
      case rules::Closing::all_spoken:
        return all_have_spoken(action);
      case rules::Closing::passing:
        return all_have_spoken(action) || passes_now(p, action);
      case rules::Closing::certain:
        return is_certain(p, action);
      case rules::Closing::window_end:
        return false;
    }
    return false;
  });
}

}  // namespace counterweight::core
