// The ledger: an organisation's append-only, hash-chained record of events. Payloads are opaque bytes here.
// Thread-safety: one thread appends; any thread may read. Every call names its organisation.
// Reads throw std::runtime_error when the disk fails, DamagedStore when what is stored can no longer be read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/sha256.hpp"

namespace counterweight::store {

// Where a ledger ends: the last sequence and its chain hash; 0 and zeros when it is empty.
struct Head {
  std::int64_t seq = 0;
  Hash hash{};
  friend bool operator==(const Head&, const Head&) = default;
};

// One event to be appended. `bytes` is the canonical envelope (RFC 8785, without prevhash and hash) and
// already says its sequence. `subject` is what `read_subject` finds it by; `command` groups the events of one
// command and is empty for an event of none. Neither is hashed: the envelope says both again.
struct Entry {
  std::string subject;
  std::string command;
  std::string bytes;
};

// One event as stored. hash = SHA-256(prevhash, bytes).
struct Record {
  std::int64_t seq = 0;
  std::string subject;
  std::string command;
  std::string bytes;
  Hash previous{};
  Hash hash{};
};

// A value kept out of the hashed bytes: the event holds `commitment` = hex(SHA-256(salt, value)).
struct SealedValue {
  std::string commitment;
  std::string salt;
  std::string value;
};

// The four ends of an append (design 2, decision 6).
struct Committed {
  Head head;
};
// Somebody else appended: `head` is where the ledger ends now.
struct Conflict {
  Head head;
};
// Surely not there. With a full disk: try again when there is room.
struct Unwritten {
  std::string why;
  bool disk_full = false;
};
// May be there: reopen(), then compare head and commands.
struct Unknown {
  std::string why;
};
using Append = std::variant<Committed, Conflict, Unwritten, Unknown>;

constexpr std::size_t kMaxBatch = 1'000;          // events in one append
constexpr std::size_t kMaxPage = 1'000;           // records one read returns; a larger limit is cut to it
constexpr std::size_t kMaxEntryBytes = 16 << 20;  // of one event's bytes, and of one sealed value
constexpr std::size_t kMaxSealed = 10'000;        // sealed values in one append

// What was stored cannot be read any more: a torn page, a gap in a sequence.
class DamagedStore : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Ledger {
 public:
  virtual ~Ledger() = default;

  // Durable when it answers Committed: all of `entries` in order from expected.seq + 1, and `sealed` with
  // them, or nothing. Entries must not be empty nor more than kMaxBatch. A commitment that is there already
  // keeps its value.
  virtual Append append(const OrganisationId& organisation, const Head& expected,
                        std::span<const Entry> entries, std::span<const SealedValue> sealed) = 0;
  // After Unknown, and until then every append is Unwritten: closes and opens the store again, so that what
  // reads show is durable. False when it cannot be opened yet.
  virtual bool reopen() = 0;

  // Records with seq > after, in order, at most `limit` (and at most kMaxPage).
  virtual std::vector<Record> read(const OrganisationId& organisation, std::int64_t after,
                                   std::size_t limit) const = 0;
  // The same, of one subject only.
  virtual std::vector<Record> read_subject(const OrganisationId& organisation, const std::string& subject,
                                           std::int64_t after, std::size_t limit) const = 0;
  // The events of one command, in order; empty when there are none, and for the empty command.
  virtual std::vector<Record> read_command(const OrganisationId& organisation,
                                           const std::string& command) const = 0;
  virtual Head head(const OrganisationId& organisation) const = 0;
  virtual std::vector<OrganisationId> organisations() const = 0;  // those with at least one event, by id
};

}  // namespace counterweight::store
