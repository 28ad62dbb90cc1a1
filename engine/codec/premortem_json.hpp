// The premortem of a proposal in JSON: {"by"?, "worst"} as it is answered, and as it is shown.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/codec/object_reader.hpp"
#include "engine/core/proposal/premortem.hpp"

namespace counterweight::codec {

// Of an object with these two keys; the caller finishes it.
core::Worst read_worst(ObjectReader& reader);
// An array of such objects under `key`, which may be missing.
std::vector<core::Worst> read_premortem(ObjectReader& reader, const std::string& key,
                                        std::vector<Refusal>& problems);

}  // namespace counterweight::codec
