// A change of the rulebook as it is shown: docs/api-rulebooks.md, CHANGE.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/text.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// For one who watches; with `viewer` what that member may do with it now, and why not, as decide says.
nlohmann::json rulebook_change_json(const core::RulebookChange& change, const core::State& state,
                                    const NameOf& name_of, const core::MemberId& viewer, Timestamp now,
                                    Language language);

// The rulebook in force, those before it, and the changes, the latest first: at most `most` of these.
nlohmann::json rulebooks_json(const core::State& state, const NameOf& name_of, const core::MemberId& viewer,
                              Timestamp now, Language language, std::size_t most);

// Whether this member is asked to vote on it: their department is on the roll by them, and has not voted.
bool asked_to_ratify(const core::RulebookChange& change, const core::MemberId& member);

}  // namespace counterweight::codec
