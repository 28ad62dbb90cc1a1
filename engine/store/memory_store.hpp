// Ledger and vault in memory: the twin that tests and dry runs use. It keeps nothing.
// Thread-safety: as the interfaces say; the switches may be set from any thread.
#pragma once

#include <memory>

#include "engine/store/ledger.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::store {

// How the next append ends; the one after it ends as usual again. The unknown ones differ in whether the
// entries are there, and both make the store wait for reopen().
enum class NextAppend { as_usual, conflict, unwritten, disk_full, unknown_but_written, unknown_and_lost };

class MemoryStore {
 public:
  MemoryStore();
  ~MemoryStore();
  Ledger& ledger();
  Vault& vault();

  // For tests of what stands on a store.
  void next_append(NextAppend how);
  void fail_reopen(int times);  // the next so many reopen() answer false

 private:
  struct State;
  class LedgerInMemory;
  class VaultInMemory;
  std::unique_ptr<State> state_;
  std::unique_ptr<LedgerInMemory> ledger_;
  std::unique_ptr<VaultInMemory> vault_;
};

}  // namespace counterweight::store
