// Whether an override survives an amendment.
#pragma once

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// Compared with what the veto was set aside on: nothing changed but attributes that the rows of its right
// want to move, each of those moved the wanted way or stayed, and at least one row wants something. The veto
// was overridden.
bool moved_as_wanted(const Proposal& now, const Action& action, const Veto& veto);

}  // namespace counterweight::core
