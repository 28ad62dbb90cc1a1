// Vetoes that were sustained, by the content they were given for: what a rulebook can let bind whoever
// proposes that content again.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/core/proposal/events.hpp"

namespace counterweight::core {

// Everything that is needed to let it stand again: its proposal may have been put away.
struct SustainedVeto {
  std::string content;
  ProposalId proposal;
  VetoId veto;
  Timestamp at{};  // when it was sustained
  DepartmentId department;
  MemberId member;
  GroundId ground;
  std::string reason, lifts_if, acceptable;
  std::optional<Timestamp> valid_until;
  friend bool operator==(const SustainedVeto&, const SustainedVeto&) = default;
};

// In the order of content, proposal and veto. Each proposal's stand in it as they are now: one that was taken
// back is gone.
using SustainedVetoes = std::vector<std::shared_ptr<const SustainedVeto>>;
using SharedSustained = std::shared_ptr<const SustainedVetoes>;

bool same_vetoes(const SustainedVetoes& a, const SustainedVetoes& b);

// The list after this event on that proposal, which is as it is now; the same list where nothing changed. The
// oldest go where there are more than kMaxSustainedVetoes.
SharedSustained with_sustained(const SharedSustained& before, const ProposalEvent& event,
                               const Proposal& proposal);

// Those of this content in other proposals.
SustainedVetoes sustained_elsewhere(const SustainedVetoes& all, const std::string& content,
                                    ProposalId proposal);

}  // namespace counterweight::core
