// The stores that the contract suite runs on, and small entries for them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/store/ledger.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::store::test {

enum class Kind { memory, sqlite };

class StoreUnderTest {
 public:
  virtual ~StoreUnderTest() = default;
  virtual Ledger& ledger() = 0;
  virtual Vault& vault() = 0;
};

std::unique_ptr<StoreUnderTest> make_store(Kind kind);

// Limits that keep a test's files small.
SqliteLimits small_limits();

inline const OrganisationId kAcme{"acme"};
inline const OrganisationId kBolt{"bolt"};

// "{"sequence":"SEQ",...}" for seq, seq + 1, …: distinct bytes, all of one subject and command.
std::vector<Entry> entries(std::int64_t first_seq, std::size_t count,
                           const std::string& subject = "proposal:1", const std::string& command = "c1");
SealedValue sealed(const std::string& value);

// Appends at the present head; the test fails unless it is committed.
Head append(Ledger& ledger, const OrganisationId& organisation, std::size_t count,
            const std::string& subject = "proposal:1", const std::string& command = "c1",
            const std::vector<SealedValue>& values = {});

std::vector<std::int64_t> sequences(const std::vector<Record>& records);
std::vector<Record> read_all(const Ledger& ledger, const OrganisationId& organisation);

}  // namespace counterweight::store::test
