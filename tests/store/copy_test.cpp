// Copies of a data directory, on SQLite: what is in them, what is not, and what stays when one is not kept.
#include "engine/store/copy.hpp"

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "engine/store/verify_chain.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/small_disk.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;
namespace fs = std::filesystem;

namespace {

const Copy::Tell kUntold = [](std::int64_t, std::int64_t) {};

std::unique_ptr<SqliteStore> opened_at(const fs::path& directory) {
  auto opened = SqliteStore::open(directory, small_limits());
  REQUIRE(opened.ok());
  return *std::move(opened);
}

std::string content_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

mode_t rights_of(const fs::path& path) {
  struct stat about {};
  REQUIRE(stat(path.c_str(), &about) == 0);
  return about.st_mode & 0777;
}

void make_and_keep(const fs::path& from, const fs::path& to) {
  auto copy = Copy::make(from, to, kUntold);
  REQUIRE(copy.ok());
  REQUIRE(copy->keep().ok());
}

std::string refused_with(const fs::path& from, const fs::path& to) {
  const auto copy = Copy::make(from, to, kUntold);
  return copy.ok() ? "" : copy.refusal().code;
}

}  // namespace

TEST_CASE("copy: has what ledger and vault hold, beside a store that is open") {
  const TemporaryDirectory place;
  const auto store = opened_at(place.path() / "data");
  const Head head = append(store->ledger(), kAcme, 5, "proposal:1", "c1", {sealed("kept")});
  append(store->ledger(), kBolt, 2);
  store->vault().put_account(kAcme, {"anna", "anna@acme.example", "hash"});
  store->vault().put_session("token", {kAcme, "anna", {}, {}, {}});
  store->vault().drafts().add(kAcme, "marketing", {"anna", "Title", "{}"}, {}, {});
  const std::string secret = store->vault().secret(kAcme, "s");

  make_and_keep(place.path() / "data", place.path() / "new" / "copy" / "");  // as shells complete it
  append(store->ledger(), kAcme, 1);

  const auto copy = opened_at(place.path() / "new" / "copy");
  CHECK(copy->ledger().head(kAcme) == head);
  CHECK(copy->ledger().organisations() == std::vector<OrganisationId>{kAcme, kBolt});
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(copy->ledger(), kAcme)));
  CHECK(copy->vault().unseal(kAcme, sealed("kept").commitment)->value == "kept");
  CHECK(copy->vault().account_by_email(kAcme, "anna@acme.example").has_value());
  CHECK(copy->vault().session("token").has_value());
  CHECK(copy->vault().drafts().find(kAcme, "marketing", 1).has_value());
  CHECK(copy->vault().secret(kAcme, "s") == secret);
  CHECK(append(copy->ledger(), kAcme, 1).seq == head.seq + 1);  // its triggers are there and let it go on
  CHECK(RawDatabase{place.path() / "new" / "copy"}.run("DELETE FROM records") != "");
}

TEST_CASE("copy: of a ledger that grows meanwhile it is one moment, whole with its sealed values") {
  const TemporaryDirectory place;
  const auto store = opened_at(place.path() / "data");
  append(store->ledger(), kAcme, 200);
  std::atomic<bool> enough{false};
  std::thread writer{[&] {
    for (int i = 0; !enough; ++i) {
      const Head head = store->ledger().head(kAcme);
      const std::vector<SealedValue> values{sealed("value " + std::to_string(head.seq + 1))};
      static_cast<void>(store->ledger().append(kAcme, head, entries(head.seq + 1, 1), values));
    }
  }};
  for (int round = 0; round < 5; ++round) {
    const fs::path to = place.path() / std::to_string(round);
    const Head before = store->ledger().head(kAcme);
    make_and_keep(place.path() / "data", to);
    const auto copy = opened_at(to);
    const Head head = copy->ledger().head(kAcme);
    CHECK(head.seq >= before.seq);
    CHECK(std::holds_alternative<ChainIntact>(verify_chain(copy->ledger(), kAcme)));
    const std::string last = sealed("value " + std::to_string(head.seq)).commitment;
    CHECK((head.seq == 200 || copy->vault().unseal(kAcme, last).has_value()));
  }
  enough = true;
  writer.join();
}

