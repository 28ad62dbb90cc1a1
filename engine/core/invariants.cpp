#include "engine/core/invariants.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/core/proposal/challenge.hpp"

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

  // Becomes `outcome` in this step.
  bool becomes(const Action& action, Outcome outcome) const {
    const Action* earlier = before_ == nullptr ? nullptr : before_->action(action.draft.id);
    return action.outcome == outcome && (earlier == nullptr || earlier->outcome != outcome);
  }
  bool goes(const Action& action) const {
    return becomes(action, Outcome::launched) || becomes(action, Outcome::piloted);
  }
  bool anything_goes() const {
    return std::any_of(after_.actions.begin(), after_.actions.end(),
                       [&](const Action& a) { return goes(a); });
  }

  // 1. No event but a decision by the department with the final say launches or pilots anything.
  void final_say() {
    if (!anything_goes()) return;
    const auto& event = std::get<ProposalEvent>(event_.data);
    if (!std::holds_alternative<DecisionMade>(event))
      violated("final_say", "launched by something that is no decision");
    if (event_.actor.empty() && after_.rulebook->book().automatic) return;  // declared
    const Member* actor = state_.organisation().member(event_.actor);
    if (actor == nullptr || actor->department != after_.rulebook->book().final_say)
      violated("final_say", "launched by somebody without the final say");
  }

  // 2. Nothing under a veto that bites launches, and nothing under an absolute one pilots, nor what requires
  // something that does not go with it.
  void teeth() {
    for (const Action& action : after_.actions) {
      const bool launches = becomes(action, Outcome::launched);
      for (const Veto& veto : after_.vetoes) {
        if (veto.action != action.draft.id || !veto.bites()) continue;
        if (launches || (veto.absolute && goes(action)))
          violated("teeth", action.draft.id.value + " goes under a veto");
      }
      if (!goes(action)) continue;
      if (action.dropped) violated("teeth", action.draft.id.value + " goes though it was dropped");
      for (const ActionId& need : action.draft.needs) {
        const auto needed = after_.action(need)->outcome;
        if (needed != Outcome::launched && (launches || needed != Outcome::piloted))
          violated("teeth", action.draft.id.value + " goes without what it requires");
      }
    }
  }

  // 3. On one content a department objects once and vetoes once.
  void no_filibuster() {
    using Key = std::tuple<ActionId, DepartmentId, std::string>;
    std::set<Key> objected, vetoed;
    for (const Objection& o : after_.objections)
      for (const auto& [content, left] : o.given_for)
        if (!objected.insert({o.action, o.department, content}).second)
          violated("no_filibuster", "objected twice to one content");
    for (const Veto& v : after_.vetoes)
      for (const auto& [content, left] : v.given_for)
        if (!vetoed.insert({v.action, v.department, content}).second)
          violated("no_filibuster", "vetoed one content twice");
  }

  // 4. No launch and no pilot while an objection is unanswered.
  void duty_to_answer() {
    if (!anything_goes()) return;
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
    std::set<std::pair<DepartmentId, MemberId>> voted;  // no member where the department has one vote
    for (const SustainVote& vote : challenge.votes) {
      if (vote.department == veto.department || vote.department == proposer)
        violated("separation", "voted in its own cause");
      const bool by_members = body_of_members(challenge, vote.department) != nullptr;
      if (!voted.emplace(vote.department, by_members ? vote.member : MemberId{}).second)
        violated("separation", "voted twice");
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

void check_settled(const Proposal& p, std::vector<Violation>& found) {
  const auto violated = [&](const char* invariant, const std::string& what) {
    found.push_back({invariant, "proposal " + std::to_string(p.id.value) + ": " + what});
  };
  std::set<std::pair<ActionId, DepartmentId>> bite;
  for (const Veto& veto : p.vetoes) {
    if (!veto.bites()) continue;
    if (p.action(veto.action)->dropped)
      violated("teeth", veto.action.value + " was dropped and its veto bites");
    if (!bite.insert({veto.action, veto.department}).second)
      violated("no_filibuster", "two vetoes of one department weigh on " + veto.action.value);
  }
  for (const Objection& objection : p.objections)
    if (objection.open() && p.action(objection.action)->dropped)
      violated("duty_to_answer", objection.action.value + " was dropped and an objection to it is open");
}

// 8. But for the first one a rulebook comes into force only by a change that passed, against the one in force
// until then, with somebody for it who did not propose it.
std::vector<Violation> check_law(const Organisation& before, const Event& event) {
  const auto& happened = std::get<OrganisationEvent>(event.data);
  const auto* adopted = std::get_if<RulebookAdopted>(&happened);
  if (adopted == nullptr || !before.founded()) return {};
  const auto by = std::find_if(before.changes.rbegin(), before.changes.rend(), [&](const auto& each) {
    return each->end == ChangeEnd::adopted && each->hash == adopted->rulebook->hash();
  });
  const std::string which = "rulebook " + adopted->rulebook->hash();
  if (by == before.changes.rend()) return {{"change_of_law", which + " came into force without a vote"}};
  const RulebookChange& change = **by;
  std::vector<Violation> found;
  if (change.base != before.in_force) found.push_back({"change_of_law", which + " replaces another one"});
  if (!change.count().passes()) found.push_back({"change_of_law", which + " did not pass"});
  if (change.proof.hash != change.hash) found.push_back({"change_of_law", which + " is not proved"});
  const bool by_another = std::any_of(change.votes.begin(), change.votes.end(), [&](const auto& vote) {
    return vote.second.vote == Ratify::ratify && vote.second.member != change.proposer;
  });
  if (!by_another) found.push_back({"change_of_law", which + " is one person's"});
  return found;
}

}  // namespace

std::vector<Violation> check_settled(const std::vector<Event>& events, const State& state) {
  std::set<ProposalId> about;
  for (const Event& event : events)
    if (const auto id = proposal_of(event)) about.insert(*id);
  std::vector<Violation> found;
  for (const ProposalId id : about) check_settled(*state.proposal(id), found);
  return found;
}

std::vector<Violation> check_step(const State& before, const Event& event, const State& after) {
  const auto id = proposal_of(event);
  if (std::holds_alternative<KnowledgeEvent>(event.data)) return {};
  if (!id) return check_law(before.organisation(), event);
  return StepCheck{after, event, before.proposal(*id), *after.proposal(*id)}.run();
}

std::vector<Violation> check_memory(const std::vector<Event>& events, const State& state) {
  State replayed;
  for (const Event& event : events) evolve(replayed, event);
  if (replayed == state) return {};
  return {{"memory", "replaying " + std::to_string(events.size()) + " events gives another state"}};
}

}  // namespace counterweight::core
