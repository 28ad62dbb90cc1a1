// The rulebook as it is served: docs/api.md, `/rulebooks/current`.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::codec {

nlohmann::json rulebook_json(const rules::CheckedRulebook& rulebook, const core::Organisation& organisation);

}  // namespace counterweight::codec
