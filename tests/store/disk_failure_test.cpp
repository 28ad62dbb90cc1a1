// What an append answers when the disk fails at each of its writes and syncs, and what is there afterwards.
#include <fstream>

#include "engine/store/verify_chain.hpp"
#include "tests/store/faulty_disk.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;
namespace fs = std::filesystem;
using Fault = FaultyDisk::Fault;

namespace {

// A batch that fills a few pages, with sealed values.
Append append_large(Ledger& ledger, std::int64_t seq) {
  std::vector<Entry> batch = entries(seq, 3, "proposal:1", "c" + std::to_string(seq));
  for (Entry& entry : batch) entry.bytes += std::string(2500, ' ');
  const std::vector<SealedValue> values{sealed("sealed with " + std::to_string(seq))};
  return ledger.append(kAcme, ledger.head(kAcme), batch, values);
}

// Where the ledger would end if the machine stopped now: what database and log say without the shared memory.
Head head_after_a_crash(const fs::path& directory) {
  const TemporaryDirectory copy;
  for (const char* name : {"ledger.db", "ledger.db-wal"}) fs::copy_file(directory / name, copy.path() / name);
  const auto store = SqliteStore::open(copy.path(), small_limits());
  REQUIRE(store.ok());
  CHECK(std::holds_alternative<ChainIntact>(verify_chain((*store)->ledger(), kAcme)));
  return (*store)->ledger().head(kAcme);
}

// All that was appended is there with what was sealed with it, and nothing else.
void check_whole(SqliteStore& store, const Head& head) {
  CHECK(store.ledger().head(kAcme) == head);
  const auto verdict = verify_chain(store.ledger(), kAcme);
  REQUIRE(std::holds_alternative<ChainIntact>(verdict));
  CHECK(std::get<ChainIntact>(verdict).head == head);
  for (std::int64_t seq = 2; seq <= head.seq + 1; seq += 3) {
    const bool there = seq <= head.seq;
    CHECK(store.vault().unseal(kAcme, sealed("sealed with " + std::to_string(seq)).commitment).has_value() ==
          there);
    CHECK(store.ledger().read_command(kAcme, "c" + std::to_string(seq)).size() == (there ? 3 : 0));
  }
}

}  // namespace

TEST_CASE("failing disk: each append is synced before it is acknowledged") {
  FaultyDisk disk;
  const TemporaryDirectory directory;
  auto store = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(store.ok());
  for (int i = 0; i < 5; ++i) {
    const int before = disk.log_syncs();
    append((*store)->ledger(), kAcme, 2);
    CHECK(disk.log_syncs() > before);
  }
}

TEST_CASE("failing disk: an append answers the truth, whichever write or sync fails") {
  const Fault fault = GENERATE(Fault::full, Fault::write_error, Fault::sync_error);
  CAPTURE(static_cast<int>(fault));
  FaultyDisk disk;
  const TemporaryDirectory directory;
  auto opened = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(opened.ok());
  SqliteStore& store = **opened;
  Head head = append(store.ledger(), kAcme, 1, "proposal:1", "c1");

  int unwritten = 0;
  int unknown = 0;
  for (int spared = 0; spared < 100; ++spared) {
    CAPTURE(spared);
    disk.fail(fault, spared);
    const Append end = append_large(store.ledger(), head.seq + 1);
    const bool failed = disk.failed();
    disk.heal();
    if (const auto* committed = std::get_if<Committed>(&end)) {
      CHECK_FALSE(failed);
      check_whole(store, committed->head);
      CHECK(head_after_a_crash(directory.path()) == committed->head);
      break;
    }
    REQUIRE(failed);
    if (const auto* why = std::get_if<Unwritten>(&end)) {
      ++unwritten;
      CHECK(why->disk_full == (fault == Fault::full));
      CHECK(head_after_a_crash(directory.path()) == head);
    } else {
      ++unknown;
      REQUIRE(std::holds_alternative<Unknown>(end));
      CHECK(std::holds_alternative<Unwritten>(append_large(store.ledger(), head.seq + 1)));
      REQUIRE(store.ledger().reopen());
      const Head now = store.ledger().head(kAcme);
      CHECK((now == head || now.seq == head.seq + 3));
      head = now;
      CHECK(head_after_a_crash(directory.path()) == head);
    }
    check_whole(store, head);
  }
  CHECK((fault == Fault::full ? unwritten : unknown) > 0);
  CHECK((fault == Fault::full ? unknown : unwritten) == 0);
}

