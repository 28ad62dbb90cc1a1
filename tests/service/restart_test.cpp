// Snapshots that do not fit: every one of them is answered by folding the whole ledger, and the log says why.
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "base/sha256.hpp"
#include "engine/codec/snapshot.hpp"
#include "engine/service/restore.hpp"
#include "engine/service/verify_snapshot.hpp"
#include "tests/service/twin_services.hpp"

using namespace counterweight;
using namespace counterweight::test;
using service::SnapshotVerdict;

namespace {

constexpr Duration kDay = std::chrono::days{1};

// What the program says meanwhile.
class Log {
 public:
  Log() : before_(spdlog::default_logger()) {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)));
  }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log() { spdlog::set_default_logger(before_); }
  bool says(const std::string& what) const { return text_.str().find(what) != std::string::npos; }

 private:
  std::shared_ptr<spdlog::logger> before_;
  std::ostringstream text_;
};

// Three launched campaigns of which two are put away, an open one, and a snapshot; then a tail.
struct Company : TwinServices {
  std::string snapshot;
  std::int64_t snapshot_at = 0;

  Company() {
    found();
    launch();
    launch();
    pass(kDay * 15);
    launch();
    give(core::ProposalCommand{campaign({message("b")})}, "marketing");
    service->keep_snapshots(1);
    snapshot = **snapshots.read(kOrg);
    snapshot_at = tenant().head().seq;
    give(core::ProposalCommand{core::AddComment{{2}, "Remember?"}}, "sales");
    REQUIRE(away().size() == 2);
  }
  // Restarts from these bytes; whether they were used. The state is right either way.
  bool uses(std::string_view bytes) {
    REQUIRE(snapshots.write(kOrg, bytes).ok());
    const Log log;
    restart();
    check_same_bytes();
    CHECK(tenant().head() == reference.tenant(kOrg)->head());
    const bool used = log.says("from the snapshot at");
    CHECK(log.says("its snapshot is not used") == !used);
    return used;
  }
};

// The same lines under a seal that fits them, as somebody would write who wants to be believed.
std::string sealed(const std::string& lines) {
  return lines + R"({"sha256":")" + to_hex(sha256(lines)) + "\"}\n";
}
std::string lines_of(const std::string& snapshot) {
  return snapshot.substr(0, snapshot.rfind('\n', snapshot.size() - 2) + 1);
}
std::string with(std::string text, const std::string& found, const std::string& instead) {
  const std::size_t at = text.find(found);
  REQUIRE(at != std::string::npos);
  return text.replace(at, found.size(), instead);
}

}  // namespace

TEST_CASE("restart: a snapshot that fits is used, and the tail after it is folded") {
  Company company;
  CHECK(company.uses(company.snapshot));
  const auto verdict =
      service::verify_snapshot(company.store.ledger(), company.store.vault(), company.snapshots, kOrg);
  CHECK(verdict.what == SnapshotVerdict::What::agrees);
  CHECK(verdict.seq == company.snapshot_at);
}

TEST_CASE("restart: without a snapshot the whole ledger is folded, and nothing is complained of") {
  Company company;
  const Log log;
  company.service =
      std::make_unique<service::Service>(company.store.ledger(), company.store.vault(), company.clock);
  REQUIRE(company.service->recover().ok());
  company.check_same_bytes();
  CHECK(log.says("all of them folded"));
  CHECK_FALSE(log.says("not used"));
}

TEST_CASE("restart: a snapshot with any byte changed, missing or added is no snapshot") {
  const Company company;
  const std::string& good = company.snapshot;
  REQUIRE(codec::read_snapshot(good).ok());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    INFO("byte " << i);
    CHECK_FALSE(codec::read_snapshot(bad).ok());
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    INFO("cut to " << size);
    CHECK_FALSE(codec::read_snapshot(std::string_view{good}.substr(0, size)).ok());
  }
  CHECK_FALSE(codec::read_snapshot(good + "\n").ok());
  CHECK_FALSE(codec::read_snapshot(good + good).ok());
}

TEST_CASE("restart: damage in any part of a snapshot leads to the whole ledger, and is said") {
  Company company;
  const std::string good = company.snapshot;
  const std::size_t head_end = good.find('\n'), seal = lines_of(good).size();
  for (const std::size_t place :
       {std::size_t{2}, head_end / 2, head_end, head_end + 20, seal - 2, seal + 5, seal + 30}) {
    std::string bad = good;
    bad[place] = static_cast<char>(bad[place] ^ 4);
    INFO("byte " << place);
    CHECK_FALSE(company.uses(bad));
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, head_end + 1, good.size() / 2, seal, good.size() - 1}) {
    INFO("cut to " << size);
    CHECK_FALSE(company.uses(good.substr(0, size)));
  }
  CHECK_FALSE(company.uses("not a snapshot at all\n"));
  CHECK(company.uses(good));
}

