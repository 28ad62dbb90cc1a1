// Which parts of departments are played alike. Pure.
#pragma once

#include <string>

#include "engine/core/verify/cast.hpp"

namespace counterweight::core {

// What distinguishes one department's part in a situation from another's in this play, but for names and for
// how many others there are of the same sort: parts with the same shape have the same graph. `elsewhere`:
// where an amendment of the values leads; null: nowhere.
std::string shape_of(Play play, const rules::CheckedRulebook& rulebook, const Situation& situation,
                     const Situation* elsewhere, const DepartmentId& focus);

}  // namespace counterweight::core
