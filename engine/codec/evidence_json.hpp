// Records that are cited, on the wire: "insight:3", "conversation:12", "metric:7". Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codec/object_reader.hpp"
#include "engine/core/knowledge/records.hpp"

namespace counterweight::codec {

std::string evidence_word(const core::EvidenceRef& ref);
Text record_words(const core::EvidenceRef& ref);  // insight 3 / знание 3
std::optional<core::EvidenceRef> read_evidence_word(std::string_view text);

nlohmann::json evidence_json(const std::vector<core::EvidenceRef>& evidence);
// A list of them, which may be missing; `invalid.evidence` for what is none.
std::vector<core::EvidenceRef> read_evidence(ObjectReader& reader, const std::string& key,
                                             std::vector<Refusal>& problems);

}  // namespace counterweight::codec
