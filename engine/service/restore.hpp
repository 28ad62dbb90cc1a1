// A restart without folding the whole ledger: a snapshot, held against the ledger it is of, and the events of
// what it leaves whole. docs/adr/0008-restart-from-a-snapshot.md.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::service {

struct Restored {
  core::State state;
  store::Head head;
  std::vector<std::int64_t> last_seq;  // by proposal, from 1 on; place 0 is unused
};

// The state at the snapshot's head. Refuses what does not fit: bytes that are not a snapshot of ours
// (`invalid.snapshot`), another organisation's or another chain's (`invalid.snapshot`), events that cannot be
// read (`unavailable.ledger`, `unavailable.event_type`). The caller then folds the whole ledger. Throws as
// the ledger's reads do.
Result<Restored> restore(const store::Ledger& ledger, const OrganisationId& organisation,
                         std::string_view snapshot);

}  // namespace counterweight::service
