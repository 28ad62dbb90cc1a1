// What a proposal cites of the shared knowledge, by itself and in what is said of it.
#pragma once

#include <type_traits>
#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

// Commands that cite evidence for what they say.
template <typename Command>
inline constexpr bool kMayCite =
    std::is_same_v<Command, Submit> || std::is_same_v<Command, TakePosition> ||
    std::is_same_v<Command, AnswerObjection> || std::is_same_v<Command, OverrideVeto>;

// The answer to a command of which `evidence` may be cited with it, with the events of that: what is cited
// for the same already is left out. Refuses as CiteEvidence does, with pointers into /evidence.
template <typename Command>
Result<std::vector<Event>> with_evidence(const State& state, const Command& command, const Context& context,
                                         Result<std::vector<Event>> answer);

// Records that may be cited now: `limit.evidence`, `not_found.insight` …, `conflict.merged`,
// `conflict.erased`, `invalid.evidence`.
Status evidence_fits(const Knowledge& knowledge, const std::vector<EvidenceRef>& evidence);

// Those of `evidence` that the proposal does not cite there yet. It may be new.
std::vector<EvidenceRef> not_yet_cited(const Proposal* proposal, const std::vector<EvidenceRef>& evidence,
                                       const CitedWhere& where);

}  // namespace counterweight::core
