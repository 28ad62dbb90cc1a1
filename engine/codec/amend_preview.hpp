// What an amendment would do, told before it is made: docs/api.md, PREVIEW.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "base/text.hpp"
#include "engine/core/event.hpp"

namespace counterweight::codec {

// `before` is the proposal as it stands; `events` are what amending it would become (amended_events() of the
// core), the ProposalAmended among them. Pure: nothing is changed, nobody is told.
nlohmann::json preview_json(const core::Proposal& before, const std::vector<core::Event>& events,
                            Language language);

}  // namespace counterweight::codec
