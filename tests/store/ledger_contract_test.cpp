// The contract of Ledger, on every store.
#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <random>
#include <thread>

#include "engine/store/memory_store.hpp"
#include "engine/store/verify_chain.hpp"
#include "tests/store/child.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;
using Sequences = std::vector<std::int64_t>;

TEST_CASE("ledger: empty, it has no head, no records, no organisations") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  const Ledger& ledger = store->ledger();
  CHECK(ledger.head(kAcme) == Head{});
  CHECK(ledger.read(kAcme, 0, 10).empty());
  CHECK(ledger.read_subject(kAcme, "proposal:1", 0, 10).empty());
  CHECK(ledger.read_command(kAcme, "c1").empty());
  CHECK(ledger.organisations().empty());
}

TEST_CASE("ledger: an append is read back byte for byte, chained from zeros") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  const std::string odd{"{\"a\":\"\0\xff\"}", 10};  // opaque: neither text nor JSON is looked at
  const std::vector<Entry> batch{{"proposal:1", "c1", odd}, {"organisation", "", "{}"}};
  const Append end = ledger.append(kAcme, Head{}, batch, {});
  REQUIRE(std::holds_alternative<Committed>(end));

  const Hash first = sha256_chained(Hash{}, odd);
  const Hash second = sha256_chained(first, "{}");
  CHECK(std::get<Committed>(end).head == Head{2, second});
  CHECK(ledger.head(kAcme) == Head{2, second});
  const auto records = ledger.read(kAcme, 0, 10);
  REQUIRE(sequences(records) == Sequences{1, 2});
  CHECK(records[0].bytes == odd);
  CHECK(records[0].subject == "proposal:1");
  CHECK(records[0].command == "c1");
  CHECK(records[0].previous == Hash{});
  CHECK(records[0].hash == first);
  CHECK(records[1].previous == first);
  CHECK(records[1].hash == second);
  CHECK(records[1].command.empty());
}

TEST_CASE("ledger: an append at another head than the ledger's is a conflict and writes nothing") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  const Head head = append(ledger, kAcme, 2);
  const std::vector<SealedValue> values{sealed("secret")};

  Head stale{1, ledger.read(kAcme, 0, 1).front().hash};
  Head forked = head;
  forked.hash[31] ^= 1U;
  const Head ahead{3, head.hash};
  for (const Head& expected : {Head{}, stale, forked, ahead}) {
    CAPTURE(expected.seq);
    const Append end = ledger.append(kAcme, expected, entries(expected.seq + 1, 1), values);
    REQUIRE(std::holds_alternative<Conflict>(end));
    CHECK(std::get<Conflict>(end).head == head);
  }
  CHECK(ledger.head(kAcme) == head);
  CHECK(read_all(ledger, kAcme).size() == 2);
  CHECK_FALSE(store->vault().unseal(kAcme, values.front().commitment).has_value());
  CHECK(append(ledger, kAcme, 1).seq == 3);
}

TEST_CASE("ledger: a conflict on the first append leaves no organisation behind") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  const Append end = store->ledger().append(kAcme, Head{7, {}}, entries(8, 1), {});
  REQUIRE(std::holds_alternative<Conflict>(end));
  CHECK(std::get<Conflict>(end).head == Head{});
  CHECK(store->ledger().organisations().empty());
}

TEST_CASE("ledger: batches are contiguous, up to kMaxBatch") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  append(ledger, kAcme, 1);
  append(ledger, kAcme, kMaxBatch);
  CHECK(append(ledger, kAcme, 7).seq == static_cast<std::int64_t>(kMaxBatch) + 8);
  const auto verdict = verify_chain(ledger, kAcme);
  REQUIRE(std::holds_alternative<ChainIntact>(verdict));
  CHECK(std::get<ChainIntact>(verdict).head == ledger.head(kAcme));
}

TEST_CASE("ledger: pages begin after a sequence and end at the limit") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  append(ledger, kAcme, kMaxBatch);
  append(ledger, kAcme, 5);
  append(ledger, kBolt, 3);  // what lies behind in the same file is not ours
  CHECK(sequences(ledger.read(kAcme, 0, 2)) == Sequences{1, 2});
  CHECK(sequences(ledger.read(kAcme, 1002, 2)) == Sequences{1003, 1004});
  CHECK(sequences(ledger.read(kAcme, 1003, 10)) == Sequences{1004, 1005});
  CHECK(ledger.read(kAcme, 1005, 10).empty());
  CHECK(ledger.read(kAcme, INT64_MAX, 10).empty());
  CHECK(ledger.read(kAcme, 0, 0).empty());
  CHECK(sequences(ledger.read(kAcme, -5, 2)) == Sequences{1, 2});
  CHECK(sequences(ledger.read(kBolt, -5, 9)) == Sequences{1, 2, 3});
  CHECK(ledger.read(kAcme, 0, SIZE_MAX).size() == kMaxPage);
}

