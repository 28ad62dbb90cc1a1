#include "engine/service/backtest_reading.hpp"

#include <algorithm>

#include "engine/core/decide.hpp"
#include "engine/service/backtest_commands.hpp"

namespace counterweight::service::backtest {
namespace {

// How many events the command becomes, where they are the next ones of the record; else 0.
std::size_t events_of(const core::ProposalCommand& command, const core::State& state,
                      std::span<const core::Event> events) {
  const core::Event& first = events.front();
  const core::Decision decision = core::decide(state, core::Command{command}, {first.at, first.actor});
  if (!decision.due.empty() || !decision.answer.ok()) return 0;
  const std::vector<core::Event>& became = *decision.answer;
  const bool same =
      became.size() <= events.size() && std::equal(became.begin(), became.end(), events.begin());
  return same ? became.size() : 0;
}

// A word takes the place of an earlier one, and an amendment ends what runs about the old content: that
// stands in the record before the event which says what was asked for.
bool may_come_before(const core::ProposalEvent& event) {
  if (const auto* closed = std::get_if<core::ChallengeClosed>(&event))
    return closed->result == core::ChallengeResult::ended;
  if (const auto* closed = std::get_if<core::OverrideClosed>(&event)) return !closed->effective;
  return std::holds_alternative<core::VetoWithdrawn>(event) ||
         std::holds_alternative<core::VetoLapsed>(event) ||
         std::holds_alternative<core::ObjectionWithdrawn>(event) ||
         std::holds_alternative<core::ObjectionResolved>(event) ||
         std::holds_alternative<core::ObjectionLapsed>(event) ||
         std::holds_alternative<core::DecisionWindowMoved>(event);
}

bool same_act(const core::Event& first, const core::Event& next) {
  return next.at == first.at && next.actor == first.actor &&
         core::proposal_of(next) == core::proposal_of(first);
}

}  // namespace

ReadBack read_command(const core::State& state, std::span<const core::Event> events) {
  const core::Event& first = events.front();
  const core::Proposal* proposal = state.whole(*core::proposal_of(first));
  ReadBack best;
  for (std::size_t head = 0; head < events.size() && same_act(first, events[head]); ++head) {
    const auto& event = std::get<core::ProposalEvent>(events[head].data);
    for (core::ProposalCommand& command : commands_behind(proposal, event)) {
      const std::size_t became = events_of(command, state, events);
      // The longest of those that fit: taking a challenge back is how an amendment may begin, too.
      if (became > 0 && (!best.exact || became > best.events))
        best = {std::move(command), became, true};
      else if (!best.exact && (!best.command || best.events <= head))
        best = {std::move(command), head + 1, false};
    }
    if (!may_come_before(event)) break;
  }
  return best;
}

}  // namespace counterweight::service::backtest
