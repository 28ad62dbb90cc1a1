// Data directories of earlier versions open, keep what they hold and take what is new.
#include <fmt/core.h>

#include <fstream>
#include <iterator>

#include "engine/store/verify_chain.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;

namespace {

// A file of schema 1 with one record, one sealed value, one account and one session.
void make_schema_1(const std::filesystem::path& directory) {
  std::ifstream file{std::string{PROJECT_ROOT} + "/tests/store/schema_1.sql"};
  const std::string tables{std::istreambuf_iterator<char>{file}, {}};
  REQUIRE_FALSE(tables.empty());
  RawDatabase raw{directory};
  REQUIRE(raw.run(tables) == "");
  REQUIRE(raw.run("INSERT INTO organisations (id) VALUES ('acme')") == "");
  const std::int64_t position = (std::int64_t{1} << 40) + 1;
  const std::string row = fmt::format(
      "INSERT INTO records (position, subject, command, bytes, previous, hash) "
      "VALUES ({}, 's', 'c', CAST('{{}}' AS BLOB), zeroblob(32), x'{}')",
      position, to_hex(sha256_chained(Hash{}, "{}")));
  REQUIRE(raw.run(row) == "");
  REQUIRE(raw.run(fmt::format("INSERT INTO sealed_values VALUES (1, 'k', {}, x'00', x'6f6c64')", position)) ==
          "");
  REQUIRE(raw.run("INSERT INTO accounts VALUES ('acme', 'anna', 'a@x.example', 'hash')") == "");
  REQUIRE(raw.run("INSERT INTO sessions VALUES ('t', 'acme', 'anna', 1, 2, 3)") == "");
}

void check_all_is_there(Ledger& ledger, const Vault& vault) {
  CHECK(read_all(ledger, kAcme).size() == 1);
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(ledger, kAcme)));
  REQUIRE(vault.unseal(kAcme, "k").has_value());
  CHECK(vault.unseal(kAcme, "k")->value == "old");
  CHECK(vault.account_by_email(kAcme, "a@x.example").has_value());
  CHECK(vault.session("t").has_value());
}

std::string version_of(const std::filesystem::path& directory) {
  return RawDatabase{directory}.value("PRAGMA user_version");
}

std::string layout_of(const std::filesystem::path& directory) {
  return RawDatabase{directory}.value(
      "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY name)");
}

}  // namespace

TEST_CASE("migration: a file of schema 1 is brought up to date and keeps everything") {
  const TemporaryDirectory directory;
  make_schema_1(directory.path());
  {
    const auto store = SqliteStore::open(directory.path(), small_limits());
    REQUIRE(store.ok());
    check_all_is_there((*store)->ledger(), (*store)->vault());
    CHECK((*store)->vault().drafts().add(kAcme, "marketing", {"anna", "T", "{}"}, {}, {})->number == 1);
    CHECK(append((*store)->ledger(), kAcme, 1).seq == 2);
    CHECK((*store)->vault().secret(kAcme, "s").size() == 64);
    CHECK((*store)->vault().inbound_webhooks().list(kAcme).empty());
  }
  CHECK(version_of(directory.path()) == "5");
  const auto again = SqliteStore::open(directory.path(), small_limits());
  REQUIRE(again.ok());
  CHECK((*again)->vault().drafts().find(kAcme, "marketing", 1).has_value());
}

TEST_CASE("migration: a file that was brought up to date has the tables of a new one") {
  const TemporaryDirectory old_one;
  const TemporaryDirectory new_one;
  make_schema_1(old_one.path());
  for (const auto* directory : {&old_one, &new_one})
    REQUIRE(SqliteStore::open(directory->path(), small_limits()).ok());
  CHECK(layout_of(old_one.path()) == layout_of(new_one.path()));
}

TEST_CASE("migration: to read only, a file of schema 1 opens and stays as it is") {
  const TemporaryDirectory directory;
  make_schema_1(directory.path());
  const auto reader = SqliteStore::open_to_read(directory.path());
  REQUIRE(reader.ok());
  check_all_is_there((*reader)->ledger(), (*reader)->vault());
  CHECK_THROWS_AS((*reader)->vault().drafts().list(kAcme, "marketing"), std::runtime_error);
  CHECK(version_of(directory.path()) == "1");
}

TEST_CASE("migration: where it fails half-way, the file stays of schema 1 and opens the next time") {
  const TemporaryDirectory directory;
  make_schema_1(directory.path());
  REQUIRE(RawDatabase{directory.path()}.run("CREATE TABLE drafts (theirs)") == "");
  CHECK_FALSE(SqliteStore::open(directory.path(), small_limits()).ok());
  CHECK(version_of(directory.path()) == "1");
  REQUIRE(RawDatabase{directory.path()}.run("DROP TABLE drafts") == "");
  CHECK(SqliteStore::open(directory.path(), small_limits()).ok());
}
