// What only a store with a file has: refusals to open, triggers, rights, housekeeping.
#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine/store/verify_chain.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<SqliteStore> open(const fs::path& directory, const SqliteLimits& limits = small_limits()) {
  auto opened = SqliteStore::open(directory, limits);
  if (!opened) FAIL(opened.refusal().sentence.en);
  return std::move(*opened);
}

// Why the directory is refused, in English.
std::string refused(const fs::path& directory) {
  const auto opened = SqliteStore::open(directory, small_limits());
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.refusal().code == "unavailable.store");
  CHECK(opened.refusal().sentence.ru != opened.refusal().sentence.en);
  return opened.refusal().sentence.en;
}

bool says(const std::string& sentence, const std::string& part) {
  UNSCOPED_INFO(sentence);
  return sentence.find(part) != std::string::npos;
}

std::string contents(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

mode_t mode_of(const fs::path& path) {
  struct stat found {};
  REQUIRE(stat(path.c_str(), &found) == 0);
  return found.st_mode & 0777U;
}

}  // namespace

TEST_CASE("ledger file: closed and opened again, everything is there") {
  const TemporaryDirectory directory;
  Head head;
  const SealedValue value = sealed("secret");
  {
    const auto store = open(directory.path());
    append(store->ledger(), kAcme, 3, "proposal:1", "c1", {value});
    append(store->ledger(), kBolt, 1);
    head = append(store->ledger(), kAcme, 2, "proposal:2", "c2");
    store->vault().put_account(kAcme, {"anna", "a@x.example", "hash"});
    store->vault().put_session("t", {kAcme, "anna", {}, {}, {}});
  }
  const auto store = open(directory.path());
  CHECK(store->ledger().head(kAcme) == head);
  CHECK(store->ledger().organisations() == std::vector<OrganisationId>{kAcme, kBolt});
  CHECK(read_all(store->ledger(), kAcme).size() == 5);
  CHECK(sequences(store->ledger().read_subject(kAcme, "proposal:2", 0, 9)) ==
        std::vector<std::int64_t>{4, 5});
  CHECK(sequences(store->ledger().read_command(kAcme, "c1")) == std::vector<std::int64_t>{1, 2, 3});
  CHECK(store->vault().unseal(kAcme, value.commitment)->value == "secret");
  CHECK(store->vault().account_by_email(kAcme, "a@x.example").has_value());
  CHECK(store->vault().session("t").has_value());
  CHECK(append(store->ledger(), kAcme, 1).seq == 6);
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(store->ledger(), kAcme)));
}

TEST_CASE("ledger file: reopen() keeps everything and goes on") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  append(store->ledger(), kAcme, 3);
  CHECK(store->ledger().reopen());
  CHECK(read_all(store->ledger(), kAcme).size() == 3);
  CHECK(store->ledger().read_command(kAcme, "c1").size() == 3);
  CHECK(append(store->ledger(), kAcme, 1).seq == 4);
}

TEST_CASE("ledger file: made with its directory, for the owner alone") {
  const TemporaryDirectory parent;
  const fs::path directory = parent.path() / "a" / "data";
  const auto store = open(directory);
  append(store->ledger(), kAcme, 1);
  CHECK(mode_of(directory) == 0700);
  int files = 0;
  for (const auto& file : fs::directory_iterator{directory}) {
    CAPTURE(file.path());
    CHECK(mode_of(file.path()) == 0600);
    ++files;
  }
  CHECK(files == 5);  // database, log, shared memory, lock, ballast
}

TEST_CASE("ledger file: rights that were opened up are closed again") {
  const TemporaryDirectory directory;
  open(directory.path());
  REQUIRE(chmod((directory.path() / "ledger.db").c_str(), 0644) == 0);
  const auto store = open(directory.path());
  append(store->ledger(), kAcme, 1);
  CHECK(mode_of(directory.path() / "ledger.db") == 0600);
  CHECK(mode_of(directory.path() / "ledger.db-wal") == 0600);
}

