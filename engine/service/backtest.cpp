#include "engine/service/backtest.hpp"

#include <span>

#include "engine/service/backtest_compare.hpp"
#include "engine/service/backtest_reading.hpp"

namespace counterweight::service::backtest {
namespace {

class Backtest {
 public:
  explicit Backtest(const core::RulebookPtr& rulebook) : replay_(rulebook) { report_.rulebook = rulebook; }

  Report run(std::span<const core::Event> events) {
    while (!events.empty()) {
      replay_.pass_until(events.front().at);
      events = events.subspan(step(events));
    }
    std::vector<core::ProposalId> ended;
    for (std::int64_t id = 1; id <= record_.state().proposals_so_far(); ++id) {
      if (record_.state().whole({id})->open())
        ++report_.left_open;
      else
        ended.push_back({id});
    }
    replay_.finish(ended);
    for (const core::ProposalId id : ended)
      report_.past.push_back(
          compared(*record_.state().whole(id), record_.course(id), replay_.proposal(id), replay_.of(id)));
    return std::move(report_);
  }

 private:
  // Takes the next events that belong together: those of one command, or one alone.
  std::size_t step(std::span<const core::Event> events) {
    const core::Event& first = events.front();
    const auto id = core::proposal_of(first);
    if (!id) {
      replay_.take(first);
      record_.take(first);
      return 1;
    }
    const std::shared_ptr<const core::Proposal> before = record_.state().share(*id);
    ReadBack read;
    if (!first.actor.empty()) read = read_command(record_.state(), events);
    const std::span<const core::Event> taken = events.first(read.events);
    if (read.command) {
      report_.guessed += read.exact ? 0 : 1;
      replay_.give({*std::move(read.command), first.actor, first.at, *id, before, taken});
    }
    for (const core::Event& event : taken) {
      const Timestamp due = record_.take(event);
      const auto* made = core::get_if_proposal<core::DecisionMade>(event);
      if (made != nullptr && event.actor.empty())
        replay_.decide_for_it(*id, wanted_by(*made, before.get(), {}, due));
    }
    return taken.size();
  }

  Record record_;
  Replay replay_;
  Report report_;
};

}  // namespace

Report run(const std::vector<core::Event>& events, const core::RulebookPtr& rulebook) {
  return Backtest{rulebook}.run(events);
}

Tally tally(const Report& report, Change change) {
  Tally out;
  for (const Past& past : report.past) {
    if (past.change != change) continue;
    ++out.proposals;
    if (past.outcome) ++out.outcomes[*past.outcome];
  }
  return out;
}

}  // namespace counterweight::service::backtest
