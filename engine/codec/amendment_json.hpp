// Amendments and what they change, to and from JSON: docs/api.md, AMENDMENT and CHANGE. Bodies, events and
// views share them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "engine/codec/object_reader.hpp"
#include "engine/core/proposal/revision.hpp"

namespace counterweight::codec {

// Reads `proposal`, `actions` and `drop`, and leaves the other fields to the caller, who finishes the reader.
core::Amendment read_amendment(ObjectReader& reader, std::vector<Refusal>& problems);
nlohmann::json amendment_json(const core::Amendment& amendment);  // without what it leaves alone

core::Change read_change(ObjectReader& reader);
nlohmann::json changes_json(const std::vector<core::Change>& changes);

}  // namespace counterweight::codec
