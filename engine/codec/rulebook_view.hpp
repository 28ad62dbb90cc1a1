// The rulebook as it is served: docs/api.md, `/rulebooks/current`.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::codec {

// `now` says who is absent; without it nobody is.
nlohmann::json rulebook_json(const rules::CheckedRulebook& rulebook, const core::Organisation& organisation,
                             std::optional<Timestamp> now = std::nullopt);

}  // namespace counterweight::codec
