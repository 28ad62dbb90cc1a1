// What every store checks and computes before an append, in one place.
#pragma once

#include <span>
#include <vector>

#include "base/check.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::store {

// Aborts when the caller broke the contract of Ledger::append.
inline void check_append(const OrganisationId& organisation, std::span<const Entry> entries,
                         std::span<const SealedValue> sealed) {
  CHECK_THAT_IS(!organisation.empty(), "an append names its organisation");
  CHECK_THAT_IS(!entries.empty() && entries.size() <= kMaxBatch, "an append has 1 to kMaxBatch entries");
  CHECK_THAT_IS(sealed.size() <= kMaxSealed, "an append has at most kMaxSealed sealed values");
  for (const Entry& entry : entries)
    CHECK_THAT_IS(!entry.bytes.empty() && entry.bytes.size() <= kMaxEntryBytes,
                  "an event has 1 to kMaxEntryBytes");
  for (const SealedValue& value : sealed)
    CHECK_THAT_IS(value.value.size() <= kMaxEntryBytes, "a sealed value has at most kMaxEntryBytes");
}

// The chain hash of each entry, in order.
inline std::vector<Hash> chain_hashes(const Hash& previous, std::span<const Entry> entries) {
  std::vector<Hash> out;
  out.reserve(entries.size());
  for (const Entry& entry : entries)
    out.push_back(sha256_chained(out.empty() ? previous : out.back(), entry.bytes));
  return out;
}

}  // namespace counterweight::store
