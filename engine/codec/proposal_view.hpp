// A proposal as it is served: docs/api.md, "Proposals". Language-neutral but for the sentences of
// `blocked_by`.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/text.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/proposal/allowed.hpp"
#include "engine/core/proposal/attention.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// Everything but what depends on who asks. The proposal must exist. `now` says who is absent; without it the
// time of the last event does.
nlohmann::json proposal_json(const core::State& state, core::ProposalId id, const NameOf& name_of,
                             std::optional<Timestamp> now = std::nullopt);
// `allowed` and `blocked_by`, to be added to it.
void add_options(nlohmann::json& proposal, const core::Options& options, Language language);

// Every revision with what it changed, oldest first: docs/api.md, `GET /proposals/{id}/revisions`.
nlohmann::json revisions_json(const core::State& state, core::ProposalId id, const NameOf& name_of);

nlohmann::json attention_json(const core::Attention& attention);

// The live card: the same bytes for every watcher, also of a proposal that is put away. `seq` is the ledger
// sequence that last changed the proposal.
nlohmann::json card_json(const core::State& state, core::ProposalId id, std::int64_t seq,
                         const NameOf& name_of);
// What is kept of a closed proposal that is put away. A change of what a card says of itself needs a new
// kSnapshotFormat (snapshot.hpp).
core::Stub stub_of(const core::Proposal& proposal, std::int64_t seq);

}  // namespace counterweight::codec
