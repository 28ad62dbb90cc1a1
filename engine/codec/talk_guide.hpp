// Open questions to ask a customer, none of which leads them. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/text.hpp"
#include "engine/core/knowledge/records.hpp"

namespace counterweight::codec {

// [sentences], for somebody of this relation, in the order to ask them.
nlohmann::json talk_guide_json(core::Relation relation, Language language);

}  // namespace counterweight::codec
