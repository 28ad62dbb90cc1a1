#include "engine/service/backtest_decision.hpp"

#include <algorithm>

#include "engine/core/proposal/verdict.hpp"

namespace counterweight::service::backtest {
namespace {

core::Choice choice_of(const Wanted& wanted, const core::Proposal& now, const core::Action& action) {
  const auto then = wanted.actions.find(action.draft.id);
  if (then == wanted.actions.end() || then->second.became == core::Outcome::left_out)
    return core::Choice::leave_out;
  const bool tried = then->second.became == core::Outcome::piloted && wanted.pilot &&
                     core::may_be_piloted(now, action) &&
                     (!then->second.under_veto || core::under_veto(now, action));
  return tried ? core::Choice::pilot : core::Choice::launch;
}

core::PilotTerms terms_of(const Wanted& wanted, const rules::PilotRule& rule, Timestamp at) {
  core::PilotTerms terms = *wanted.pilot;
  terms.share_pct = std::min(terms.share_pct, rule.max_share_pct);
  terms.until = std::min(terms.until + (at - wanted.at), at + rule.max_duration);
  return terms;
}

}  // namespace

Wanted wanted_by(const core::DecisionMade& made, const core::Proposal* before, const core::MemberId& actor,
                 Timestamp at) {
  Wanted out{actor, at, {}, made.reason, made.pilot};
  for (const core::ActionOutcome& each : made.outcomes) {
    const core::Action* action = before == nullptr ? nullptr : before->action(each.action);
    out.actions[each.action] = {each.outcome, action != nullptr && core::under_veto(*before, *action)};
  }
  return out;
}

core::Decide decide_as_wanted(const Wanted& wanted, const core::Proposal& now, Timestamp at) {
  core::Decide out{now.id, core::DecisionKind::launch, {}, wanted.reason};
  for (const core::Action& action : now.actions)
    if (!action.dropped) out.actions[action.draft.id] = choice_of(wanted, now, action);
  // What would not go is not named: decide refuses what is named and cannot.
  for (const core::ActionOutcome& each : core::outcomes_of_launch(now, &out.actions)) {
    const auto named = out.actions.find(each.action);
    const bool goes = each.outcome == core::Outcome::launched || each.outcome == core::Outcome::piloted;
    if (named->second != core::Choice::leave_out && !goes) out.actions.erase(named);
  }
  const bool pilots = std::any_of(out.actions.begin(), out.actions.end(),
                                  [](const auto& entry) { return entry.second == core::Choice::pilot; });
  if (pilots) out.pilot = terms_of(wanted, *now.rulebook->book().pilot, at);
  return out;
}

}  // namespace counterweight::service::backtest
