// What a long history costs at a restart: time and resident memory, with everything whole, with stubs, and
// from a snapshot. Built on request: ninja bench_restart.
//   bench_restart make DIR CAMPAIGNS     a ledger of so many campaigns, two a day, lived through by the real
//   engine bench_restart open DIR everything|put_away|snapshot    one restart in a process of its own
//   bench_restart keep DIR               writes the snapshot, and says what that and folding one campaign
//   costs
#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <unordered_map>

#include "base/sha256.hpp"
#include "engine/service/service.hpp"
#include "engine/store/memory_store.hpp"
#include "engine/store/sqlite_store.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::test;
namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

namespace {

const OrganisationId kOrg{"bench"};
constexpr Duration kHalfDay = std::chrono::hours{12};
constexpr std::int64_t kDecidedAfter = 14, kEvaluatedAfter = 74;  // campaigns: a week, and five weeks

const std::vector<std::string> kDepartments{"production", "sales", "finance", "legal", "support", "founders"};

double ms_since(Steady::time_point start) {
  return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

// A text such as people write, of about so many bytes.
std::string words(std::size_t bytes, std::int64_t seed) {
  static const std::vector<std::string> some{"customers", "warranty", "before", "spring",
                                             "because",   "reseller", "the",    "price",
                                             "our",       "talked",   "nobody", "promise"};
  std::string out = "Note " + std::to_string(seed);
  for (auto i = static_cast<std::size_t>(seed); out.size() < bytes; i += 7)
    out += " " + some[i % some.size()];
  return out + ".";
}

class Life {
 public:
  explicit Life(store::MemoryStore& store)
      : clock_(*parse_timestamp("2023-01-02T09:00:00Z")), service_(store.ledger(), store.vault(), clock_) {
    give(core::OrganisationCommand{core::FoundOrganisation{"Bench", default_rulebook()}}, "");
    join("marketing");
    for (const std::string& department : kDepartments) join(department);
  }
  void run(std::int64_t campaigns) {
    for (std::int64_t i = 1; i <= campaigns; ++i) {
      clock_.set(clock_.now() + kHalfDay);
      service_.pass_time();
      begin(i);
      if (i > kDecidedAfter) decide({i - kDecidedAfter});
      if (i > kEvaluatedAfter) evaluate({i - kEvaluatedAfter});
    }
  }

 private:
  void join(const std::string& department) {
    for (int i = 0; i < 10; ++i)
      give(core::OrganisationCommand{core::AddMember{
               {department + std::to_string(i)}, {department}, i == 0, {}}},
           "");
  }
  void begin(std::int64_t i) {
    core::Submit submit =
        campaign({message("letter"), message("page"), price("price", "12"), claim("claim")});
    submit.title = words(60, i);
    submit.goal = words(400, i);
    for (core::ActionDraft& action : submit.actions) action.title = words(50, i);
    about(submit, "marketing");
    const core::ProposalId id{i};
    for (std::size_t d = 0; d < kDepartments.size(); ++d) {
      const std::string& who = kDepartments[d];
      const bool objects = d == static_cast<std::size_t>(i) % kDepartments.size();
      about(core::TakePosition{id,
                               objects ? std::optional{core::ActionId{"letter"}} : std::nullopt,
                               objects ? core::Position::object : core::Position::approve,
                               {},
                               words(150, i),
                               1},
            who);
      if (objects) about(core::AnswerObjection{id, {1}, core::Answer::decline, words(200, i)}, "marketing");
    }
    for (int c = 0; c < 4; ++c)
      about(core::AddComment{id, words(250, i + c)}, kDepartments[static_cast<std::size_t>(c)]);
    if (i % 2 == 0) return;
    core::Amendment amendment;
    amendment.goal = words(380, i + 1);
    about(core::Amend{id, amendment, words(120, i), 1}, "marketing");
  }
  void decide(core::ProposalId id) {
    about(core::Decide{id,
                       id.value % 7 == 0 ? core::DecisionKind::withdraw : core::DecisionKind::launch,
                       {},
                       words(150, id.value)},
          "marketing");
  }
  void evaluate(core::ProposalId id) {
    about(core::RecordOutcome{id,
                              {{words(40, 1), "100", "120"}, {words(40, 2), "10 %", "8 %"}},
                              core::OutcomeVerdict::mixed,
                              words(300, id.value),
                              {}},
          "marketing");
  }
  void about(core::ProposalCommand command, const std::string& department) {
    give(std::move(command), department + std::to_string(commands_ % 10));
  }
  void give(core::Command command, const std::string& actor) {
    const std::string number = std::to_string(++commands_);
    const std::string id = actor + "/" + to_hex(sha256(number)).substr(0, 36);
    accepted_ +=
        service_.submit_and_wait({kOrg, std::move(command), {actor}, id, to_hex(sha256(id)), {}}).ok() ? 1
                                                                                                       : 0;
  }

  service::ManualClock clock_;
  service::Service service_;
  std::int64_t commands_ = 0, accepted_ = 0;
};

void copy(const store::Ledger& from, store::Ledger& to) {
  store::Head head;
  for (;;) {
    const auto page = from.read(kOrg, head.seq, store::kMaxBatch);
    if (page.empty()) return;
    std::vector<store::Entry> entries;
    for (const store::Record& record : page)
      entries.push_back({record.subject, record.command, record.bytes});
    head = std::get<store::Committed>(to.append(kOrg, head, entries, {})).head;
  }
}

long resident_kib() {
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  return 0;
}

// The look-up of commands as the service kept it before the store's own served for it.
using DoneCommands = std::unordered_map<std::string, std::pair<std::string, std::int64_t>>;
DoneCommands done_commands(const store::Ledger& ledger) {
  DoneCommands done;
  for (std::int64_t after = 0;;) {
    const auto page = ledger.read(kOrg, after, store::kMaxPage);
    if (page.empty()) return done;
    for (const store::Record& record : page) {
      const auto envelope = codec::read_envelope(record.bytes);
      if (!envelope->command.empty()) done[envelope->command] = {envelope->body_hash, record.seq};
    }
    after = page.back().seq;
  }
}

int make(const fs::path& directory, std::int64_t campaigns) {
  store::MemoryStore memory;
  const auto start = Steady::now();
  Life{memory}.run(campaigns);
  auto disk = store::SqliteStore::open(directory);
  copy(memory.ledger(), (*disk)->ledger());
  fmt::print("{} campaigns, {} events, lived in {:.0f} ms\n", campaigns, memory.ledger().head(kOrg).seq,
             ms_since(start));
  return 0;
}

int open(const fs::path& directory, const std::string& how) {
  auto disk = store::SqliteStore::open(directory);
  store::SnapshotFiles snapshots{directory};
  service::SystemClock clock;
  const long before = resident_kib();
  const std::clock_t cpu = std::clock();
  const auto start = Steady::now();
  service::Service service{(*disk)->ledger(), (*disk)->vault(), clock,
                           how == "snapshot" ? &snapshots : nullptr,
                           how == "everything" ? service::Keeping::everything : service::Keeping::put_away};
  if (!service.recover().ok()) return 1;
  const double took = ms_since(start),
               worked = 1e3 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  const core::State& state = service.tenant(kOrg)->state();
  const auto done = how == "everything" ? done_commands((*disk)->ledger()) : DoneCommands{};
  std::int64_t whole = 0;
  for (std::int64_t id = 1; id <= state.proposals_so_far(); ++id)
    whole += state.whole({id}) != nullptr ? 1 : 0;
  fmt::print(
      "{:<10} {:7.0f} ms ({:.0f} ms of one core), resident {:6.1f} MiB more than the empty program's {:.1f}; "
      "{} whole of {}, {} "
      "events\n",
      how, took, worked, static_cast<double>(resident_kib() - before) / 1024,
      static_cast<double>(before) / 1024, whole, state.proposals_so_far(), service.tenant(kOrg)->head().seq);
  return 0;
}

int keep(const fs::path& directory) {
  auto disk = store::SqliteStore::open(directory);
  store::SnapshotFiles snapshots{directory};
  service::SystemClock clock;
  service::Service service{(*disk)->ledger(), (*disk)->vault(), clock, &snapshots};
  if (!service.recover().ok()) return 1;
  const auto start = Steady::now();
  service.keep_snapshots(1);
  fmt::print("snapshot written in {:.0f} ms, {} KiB\n", ms_since(start),
             fs::file_size(snapshots.file_of(kOrg)) / 1024);
  const service::Tenant& tenant = *service.tenant(kOrg);
  std::vector<double> folds;
  for (std::int64_t id = 1; id <= tenant.state().proposals_so_far(); ++id) {
    if (tenant.state().stub({id}) == nullptr) continue;
    const auto begun = Steady::now();
    if (!tenant.whole(tenant.state(), {id}).ok()) return 1;
    folds.push_back(ms_since(begun));
  }
  std::sort(folds.begin(), folds.end());
  if (!folds.empty())
    fmt::print("a campaign folded again: median {:.2f} ms, slowest {:.2f} ms, of {}\n",
               folds[folds.size() / 2], folds.back(), folds.size());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  spdlog::set_level(spdlog::level::warn);
  const std::vector<std::string> words_given(arguments + 1, arguments + count);
  const auto is = [&](const char* what, std::size_t size) {
    return words_given.size() == size && words_given[0] == what;
  };
  if (is("make", 3)) return make(words_given[1], std::stol(words_given[2]));
  if (is("open", 3)) return open(words_given[1], words_given[2]);
  if (is("keep", 2)) return keep(words_given[1]);
  fmt::print(stderr, "Expected make DIR CAMPAIGNS, open DIR everything|put_away|snapshot, or keep DIR.\n");
  return 2;
}
