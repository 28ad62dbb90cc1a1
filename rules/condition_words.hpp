// A condition as people say it. Pure.
#pragma once

#include <vector>

#include "rules/condition.hpp"

namespace counterweight::rules {

// "discount is more than 15% and budget is at least 50,000 EUR", with the names that the attributes have for
// people; what has no name there stands as the condition has it.
Text condition_words(const Condition& condition, const std::vector<Attribute>& action_attributes,
                     const std::vector<Attribute>& proposal_fields);

}  // namespace counterweight::rules