TEST_CASE("ledger file: one store at a time holds a directory, and readers look in beside it") {
  const TemporaryDirectory directory;
  auto store = open(directory.path());
  const std::string why = refused(directory.path());
  CHECK(says(why, "in use by process " + std::to_string(getpid())));
  append(store->ledger(), kAcme, 2);

  const auto reader = SqliteStore::open_to_read(directory.path());
  REQUIRE(reader.ok());
  Ledger& beside = (*reader)->ledger();
  CHECK(read_all(beside, kAcme).size() == 2);
  append(store->ledger(), kAcme, 1);
  CHECK(read_all(beside, kAcme).size() == 3);
  CHECK(beside.read_command(kAcme, "c1").size() == 3);
  CHECK(std::holds_alternative<Unwritten>(beside.append(kAcme, beside.head(kAcme), entries(4, 1), {})));
  CHECK_THROWS_AS((*reader)->vault().end_session("t"), std::runtime_error);
  CHECK((*reader)->checkpoint_passive());
  CHECK(beside.reopen());

  store.reset();
  CHECK(read_all(beside, kAcme).size() == 3);
  CHECK(append(open(directory.path())->ledger(), kAcme, 1).seq == 4);
}

TEST_CASE("ledger file: what cannot be a data directory is refused with a reason") {
  const TemporaryDirectory directory;
  std::ofstream{directory.path() / "file"} << "x";
  CHECK(says(refused(directory.path() / "file"), "Expected a directory"));
  CHECK(says(refused(directory.path() / "file" / "data"), "cannot be used: Not a directory"));
  CHECK(says(refused("/proc/counterweight"), "cannot be used"));

  const auto reader = SqliteStore::open_to_read(directory.path());
  REQUIRE_FALSE(reader.ok());
  CHECK(reader.refusal().code == "unavailable.store");
  CHECK(says(reader.refusal().sentence.en, "There is no ledger"));
}

TEST_CASE("ledger file: what is no ledger is refused, and left as it is") {
  const TemporaryDirectory directory;
  const fs::path file = directory.path() / "ledger.db";
  SECTION("not a database") {
    const std::string text(5000, 'x');
    std::ofstream{file} << text;
    CHECK(says(refused(directory.path()), "is not a database"));
    CHECK_FALSE(SqliteStore::open_to_read(directory.path()).ok());
    CHECK(contents(file) == text);
  }
  SECTION("another program's database") {
    CHECK(RawDatabase{directory.path()}.run("CREATE TABLE theirs (x)") == "");
    const std::string before = contents(file);
    CHECK(says(refused(directory.path()), "another program"));
    CHECK(contents(file) == before);
  }
  SECTION("an empty database, to a reader") {
    std::ofstream{file} << "";
    CHECK_FALSE(SqliteStore::open_to_read(directory.path()).ok());
    CHECK(contents(file).empty());
  }
  SECTION("a newer schema") {
    open(directory.path());
    CHECK(RawDatabase{directory.path()}.run("PRAGMA user_version = 99") == "");
    CHECK(says(refused(directory.path()), "expected schema 5 at most, found 99"));
    CHECK_FALSE(SqliteStore::open_to_read(directory.path()).ok());
    CHECK(RawDatabase{directory.path()}.value("PRAGMA user_version") == "99");
  }
}

