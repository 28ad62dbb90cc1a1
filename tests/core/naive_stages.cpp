// Review in stages, and sustained vetoes that bind: by loops over everything.
#include <algorithm>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {

// Counted from 0; -1 for a department in no stage.
int Model::stage_of(const std::string& department) const {
  for (std::size_t i = 0; i < book().stages.size(); ++i)
    for (const auto& each : book().stages[i].departments)
      if (each.value == department) return static_cast<int>(i);
  return -1;
}

bool Model::an_earlier_stage_waits(const Action& action, const std::string& department) const {
  for (const Seat& seat : action.seats)
    if (action.open && seat.waited_for() && stage_of(seat.department) >= 0 &&
        stage_of(seat.department) < stage_of(department))
      return true;
  return false;
}

// Whose time is over with the window that runs: those of this stage and before; in the last, everybody.
bool Model::in_time_of(const Proposal& p, const std::string& department) const {
  const int last = std::max(0, static_cast<int>(book().stages.size()) - 1);
  const int stage = stage_of(department) < 0 ? last : stage_of(department);
  return stage <= p.stage;
}

// The lowest stage in which somebody is waited for; -1 where nobody is. `all`: those in no stage too.
int Model::lowest_stage_waiting(const Proposal& p, bool all) const {
  const int last = static_cast<int>(book().stages.size()) - 1;
  int lowest = -1;
  for (const Action& action : p.actions)
    for (const Seat& seat : action.seats) {
      if (!action.open || action.dropped || !seat.waited_for()) continue;
      const int stage = stage_of(seat.department) < 0 ? (all ? last : -1) : stage_of(seat.department);
      if (stage >= 0 && (lowest < 0 || stage < lowest)) lowest = stage;
    }
  return lowest;
}

void Model::open_stage(Proposal& p, int stage, Time when) {
  p.stage = stage;
  p.review_due = book().end_of(book().stages[static_cast<std::size_t>(stage)].window, when);
  if (p.floor && *p.floor > p.review_due) p.review_due = *p.floor;
}

// Forward when everybody before has spoken; back when an amendment asks somebody before again.
void Model::move_stage(Proposal& p, Time when) {
  if (book().stages.empty() || p.status != "in_review" || enough_said(p)) return;
  int stage = lowest_stage_waiting(p, false);
  if (stage < 0) stage = static_cast<int>(book().stages.size()) - 1;
  if (stage != p.stage) open_stage(p, stage, when);
}

// Of every veto that was sustained on this content in another proposal, the latest of each department that
// may veto on its ground here.
void Model::bind(Proposal& p, const std::string& id, Time now) {
  struct Found {
    Time at;
    Veto veto;
  };
  if (book().binds == Duration{}) return;
  const std::string content = p.action(id)->content;
  std::vector<Found> found;
  for (const Proposal& other : proposals_)
    for (const Veto& v : other.vetoes) {
      if (other.id == p.id || !v.given.contains(content) || was_on(other, v, content).state != "sustained")
        continue;
      Time at = v.bound_at;
      for (auto c = v.challenges.rbegin(); c != v.challenges.rend(); ++c)
        if (c->content == content && c->result == "sustained") at = c->closed;
      found.push_back({at, v});
    }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.at > b.at; });
  for (const Found& each : found) {
    Action& action = *p.action(id);
    const Veto& was = each.veto;
    const Seat* seat = seat_of(action, was.department);
    bool spoken = false;
    for (const Veto& v : p.vetoes)
      if (v.action == id && v.department == was.department && v.given.contains(content)) spoken = true;
    if (spoken || each.at + book().binds <= now || (was.valid_until && *was.valid_until <= now) ||
        seat == nullptr || !seat->grounds.contains(was.ground) ||
        (was.lifts_if && was.lifts_if->holds(action.text.attributes, p.fields)))
      continue;
    Veto v;
    v.id = static_cast<int>(p.vetoes.size()) + 1;
    v.action = id;
    v.department = was.department;
    v.member = was.member;
    v.ground = was.ground;
    v.absolute = rulebook_->ground({was.ground})->absolute;
    v.rows = seat->rows;
    v.lifts_if = was.lifts_if;
    v.valid_until = was.valid_until;
    v.state = "sustained";
    v.bound_on = content;
    v.bound_at = each.at;
    v.given[content] = {"sustained", ""};
    speak(action, v.department, "veto", v.member);
    p.vetoes.push_back(v);
  }
}

}  // namespace counterweight::test::naive
