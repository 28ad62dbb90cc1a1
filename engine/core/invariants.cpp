#include "engine/core/invariants.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace counterweight::core {
namespace {

// One step of one proposal; `before` is null for its first event.
class StepCheck {
 public:
  StepCheck(const State& state, const Event& event, const Proposal* before, const Proposal& after)
      : state_(state), event_(event), before_(before), after_(after) {}

  std::vector<Violation> run() {
    final_say();
    teeth();
    no_filibuster();
    duty_to_answer();
    separation();
    pinned_law();
    return std::move(found_);
  }

 private:
  void violated(const char* invariant, std::string what) {
    found_.push_back({invariant, "proposal " + std::to_string(after_.id.value) + ": " + std::move(what)});
  }

  bool launches(const Action& action) const {
    const Action* earlier = before_ == nullptr ? nullptr : before_->action(action.draft.id);
    return action.outcome == Outcome::launched &&
           (earlier == nullptr || earlier->outcome != Outcome::launched);
  }
  bool launches_anything() const {
    return std::any_of(after_.actions.begin(), after_.actions.end(),
                       [&](const Action& a) { return launches(a); });
  }

  // 1. No event but a decision by the department with the final say launches anything.
  void final_say() {
    const bool became_launched = after_.status == ProposalStatus::launched &&
                                 (before_ == nullptr || before_->status != ProposalStatus::launched);
    if (!became_launched && !launches_anything()) return;
    const auto& event = std::get<ProposalEvent>(event_.data);
    if (!std::holds_alternative<DecisionMade>(event))
      violated("final_say", "launched by something that is no decision");
    const Member* actor = state_.organisation().member(event_.actor);
    if (actor == nullptr || actor->department != after_.rulebook->book().final_say)
      violated("final_say", "launched by somebody without the final say");
  }

  // 2. Nothing under a veto that bites launches, nor what requires something that does not launch.
  void teeth() {
    for (const Action& action : after_.actions) {
      if (!launches(action)) continue;
      for (const Veto& veto : after_.vetoes)
        if (veto.action == action.draft.id && veto.bites())
          violated("teeth", action.draft.id.value + " launched under a veto");
      for (const ActionId& need : action.draft.needs)
        if (after_.action(need)->outcome != Outcome::launched)
          violated("teeth", action.draft.id.value + " launched without what it requires");
    }
  }

  // 3. On one content a department objects once and vetoes once.
  void no_filibuster() {
    using Key = std::tuple<ActionId, DepartmentId, std::string>;
    std::set<Key> objected, vetoed;
    for (const Objection& o : after_.objections)
      if (!objected.insert({o.action, o.department, o.content}).second)
        violated("no_filibuster", "objected twice to one content");
    for (const Veto& v : after_.vetoes)
      if (!vetoed.insert({v.action, v.department, v.content}).second)
        violated("no_filibuster", "vetoed one content twice");
  }

  // 4. No launch while an objection is unanswered.
  void duty_to_answer() {
    if (!launches_anything()) return;
    for (const Objection& o : after_.objections)
      if (o.unanswered()) violated("duty_to_answer", "launched over objection " + std::to_string(o.id.value));
  }

  // 5. Who proposes does not review or vote; nobody votes on their own veto; one vote per department.
  void separation() {
    const DepartmentId& proposer = after_.rulebook->book().final_say;
    for (const Action& action : after_.actions)
      if (seat_of(action, proposer) != nullptr) violated("separation", "the proposer reviews");
    for (const Veto& veto : after_.vetoes)
      for (const Challenge& challenge : veto.challenges) check_votes(veto, challenge, proposer);
  }

  void check_votes(const Veto& veto, const Challenge& challenge, const DepartmentId& proposer) {
    std::set<DepartmentId> voted;
    for (const SustainVote& vote : challenge.votes) {
      if (vote.department == veto.department || vote.department == proposer)
        violated("separation", "voted in its own cause");
      if (!voted.insert(vote.department).second) violated("separation", "voted twice");
      if (std::find(challenge.roll.begin(), challenge.roll.end(), vote.department) == challenge.roll.end())
        violated("separation", "voted without being on the roll");
    }
  }

  // 6. The rulebook never changes under a proposal.
  void pinned_law() {
    if (before_ != nullptr && before_->rulebook->hash() != after_.rulebook->hash())
      violated("pinned_law", "its rulebook changed");
  }

  const State& state_;
  const Event& event_;
  const Proposal* before_;
  const Proposal& after_;
  std::vector<Violation> found_;
};

}  // namespace

std::vector<Violation> check_step(const State& before, const Event& event, const State& after) {
  const auto id = proposal_of(event);
  if (!id) return {};
  return StepCheck{after, event, before.proposal(*id), *after.proposal(*id)}.run();
}

std::vector<Violation> check_memory(const std::vector<Event>& events, const State& state) {
  State replayed;
  for (const Event& event : events) evolve(replayed, event);
  if (replayed == state) return {};
  return {{"memory", "replaying " + std::to_string(events.size()) + " events gives another state"}};
}

}  // namespace counterweight::core