TEST_CASE("copy: what was erased is not in it, nor what a program that does not scrub has deleted") {
  const TemporaryDirectory place;
  const fs::path data = place.path() / "data";
  const auto store = opened_at(data);
  append(store->ledger(), kAcme, 1, "s", "c", {sealed("the walrus"), sealed("the xylophone")});
  store->vault().erase_sealed(kAcme, {sealed("the xylophone").commitment});
  RawDatabase raw{data};
  REQUIRE(raw.run("PRAGMA secure_delete = OFF; CREATE TABLE theirs (text); INSERT INTO theirs VALUES "
                  "('a marmot slept'); DROP TABLE theirs") == "");

  make_and_keep(data, place.path() / "copy");
  const std::string bytes = content_of(place.path() / "copy" / "ledger.db");
  CHECK(bytes.find("the walrus") != std::string::npos);
  CHECK(bytes.find("the xylophone") == std::string::npos);
  CHECK(bytes.find("marmot") == std::string::npos);
  CHECK(RawDatabase{place.path() / "copy"}.value("PRAGMA freelist_count") == "0");
}

TEST_CASE("copy: has the rights of its original and is the only thing there") {
  const TemporaryDirectory place;
  const fs::path data = place.path() / "data";
  const auto store = opened_at(data);
  append(store->ledger(), kAcme, 1);
  make_and_keep(data, place.path() / "private");
  CHECK(rights_of(place.path() / "private") == 0700);
  CHECK(rights_of(place.path() / "private" / "ledger.db") == 0600);
  REQUIRE(chmod(data.c_str(), 0750) == 0);
  REQUIRE(chmod((data / "ledger.db").c_str(), 0640) == 0);
  fs::create_directory(place.path() / "shared");
  make_and_keep(data, place.path() / "shared");
  CHECK(rights_of(place.path() / "shared") == 0750);
  CHECK(rights_of(place.path() / "shared" / "ledger.db") == 0640);
  CHECK(std::distance(fs::directory_iterator{place.path() / "shared"}, {}) == 1);
}

TEST_CASE("copy: one that is not kept leaves nothing, and lies aside until then") {
  const TemporaryDirectory place;
  const fs::path data = place.path() / "data";
  const auto store = opened_at(data);
  append(store->ledger(), kAcme, 1);
  {
    const auto copy = Copy::make(data, place.path() / "new", kUntold);
    REQUIRE(copy.ok());
    CHECK_FALSE(fs::exists(place.path() / "new" / "ledger.db"));
    CHECK(SqliteStore::open_to_read(copy->folder()).ok());
    CHECK(copy->bytes() == static_cast<std::int64_t>(fs::file_size(copy->folder() / "ledger.db")));
  }
  CHECK_FALSE(fs::exists(place.path() / "new"));
  fs::create_directory(place.path() / "there");
  { REQUIRE(Copy::make(data, place.path() / "there", kUntold).ok()); }
  CHECK(fs::is_empty(place.path() / "there"));
}

TEST_CASE("copy: a place that cannot be taken is refused before anything is written") {
  const TemporaryDirectory place;
  const fs::path data = place.path() / "data";
  {
    const auto store = opened_at(data);
    append(store->ledger(), kAcme, 1);
  }
  std::ofstream{place.path() / "file"} << "x";
  fs::create_directories(place.path() / "other");
  std::ofstream{place.path() / "other" / "ledger.db"} << "x";
  fs::create_directory_symlink(data, place.path() / "link");
  CHECK(refused_with(data, data / "inner") == "invalid.directory");
  CHECK(refused_with(data, place.path() / "link" / "inner") == "invalid.directory");
  CHECK(refused_with(data, data / ".." / "data" / "inner") == "invalid.directory");
  CHECK(refused_with(data, place.path() / "other") == "invalid.directory");
  CHECK(refused_with(data, place.path() / "file") == "invalid.directory");
  CHECK(refused_with(data, place.path() / "file" / "below") == "unavailable.store");
  CHECK(refused_with(place.path() / "nowhere", place.path() / "new") == "unavailable.store");
  CHECK(refused_with(place.path() / "other", place.path() / "new") == "unavailable.store");  // no database
  CHECK_FALSE(fs::exists(place.path() / "new"));
  CHECK(refused_with(data, place.path() / "data 2") == "");  // beside it, though its name begins alike
}

TEST_CASE("copy: a disk without room for it is refused, and says how much is missing") {
  on_small_disk([](const fs::path& disk) -> std::string {
    const TemporaryDirectory place;
    auto store = SqliteStore::open(place.path() / "data", small_limits());
    if (!store.ok()) return "not opened";
    const auto copy = Copy::make(place.path() / "data", disk / "copy", kUntold);
    if (copy.ok()) return "made without room";
    if (copy.refusal().code != "unavailable.store") return copy.refusal().code;
    if (copy.refusal().sentence.en.find("needs 17 MB") == std::string::npos)
      return copy.refusal().sentence.en;
    return fs::exists(disk / "copy") ? "left something" : "";
  });
}
