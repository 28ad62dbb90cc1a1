// Journeys as they are read from the vault: how many at once, how much of each, and what of it is shown.
#include <fmt/format.h>

#include <atomic>
#include <future>
#include <map>
#include <mutex>

#include "engine/core/knowledge/journey.hpp"
#include "engine/service/import_calls.hpp"
#include "engine/service/journeys.hpp"
#include "tests/server/knowledge_company.hpp"
#include "tests/support/forwarding_vault.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

// Counts how often each sealed value is read, is slow at one, and may fail.
class SlowVault final : public ForwardingVault {
 public:
  explicit SlowVault(store::Vault& whole) : whole_(whole) {}
  std::string slow;  // the commitment that waits for open()
  mutable std::atomic<int> fails_at = 0;

  void wait_until_reached() { reached_.get_future().wait(); }
  void open() { opened_.set_value(); }
  int reads(const std::string& commitment) {
    const std::lock_guard lock{mutex_};
    return reads_[commitment];
  }

  std::optional<store::SealedValue> unseal(const OrganisationId& organisation,
                                           const std::string& commitment) const override {
    if (fails_at > 0 && --fails_at == 0) throw std::runtime_error{"the disk is gone"};
    {
      const std::lock_guard lock{mutex_};
      ++reads_[commitment];
    }
    if (commitment == slow) {
      reached_.set_value();
      opened_.get_future().wait();
    }
    return whole_.unseal(organisation, commitment);
  }

 private:
  store::Vault& whole() const override { return whole_; }
  store::Vault& whole_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, int> reads_;
  mutable std::promise<void> reached_, opened_;
};

// Journeys of one touch each, read through a vault of their own.
struct Walked {
  KnowingCompany company;
  SlowVault vault{company.store.vault()};
  service::Library library{company.service, vault, nullptr};

  explicit Walked(int journeys) {
    for (int i = 1; i <= journeys; ++i) {
      REQUIRE(company.post("/journeys", {{"name", fmt::format("{}", i)}, {"steps", {"Fair"}}}).status == 201);
      touch(i, 8);
    }
  }
  void touch(int journey, int hour) {
    const json touch{
        {"customer", "a"}, {"at", fmt::format("2026-02-01T{:02}:00:00Z", hour)}, {"touchpoint", "Fair"}};
    REQUIRE(company.post(fmt::format("/journeys/{}/touches", journey), touch).status == 200);
  }
  std::string part(std::int64_t journey, std::int64_t number = 1) {
    return company.known().journeys.find(journey)->parts.find(number)->sealed;
  }
  std::int64_t customers(std::int64_t journey) {
    const auto published = company.service.published(kKnowing);
    return library.journeys().report(kKnowing, published->state, {journey})->customers;
  }
};

