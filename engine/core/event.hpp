// An event is what happened, when, and by whom; the families are listed once, here.
#pragma once

#include <optional>
#include <variant>

#include "engine/core/organisation/organisation.hpp"
#include "engine/core/proposal/events.hpp"

namespace counterweight::core {

using EventData = std::variant<OrganisationEvent, ProposalEvent>;

struct Event {
  Timestamp at{};
  MemberId actor;  // empty: time itself, or the program at set-up
  EventData data;
  friend bool operator==(const Event&, const Event&) = default;
};

// The proposal an event belongs to; nothing for the organisation's own.
std::optional<ProposalId> proposal_of(const Event& event);

}  // namespace counterweight::core
