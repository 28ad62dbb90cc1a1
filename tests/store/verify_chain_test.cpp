#include "engine/store/verify_chain.hpp"

#include <fmt/core.h>

#include <fstream>

#include "engine/store/memory_store.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;
using What = ChainBroken::What;

namespace {

constexpr std::int64_t kBase = std::int64_t{1} << 40;  // acme is organisation 1: position = kBase + seq

std::string at(std::int64_t seq) {
  return fmt::format("position = {}", kBase + seq);
}

// Ten records in SQLite, then some SQL without the triggers, then the verdict of a store opened afresh.
ChainVerdict verdict_after(const std::string& tampering) {
  const TemporaryDirectory directory;
  {
    auto store = SqliteStore::open(directory.path(), small_limits());
    REQUIRE(store.ok());
    append((*store)->ledger(), kAcme, 10);
    append((*store)->ledger(), kBolt, 10);
  }
  {
    RawDatabase raw{directory.path()};
    raw.drop_triggers();
    REQUIRE(raw.run(tampering) == "");
  }
  auto store = SqliteStore::open_to_read(directory.path());
  REQUIRE(store.ok());
  CHECK(std::holds_alternative<ChainIntact>(verify_chain((*store)->ledger(), kBolt)));
  return verify_chain((*store)->ledger(), kAcme);
}

ChainBroken broken(const ChainVerdict& verdict) {
  REQUIRE(std::holds_alternative<ChainBroken>(verdict));
  return std::get<ChainBroken>(verdict);
}

// A ledger that says it ends further on than its records go.
class Forgetful : public Ledger {
 public:
  explicit Forgetful(const Ledger& real) : real_(real) {}
  Append append(const OrganisationId&, const Head&, std::span<const Entry>,
                std::span<const SealedValue>) override {
    return Unwritten{"read only"};
  }
  bool reopen() override { return true; }
  std::vector<Record> read(const OrganisationId& id, std::int64_t after, std::size_t) const override {
    return after >= 2 ? std::vector<Record>{} : real_.read(id, after, 1);
  }
  std::vector<Record> read_subject(const OrganisationId&, const std::string&, std::int64_t,
                                   std::size_t) const override {
    return {};
  }
  std::vector<Record> read_command(const OrganisationId&, const std::string&) const override { return {}; }
  Head head(const OrganisationId& id) const override { return real_.head(id); }
  std::vector<OrganisationId> organisations() const override { return real_.organisations(); }

 private:
  const Ledger& real_;
};

}  // namespace

TEST_CASE("verify chain: an empty ledger is intact, with nothing in it") {
  MemoryStore store;
  const auto verdict = verify_chain(store.ledger(), kAcme);
  REQUIRE(std::holds_alternative<ChainIntact>(verdict));
  CHECK(std::get<ChainIntact>(verdict).head == Head{});
}

TEST_CASE("verify chain: every flipped byte is found, where it was flipped") {
  const TemporaryDirectory directory;
  {
    auto store = SqliteStore::open(directory.path(), small_limits());
    REQUIRE(store.ok());
    append((*store)->ledger(), kAcme, 3);
  }
  RawDatabase raw{directory.path()};
  raw.drop_triggers();
  auto store = SqliteStore::open_to_read(directory.path());
  REQUIRE(store.ok());
  const Ledger& ledger = (*store)->ledger();
  int flipped = 0;
  for (const Record& record : ledger.read(kAcme, 0, 3))
    for (const char* column : {"bytes", "previous", "hash"}) {
      const std::string name{column};
      const std::size_t size = name == "bytes" ? record.bytes.size() : 32;
      for (std::size_t i = 1; i <= size; ++i) {
        CAPTURE(record.seq, name, i);
        const std::string whole =
            raw.value(fmt::format("SELECT hex({}) FROM records WHERE {}", name, at(record.seq)));
        std::string torn = whole;
        torn[2 * i - 1] = torn[2 * i - 1] == '0' ? '1' : '0';
        REQUIRE(raw.run(fmt::format("UPDATE records SET {} = x'{}' WHERE {}", name, torn, at(record.seq))) ==
                "");
        const ChainBroken found = broken(verify_chain(ledger, kAcme));
        CHECK(found.seq == record.seq);
        CHECK(found.what == (name == "previous" ? What::previous : What::hash));
        CHECK(found.expected != found.found);
        raw.run(fmt::format("UPDATE records SET {} = x'{}' WHERE {}", name, whole, at(record.seq)));
        ++flipped;
      }
    }
  CHECK(flipped > 250);
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(ledger, kAcme)));
}

TEST_CASE("verify chain: a deleted record is found") {
  for (int seq = 1; seq < 10; ++seq) {
    CAPTURE(seq);
    const ChainBroken found = broken(verdict_after("DELETE FROM records WHERE " + at(seq)));
    CHECK(found.seq == seq);
    CHECK(found.what == What::sequence);
    CHECK(found.expected == std::to_string(seq));
    CHECK(found.found == std::to_string(seq + 1));
  }
}