TEST_CASE("ledger file: SQL from outside cannot change, remove, replace or misplace a record") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  const SealedValue value = sealed("secret");
  append(store->ledger(), kAcme, 3, "proposal:1", "c1", {value});
  const auto before = read_all(store->ledger(), kAcme);
  RawDatabase raw{directory.path()};

  const std::int64_t base = std::int64_t{1} << 40;
  const std::string head = to_hex(store->ledger().head(kAcme).hash);
  const std::string zeros(64, '0');
  const auto insert = [&](const std::string& how, std::int64_t position, const std::string& previous) {
    return fmt::format(
        "{} INTO records (position, subject, command, bytes, previous, hash) "
        "VALUES ({}, '', '', x'00', x'{}', x'{}')",
        how, position, previous, zeros);
  };
  struct Case {
    std::string name, sql, refusal;
  };
  const std::string follows = "a record follows the last one of its organisation";
  const std::vector<Case> cases{
      {"update", "UPDATE records SET bytes = x'00' WHERE seq = 2", "records are never changed"},
      {"update of the key", "UPDATE records SET position = position + 1 WHERE seq = 3",
       "records are never changed"},
      {"delete", "DELETE FROM records WHERE seq = 2", "records are never deleted"},
      {"delete of all", "DELETE FROM records", "records are never deleted"},
      {"replace", insert("INSERT OR REPLACE", base + 3, head), follows},
      {"replace of the first", insert("REPLACE", base + 1, zeros), follows},
      {"upsert", insert("INSERT", base + 3, head) + " ON CONFLICT DO UPDATE SET bytes = x'01'", follows},
      {"again", insert("INSERT", base + 3, head), follows},
      {"a gap", insert("INSERT", base + 5, head), follows},
      {"a gap from zeros", insert("INSERT", base + 5, zeros), follows},
      {"a wrong previous hash", insert("INSERT", base + 4, zeros), follows},
      {"sequence 0", insert("INSERT", base, zeros), follows},
      {"an organisation that is not there", insert("INSERT", 2 * base + 1, zeros), follows},
      {"a hash of 31 bytes",
       fmt::format("INSERT INTO records (position, subject, command, bytes, previous, hash) "
                   "VALUES ({}, '', '', x'00', x'{}', x'{}')",
                   base + 4, head, std::string(62, '0')),
       "CHECK constraint failed: length(hash) = 32"},
      {"an organisation renamed", "UPDATE organisations SET id = 'x'", "organisations are never changed"},
      {"an organisation removed", "DELETE FROM organisations", "organisations are never deleted"},
      {"an organisation replaced", "REPLACE INTO organisations VALUES (1, 'x')",
       "an organisation is added once"},
      {"a sealed value changed", "UPDATE sealed_values SET value = x'00'",
       "a sealed value is erased or kept, never changed"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(raw.run(c.sql) == c.refusal);
  }
  const auto after = read_all(store->ledger(), kAcme);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].bytes == before[i].bytes);
  CHECK(store->vault().unseal(kAcme, value.commitment)->value == "secret");
  CHECK(append(store->ledger(), kAcme, 1).seq == 4);
}

TEST_CASE(
    "ledger file: a record that another program appends properly is a conflict, then part of the chain") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  const Head head = append(store->ledger(), kAcme, 1);
  CHECK(store->ledger().read_command(kAcme, "raw").empty());
  const Hash hash = sha256_chained(head.hash, "{}");
  RawDatabase raw{directory.path()};
  CHECK(raw.run(fmt::format("INSERT INTO records (position, subject, command, bytes, previous, hash) "
                            "VALUES ({}, 'raw', 'raw', CAST('{{}}' AS BLOB), x'{}', x'{}')",
                            (std::int64_t{1} << 40) + 2, to_hex(head.hash), to_hex(hash))) == "");
  const Append end = store->ledger().append(kAcme, head, entries(2, 1), {});
  REQUIRE(std::holds_alternative<Conflict>(end));
  CHECK(std::get<Conflict>(end).head == Head{2, hash});
  CHECK(sequences(store->ledger().read_command(kAcme, "raw")) == std::vector<std::int64_t>{2});
  append(store->ledger(), kAcme, 1);
  CHECK(sequences(store->ledger().read_command(kAcme, "c1")) == std::vector<std::int64_t>{1, 3});
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(store->ledger(), kAcme)));
}

TEST_CASE("ledger file: an erased value leaves no trace in any file") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  const SealedValue value = sealed("a-most-personal-value-" + std::string(200, 'z'));
  append(store->ledger(), kAcme, 1, "proposal:1", "c1", {value, sealed("another")});
  const auto traces = [&] {
    int found = 0;
    for (const auto& file : fs::directory_iterator{directory.path()})
      if (contents(file.path()).find("a-most-personal-value") != std::string::npos) ++found;
    return found;
  };
  CHECK(traces() > 0);
  CHECK(store->checkpoint_passive());
  store->vault().erase_sealed(kAcme, {value.commitment});
  CHECK(traces() == 0);
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(store->ledger(), kAcme)));
}

