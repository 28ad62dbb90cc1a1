// The rulebook's nouns, as strong ids: [a-z][a-z0-9_]{0,31} each.
#pragma once

#include "base/ids.hpp"

namespace counterweight::rules {

using DepartmentId = StringId<struct DepartmentTag>;
using KindId = StringId<struct KindTag>;
using GroundId = StringId<struct GroundTag>;
using QuestionId = StringId<struct QuestionTag>;
using EvidenceRuleId = StringId<struct EvidenceRuleTag>;
using StageId = StringId<struct StageTag>;
using RowId = StringId<struct RowTag>;  // a row of the jurisdiction table: the rule that gave a power

}  // namespace counterweight::rules