TEST_CASE("verify chain: a deleted record whose followers moved up is found") {
  const ChainBroken found = broken(verdict_after(
      "DELETE FROM records WHERE " + at(4) +
      fmt::format("; UPDATE records SET position = position - 1 WHERE position BETWEEN {} AND {}", kBase + 5,
                  kBase + 10)));
  CHECK(found.seq == 4);
  CHECK(found.what == What::previous);
}

TEST_CASE("verify chain: two swapped records are found") {
  const ChainBroken found = broken(verdict_after(
      fmt::format("UPDATE records SET position = 7 WHERE {0}; UPDATE records SET position = {2} WHERE {1}; "
                  "UPDATE records SET position = {3} WHERE position = 7",
                  at(4), at(5), kBase + 4, kBase + 5)));
  CHECK(found.seq == 4);
  CHECK(found.what == What::previous);
}

TEST_CASE("verify chain: an inserted record is found, however well it is forged") {
  const std::string make_room = fmt::format(
      "UPDATE records SET position = -position WHERE position BETWEEN {0} AND {1}; "
      "UPDATE records SET position = 1 - position WHERE position < 0; ",
      kBase + 5, kBase + 10);
  const Hash previous = [] {
    MemoryStore store;
    append(store.ledger(), kAcme, 4);
    return store.ledger().head(kAcme).hash;
  }();
  const Hash forged = sha256_chained(previous, "{}");
  const ChainBroken found = broken(verdict_after(
      make_room + fmt::format("INSERT INTO records (position, subject, command, bytes, previous, hash) "
                              "VALUES ({}, '', '', CAST('{{}}' AS BLOB), x'{}', x'{}')",
                              kBase + 5, to_hex(previous), to_hex(forged))));
  CHECK(found.seq == 6);  // the forgery itself fits; what followed the true record 4 does not follow it
  CHECK(found.what == What::previous);
  CHECK(found.expected == to_hex(forged));
  CHECK(found.found == to_hex(previous));
}

TEST_CASE("verify chain: a hash of another length is found") {
  CHECK(broken(verdict_after("UPDATE records SET hash = x'00' WHERE " + at(2))).what == What::hash);
  CHECK(broken(verdict_after("UPDATE records SET previous = x'' WHERE " + at(2))).what == What::previous);
}

TEST_CASE("verify chain: a cut tail is a shorter chain, which only a noted head shows") {
  MemoryStore whole;
  append(whole.ledger(), kAcme, 10);
  const ChainVerdict verdict = verdict_after("DELETE FROM records WHERE " + at(10));
  REQUIRE(std::holds_alternative<ChainIntact>(verdict));
  CHECK(std::get<ChainIntact>(verdict).head.seq == 9);
  CHECK(whole.ledger().head(kAcme).seq == 10);
}

TEST_CASE("verify chain: records that the ledger claims and does not give are found") {
  MemoryStore store;
  append(store.ledger(), kAcme, 3);
  const ChainBroken found = broken(verify_chain(Forgetful{store.ledger()}, kAcme));
  CHECK(found.seq == 3);
  CHECK(found.found == "nothing");
}

TEST_CASE("verify chain: a torn page of the file is found, and the record it begins at") {
  const TemporaryDirectory directory;
  {
    auto store = SqliteStore::open(directory.path(), small_limits());
    REQUIRE(store.ok());
    for (int i = 0; i < 20; ++i) {
      const Head head = (*store)->ledger().head(kAcme);
      const Entry large{"proposal:1", "c1", std::string(3000, 'x')};
      REQUIRE(std::holds_alternative<Committed>((*store)->ledger().append(kAcme, head, {&large, 1}, {})));
    }
  }
  {
    // The file's last page holds the last records: its header becomes that of no page at all.
    std::fstream file{directory.path() / "ledger.db", std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(-4096, std::ios::end);
    file.put('\x77');
  }
  auto store = SqliteStore::open_to_read(directory.path());
  REQUIRE(store.ok());
  const ChainBroken found = broken(verify_chain((*store)->ledger(), kAcme));
  CHECK(found.what == What::unreadable);
  CHECK_THROWS_AS((*store)->ledger().read(kAcme, 0, 1000), DamagedStore);
}

TEST_CASE("verify chain: each break is told in both languages, with what was expected and found") {
  for (const What what : {What::sequence, What::previous, What::hash, What::unreadable}) {
    const Text told = describe({17, what, "EXPECTED", "FOUND"});
    for (const std::string& sentence : {told.en, told.ru}) {
      CAPTURE(sentence);
      CHECK(sentence.find("17") != std::string::npos);
      CHECK(sentence.find("FOUND") != std::string::npos);
      CHECK((sentence.find("EXPECTED") != std::string::npos) == (what != What::unreadable));
    }
    CHECK(told.en != told.ru);
  }
}
