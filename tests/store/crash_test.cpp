// kill -9 at random moments: what was acknowledged is there, once, in an intact chain.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <random>
#include <set>
#include <thread>

#include "engine/store/verify_chain.hpp"
#include "tests/store/child.hpp"
#include "tests/store/stores.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;

namespace {

// What the child says after each append that was committed.
struct Acknowledged {
  std::int64_t seq = 0;
  Hash hash{};
};

SqliteLimits crash_limits() {
  SqliteLimits limits = small_limits();
  limits.log_reset_bytes = 150'000;  // so that the writer's resets are among the moments
  return limits;
}

std::string command_ending_at(std::int64_t seq) {
  return "ends at " + std::to_string(seq);
}

// Appends batches until it is killed, while another thread does the housekeeping.
int append_until_killed(const std::filesystem::path& directory, unsigned seed, int pipe) {
  auto store = SqliteStore::open(directory, crash_limits());
  if (!store) return 1;
  const std::thread housekeeping{[&] {
    while (true) {
      (*store)->checkpoint_passive();
      std::this_thread::sleep_for(std::chrono::milliseconds{3});
    }
  }};
  std::mt19937 random{seed};
  Head head = (*store)->ledger().head(kAcme);
  while (true) {
    const std::size_t count = 1 + random() % 5;
    const std::int64_t last = head.seq + static_cast<std::int64_t>(count);
    auto batch = entries(head.seq + 1, count, "proposal:1", command_ending_at(last));
    for (Entry& entry : batch) entry.bytes += std::string(random() % 3000, ' ');
    const std::vector<SealedValue> values{sealed(command_ending_at(last))};
    const Append end = (*store)->ledger().append(kAcme, head, batch, values);
    if (!std::holds_alternative<Committed>(end)) return 2;
    head = std::get<Committed>(end).head;
    const Acknowledged said{head.seq, head.hash};
    if (write(pipe, &said, sizeof said) != sizeof said) return 3;
  }
}

std::vector<Acknowledged> parse(const std::string& said) {
  std::vector<Acknowledged> out(said.size() / sizeof(Acknowledged));
  std::memcpy(out.data(), said.data(), out.size() * sizeof(Acknowledged));
  return out;
}

int rounds() {
  const char* wanted = std::getenv("CRASH_ROUNDS");
  return wanted == nullptr ? 20 : std::max(1, static_cast<int>(std::strtol(wanted, nullptr, 10)));
}

}  // namespace

TEST_CASE("kill -9: every acknowledged append is there, once, with what was sealed with it") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  const TemporaryDirectory directory;
  std::int64_t known = 0;  // where the ledger ended after the last round
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    std::string said;
    {
      const auto child_seed = static_cast<unsigned>(random());
      Child child{[&](int pipe) { return append_until_killed(directory.path(), child_seed, pipe); }};
      said = child.read_some(sizeof(Acknowledged));
      REQUIRE_FALSE(said.empty());
      std::this_thread::sleep_for(std::chrono::microseconds{random() % 60'000});
      child.kill_now();
      REQUIRE(child.wait() == -SIGKILL);
      said += child.read_rest();
    }
    const auto store = SqliteStore::open(directory.path(), crash_limits());
    REQUIRE(store.ok());
    Ledger& ledger = (*store)->ledger();
    const auto verdict = verify_chain(ledger, kAcme);
    REQUIRE(std::holds_alternative<ChainIntact>(verdict));
    const Head head = ledger.head(kAcme);
    CHECK(std::get<ChainIntact>(verdict).head == head);

    const auto acknowledged = parse(said);
    REQUIRE(acknowledged.size() * sizeof(Acknowledged) == said.size());
    std::int64_t first = known + 1;
    for (const Acknowledged& append : acknowledged) {
      const auto records = ledger.read_command(kAcme, command_ending_at(append.seq));
      REQUIRE(records.size() == static_cast<std::size_t>(append.seq - first + 1));
      CHECK(records.front().seq == first);
      CHECK(records.back().seq == append.seq);
      CHECK(records.back().hash == append.hash);
      CHECK((*store)->vault().unseal(kAcme, sealed(command_ending_at(append.seq)).commitment).has_value());
      first = append.seq + 1;
    }
    // At most the one append whose acknowledgement the kill cut off, whole.
    CHECK(head.seq - (first - 1) <= 5);
    if (head.seq >= first)
      CHECK(ledger.read_command(kAcme, command_ending_at(head.seq)).front().seq == first);
    known = head.seq;
  }
  CHECK(known > rounds());
}
