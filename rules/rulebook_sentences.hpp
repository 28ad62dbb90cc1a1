// Everything that a rulebook says but who has which power over what, sentence by sentence. Inside rules/
// only.
#pragma once

#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

// What it declares (departments, fields, kinds of action, attributes), what passes, and the chapters of
// explain() about the rest. The same sentences for rulebooks that differ only in the jurisdiction and in what
// silence means.
std::vector<Text> sentences_beside_powers(const CheckedRulebook& rulebook);

}  // namespace counterweight::rules
