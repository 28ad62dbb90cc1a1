// The timeline: every event of a proposal, in a sentence.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/text.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/event.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// What happened, in both languages: departments act, members sign. `state` knows the proposal the event
// belongs to.
Text sentence_of(const core::Event& event, const core::State& state);

Text sentence_of(const core::KnowledgeEvent& event);

// docs/api.md, EVENT.
nlohmann::json timeline_json(const core::Event& event, std::int64_t seq, const core::State& state,
                             const NameOf& name_of, Language language);

// The same for all who watch: the sentence in every language, and the proposal (null: the organisation's
// own).
nlohmann::json live_event_json(const core::Event& event, std::int64_t seq, const core::State& state,
                               const NameOf& name_of);

}  // namespace counterweight::codec