TEST_CASE("failing disk: the store stays closed while it cannot be opened, and opens when it can") {
  FaultyDisk disk;
  const TemporaryDirectory directory;
  auto opened = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(opened.ok());
  SqliteStore& store = **opened;
  const Head head = append(store.ledger(), kAcme, 1, "proposal:1", "c1");
  disk.fail(Fault::sync_error, 0);
  REQUIRE(std::holds_alternative<Unknown>(append_large(store.ledger(), 2)));

  CHECK_FALSE(store.ledger().reopen());
  CHECK_THROWS_AS(store.ledger().head(kAcme), std::runtime_error);
  CHECK_THROWS_AS(store.vault().end_session("t"), std::runtime_error);
  CHECK(std::holds_alternative<Unwritten>(store.ledger().append(kAcme, head, entries(2, 1), {})));
  CHECK_FALSE(store.checkpoint_passive());
  disk.heal();
  REQUIRE(store.ledger().reopen());
  check_whole(store, store.ledger().head(kAcme));
  append(store.ledger(), kAcme, 1);
}

TEST_CASE("failing disk: a vault change that failed leaves the store usable") {
  FaultyDisk disk;
  const TemporaryDirectory directory;
  auto opened = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(opened.ok());
  SqliteStore& store = **opened;
  append(store.ledger(), kAcme, 1, "proposal:1", "c1");
  for (const Fault fault : {Fault::full, Fault::write_error, Fault::sync_error}) {
    disk.fail(fault, 0);
    CHECK_THROWS_AS(store.vault().put_session("t", {kAcme, "anna", {}, {}, {}}), std::runtime_error);
    disk.heal();
    append(store.ledger(), kAcme, 1);  // no append was in doubt: none waits for reopen()
    store.vault().put_session("t", {kAcme, "anna", {}, {}, {}});
    CHECK(store.vault().session("t").has_value());
    store.vault().end_session("t");
  }
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(store.ledger(), kAcme)));
}

TEST_CASE("failing disk: a full one takes the ballast, which comes back when there is room") {
  FaultyDisk disk;
  const TemporaryDirectory directory;
  auto opened = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(opened.ok());
  SqliteStore& store = **opened;
  const fs::path ballast = directory.path() / "ballast";
  CHECK(fs::file_size(ballast) == static_cast<std::uintmax_t>(small_limits().ballast_bytes));
  disk.fail(Fault::full, 0);
  CHECK(std::holds_alternative<Unwritten>(append_large(store.ledger(), 1)));
  CHECK_FALSE(fs::exists(ballast));
  disk.heal();
  append(store.ledger(), kAcme, 1);
  CHECK(store.checkpoint_passive());
  CHECK(fs::file_size(ballast) == static_cast<std::uintmax_t>(small_limits().ballast_bytes));
}

TEST_CASE("failing disk: a checkpoint that fails says so and loses nothing") {
  FaultyDisk disk;
  const TemporaryDirectory directory;
  auto opened = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(opened.ok());
  SqliteStore& store = **opened;
  const Head head = append(store.ledger(), kAcme, 10);
  for (const Fault fault : {Fault::full, Fault::write_error, Fault::sync_error}) {
    disk.fail(fault, 0);
    CHECK_THROWS_AS(store.checkpoint_passive(), std::runtime_error);
    disk.heal();
    CHECK(store.ledger().head(kAcme) == head);
    CHECK(head_after_a_crash(directory.path()) == head);
  }
  CHECK(store.checkpoint_passive());
  CHECK(head_after_a_crash(directory.path()) == head);
}
