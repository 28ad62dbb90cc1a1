// Who may propose under a rulebook. Pure.
#pragma once

#include "rules/check.hpp"

namespace counterweight::rules {

// The department with the final say, and the other proposers.
bool may_propose(const Rulebook& book, const DepartmentId& department);
// Their names: "Marketing and Sales".
Text proposer_names(const CheckedRulebook& rulebook);
// Whoever of them it is: "Marketing or Sales", «Маркетинг» или «Продажи».
Text any_proposer(const CheckedRulebook& rulebook);

}  // namespace counterweight::rules
