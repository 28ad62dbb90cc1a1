// An event is what happened, when, and by whom; the families are listed once, here.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/knowledge/events.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "engine/core/proposal/events.hpp"

namespace counterweight::core {

using EventData = std::variant<OrganisationEvent, ProposalEvent, KnowledgeEvent>;

struct Event {
  Timestamp at{};
  MemberId actor;  // empty: time itself, or the program at set-up
  EventData data;
  friend bool operator==(const Event&, const Event&) = default;
};

// Commitments to what was sealed for this event.
std::vector<std::string> sealed_in(const Event& event);

// What happened to a proposal, where it is an E; else null.
template <typename E>
const E* get_if_proposal(const Event& event) {
  const auto* mine = std::get_if<ProposalEvent>(&event.data);
  return mine == nullptr ? nullptr : std::get_if<E>(mine);
}

// The proposal an event belongs to; nothing for the organisation's own and what it knows.
std::optional<ProposalId> proposal_of(const Event& event);

}  // namespace counterweight::core
