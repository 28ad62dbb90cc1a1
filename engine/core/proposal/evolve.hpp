// The next state of one proposal. Total over the events that decide writes for it; evaluates no rule.
#pragma once

#include "engine/core/event.hpp"

namespace counterweight::core {

// A new proposal from its first event.
Proposal submitted(const ProposalSubmitted& event, const MemberId& author, Timestamp at,
                   const RulebookPtr& rulebook);

// Every later event. ProposalSubmitted changes nothing here.
void evolve_proposal(Proposal& proposal, const ProposalEvent& event, const MemberId& actor, Timestamp at);

// The earliest deadline that runs; nothing when the proposal is closed or paused.
std::optional<Timestamp> next_due(const Proposal& proposal);

}  // namespace counterweight::core
