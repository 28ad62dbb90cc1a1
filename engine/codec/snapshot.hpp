// A snapshot: what a restart need not fold again. It is a projection of the ledger up to its sequence: the
// stubs of what is put away, the signed overrides and the sustained vetoes; everything else is folded from
// its own events. Lines of canonical JSON: a head, one line for each stub by id, and last the SHA-256 of all
// bytes before it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/sha256.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// A program reads its own format only, and folds the ledger where it finds another one.
constexpr std::int64_t kSnapshotFormat = 2;

struct Snapshot {
  OrganisationId organisation;
  std::int64_t seq = 0;  // the ledger's head that it was made at …
  Hash hash{};           // … and the chain's hash there
  std::int64_t proposals_so_far = 0;
  Timestamp last_time{};
  std::vector<core::SignedOverride> overrides;
  core::SustainedVetoes sustained;
  std::map<std::int64_t, core::Stub> stubs;  // by proposal; the others are whole
};

// `state` is the fold of all events up to `seq`. The same state gives the same bytes.
std::string write_snapshot(const OrganisationId& organisation, std::int64_t seq, const Hash& hash,
                           const core::State& state);
// `invalid.snapshot`, saying what is wrong: other bytes than were written, another format, or something that
// no snapshot says.
Result<Snapshot> read_snapshot(std::string_view bytes);

}  // namespace counterweight::codec
