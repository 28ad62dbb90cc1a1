// Whether an override, or a position, survives an amendment for where its values moved.
#pragma once

#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

// Compared with what the veto was set aside on: nothing changed but attributes that the rows of its right
// want to move, each of those moved the wanted way or stayed, and at least one row wants something. The veto
// was overridden.
bool moved_as_wanted(const Proposal& now, const Action& action, const Veto& veto);

// Since `before`, which is the same action: only such attributes changed as none of these rows is about.
bool spared(const Proposal& before, const ActionDraft& to, const rules::Values& fields,
            const std::vector<RowId>& rows);

// Since `before`, which is the same action: nothing changed but attributes that these rows want to move, and
// each of those moved the wanted way, or, not `better`, each the other way.
bool moved_along(const Proposal& before, const ActionDraft& to, const rules::Values& fields,
                 const std::vector<RowId>& rows, bool better);

}  // namespace counterweight::core
