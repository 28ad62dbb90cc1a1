// All that happened in an organisation, read from its ledger. Thread-safety: any thread; reads the disk,
// throws as the ledger's reads do.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/result.hpp"
#include "engine/core/event.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::service {

// Every event up to this sequence. Refuses as read_record() where one cannot be read.
Result<std::vector<core::Event>> read_past(const store::Ledger& ledger, const OrganisationId& organisation,
                                           std::int64_t upto = std::numeric_limits<std::int64_t>::max());

}  // namespace counterweight::service
