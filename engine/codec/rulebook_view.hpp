// The rulebook as it is served: docs/api.md, `/rulebooks/current`.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "engine/core/organisation/organisation.hpp"

namespace counterweight::codec {

// `now` says who is absent; without it nobody is.
nlohmann::json rulebook_json(const rules::CheckedRulebook& rulebook, const core::Organisation& organisation,
                             std::optional<Timestamp> now = std::nullopt);

// What an action needs to pass besides required approvals, as a kind has it there.
nlohmann::json passing_json(const rules::Passing& passing);

}  // namespace counterweight::codec
