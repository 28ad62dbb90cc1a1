#include "engine/service/backtest_compare.hpp"

#include <algorithm>

#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::service::backtest {
namespace {

using core::Verdict;

End end_of(const core::Proposal& p) {
  switch (p.status) {
    case core::ProposalStatus::in_review:
    case core::ProposalStatus::awaiting_decision:
      return End::open;
    case core::ProposalStatus::withdrawn:
      return End::withdrawn;
    case core::ProposalStatus::expired:
      return End::expired;
    case core::ProposalStatus::piloting:
    case core::ProposalStatus::launched:
    case core::ProposalStatus::stopped:
    case core::ProposalStatus::evaluated:
      break;
  }
  return End::decided;
}

Ending ending_of(const core::Proposal& p, const Course& course) {
  const End end = end_of(p);
  const bool decided = end == End::decided || end == End::withdrawn;
  return {end, decided ? course.decided_at() : p.closed_at, course.possible_from()};
}

// What was decided of it, whatever halted or stopped it later.
Verdict ended_as(const core::Proposal& p, const core::Action& action) {
  if (action.dropped || !action.outcome) return core::verdict_of(p, action);
  switch (*action.outcome) {
    case core::Outcome::launched:
      return Verdict::launched;
    case core::Outcome::piloted:
      return Verdict::piloted;
    case core::Outcome::left_out:
      return Verdict::left_out;
    case core::Outcome::prevented:
      break;
  }
  return Verdict::prevented;
}

Text because_of(const core::Proposal& p, const core::Reason& reason) {
  const Text name = core::department_name(p, reason.department);
  switch (reason.code) {
    case core::Reason::Code::vetoed:
      return say("veto of {}", "вето: «{}»", name);
    case core::Reason::Code::objection_unanswered:
      return say("objection of {} without an answer", "возражение без ответа: «{}»", name);
    case core::Reason::Code::not_spoken:
      return say("{} has not spoken", "не высказались: «{}»", name);
    case core::Reason::Code::approval_missing:
      return say("no approval of {}", "нет согласования: «{}»", name);
    case core::Reason::Code::requires_prevented:
      return say("requires {}", "опирается на {}", in_backticks(reason.action->value));
    case core::Reason::Code::too_few_approvals:
      return say("{} approvals of {}", "согласований {} из {}", reason.found, reason.needed);
    case core::Reason::Code::no_majority:
      return say("no majority", "нет большинства");
    case core::Reason::Code::no_quorum:
      return say("no quorum", "нет кворума");
  }
  return {};
}

std::vector<Text> reasons_against(const core::Proposal& p, const core::Action& action) {
  std::vector<Text> out;
  for (const core::Reason& each : core::reasons_of(p, action)) out.push_back(because_of(p, each));
  return out;
}

ActionEnding action_ending(const core::ActionId& id, const core::Proposal& recorded,
                           const core::Proposal* replayed) {
  const core::Action* then = recorded.action(id);
  const core::Action* now = replayed == nullptr ? nullptr : replayed->action(id);
  ActionEnding out{id, then != nullptr ? then->draft.title : now->draft.title, {}, {}, {}};
  if (then != nullptr) out.recorded = ended_as(recorded, *then);
  if (now == nullptr) return out;
  out.replayed = ended_as(*replayed, *now);
  out.because = reasons_against(*replayed, *now);
  return out;
}

// Those that were dropped in both are nothing that ended.
std::vector<ActionEnding> action_endings(const core::Proposal& recorded, const core::Proposal* replayed) {
  std::vector<core::ActionId> ids;
  for (const core::Action& each : recorded.actions) ids.push_back(each.draft.id);
  if (replayed != nullptr)
    for (const core::Action& each : replayed->actions)
      if (recorded.action(each.draft.id) == nullptr) ids.push_back(each.draft.id);
  std::vector<ActionEnding> out;
  for (const core::ActionId& id : ids) {
    ActionEnding ending = action_ending(id, recorded, replayed);
    const bool live = (ending.recorded && *ending.recorded != Verdict::dropped) ||
                      (ending.replayed && *ending.replayed != Verdict::dropped);
    if (live) out.push_back(std::move(ending));
  }
  return out;
}

bool went(const std::optional<Verdict>& verdict) {
  return verdict == Verdict::launched || verdict == Verdict::piloted;
}

bool stood_against(const std::optional<Verdict>& verdict) {
  return verdict == Verdict::vetoed || verdict == Verdict::short_of_approval;
}

template <typename Fits>
bool any_action(const Past& past, Fits fits) {
  return std::any_of(past.actions.begin(), past.actions.end(), fits);
}

// Both were decided.
Change change_of_decisions(const Past& past) {
  if (any_action(past,
                 [](const ActionEnding& a) { return went(a.recorded) && a.replayed == Verdict::prevented; }))
    return Change::blocked;
  if (any_action(past, [](const ActionEnding& a) {
        const bool in_full = a.recorded == Verdict::piloted && a.replayed == Verdict::launched;
        return in_full || (a.recorded == Verdict::prevented && went(a.replayed));
      }))
    return Change::launched;
  if (any_action(past, [](const ActionEnding& a) { return a.recorded != a.replayed; }))
    return Change::otherwise;
  if (*past.replayed.at > *past.recorded.at) return Change::later;
  const bool sooner =
      *past.replayed.at < *past.recorded.at || *past.replayed.possible_from < *past.recorded.possible_from;
  return sooner ? Change::sooner : Change::same;
}

Change change_of(const Past& past) {
  const End then = past.recorded.end, now = past.replayed.end;
  if (then == End::decided && now == End::decided) return change_of_decisions(past);
  if (now == End::decided) return Change::launched;
  if (then == End::decided)
    return past.why && past.why->code == "conflict.nothing_to_launch" ? Change::blocked : Change::expired;
  if (then == End::withdrawn && now != End::withdrawn) return Change::expired;
  const bool freed = any_action(past, [](const ActionEnding& a) {
    return stood_against(a.recorded) && a.replayed == Verdict::cleared;
  });
  return freed ? Change::freed : Change::same;
}

Duration difference(const Past& past) {
  if (past.change == Change::later) return *past.replayed.at - *past.recorded.at;
  if (past.change != Change::sooner) return {};
  return std::max(*past.recorded.at - *past.replayed.at,
                  *past.recorded.possible_from - *past.replayed.possible_from);
}

}  // namespace

Past compared(const core::Proposal& recorded, const Course& course, const core::Proposal* replayed,
              const Again& again) {
  Past out;
  out.proposal = recorded.id;
  out.title = recorded.title;
  if (recorded.evaluation) out.outcome = recorded.evaluation->verdict;
  out.recorded = ending_of(recorded, course);
  out.actions = action_endings(recorded, replayed);
  out.why = again.why;
  out.not_taken = again.not_taken;
  out.moot = again.moot;
  out.possible_vetoes = again.possible_vetoes;
  if (replayed == nullptr) {
    out.change = Change::refused;
    return out;
  }
  out.replayed = ending_of(*replayed, again.course);
  out.change = change_of(out);
  out.by = difference(out);
  return out;
}

}  // namespace counterweight::service::backtest
