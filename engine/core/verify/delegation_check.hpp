// S8: who acts for a head may do what the head may, in the head's department and no other, and passes nothing
// on. Pure.
#pragma once

#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

// Every head of the rulebook's departments to every member of each, a head or not, and on from there. Adds
// what is let happen and should not be.
void check_delegation(const rules::CheckedRulebook& rulebook, const Situations& situations,
                      const Engine& engine, Finding& finding);

}  // namespace counterweight::core
