#include "engine/core/proposal/passing.hpp"

#include <algorithm>

#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

using rules::ApprovalRule;
using rules::Power;

// What to believe of a seat that has not spoken.
enum class Unspoken { as_silence, stays_away, approves, objects };

enum class Side { in_favour, against, neither };

Side side_of(const Action& action, const Seat& seat, Unspoken unspoken) {
  if (seat.voice) switch (seat.voice->position) {
      case Position::approve:
        return Side::in_favour;
      case Position::object:
      case Position::veto:
        return Side::against;
      case Position::abstain:
        return Side::neither;
    }
  if (awaits_voice(action, seat) && unspoken != Unspoken::as_silence)
    return unspoken == Unspoken::approves  ? Side::in_favour
           : unspoken == Unspoken::objects ? Side::against
                                           : Side::neither;
  const rules::Silence meaning = seat.silent.value_or(seat.right.silence);
  const bool consents = meaning == rules::Silence::consent || meaning == rules::Silence::escalate;
  return consents ? Side::in_favour : Side::neither;
}

struct Count {
  std::int64_t in_favour = 0, against = 0, present = 0, all = 0;  // present: they took a position
};

Count count(const Action& action, const std::vector<DepartmentId>& of, Unspoken unspoken) {
  Count out;
  for (const Seat& seat : action.seats) {
    const bool named = of.empty() || std::find(of.begin(), of.end(), seat.right.department) != of.end();
    if (!named || !seat.right.speaks()) continue;
    const Side side = side_of(action, seat, unspoken);
    ++out.all;
    out.in_favour += side == Side::in_favour ? 1 : 0;
    out.against += side == Side::against ? 1 : 0;
    // Whoever is only feared to object may as well stay away.
    const bool may_yet = awaits_voice(action, seat) && unspoken == Unspoken::approves;
    out.present += seat.voice || may_yet ? 1 : 0;
  }
  return out;
}

std::int64_t needed(const ApprovalRule& rule, const Count& count) {
  switch (rule.form) {
    case ApprovalRule::Form::each:
      return static_cast<std::int64_t>(rule.of.size());
    case ApprovalRule::Form::at_least:
      return rule.count;
    case ApprovalRule::Form::share:
      return rule.fraction.of(rule.of_voting ? count.in_favour + count.against : count.all);
    case ApprovalRule::Form::all_but:
      return std::max<std::int64_t>(1, count.all - rule.count);
    case ApprovalRule::Form::more_than_against:
      return count.against + 1;
  }
  return 0;
}

std::vector<Shortfall> shortfalls(const rules::Passing& passing, const Action& action, Unspoken unspoken) {
  std::vector<Shortfall> out;
  for (const ApprovalRule& rule : passing.approvals) {
    const Count counted = count(action, rule.of, unspoken);
    const std::int64_t enough = needed(rule, counted);
    const bool majority = rule.form == ApprovalRule::Form::more_than_against;
    if (counted.in_favour < enough)
      out.push_back(
          {majority ? Shortfall::Of::majority : Shortfall::Of::approvals, enough, counted.in_favour});
  }
  if (!passing.quorum) return out;
  const Count counted = count(action, {}, unspoken);
  const std::int64_t enough = passing.quorum->of(counted.all);
  if (counted.present < enough) out.push_back({Shortfall::Of::quorum, enough, counted.present});
  return out;
}

}  // namespace

const rules::Passing& passing_of(const Proposal& proposal, const Action& action) {
  return proposal.rulebook->kind(action.draft.kind)->passing;
}

std::vector<Shortfall> shortfalls(const Proposal& proposal, const Action& action) {
  return shortfalls(passing_of(proposal, action), action, Unspoken::as_silence);
}

bool passes_now(const Proposal& proposal, const Action& action) {
  const auto about_it = [&](const auto& each) { return each.action == action.draft.id; };
  const auto holds_it = [&](const Veto& veto) { return about_it(veto) && veto.bites(); };
  const auto owed = [&](const Objection& objection) { return about_it(objection) && objection.unanswered(); };
  const auto missing = [](const Seat& seat) {
    const bool approved = seat.voice && seat.voice->position == Position::approve;
    const bool blocks = !seat.voice && seat.right.speaks() && seat.right.silence == rules::Silence::block;
    return (seat.right.approval_required && !approved) || blocks;
  };
  return std::none_of(proposal.vetoes.begin(), proposal.vetoes.end(), holds_it) &&
         std::none_of(proposal.objections.begin(), proposal.objections.end(), owed) &&
         std::none_of(action.seats.begin(), action.seats.end(), missing) &&
         shortfalls(passing_of(proposal, action), action, Unspoken::stays_away).empty();
}

bool is_certain(const Proposal& proposal, const Action& action) {
  const rules::Passing& passing = passing_of(proposal, action);
  bool awaited = false, may_hold_it = false;
  for (const Seat& seat : action.seats) {
    if (!awaits_voice(action, seat)) continue;
    const bool owes = passing.duty_to_answer && seat.right.power >= Power::object;
    may_hold_it = may_hold_it || seat.right.power == Power::veto || owes || seat.right.approval_required ||
                  seat.right.silence == rules::Silence::block;
    awaited = true;
  }
  if (!awaited) return true;
  if (!shortfalls(passing, action, Unspoken::approves).empty()) return true;
  return !may_hold_it && shortfalls(passing, action, Unspoken::objects).empty();
}

}  // namespace counterweight::core
