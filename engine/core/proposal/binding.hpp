// A sustained veto binds whoever proposes the same content again, for as long as the rulebook says.
#pragma once

#include "engine/core/proposal/story.hpp"
#include "engine/core/sustained.hpp"

namespace counterweight::core {

// Lets those that bind stand on these actions too, where their department has the right there and has said
// nothing of this content yet: one of each department, the one that was sustained last.
void bind_sustained(Story& story, const SustainedVetoes& sustained, const std::vector<ActionId>& actions);

}  // namespace counterweight::core