// Thousands of touches by their numbers.
std::vector<codec::Touch> touches_at(int from, int until) {
  std::vector<codec::Touch> out;
  const Timestamp start = *parse_timestamp("2026-01-01T00:00:00Z");
  for (int i = from; i < until; ++i)
    out.push_back({fmt::format("c{}", i % 100), start + Duration{i * 1'000}, fmt::format("Page {}", i)});
  return out;
}

Result<service::Journeys::Parts> sorted(KnowingCompany& company, std::vector<codec::Touch> touches) {
  const auto published = company.service.published(kKnowing);
  return company.library.journeys().parts_of(kKnowing, published->state, {1}, std::move(touches));
}

void record(KnowingCompany& company, std::vector<codec::Touch> touches) {
  auto parts = sorted(company, std::move(touches));
  REQUIRE(parts.ok());
  for (auto& part : parts->parts)
    REQUIRE(
        company.service
            .submit_and_wait({kKnowing, core::KnowledgeCommand{part.command}, {"lena"}, {}, {}, part.sealed})
            .ok());
}

std::string pages(int rows) {
  std::string out = "customer,at,touchpoint\n";
  for (int i = 0; i < rows; ++i) out += fmt::format("c{},2026-02-01T08:00:00Z,/page/{}\n", i, i);
  return out;
}

}  // namespace

TEST_CASE("journeys: one that was read from the vault kept all others waiting") {
  Walked walked{2};
  walked.vault.slow = walked.part(1);
  auto slow = std::async(std::launch::async, [&] { return walked.customers(1); });
  walked.vault.wait_until_reached();
  auto other = std::async(std::launch::async, [&] { return walked.customers(2); });
  CHECK(other.wait_for(std::chrono::seconds{20}) == std::future_status::ready);
  walked.vault.open();
  CHECK(slow.get() == 1);
  CHECK(other.get() == 1);
}

TEST_CASE("journeys: one that is in use is not let go of, and read once") {
  Walked walked{static_cast<int>(service::kMaxJourneysHeld) + 2};
  walked.vault.slow = walked.part(1);
  auto slow = std::async(std::launch::async, [&] { return walked.customers(1); });
  walked.vault.wait_until_reached();
  for (std::int64_t n = 2; n <= static_cast<std::int64_t>(service::kMaxJourneysHeld) + 2; ++n)
    CHECK(walked.customers(n) == 1);
  walked.vault.open();
  CHECK(slow.get() == 1);
  CHECK(walked.customers(1) == 1);
  CHECK(walked.vault.reads(walked.part(1)) == 1);
  CHECK(walked.customers(2) == 1);  // asked about least lately
  CHECK(walked.vault.reads(walked.part(2)) == 2);
}

TEST_CASE("journeys: whoever saw the organisation a little earlier does not have it read anew") {
  Walked walked{1};
  const auto before = walked.company.service.published(kKnowing);
  walked.touch(1, 9);
  CHECK(walked.customers(1) == 1);
  CHECK(walked.library.journeys().report(kKnowing, before->state, {1})->customers == 1);
  CHECK(walked.customers(1) == 1);
  CHECK(walked.vault.reads(walked.part(1, 1)) == 1);
  CHECK(walked.vault.reads(walked.part(1, 2)) == 1);
}

TEST_CASE("journeys: a disk that fails in the middle of one is asked for the rest of it later") {
  Walked walked{1};
  walked.touch(1, 9);
  walked.touch(1, 10);
  walked.vault.fails_at = 3;
  CHECK_THROWS(walked.customers(1));
  CHECK(walked.customers(1) == 1);
  CHECK(walked.vault.reads(walked.part(1, 2)) == 1);
}

TEST_CASE("journeys: touchpoints beyond the limit were recorded each time and counted never") {
  KnowingCompany company;
  REQUIRE(company.post("/journeys", {{"name", "Pages"}, {"steps", {"Page 1"}}}).status == 201);
  constexpr int kMost = int{core::kMaxTouchpoints};
  CHECK(sorted(company, touches_at(0, kMost + 1)).refusal().code == "limit.touchpoints");
  record(company, touches_at(0, kMost - 1));
  const auto refused = sorted(company, touches_at(kMost - 1, kMost + 1));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.refusal().sentence.en.find("5000 different touchpoints") != std::string::npos);
  CHECK(refused.refusal().sentence.ru.find("5000 разных точек касания") != std::string::npos);
  record(company, touches_at(kMost - 1, kMost));
  CHECK(sorted(company, touches_at(0, kMost))->known == kMost);
  CHECK(company.known().journeys.find(1)->touches == kMost);
  const json one_more{{"customer", "a"}, {"at", "2026-02-01T08:00:00Z"}, {"touchpoint", "Another"}};
  const Answer answer = company.post("/journeys/1/touches", one_more);
  CHECK(answer.code() == "limit.touchpoints");
  CHECK(answer.status == 413);
  json known = one_more;
  known["touchpoint"] = "PAGE 7";
  CHECK(company.post("/journeys/1/touches", known).body["recorded"] == 1);
}

TEST_CASE("journeys: a file that tells too many touchpoints apart leaves nothing behind") {
  KnowingCompany company;
  REQUIRE(company.post("/journeys", {{"name", "Pages"}, {"steps", {"/page/1"}}}).status == 201);
  const auto give = [&](core::Command command, std::vector<store::SealedValue> sealed) {
    return company.service.submit_and_wait(
        {kKnowing, std::move(command), {"lena"}, {}, {}, std::move(sealed)});
  };
  const service::ImportCalls calls{company.service, company.library, company.store.vault(),
                                   kKnowing,        {"lena"},        give};
  const auto bring = [&](int rows, bool dry_run) {
    service::ImportOptions options;
    options.kind = codec::import::Kind::journeys;
    options.journey = {1};
    options.dry_run = dry_run;
    service::Importer importer = calls.importer(std::move(options));
    const Status fed = importer.feed(pages(rows));
    return fed.ok() ? importer.finish() : Result<service::ImportReport>{fed.refusal()};
  };
  for (const bool dry_run : {true, false}) {
    const auto report = bring(int{core::kMaxTouchpoints} + 1, dry_run);
    REQUIRE_FALSE(report.ok());
    CHECK(report.refusal().code == "limit.touchpoints");
    CHECK(report.refusal().sentence.en.find("Map a coarser column") != std::string::npos);
  }
  CHECK(company.known().journeys.find(1)->touches == 0);
  const auto report = bring(int{core::kMaxTouchpoints}, false);
  REQUIRE(report.ok());
  CHECK(report->recorded == std::int64_t{core::kMaxTouchpoints});
}

TEST_CASE("journeys: a map drawn anew in other letters lost its touches, and took them a second time") {
  KnowingCompany company;
  const auto drawn = [](const Words& steps) { return json{{"name", "First order"}, {"steps", steps}}; };
  REQUIRE(company.post("/journeys", drawn({"Fair", "Order"})).status == 201);
  const auto touch = [](int hour, const char* where) {
    return json{
        {"customer", "a"}, {"at", fmt::format("2026-02-01T{:02}:00:00Z", hour)}, {"touchpoint", where}};
  };
  const json touches{{"touches", {touch(8, "Fair"), touch(9, "Price list"), touch(10, "Order")}}};
  REQUIRE(company.post("/journeys/1/touches", touches).body["recorded"] == 3);
  json redrawn = drawn({"FAIR", "price list", "Order"});
  redrawn["version"] = 1;
  REQUIRE(company.post("/journeys/1/revise", redrawn).status == 200);
  CHECK(company.post("/journeys/1/touches", touches).body["recorded"] == 0);
  const json report = company.get("/journeys/1").body["report"];
  CHECK(report["exactly"] == 1);
  CHECK(report["untouched"].empty());
  CHECK(report["off_map"].empty());
  CHECK(report["ways"][0]["touchpoints"] == json{"FAIR", "price list", "Order"});
  for (const json& edge : report["edges"]) CHECK(edge["drawn"] == true);
}

TEST_CASE("journeys: of a rare way of the map it was said that nobody took it") {
  core::JourneyLog log;
  const auto walk = [&log](const std::string& customer, const Words& way) {
    int hour = 0;
    for (const std::string& each : way) log.add(customer, Timestamp{std::chrono::hours{++hour}}, each);
  };
  for (int i = 0; i < 300; ++i)
    for (const char* who : {"a", "b"})
      walk(fmt::format("{}{}", who, i),
           {fmt::format("x{}", i), fmt::format("y{}", i), fmt::format("x{}", i)});
  walk("c", {"Fair", "Offer", "Order"});
  log.settle();
  const json report =
      codec::journey_report_json(core::journey_report({"Fair", "Offer", "Order"}, log), Language::en);
  const json& edges = report["edges"];
  const auto count = [&](const char* key, const json& value) {
    return std::count_if(edges.begin(), edges.end(), [&](const json& each) { return each[key] == value; });
  };
  CHECK(count("drawn", true) == 4);
  CHECK(count("from", nullptr) == 21);
  CHECK(count("to", nullptr) >= 21);
  CHECK(edges.size() >= codec::kMaxEdgesShown + 4);
  CHECK(edges.size() <= codec::kMaxEdgesShown + 2 * codec::kMaxEndsShown + 4);
  CHECK(std::is_sorted(edges.begin(), edges.end(),
                       [](const json& a, const json& b) { return a["times"] > b["times"]; }));
  CHECK(report["all_edges"] == 4 * 300 + 4);
  CHECK(report["off_map"].size() == codec::kMaxPlacesShown);
  CHECK(report["all_off_map"] == 600);
  CHECK(report["loops"].size() == codec::kMaxPlacesShown);
  CHECK(report["all_loops"] == 300);
}
