// Attribute values as JSON, the one form used in content hashes, events and replies.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "rules/value.hpp"

namespace counterweight::core {

nlohmann::json to_json(const rules::Value& value);
nlohmann::json to_json(const rules::Values& values);

}  // namespace counterweight::core