TEST_CASE("ledger: a subject's records come in order and in pages, whoever wrote between them") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  for (int round = 0; round < 3; ++round) {
    append(ledger, kAcme, 2, "proposal:1");
    append(ledger, kAcme, 1, "proposal:11");
    append(ledger, kBolt, 1, "proposal:1");
    CHECK(ledger.read_subject(kAcme, "proposal:1", 0, 100).size() == static_cast<std::size_t>(2 * round + 2));
  }
  CHECK(sequences(ledger.read_subject(kAcme, "proposal:1", 0, 100)) == Sequences{1, 2, 4, 5, 7, 8});
  CHECK(sequences(ledger.read_subject(kAcme, "proposal:1", 2, 3)) == Sequences{4, 5, 7});
  CHECK(sequences(ledger.read_subject(kAcme, "proposal:1", -1, 1)) == Sequences{1});
  CHECK(ledger.read_subject(kAcme, "proposal:1", 8, 3).empty());
  CHECK(ledger.read_subject(kAcme, "proposal:1", 0, 0).empty());
  CHECK(ledger.read_subject(kAcme, "proposal:", 0, 9).empty());
  append(ledger, kAcme, kMaxBatch, "proposal:1");
  CHECK(ledger.read_subject(kAcme, "proposal:1", 0, SIZE_MAX).size() == kMaxPage);
}

TEST_CASE("ledger: a command's records are found together; the empty command has none") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  append(ledger, kAcme, 2, "proposal:1", "c1");
  append(ledger, kAcme, 1, "proposal:1", "");
  append(ledger, kAcme, 3, "proposal:2", "c2");
  append(ledger, kBolt, 1, "proposal:1", "c1");
  CHECK(sequences(ledger.read_command(kAcme, "c1")) == Sequences{1, 2});
  CHECK(sequences(ledger.read_command(kAcme, "c2")) == Sequences{4, 5, 6});
  CHECK(sequences(ledger.read_command(kBolt, "c1")) == Sequences{1});
  CHECK(ledger.read_command(kBolt, "c2").empty());
  CHECK(ledger.read_command(kAcme, "").empty());
  append(ledger, kAcme, 1, "proposal:2", "c1");
  CHECK(sequences(ledger.read_command(kAcme, "c1")) == Sequences{1, 2, 7});
}

TEST_CASE("ledger: subjects and commands are found, whatever was read and appended before") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto below = [&](std::int64_t bound) { return static_cast<std::int64_t>(random()) % bound; };
  std::map<OrganisationId, std::map<std::string, Sequences>> of_subject, of_command;
  for (int step = 0; step < 300; ++step) {
    CAPTURE(step);
    const OrganisationId& organisation = below(2) == 0 ? kAcme : kBolt;
    const std::string subject = "proposal:" + std::to_string(below(4));
    const std::string command = std::to_string(below(20));
    const Head head = ledger.head(organisation);
    const std::int64_t act = below(10);
    if (act < 3) {
      const Head now = append(ledger, organisation, static_cast<std::size_t>(1 + below(3)), subject, command);
      for (std::int64_t seq = head.seq + 1; seq <= now.seq; ++seq) {
        of_subject[organisation][subject].push_back(seq);
        of_command[organisation][command].push_back(seq);
      }
    } else if (act < 5) {
      ledger.read(organisation, below(head.seq + 2), static_cast<std::size_t>(below(9)));
    } else if (act < 6) {
      const Head ahead{head.seq + 1, head.hash};
      CHECK(
          std::holds_alternative<Conflict>(ledger.append(organisation, ahead, entries(head.seq + 2, 1), {})));
    } else if (act < 7) {
      CHECK(ledger.reopen());
    } else {
      CHECK(sequences(ledger.read_subject(organisation, subject, 0, kMaxPage)) ==
            of_subject[organisation][subject]);
      CHECK(sequences(ledger.read_command(organisation, command)) == of_command[organisation][command]);
    }
  }
}

TEST_CASE("ledger: organisations have chains of their own and are listed by id") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  const Head bolt = append(ledger, kBolt, 2);
  const Head acme = append(ledger, kAcme, 2);
  const OrganisationId tail{"Ünïcode"};
  append(ledger, tail, 1);
  CHECK(bolt == acme);  // the same bytes from zeros
  CHECK(append(ledger, kBolt, 1).seq == 3);
  CHECK(ledger.head(kAcme) == acme);
  CHECK(ledger.organisations() == std::vector<OrganisationId>{kAcme, kBolt, tail});
}

