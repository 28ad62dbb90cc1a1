// Files that come in while the service runs: one at a time in an organisation, told as they go, and only the
// last ones remembered.
#include "engine/service/imports.hpp"

#include <chrono>
#include <thread>

#include "engine/store/sqlite_store.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using namespace counterweight::test;
using codec::import::Kind;

namespace {

const OrganisationId kGrowing{"acme"};

struct GrowingCompany {
  store::test::TemporaryDirectory directory;
  std::unique_ptr<store::SqliteStore> store = *store::SqliteStore::open(directory.path());
  ManualClock clock{*parse_timestamp("2026-11-27T09:00:00Z")};
  Service service{store->ledger(), store->vault(), clock};
  Library library{service, store->vault(), nullptr};
  Imports imports{service, library, store->vault()};

  GrowingCompany() {
    must(core::FoundOrganisation{"Acme", default_rulebook()}, {});
    store::SealedValue name = seal("Anna Orlova");
    must(core::AddMember{{"anna"}, {"marketing"}, true, name.commitment}, {name});
  }
  void must(core::OrganisationCommand command, std::vector<store::SealedValue> sealed) {
    REQUIRE(service.submit_and_wait({kGrowing, std::move(command), {}, {}, {}, std::move(sealed)}).ok());
  }
  static WantedImport wanted(const std::string& file, Kind kind = Kind::customers) {
    WantedImport out{kGrowing, {"anna"}, "crm.csv", {}, std::make_shared<const std::string>(file)};
    out.options.kind = kind;
    return out;
  }
  ImportState ended(std::int64_t id) const {
    for (int tries = 0; tries < 2'000; ++tries) {
      const auto found = imports.find(kGrowing, id);
      REQUIRE(found.has_value());
      if (found->ended()) return *found;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    FAIL("the import did not end");
    return {};
  }
  std::int64_t customers() const { return service.published(kGrowing)->state.knowledge().customers.size(); }
};

std::string taken_as(const Result<ImportState>& result) {
  return result.ok() ? "taken" : result.refusal().code;
}

}  // namespace

TEST_CASE("imports: a file comes in, is told with its bad rows, and changes nothing a second time") {
  GrowingCompany company;
  company.service.start();
  const std::string file = "Name,Phone,By\nOlga,+43 1,x\n,+43 2,x\nJan,+43 3,x\n";
  const auto begun = company.imports.start(GrowingCompany::wanted(file));
  REQUIRE(begun.ok());
  CHECK(begun->bytes == file.size());
  const ImportState done = company.ended(begun->id);
  CHECK(done.status == ImportStatus::done);
  CHECK(done.bytes_read == file.size());
  CHECK(done.report->recorded == 2);
  REQUIRE(done.report->bad_rows.size() == 1);
  CHECK(done.report->bad_rows.front().line == 3);
  CHECK(company.customers() == 2);
  const auto again = company.imports.start(GrowingCompany::wanted(file));
  REQUIRE(again.ok());
  CHECK(company.ended(again->id).report->known == 2);
  CHECK(company.customers() == 2);
  CHECK_FALSE(company.imports.find({"other"}, begun->id).has_value());
  CHECK(company.imports.recent({"other"}).empty());
}

TEST_CASE("imports: one at a time, also while the writer does not answer") {
  GrowingCompany company;
  const auto first = company.imports.start(GrowingCompany::wanted("Name\nOlga\n"));
  REQUIRE(first.ok());
  CHECK(taken_as(company.imports.start(GrowingCompany::wanted("Name\nJan\n"))) == "conflict.importing");
  company.service.start();
  CHECK(company.ended(first->id).status == ImportStatus::done);
  CHECK(taken_as(company.imports.start(GrowingCompany::wanted("Name\nJan\n"))) == "taken");
}

TEST_CASE("imports: who left in the meantime brings in nothing") {
  GrowingCompany company;
  WantedImport wanted = GrowingCompany::wanted("Name\nOlga\n");
  wanted.member = {"nobody"};
  company.service.start();
  const auto begun = company.imports.start(std::move(wanted));
  REQUIRE(begun.ok());
  const ImportState stopped = company.ended(begun->id);
  CHECK(stopped.status == ImportStatus::stopped);
  CHECK(stopped.why->kind() == "forbidden");
  CHECK(company.customers() == 0);
}

TEST_CASE("imports: people whom a stopping service refused were told as bad rows of a finished import") {
  GrowingCompany company;
  company.service.stop();
  const auto begun = company.imports.start(GrowingCompany::wanted(
      "Name,E-mail,Department\nOlga Kim,olga@x.example,marketing\nJan Berg,jan@x.example,marketing\n",
      Kind::members));
  REQUIRE(begun.ok());
  const ImportState stopped = company.ended(begun->id);
  CHECK(stopped.status == ImportStatus::stopped);
  REQUIRE(stopped.why.has_value());
  CHECK(stopped.why->code == "unavailable.stopping");
  CHECK(stopped.report->rows == 1);
  CHECK(stopped.report->bad == 0);
}

TEST_CASE("imports: the first line decides whether a file is taken at all") {
  GrowingCompany company;
  CHECK(taken_as(company.imports.start(GrowingCompany::wanted(""))) == "invalid.file");
  CHECK(taken_as(company.imports.start(GrowingCompany::wanted("Shoes\n42\n"))) == "invalid.mapping");
  WantedImport wrong = GrowingCompany::wanted("Name\nOlga\n");
  wrong.options.columns = {{"name", "Title"}};
  CHECK(taken_as(company.imports.start(std::move(wrong))) == "invalid.mapping");
  WantedImport elsewhere = GrowingCompany::wanted("Name\nOlga\n");
  elsewhere.organisation = {"nowhere"};
  CHECK(taken_as(company.imports.start(std::move(elsewhere))) == "forbidden.member");
  CHECK(company.imports.recent(kGrowing).empty());
}

TEST_CASE("imports: a look tells what is missing, resolves who is named, and changes nothing") {
  GrowingCompany company;
  const auto lacking = company.imports.look(GrowingCompany::wanted("Shoes,Phone\n42,1\n"));
  REQUIRE(lacking.ok());
  CHECK(lacking->report.columns.missing == std::vector<std::string_view>{"name"});
  CHECK(lacking->report.columns.headers == std::vector<std::string>{"Shoes", "Phone"});
  CHECK(lacking->report.rows == 0);
  const auto talks = company.imports.look(GrowingCompany::wanted(
      "date,by,quote\n2026-11-01,ANNA ORLOVA,Too dear\n2026-11-01,Anna,Too dear\n", Kind::conversations));
  REQUIRE(talks.ok());
  CHECK(talks->whole);
  CHECK(talks->report.recorded == 2);
  const auto nobody = company.imports.look(
      GrowingCompany::wanted("date,by,quote\n2026-11-01,Olga,Too dear\n", Kind::conversations));
  REQUIRE(nobody.ok());
  CHECK(nobody->report.bad == 1);
  CHECK(company.imports.recent(kGrowing).empty());
}

TEST_CASE("imports: the last ones are remembered, the newest first") {
  GrowingCompany company;
  company.service.start();
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < kMaxImportsKept + 2; ++i) {
    const auto begun = company.imports.start(GrowingCompany::wanted("Name\nCustomer " + std::to_string(i)));
    REQUIRE(begun.ok());
    ids.push_back(begun->id);
    company.ended(begun->id);
  }
  const auto recent = company.imports.recent(kGrowing);
  CHECK(recent.size() == kMaxImportsKept);
  CHECK(recent.front().id == ids.back());
  CHECK(recent.back().id == ids[2]);
  CHECK_FALSE(company.imports.find(kGrowing, ids[1]).has_value());
}

TEST_CASE("imports: after the end nothing is taken") {
  GrowingCompany company;
  company.service.start();
  company.imports.stop();
  CHECK(taken_as(company.imports.start(GrowingCompany::wanted("Name\nOlga\n"))) == "unavailable.stopping");
}
