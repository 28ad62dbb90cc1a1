// D25: with actions that require one another, what launches is the product of what is said of each. Pure.
#pragma once

#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

// Three actions, each requiring the one before, in the first situation in which somebody may veto (else in
// the first): every choice of what is vetoed, and every choice of what to launch. Adds what does not fit to
// the finding.
void check_dependencies(const rules::CheckedRulebook& rulebook, const Situations& situations,
                        const Engine& engine, Finding& finding);

}  // namespace counterweight::core
