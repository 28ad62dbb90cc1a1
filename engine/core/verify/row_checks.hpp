// S3, S4 and S6: what the rows of the jurisdiction are worth, on every combination of values that their
// conditions tell apart. Pure.
#pragma once

#include <vector>

#include "engine/core/verify/findings.hpp"

namespace counterweight::core {

void check_rows(const rules::CheckedRulebook& rulebook, std::vector<Finding>& findings);

}  // namespace counterweight::core