TEST_CASE("ledger file: an erasure that a reader hinders is finished by the housekeeping") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  const SealedValue value = sealed("a-most-personal-value-" + std::string(200, 'z'));
  append(store->ledger(), kAcme, 1, "proposal:1", "c1", {value});
  const auto log_has_it = [&] {
    return contents(directory.path() / "ledger.db-wal").find("a-most-personal-value") != std::string::npos;
  };
  {
    RawDatabase raw{directory.path()};
    REQUIRE(raw.run("BEGIN; SELECT count(*) FROM records") == "");
    store->vault().erase_sealed(kAcme, {value.commitment});
    CHECK_FALSE(store->vault().unseal(kAcme, value.commitment).has_value());
    CHECK(log_has_it());
  }
  store->checkpoint_passive();
  CHECK_FALSE(log_has_it());
}

TEST_CASE("ledger file: the log is ready from the start, and reset by the writer when it has grown long") {
  const TemporaryDirectory directory;
  SqliteLimits limits = small_limits();
  limits.log_reset_bytes = 200'000;
  const auto store = open(directory.path(), limits);
  const auto log_size = [&] {
    return static_cast<std::int64_t>(fs::file_size(directory.path() / "ledger.db-wal"));
  };
  CHECK(log_size() == limits.log_ready_bytes);
  std::int64_t longest = 0;
  int resets = 0;
  for (int i = 0; i < 200; ++i) {
    const std::int64_t before = store->log_bytes();
    append(store->ledger(), kAcme, 10);
    longest = std::max(longest, store->log_bytes());
    if (store->log_bytes() < before) ++resets;
  }
  CHECK(resets >= 3);
  CHECK(longest < 2 * limits.log_reset_bytes);
  CHECK(log_size() < 2 * limits.log_ready_bytes);
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(store->ledger(), kAcme)));
}

TEST_CASE("ledger file: a reader in the way lets the log grow, and appends go on") {
  const TemporaryDirectory directory;
  SqliteLimits limits = small_limits();
  limits.log_reset_bytes = 100'000;
  const auto store = open(directory.path(), limits);
  append(store->ledger(), kAcme, 1);
  {
    RawDatabase raw{directory.path()};
    REQUIRE(raw.run("BEGIN; SELECT count(*) FROM records") == "");
    for (int i = 0; i < 60; ++i) append(store->ledger(), kAcme, 10);
    CHECK(store->log_bytes() > 2 * limits.log_reset_bytes);
    CHECK_FALSE(store->checkpoint_passive());
  }
  for (int i = 0; i < 20; ++i) append(store->ledger(), kAcme, 10);
  CHECK(store->log_bytes() < 2 * limits.log_reset_bytes);
}

TEST_CASE("ledger file: a passive checkpoint moves the whole log, and the next append begins it again") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  for (int i = 0; i < 20; ++i) append(store->ledger(), kAcme, 10);
  const std::int64_t before = store->log_bytes();
  CHECK(store->checkpoint_passive());
  append(store->ledger(), kAcme, 1);
  CHECK(store->log_bytes() < before / 2);
}

TEST_CASE("ledger file: an append while another program holds the lock is surely unwritten") {
  const TemporaryDirectory directory;
  const auto store = open(directory.path());
  const Head head = append(store->ledger(), kAcme, 1);
  {
    RawDatabase raw{directory.path()};
    REQUIRE(raw.run("BEGIN IMMEDIATE") == "");
    const Append end = store->ledger().append(kAcme, head, entries(2, 1), {});
    REQUIRE(std::holds_alternative<Unwritten>(end));
    CHECK_FALSE(std::get<Unwritten>(end).disk_full);
  }
  CHECK(append(store->ledger(), kAcme, 1).seq == 2);
}
