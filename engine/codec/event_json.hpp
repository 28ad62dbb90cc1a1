// Events to and from JSON. The data of an event is what the ledger keeps for ever: fields are added, never
// renamed; a type that changes its meaning gets a new version and an upcast here.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "engine/core/event.hpp"

namespace counterweight::codec {

std::string event_type(const core::Event& event);  // "veto_cast"
int event_version(const core::Event& event);       // 1
nlohmann::json event_data(const core::Event& event);

// `unavailable.event_type` for a type or version this program does not know; `invalid.event` for data it
// cannot read.
Result<core::EventData> read_event(const std::string& type, std::int64_t version, const nlohmann::json& data);

}  // namespace counterweight::codec
