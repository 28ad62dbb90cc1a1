// Every deadline of a proposal, and what its passing does. Nothing else acts on time.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// In the order in which they pass at the same instant (docs/life.md).
enum class DueKind {
  challenge,
  cooling_off,
  waiting_objection,
  waiting_veto,
  fact,
  settling,
  review,
  recast,
  pilot,
  decision,
  reminder
};

struct Deadline {
  Timestamp at{};
  DueKind kind = DueKind::decision;
  std::size_t place = 0;  // of the objection, veto or action in its list
  friend auto operator<=>(const Deadline&, const Deadline&) = default;
};

// The one that passes first; nothing when the proposal waits for nothing.
std::optional<Deadline> next_deadline(const Proposal& proposal);

// When the first of them passes that ends something: a reminder only says that one will.
std::optional<Timestamp> next_end(const Proposal& proposal);

// What its passing becomes. `left`: as Context::left.
std::vector<Event> pass_deadline(const Proposal& proposal, const Deadline& deadline, Timestamp now,
                                 std::shared_ptr<Proposal>* left = nullptr);

// Something runs during which the window to decide in stands still: a challenge, a cooling-off, an objection
// or a veto that waits for its department, a question about a fact.
bool decision_pauses(const Proposal& proposal);

// Of every action under review enough was said that its review may end before its window does, by its kind's
// `closes`.
bool enough_said(const Proposal& proposal);

}  // namespace counterweight::core
