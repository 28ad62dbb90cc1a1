// Walks an organisation's ledger and says whether it is whole, or where it first is not.
// A cut tail leaves a shorter whole chain: only a head noted elsewhere shows it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/text.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::store {

// Every record from 1 to head.seq is there, follows the one before, and hashes to what it says.
struct ChainIntact {
  Head head;
};

// The first record that is not in order. `expected` and `found` are sequences or hashes, as `what` says.
struct ChainBroken {
  enum class What {
    sequence,    // a record is missing, doubled or out of place
    previous,    // it does not follow the record before it
    hash,        // its bytes are not those that were hashed
    unreadable,  // the store is damaged there; `found` is its complaint
  };
  std::int64_t seq = 0;
  What what = What::sequence;
  std::string expected;
  std::string found;
};

using ChainVerdict = std::variant<ChainIntact, ChainBroken>;

// Recomputes every hash, reading pages; what is appended meanwhile is walked too. Throws std::runtime_error
// when the disk fails; DamagedStore becomes a verdict. The bytes are opaque: what they say is not looked at.
ChainVerdict verify_chain(const Ledger& ledger, const OrganisationId& organisation);

// "Record 17 is broken: …", for people.
Text describe(const ChainBroken& broken);

}  // namespace counterweight::store
