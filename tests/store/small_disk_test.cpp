// A disk that is really full: a small tmpfs in a mount namespace of a child's own.
#include "tests/store/small_disk.hpp"

#include <fstream>

#include "engine/store/verify_chain.hpp"
#include "tests/store/stores.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;
namespace fs = std::filesystem;

namespace {

// Appends until one does not commit; that one's end.
Append fill(Ledger& ledger) {
  while (true) {
    const Head head = ledger.head(kAcme);
    auto batch = entries(head.seq + 1, 10);
    for (Entry& entry : batch) entry.bytes += std::string(3000, ' ');
    Append end = ledger.append(kAcme, head, batch, {});
    if (!std::holds_alternative<Committed>(end)) return end;
  }
}

bool is_full(const Append& end) {
  const auto* unwritten = std::get_if<Unwritten>(&end);
  return unwritten != nullptr && unwritten->disk_full;
}

bool is_whole(const Ledger& ledger, const Head& head) {
  const auto verdict = verify_chain(ledger, kAcme);
  return std::holds_alternative<ChainIntact>(verdict) && std::get<ChainIntact>(verdict).head == head;
}

// What went wrong; empty for nothing.
std::string story(const fs::path& disk) {
  SqliteLimits limits = small_limits();
  limits.ballast_bytes = 128 << 10;
  const fs::path data = disk / "data";
  std::ofstream{disk / "something else"} << std::string(3 << 20, 'x');
  auto opened = SqliteStore::open(data, limits);
  if (!opened) return "not opened: " + opened.refusal().sentence.en;
  std::unique_ptr<SqliteStore> store = std::move(*opened);
  if (!fs::exists(data / "ballast")) return "no ballast";

  const Append first = fill(store->ledger());
  if (const auto* unknown = std::get_if<Unknown>(&first)) return "unknown: " + unknown->why;
  if (!is_full(first)) return "no full disk";
  if (fs::exists(data / "ballast")) return "the ballast stayed";
  Head head = store->ledger().head(kAcme);
  if (!is_whole(store->ledger(), head)) return "the first full disk left a broken chain";

  if (!is_full(fill(store->ledger()))) return "the second end was another";
  if (store->ledger().head(kAcme).seq <= head.seq) return "the ballast made no room";
  head = store->ledger().head(kAcme);
  if (!is_whole(store->ledger(), head)) return "the second full disk left a broken chain";

  store.reset();  // and started again while the disk is full
  opened = SqliteStore::open(data, limits);
  if (opened) {
    store = std::move(*opened);
    if (!is_whole(store->ledger(), head)) return "the start on a full disk found a broken chain";
  } else if (opened.refusal().sentence.en.find("is full") == std::string::npos) {
    return "refused for another reason: " + opened.refusal().sentence.en;
  }

  fs::remove(disk / "something else");
  if (!store) {
    opened = SqliteStore::open(data, limits);
    if (!opened) return "not opened with room: " + opened.refusal().sentence.en;
    store = std::move(*opened);
  }
  if (!is_whole(store->ledger(), head)) return "with room, the chain is broken";
  const auto batch = entries(head.seq + 1, 10);
  if (!std::holds_alternative<Committed>(store->ledger().append(kAcme, head, batch, {})))
    return "room, and no append";
  if (!store->checkpoint_passive()) return "room, and no checkpoint";
  if (!fs::exists(data / "ballast")) return "room, and no ballast";
  return is_whole(store->ledger(), store->ledger().head(kAcme)) ? "" : "the end is broken";
}

}  // namespace

TEST_CASE(
    "full disk: nothing is lost or half there, the ballast makes room, and appends go on when there is "
    "more") {
  on_small_disk(story);
}
