// What a proposal cites, and what its rulebook wants cited: docs/api-knowledge.md, "Evidence".
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/codec/knowledge_view.hpp"
#include "engine/codec/proposal_parts.hpp"

namespace counterweight::codec {

// [{"evidence": "insight:3", "for", "action", "department", "by", "at"}], in the order it was cited.
nlohmann::json cited_evidence_json(const core::Proposal& proposal, const People& people);

// {"cited": the same, each with its record's card; "needs": what is wanted, how much of it is there, and what
// is missing in words; "met": all of it}. Reads the texts' store.
nlohmann::json evidence_view_json(const KnowledgeReader& reader, const core::Proposal& proposal);

}  // namespace counterweight::codec
