#include "engine/core/proposal/attention.hpp"

#include <algorithm>
#include <map>

#include "engine/core/proposal/challenge.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/reminders.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

// Collects who has to act.
class Waiting {
 public:
  explicit Waiting(const Proposal& proposal) : p_(proposal) {}

  std::vector<Attention> run() {
    if (p_.open()) {
      votes();
      answers();
      carried();
      positions();
      if (launch_hindrances(p_).empty())
        add(marketing(), Task::decide, {}, p_.decision_due, p_.decision_since);
    } else {
      for (const Action& action : p_.actions) running(action);
    }
    for (Attention& each : out_) each.reminded = was_reminded(p_, each);
    return std::move(out_);
  }

 private:
  const rules::Rulebook& book() const { return p_.rulebook->book(); }
  const DepartmentId& marketing() const { return book().final_say; }

  Attention& add(const DepartmentId& department, Task task, std::vector<ActionId> actions,
                 std::optional<Timestamp> due, Timestamp since) {
    out_.emplace_back();
    Attention& each = out_.back();
    each.department = department;
    each.task = task;
    each.actions = std::move(actions);
    each.due = due;
    each.since = since;
    return each;
  }

  void votes() {
    for (const Veto& veto : p_.vetoes) {
      const Challenge* running = veto.running();
      if (running == nullptr) continue;
      for (const DepartmentId& department : running->roll) {
        const bool by_members = body_of_members(*running, department) != nullptr;
        if (!by_members && has_voted(*running, department, {})) continue;
        Attention& vote =
            add(department, Task::sustain_vote, {veto.action}, running->due, running->opened_at);
        for (const SustainVote& each : running->votes)
          if (by_members && each.department == department) vote.done.push_back(each.member);
        vote.no_vote = running->silence;
        vote.veto = veto.id;
      }
    }
  }

  void answers() {
    for (const Objection& objection : p_.objections) {
      if (!objection.unanswered()) continue;
      const bool settles = objection.settle_due.has_value();
      Attention& each =
          add(settles ? objection.department : marketing(), settles ? Task::settle : Task::answer,
              {objection.action}, settles ? objection.settle_due : p_.decision_due,
              settles ? *objection.settle_due - book().settle : std::max(p_.decision_since, objection.at));
      each.objection = objection.id;
    }
  }

  void carried() {
    for (const Objection& objection : p_.objections)
      if (objection.open() && objection.waiting_due)
        add(objection.department, Task::reaffirm, {objection.action}, objection.waiting_due,
            *objection.waiting_due - book().reaffirm)
            .objection = objection.id;
    for (const Veto& veto : p_.vetoes)
      if (veto.bites() && (veto.waiting_due || veto.asked_due))
        add(veto.department, Task::reaffirm, {veto.action},
            veto.waiting_due ? veto.waiting_due : veto.asked_due,
            (veto.waiting_due ? *veto.waiting_due : *veto.asked_due) - book().reaffirm)
            .veto = veto.id;
  }

  void positions() {
    for (const rules::Department& department : p_.rulebook->book().departments) {
      std::vector<ActionId> actions;
      std::optional<rules::Silence> silence;
      bool escalated = false;
      for (const Action& action : p_.actions)
        if (const Seat* seat = seat_of(action, department.id);
            seat != nullptr && awaits_voice(action, *seat) && is_its_turn(p_, action, department.id)) {
          actions.push_back(action.draft.id);
          escalated = seat->escalated;
          silence = escalated ? rules::Silence::consent : seat->right.silence;
        }
      if (actions.empty()) continue;
      std::optional<Timestamp> due;  // of a later stage's nothing is known yet
      if (ends_with_window(p_, department.id)) due = p_.comment_due ? *p_.comment_due : p_.review_due;
      std::vector<MemberId> done = voted_on_all(actions, department.id);
      Attention& each = add(department.id, Task::position, std::move(actions), due, p_.review_since);
      each.done = std::move(done);
      each.silence = silence;
      each.escalated = escalated;
    }
  }

  // Where its members vote: those who did so on each of these.
  std::vector<MemberId> voted_on_all(const std::vector<ActionId>& actions,
                                     const DepartmentId& department) const {
    std::map<MemberId, std::size_t> words;
    for (const ActionId& id : actions)
      for (const MemberWord& word : seat_of(*p_.action(id), department)->words) ++words[word.member];
    std::vector<MemberId> done;
    for (const auto& [member, count] : words)
      if (count == actions.size()) done.push_back(member);
    return done;
  }

  void running(const Action& action) {
    const ActionId& id = action.draft.id;
    if (action.halted()) add(marketing(), Task::answer_halt, {id}, std::nullopt, action.halts.back().at);
    if (!action.piloting()) return;
    if (!action.pilot->result) {
      add(marketing(), Task::pilot_result, {id}, action.pilot->terms.until, action.pilot->started_at);
    } else if (action.pilot->recast_due) {
      for (const Veto& veto : p_.vetoes)
        if (veto.action == id && veto.bites())
          add(veto.department, Task::recast, {id}, action.pilot->recast_due, action.pilot->result->at).veto =
              veto.id;
    } else if (may_launch_after_pilot(p_, action)) {
      add(marketing(), Task::decide, {id}, action.pilot->stops_at, action.pilot->result->at);
    }
  }

  const Proposal& p_;
  std::vector<Attention> out_;
};

}  // namespace

std::vector<Attention> attention_of(const Proposal& proposal) {
  return Waiting{proposal}.run();
}

}  // namespace counterweight::core
