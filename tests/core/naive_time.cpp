// Deadlines: all of them into one list, sorted, the first applied, and again from the start.
#include <algorithm>
#include <tuple>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {
namespace {

// In the order of life.md, "Time", at the same instant.
enum What {
  challenge,
  cooling,
  waiting_objection,
  waiting_veto,
  fact,
  settling,
  review,
  recast,
  pilot,
  decision
};
using Deadline = std::tuple<Time, What, std::size_t>;  // when, what, and of the how-manieth

void add(std::vector<Deadline>& list, const MaybeTime& time, What what, std::size_t place = 0) {
  if (time) list.emplace_back(*time, what, place);
}

// `hears`: last words are heard before review ends.
std::vector<Deadline> deadlines(const Proposal& p, bool hears) {
  std::vector<Deadline> list;
  for (std::size_t i = 0; p.open() && i < p.vetoes.size(); ++i) {
    const Veto& v = p.vetoes[i];
    if (v.running() != nullptr) add(list, v.running()->due, challenge, i);
    add(list, v.cools_until, cooling, i);
    add(list, v.waiting, waiting_veto, i);
    if (v.bites()) add(list, v.asked ? v.asked : v.valid_until, fact, i);
  }
  for (std::size_t i = 0; p.open() && i < p.objections.size(); ++i) {
    add(list, p.objections[i].waiting, waiting_objection, i);
    add(list, p.objections[i].settle, settling, i);
  }
  if (p.status == "in_review") {
    add(list, p.comment_due ? *p.comment_due : p.review_due, review);
    if (p.floor && !hears && enough_said(p)) add(list, p.floor, review);
  }
  if (p.status == "awaiting_decision") add(list, p.decision_due, decision);
  for (std::size_t i = 0; p.status == "piloting" && i < p.actions.size(); ++i) {
    const Action& a = p.actions[i];
    if (a.outcome != "piloted" || a.stopped) continue;
    add(list, a.pilot.recast_due, recast, i);
    add(list, a.pilot.stops_at, pilot, i);
  }
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

void Model::move_decision_window(Proposal& p, Time when) const {
  if (p.status != "awaiting_decision") return;
  if (paused(p) && p.decision_due) {
    p.decision_left = book().left_of(book().decision, when, *p.decision_due);
    p.decision_due.reset();
  } else if (!paused(p) && !p.decision_due) {
    p.decision_due = book().end_of_rest(book().decision, when, p.decision_left);
  }
}

// Heads are asked once; who is not meant to be is counted at once.
void Model::review_is_over(Proposal& p, Time when) {
  if (!count_all_words(p, false, when)) return;
  const auto asks = [&](const Action& action, const Seat& seat) {
    return action.open && !action.dropped && seat.waited_for() && in_time_of(p, seat.department) &&
           seat.silence == "escalate" && !seat.head_asked;
  };
  bool asked = false;
  for (const Action& action : p.actions)
    for (const Seat& seat : action.seats) asked = asked || asks(action, seat);
  const int next = [&] {  // of those who are asked later
    Proposal rest = p;
    for (Action& action : rest.actions)
      for (Seat& seat : action.seats)
        if (in_time_of(p, seat.department)) seat.silent = "over";
    return lowest_stage_waiting(rest, true);
  }();
  if (!asked && next < 0) return close_review(p, when);
  for (Action& action : p.actions)
    for (Seat& seat : action.seats) {
      if (asks(action, seat))
        seat.head_asked = true;
      else if (action.open && !action.dropped && seat.waited_for() && in_time_of(p, seat.department))
        seat.silent = seat.head_asked ? "consent" : seat.silence;
    }
  if (!asked) return open_stage(p, next, when);
  p.review_due = when + book().escalate;
  p.comment_due.reset();
}

void Model::close_review(Proposal& p, Time when) {
  if (!count_all_words(p, true, when)) return;
  for (Action& action : p.actions) {
    for (Seat& seat : action.seats)
      if (action.open && !action.dropped && seat.waited_for())
        seat.silent = seat.head_asked ? "consent" : seat.silence;
    action.open = false;
  }
  p.comment_due.reset();
  p.status = "awaiting_decision";
  p.decision_due.reset();
  p.decision_left = book().left_of(book().decision, when, book().end_of(book().decision, when));
  move_decision_window(p, when);
}

void Model::after_step(Proposal& p, Time when) {
  move_stage(p, when);
  if (p.status == "in_review" && book().final_comment)
    hear_last_words(p, when);
  else if (p.status == "in_review" && enough_said(p) && (!p.floor || *p.floor <= when))
    close_review(p, when);
  move_decision_window(p, when);
  if (!book().automatic || p.status != "awaiting_decision" || hindered(p) || paused(p)) return;
  int cleared = 0, others = 0;
  for (const Action& action : p.actions)
    if (!action.dropped) ++(verdict(p, action) == "cleared" ? cleared : others);
  if (cleared > 0 && others == 0) decide(p, {}, when);
}

bool Model::pass_first_deadline(Proposal& p, Time now) {
  const std::vector<Deadline> list = deadlines(p, book().final_comment.has_value());
  if (list.empty() || std::get<0>(list.front()) > now) return false;
  const auto [when, what, place] = list.front();
  clock_ = when;
  switch (what) {
    case challenge:
      count_votes(p, p.vetoes[place], true);
      break;
    case cooling:
      p.vetoes[place].cools_until.reset();
      set_aside(p, p.vetoes[place]);
      break;
    case waiting_objection:
      p.objections[place].waiting.reset();
      p.objections[place].settle.reset();
      p.objections[place].state = "lapsed";
      break;
    case waiting_veto: {
      Veto& v = p.vetoes[place];
      v.waiting.reset();
      if (v.absolute)
        v.given[p.action(v.action)->content] = {v.state, ""};
      else {
        v.state = "lapsed";
        v.asked.reset();
      }
      break;
    }
    case fact: {
      Veto& v = p.vetoes[place];
      if (!v.asked) {
        v.asked = when + book().reaffirm;
        break;
      }
      v.asked.reset();
      if (v.absolute) {
        v.valid_until.reset();
        break;
      }
      end_proceedings(p, v);
      lift(v, "fact");
      break;
    }
    case settling:
      p.objections[place].settle.reset();
      break;
    case review:
      if (p.comment_due ? enough_said(p) : when < p.review_due)
        close_review(p, when);
      else
        review_is_over(p, when);
      break;
    case recast:
      clear_pilot(p, p.actions[place], when);
      break;
    case pilot:
      p.actions[place].stopped = true;
      settle_status(p);
      break;
    case decision:
      p.status = "expired";
      break;
  }
  after_step(p, when);
  return true;
}

void Model::advance(Time now) {
  law_.advance(now);
  for (Proposal& p : proposals_)
    while (pass_first_deadline(p, now)) {
    }
}

}  // namespace counterweight::test::naive
