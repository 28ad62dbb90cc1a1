// One proposal folded from its own events: what is put away is read again from the ledger, and so is what a
// restart finds whole. Every record is held against its own hash; whether all of them are linked is the
// business of a replay and of `audit verify`. Thread-safety: any thread; reads the disk, throws as the
// ledger's reads do.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>

#include "base/result.hpp"
#include "engine/codec/envelope.hpp"
#include "engine/core/state.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::service {

// `unavailable.ledger` when the record is not what was written; `unavailable.event_type` when a newer program
// wrote it.
Result<codec::Envelope> read_record(const OrganisationId& organisation, const store::Record& record);

// How far to fold: up to this sequence, and so many events at most.
struct FoldLimit {
  std::int64_t seq = std::numeric_limits<std::int64_t>::max();
  std::int64_t version = std::numeric_limits<std::int64_t>::max();
};
struct Folded {
  std::shared_ptr<const core::Proposal> proposal;
  std::int64_t seq = 0;  // of its last event
};

// `organisation` knows the rulebooks that were in force. Refuses as read_record(), and as
// `unavailable.ledger` when the proposal does not begin there.
Result<Folded> fold_proposal(const store::Ledger& ledger, const OrganisationId& id,
                             const core::Organisation& organisation, core::ProposalId proposal,
                             const FoldLimit& limit);

// What belongs to no proposal, from its own events up to this sequence. Refuses likewise.
struct OwnEvents {
  core::Organisation organisation;
  core::Knowledge knowledge;
};
Result<OwnEvents> fold_own_events(const store::Ledger& ledger, const OrganisationId& id, std::int64_t upto);

}  // namespace counterweight::service
