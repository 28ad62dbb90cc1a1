// The proof behind a snapshot: the state from it and the tail equals the fold of every event.
#pragma once

#include <cstdint>
#include <string>

#include "engine/core/state.hpp"
#include "engine/store/ledger.hpp"
#include "engine/store/snapshots.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

struct SnapshotVerdict {
  enum class What {
    none,      // there is no snapshot
    agrees,    // both ways lead to the same state
    unusable,  // a restart would not take it and fold the whole ledger: no harm
    differs,   // a restart would serve a wrong state
  };
  What what = What::none;
  std::int64_t seq = 0;  // of the snapshot
  std::string problem;   // English; of the last two
};

// Folds the ledger twice, also beside a server that appends. The ledger must be intact. Throws as its reads
// do.
SnapshotVerdict verify_snapshot(store::Ledger& ledger, store::Vault& vault, const store::Snapshots& snapshots,
                                const OrganisationId& organisation);

// Everything in a state that anybody can see, as lines of canonical JSON: two states that differ there give
// different lines, and the first of them tells where.
std::string rendering(const core::State& state);

}  // namespace counterweight::service
