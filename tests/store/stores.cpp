#include "tests/store/stores.hpp"

#include <fmt/core.h>

#include "engine/store/memory_store.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::store::test {
namespace {

class InMemory : public StoreUnderTest {
 public:
  Ledger& ledger() override { return store_.ledger(); }
  Vault& vault() override { return store_.vault(); }

 private:
  MemoryStore store_;
};

class InSqlite : public StoreUnderTest {
 public:
  InSqlite() {
    auto opened = SqliteStore::open(directory_.path(), small_limits());
    REQUIRE(opened.ok());
    store_ = std::move(*opened);
  }
  Ledger& ledger() override { return store_->ledger(); }
  Vault& vault() override { return store_->vault(); }

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<SqliteStore> store_;
};

}  // namespace

std::unique_ptr<StoreUnderTest> make_store(Kind kind) {
  switch (kind) {
    case Kind::memory:
      return std::make_unique<InMemory>();
    case Kind::sqlite:
      return std::make_unique<InSqlite>();
  }
  return nullptr;
}

SqliteLimits small_limits() {
  SqliteLimits limits;
  limits.log_ready_bytes = 256 << 10;
  limits.ballast_bytes = 64 << 10;
  return limits;
}

std::vector<Entry> entries(std::int64_t first_seq, std::size_t count, const std::string& subject,
                           const std::string& command) {
  std::vector<Entry> out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto seq = first_seq + static_cast<std::int64_t>(i);
    out.push_back({subject, command, fmt::format(R"({{"data":"цена","sequence":"{}"}})", seq)});
  }
  return out;
}

SealedValue sealed(const std::string& value) {
  return {to_hex(sha256("salt" + value)), "salt", value};
}

Head append(Ledger& ledger, const OrganisationId& organisation, std::size_t count, const std::string& subject,
            const std::string& command, const std::vector<SealedValue>& values) {
  const Head head = ledger.head(organisation);
  const Append end =
      ledger.append(organisation, head, entries(head.seq + 1, count, subject, command), values);
  REQUIRE(std::holds_alternative<Committed>(end));
  return std::get<Committed>(end).head;
}

std::vector<std::int64_t> sequences(const std::vector<Record>& records) {
  std::vector<std::int64_t> out;
  for (const Record& record : records) out.push_back(record.seq);
  return out;
}

std::vector<Record> read_all(const Ledger& ledger, const OrganisationId& organisation) {
  std::vector<Record> out;
  while (true) {
    const auto page = ledger.read(organisation, out.empty() ? 0 : out.back().seq, kMaxPage);
    if (page.empty()) return out;
    out.insert(out.end(), page.begin(), page.end());
  }
}

}  // namespace counterweight::store::test
