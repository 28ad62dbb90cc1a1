// Who is behind a member id. Names lie in the vault and can be erased; ids and departments stay.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "engine/core/organisation/organisation.hpp"

namespace counterweight::codec {

// The member's name by its sealed commitment; nothing when erased. Called while rendering; must be quick.
using NameOf = std::function<std::optional<std::string>(const std::string& commitment)>;

// {"id", "name": null when erased, "department"}; null for an empty id (time itself).
nlohmann::json person_json(const core::Organisation& organisation, const NameOf& name_of,
                           const core::MemberId& id);

// Everybody who ever belonged, by id, as of `now`: docs/api.md, `GET /members`. An absence that is over and a
// deputyship that is are not told.
nlohmann::json members_json(const core::Organisation& organisation, const NameOf& name_of, Timestamp now);

}  // namespace counterweight::codec
