// What a position is given for. The content of an action is its kind, title, attributes, what it requires,
// and the proposal fields that a condition on its kind names (design 1; the title belongs to it:
// docs/adr/0002).
#pragma once

#include <string>

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// hex(SHA-256(RFC 8785 of {attributes, fields, kind, requires, title})).
std::string content_of(const ActionDraft& action, const rules::Values& fields,
                       const rules::CheckedRulebook& rulebook);

}  // namespace counterweight::core