TEST_CASE("restart: a newer format, another organisation, another chain and other figures are not believed") {
  Company company;
  const std::string lines = lines_of(company.snapshot),
                    seq = "\"seq\":" + std::to_string(company.snapshot_at);
  REQUIRE(company.uses(sealed(lines)));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"format\":2", "\"format\":3"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"organisation\":\"test\"", "\"organisation\":\"tess\""))));
  CHECK_FALSE(company.uses(sealed(with(lines, seq, "\"seq\":" + std::to_string(company.snapshot_at - 1)))));
  CHECK_FALSE(company.uses(sealed(with(lines, seq, "\"seq\":1000000"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"proposals\":4", "\"proposals\":3"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"proposals\":4", "\"proposals\":5"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"last_time\":\"2026", "\"last_time\":\"2025"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"id\":2", "\"id\":1"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"id\":2", "\"id\":9"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "\"overrides\":[]", "\"overrides\":[{\"at\":1}]"))));
  CHECK_FALSE(company.uses(sealed(with(lines, "{\"format\"", "{\"extra\":1,\"format\""))));
  CHECK_FALSE(company.uses(sealed("")));
  CHECK_FALSE(company.uses(sealed(lines.substr(lines.find('\n') + 1))));

  Company other;  // as long, and other words in its last event
  other.give(core::ProposalCommand{core::AddComment{{4}, "One way."}}, "sales");
  company.give(core::ProposalCommand{core::AddComment{{4}, "The other."}}, "sales");
  REQUIRE(company.tenant().head().seq == other.tenant().head().seq);
  other.service->keep_snapshots(1);
  CHECK_FALSE(company.uses(**other.snapshots.read(kOrg)));
}

TEST_CASE("restart: a snapshot beyond the ledger's end, as after a lost tail, is not believed") {
  Company company;
  company.service->keep_snapshots(1);
  const std::string ahead = **company.snapshots.read(kOrg);
  store::MemoryStore shorter;
  store::Head head;
  for (const store::Record& record :
       company.store.ledger().read(kOrg, 0, static_cast<std::size_t>(company.snapshot_at))) {
    const store::Entry entry{record.subject, record.command, record.bytes};
    head = std::get<store::Committed>(shorter.ledger().append(kOrg, head, {&entry, 1}, {})).head;
  }
  CHECK(service::restore(shorter.ledger(), kOrg, company.snapshot).ok());
  CHECK(service::restore(shorter.ledger(), kOrg, ahead).refusal().code == "invalid.snapshot");
}

TEST_CASE("audit: a snapshot that was forged well enough to be used is found out") {
  Company company;
  const std::string lines = lines_of(company.snapshot);
  for (const auto& [found, instead] : std::vector<std::pair<std::string, std::string>>{
           {"A campaign", "A champaign"}, {"\"status\":\"launched\"", "\"status\":\"stopped\""}}) {
    const std::string forged = sealed(with(lines, found, instead));
    REQUIRE(company.snapshots.write(kOrg, forged).ok());
    const auto verdict =
        service::verify_snapshot(company.store.ledger(), company.store.vault(), company.snapshots, kOrg);
    CHECK(verdict.what == SnapshotVerdict::What::differs);
    CHECK(verdict.seq == company.snapshot_at);
    CHECK_FALSE(verdict.problem.empty());
  }
  REQUIRE(company.snapshots.write(kOrg, "broken").ok());
  CHECK(
      service::verify_snapshot(company.store.ledger(), company.store.vault(), company.snapshots, kOrg).what ==
      SnapshotVerdict::What::unusable);
}

TEST_CASE("snapshot: it is written when enough events came, and not again without new ones") {
  Company company;
  company.restart();
  company.service->keep_snapshots(service::kSnapshotEvery);
  CHECK(**company.snapshots.read(kOrg) == company.snapshot);
  company.service->keep_snapshots(1);
  const std::string second = **company.snapshots.read(kOrg);
  CHECK(second != company.snapshot);
  REQUIRE(company.snapshots.write(kOrg, "would be replaced").ok());
  company.service->keep_snapshots(1);
  CHECK(**company.snapshots.read(kOrg) == "would be replaced");
}

// Whoever changes what a card or a snapshot says raises kSnapshotFormat, so that no program reads an older
// one as its own; then this figure changes too. The chain's hash, which the rulebook is in, is left out.
TEST_CASE("snapshot: the bytes of format 2 are these") {
  const Company company;
  CHECK(codec::kSnapshotFormat == 2);
  std::string lines = lines_of(company.snapshot);
  const std::size_t hash = lines.find("\"hash\":\"") + 8;
  lines.erase(hash, 64);
  INFO(lines);
  CHECK(to_hex(sha256(lines)).substr(0, 16) == "23ec5aa29e3ba753");
}