TEST_CASE("ledger: sealed values come with their append, once, and belong to one organisation") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  const SealedValue forecast = sealed("0.7");
  const SealedValue name = sealed(std::string("Anna\0", 5));
  append(store->ledger(), kAcme, 1, "proposal:1", "c1", {forecast, name});
  const auto found = store->vault().unseal(kAcme, name.commitment);
  REQUIRE(found.has_value());
  CHECK(found->commitment == name.commitment);
  CHECK(found->salt == name.salt);
  CHECK(found->value == name.value);
  CHECK_FALSE(store->vault().unseal(kBolt, name.commitment).has_value());

  append(store->ledger(), kAcme, 1, "proposal:1", "c2", {forecast});  // sealed again: the same value
  REQUIRE(store->vault().unseal(kAcme, forecast.commitment).has_value());
  store->vault().erase_sealed(kAcme, {forecast.commitment});
  CHECK_FALSE(store->vault().unseal(kAcme, forecast.commitment).has_value());
  CHECK(store->vault().unseal(kAcme, name.commitment).has_value());
  CHECK(std::holds_alternative<ChainIntact>(verify_chain(store->ledger(), kAcme)));
}

TEST_CASE("ledger: readers see whole batches in order while another thread appends") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Ledger& ledger = store->ledger();
  constexpr std::int64_t kRounds = 150;
  constexpr std::int64_t kBatch = 3;
  std::atomic<int> wrong{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i)
    readers.emplace_back([&] {
      std::int64_t seen = 0;
      while (seen < kRounds * kBatch) {
        const Head head = ledger.head(kAcme);
        if (head.seq < seen || head.seq % kBatch != 0) ++wrong;
        const std::int64_t due = std::min<std::int64_t>(head.seq, seen + 50);
        for (const Record& record : ledger.read(kAcme, seen, 50))
          if (record.seq != ++seen) ++wrong;
        if (seen < due) ++wrong;
        const auto own = ledger.read_command(kAcme, std::to_string(head.seq / kBatch));
        if (head.seq != 0 && (own.size() != kBatch || own.back().seq != head.seq)) ++wrong;
      }
    });
  for (std::int64_t round = 1; round <= kRounds; ++round)
    append(ledger, kAcme, kBatch, "proposal:1", std::to_string(round));
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong.load() == 0);
}

TEST_CASE("ledger: an append that breaks the contract stops the program instead of being written") {
  const bool in_memory = GENERATE(true, false);
  const std::vector<std::function<Append(Ledger&)>> broken{
      [](Ledger& ledger) { return ledger.append(kAcme, Head{}, {}, {}); },
      [](Ledger& ledger) { return ledger.append(kAcme, Head{}, entries(1, kMaxBatch + 1), {}); },
      [](Ledger& ledger) { return ledger.append({""}, Head{}, entries(1, 1), {}); },
      [](Ledger& ledger) {
        return ledger.append(kAcme, Head{},
                             std::vector<Entry>{{"", "", std::string(kMaxEntryBytes + 1, 'x')}}, {});
      },
      [](Ledger& ledger) {
        return ledger.append(kAcme, Head{}, entries(1, 1), std::vector<SealedValue>(kMaxSealed + 1));
      },
  };
  for (std::size_t i = 0; i < broken.size(); ++i) {
    CAPTURE(i);
    const TemporaryDirectory directory;
    Child child{[&](int pipe) {
      dup2(pipe, STDERR_FILENO);
      if (in_memory) {
        broken[i](MemoryStore{}.ledger());
      } else if (auto store = SqliteStore::open(directory.path(), small_limits())) {
        broken[i]((*store)->ledger());
      }
      return 0;
    }};
    CHECK(child.read_rest().find("the program is wrong") != std::string::npos);
    CHECK(child.wait() == -SIGABRT);
  }
}

TEST_CASE("memory store: the next append ends as a test wants it") {
  struct Case {
    NextAppend next;
    std::size_t ends_as;  // index in Append
    bool written, in_doubt;
  };
  const std::vector<Case> cases{{NextAppend::conflict, 1, false, false},
                                {NextAppend::unwritten, 2, false, false},
                                {NextAppend::disk_full, 2, false, false},
                                {NextAppend::unknown_but_written, 3, true, true},
                                {NextAppend::unknown_and_lost, 3, false, true}};
  for (const Case& c : cases) {
    CAPTURE(static_cast<int>(c.next));
    MemoryStore store;
    Ledger& ledger = store.ledger();
    const Head head = append(ledger, kAcme, 1);
    store.next_append(c.next);
    const Append end = ledger.append(kAcme, head, entries(2, 1), {});
    CHECK(end.index() == c.ends_as);
    if (const auto* unwritten = std::get_if<Unwritten>(&end))
      CHECK(unwritten->disk_full == (c.next == NextAppend::disk_full));
    CHECK(ledger.head(kAcme).seq == (c.written ? 2 : 1));
    if (c.in_doubt) {
      const Head now = ledger.head(kAcme);
      CHECK(std::holds_alternative<Unwritten>(ledger.append(kAcme, now, entries(now.seq + 1, 1), {})));
      store.fail_reopen(1);
      CHECK_FALSE(ledger.reopen());
      CHECK(std::holds_alternative<Unwritten>(ledger.append(kAcme, now, entries(now.seq + 1, 1), {})));
      CHECK(ledger.reopen());
    }
    append(ledger, kAcme, 1);
  }
}
