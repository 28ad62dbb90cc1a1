// `audit verify` and `audit export`: the ledger, checked and written out, and the snapshot held against it.
// Both may run beside a server.
#include <fmt/core.h>

#include "app/commands.hpp"
#include "app/examination.hpp"
#include "engine/codec/envelope.hpp"

namespace counterweight::app {
namespace {

std::unique_ptr<store::SqliteStore> open_or_tell(const std::string& data) {
  Result<std::unique_ptr<store::SqliteStore>> opened = store::SqliteStore::open_to_read(data);
  if (opened.ok()) return *std::move(opened);
  fmt::print(stderr, "{}\n", opened.refusal().sentence.en);
  return nullptr;
}

}  // namespace

int audit_verify(const std::string& data, bool as_json) {
  const auto opened = open_or_tell(data);
  if (!opened) return kEnvironment;
  const store::SnapshotFiles snapshots{data};
  bool all_intact = true;
  for (const OrganisationId& id : opened->ledger().organisations()) {
    const Examined examined = examine(*opened, snapshots, id);
    all_intact = all_intact && examined.head.has_value();
    fmt::print("{}\n", as_json ? examined.json : id.value + ": " + examined.found);
  }
  return all_intact ? kDone : kNotInOrder;
}

int audit_export(const std::string& data, const std::string& organisation) {
  const auto opened = open_or_tell(data);
  if (!opened) return kEnvironment;
  for (const OrganisationId& id : opened->ledger().organisations()) {
    if (!organisation.empty() && id.value != organisation) continue;
    for (std::int64_t after = 0;;) {
      const auto page = opened->ledger().read(id, after, store::kMaxPage);
      for (const store::Record& record : page)
        fmt::print("{}\n", codec::exported(record.bytes, to_hex(record.previous), to_hex(record.hash)));
      if (page.size() < store::kMaxPage) break;
      after = page.back().seq;
    }
  }
  return kDone;
}

}  // namespace counterweight::app
