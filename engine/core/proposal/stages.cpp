#include "engine/core/proposal/stages.hpp"

#include <algorithm>

#include "engine/core/proposal/verdict.hpp"

namespace counterweight::core {
namespace {

template <typename Visit>
void each_awaited(const Proposal& proposal, Visit visit) {
  for (const Action& action : proposal.actions)
    for (const Seat& seat : action.seats)
      if (awaits_voice(action, seat)) visit(seat.right.department);
}

}  // namespace

bool is_its_turn(const Proposal& proposal, const Action& action, const DepartmentId& department) {
  const rules::Rulebook& book = proposal.rulebook->book();
  const auto mine = book.stage_of(department);
  if (!mine) return true;
  return std::none_of(action.seats.begin(), action.seats.end(), [&](const Seat& seat) {
    const auto theirs = book.stage_of(seat.right.department);
    return theirs && *theirs < *mine && awaits_voice(action, seat);
  });
}

bool ends_with_window(const Proposal& proposal, const DepartmentId& department) {
  const rules::Rulebook& book = proposal.rulebook->book();
  return book.stage_of(department).value_or(book.last_stage()) <= proposal.stage;
}

std::size_t stage_awaited(const Proposal& proposal) {
  const rules::Rulebook& book = proposal.rulebook->book();
  std::size_t first = book.last_stage();
  if (first == 0) return first;
  each_awaited(proposal, [&](const DepartmentId& department) {
    first = std::min(first, book.stage_of(department).value_or(first));
  });
  return first;
}

std::optional<std::size_t> stage_after(const Proposal& proposal) {
  const rules::Rulebook& book = proposal.rulebook->book();
  std::optional<std::size_t> first;
  each_awaited(proposal, [&](const DepartmentId& department) {
    const std::size_t stage = book.stage_of(department).value_or(book.last_stage());
    if (stage > proposal.stage) first = std::min(first.value_or(stage), stage);
  });
  return first;
}

Timestamp review_ends_by(const Proposal& proposal, std::size_t stage) {
  const rules::Rulebook& book = proposal.rulebook->book();
  Timestamp end = proposal.review_due;
  for (std::size_t i = proposal.stage + 1; i <= stage; ++i) end = book.end_of(book.stages[i].window, end);
  return end;
}

Timestamp review_ends_by(const Proposal& proposal) {
  return review_ends_by(proposal, proposal.rulebook->book().last_stage());
}

}  // namespace counterweight::core
