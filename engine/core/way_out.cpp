#include "engine/core/way_out.hpp"

#include <algorithm>
#include <map>

#include "engine/core/decide.hpp"
#include "engine/core/proposal/evidence_needs.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

constexpr const char* kReason = "—";

// When the review, every challenge that runs and every answer that its raiser weighs will have ended by
// themselves; nothing when that is now.
std::optional<Timestamp> wait_for(const Proposal& proposal) {
  std::optional<Timestamp> until;
  const auto consider = [&](std::optional<Timestamp> at) {
    if (at) until = std::max(until.value_or(*at), *at);
  };
  if (proposal.status == ProposalStatus::in_review)
    consider(proposal.comment_due ? proposal.comment_due : proposal.review_due);
  for (const Veto& veto : proposal.vetoes)
    if (const Challenge* running = veto.running()) consider(running->due);
  for (const Objection& objection : proposal.objections)
    if (objection.unanswered()) consider(objection.settle_due);
  return until;
}

// Walks the way on a copy of the state.
class Walk {
 public:
  Walk(State state, ProposalId id, MemberId marketer, Timestamp now)
      : state_(std::move(state)), id_(id), marketer_(std::move(marketer)), now_(now) {}

  std::vector<Step> steps() {
    pass(now_);  // what is due already happens first
    answer();
    while (const auto until = proposal().open() ? wait_for(proposal()) : std::nullopt) {
      steps_.emplace_back(*until);
      pass(*until);
      answer();
    }
    if (proposal().open() && !act(Decide{id_, DecisionKind::launch, {}, {}}) && !launch_what_is_known())
      act(Decide{id_, DecisionKind::withdraw, {}, {}});
    return std::move(steps_);
  }

 private:
  const Proposal& proposal() const { return *state_.proposal(id_); }

  // Declines whatever is unanswered, but for what its raiser is weighing already.
  void answer() {
    for (const Objection& objection : CowList<Objection>{proposal().objections})
      if (proposal().open() && objection.unanswered() && !objection.settle_due)
        act(AnswerObjection{id_, objection.id, Answer::decline, kReason});
  }

  // Leaves out what waits for evidence; false where nothing else is cleared, or nothing waits for any.
  bool launch_what_is_known() {
    std::map<ActionId, Choice> actions;
    for (const Action& action : proposal().actions)
      if (verdict_of(proposal(), action) == Verdict::cleared) actions[action.draft.id] = Choice::launch;
    bool some_wait = false;
    for (const EvidenceNeed& need : evidence_needs(proposal(), state_.knowledge(), now_))
      for (const ActionId& id : need.actions)
        if (const auto found = actions.find(id); !need.met() && found != actions.end()) {
          found->second = Choice::leave_out;
          some_wait = true;
        }
    return some_wait && act(Decide{id_, DecisionKind::launch, std::move(actions), {}});
  }

  void apply(const std::vector<Event>& events) {
    for (const Event& event : events) evolve(state_, event);
  }

  void pass(Timestamp until) {
    now_ = until;
    apply(decide(state_, AdvanceTime{}, Context{now_, {}}).due);
  }

  bool act(ProposalCommand command) {
    Decision decision = decide(state_, command, Context{now_, marketer_});
    apply(decision.due);
    if (!decision.answer.ok()) return false;
    apply(*decision.answer);
    steps_.emplace_back(std::move(command));
    return true;
  }

  State state_;
  ProposalId id_;
  MemberId marketer_;
  Timestamp now_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> way_out(const State& state, ProposalId proposal, const MemberId& marketer, Timestamp now) {
  if (state.proposal(proposal) == nullptr || !state.proposal(proposal)->open()) return {};
  return Walk{state, proposal, marketer, std::max(now, state.last_time())}.steps();
}

}  // namespace counterweight::core
