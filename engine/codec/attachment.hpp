// Files that belong to an insight: which kinds are taken, told by their first bytes and never by what the
// sender says alone. Nothing that a browser would run is among them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "engine/codec/knowledge_commands.hpp"

namespace counterweight::codec {

// The media type of the file where it is one that is taken, and is what `declared` says where that says
// something: `invalid.attachment_type` names those that are. Pure.
Result<std::string> attachment_type(std::string_view bytes, std::string_view declared);

// Of a file with this name, which may hold anything but a path: `invalid.attachment_name`,
// `invalid.attachment_type`, `invalid.attachment` (empty), `limit.attachment`.
KnowledgeResult read_attachment(core::InsightId insight, const std::string& name, std::string_view declared,
                                const std::string& bytes, const Sealing& sealing);

}  // namespace counterweight::codec
