#include "engine/service/backtest_record.hpp"

#include <algorithm>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/evolve.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::service::backtest {
namespace {

std::set<core::ActionId> launched_in(const std::vector<core::ActionOutcome>& outcomes) {
  std::set<core::ActionId> out;
  for (const core::ActionOutcome& each : outcomes)
    if (each.outcome == core::Outcome::launched) out.insert(each.action);
  return out;
}

}  // namespace

void Course::note(const core::Proposal& now, const core::ProposalEvent& event, Timestamp at) {
  if (const auto* made = std::get_if<core::DecisionMade>(&event)) return note_decision(*made, at);
  if (!now.open()) return;
  if (!core::launch_hindrances(now).empty()) return clear_.clear();
  std::set<core::ActionId> actions = launched_in(core::outcomes_of_launch(now, nullptr));
  if (clear_.empty() || clear_.back().actions != actions) clear_.push_back({at, std::move(actions)});
}

void Course::note_decision(const core::DecisionMade& made, Timestamp at) {
  if (decided_at_) return;  // the second one, after a pilot
  decided_at_ = at;
  if (made.decision == core::DecisionKind::withdraw) return;
  possible_from_ = at;
  const std::set<core::ActionId> launched = launched_in(made.outcomes);
  for (auto each = clear_.rbegin(); each != clear_.rend(); ++each) {
    if (!std::includes(each->actions.begin(), each->actions.end(), launched.begin(), launched.end())) return;
    possible_from_ = each->since;
  }
}

Timestamp Record::take(const core::Event& event) {
  const auto id = core::proposal_of(event);
  if (!id) {
    core::evolve(state_, event);
    return event.at;
  }
  const Timestamp at = due_time_of(event, *id);
  core::evolve(state_, event);
  courses_[*id].note(*state_.whole(*id), std::get<core::ProposalEvent>(event.data), at);
  return at;
}

Timestamp Record::due_time_of(const core::Event& event, core::ProposalId id) {
  const bool goes_on = passed_ && passed_->proposal == id && passed_->at == event.at;
  if (!event.actor.empty()) {
    passed_.reset();
    return event.at;
  }
  const auto& happened = std::get<core::ProposalEvent>(event.data);
  const bool follows = std::holds_alternative<core::DecisionMade>(happened) ||
                       std::holds_alternative<core::DecisionWindowMoved>(happened);
  Timestamp due = goes_on ? passed_->due : event.at;
  if (const auto* closed = std::get_if<core::ReviewClosed>(&happened)) {
    due = closed->closed_at;
  } else if (!follows) {
    const core::Proposal* before = state_.whole(id);
    const auto next = before == nullptr ? std::nullopt : core::next_due(*before);
    if (next && *next <= event.at) due = goes_on ? std::max(due, *next) : *next;
  }
  passed_ = Passed{id, event.at, due};
  return due;
}

}  // namespace counterweight::service::backtest
