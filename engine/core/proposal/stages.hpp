// Review in stages, where the rulebook has them. Pure questions about one proposal.
#pragma once

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// As far as stages go, the department may speak of this action: everybody in an earlier one has, or their
// time is over.
bool is_its_turn(const Proposal& proposal, const Action& action, const DepartmentId& department);

// Its time to speak ends with the window that runs now, whoever is still asked later.
bool ends_with_window(const Proposal& proposal, const DepartmentId& department);

// The first stage in which somebody has yet to speak of something; the last where only departments in no
// stage have.
std::size_t stage_awaited(const Proposal& proposal);

// The first stage after the running one in which somebody has yet to speak, where silence now counts.
// Nothing where nobody is asked later.
std::optional<std::size_t> stage_after(const Proposal& proposal);

// When review, up to this stage, will have ended by itself at the latest, as far as is known now.
Timestamp review_ends_by(const Proposal& proposal, std::size_t stage);
Timestamp review_ends_by(const Proposal& proposal);

}  // namespace counterweight::core
