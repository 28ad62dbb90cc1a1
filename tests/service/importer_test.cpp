// Exported files: mapped by their first line, brought in row by row, told what is wrong where, and the same
// file again changes nothing. Erased words leave every store.
#include "engine/service/importer.hpp"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/store/sqlite_store.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using namespace counterweight::test;
using codec::import::Kind;

namespace {

const OrganisationId kImporting{"acme"};

struct ImportingCompany {
  store::test::TemporaryDirectory directory;
  std::unique_ptr<store::SqliteStore> store = *store::SqliteStore::open(directory.path());
  ManualClock clock{*parse_timestamp("2026-11-27T09:00:00Z")};
  Service service{store->ledger(), store->vault(), clock};
  store::search::DocumentIndex index{directory.path()};
  Library library{service, store->vault(), &index};

  ImportingCompany() {
    must(core::OrganisationCommand{core::FoundOrganisation{"Acme", default_rulebook()}}, "");
    for (const char* department : {"marketing", "sales"}) {
      store::SealedValue name = seal(std::string("Head of ") + department);
      const core::AddMember head{{std::string(department)}, {department}, true, name.commitment};
      must(core::OrganisationCommand{head}, "", {name});
    }
  }
  Accepted must(core::Command command, const std::string& actor,
                std::vector<store::SealedValue> sealed = {}) {
    auto answer =
        service.submit_and_wait({kImporting, std::move(command), {actor}, {}, {}, std::move(sealed)});
    if (!answer.ok()) UNSCOPED_INFO(answer.refusal().sentence.en);
    REQUIRE(answer.ok());
    return *std::move(answer);
  }
  const core::Knowledge& known() const { return service.published(kImporting)->state.knowledge(); }

  // Fed in pieces of that size.
  Result<ImportReport> import(ImportOptions options, const std::string& file, std::size_t piece = 7) {
    options.rows.now = clock.now();
    options.rows.member_by = [](const std::string& who) -> std::optional<std::string> {
      if (who == "sales" || who == "Анна") return "sales";
      if (who == "nobody") return "nobody";  // whom the organisation does not know
      return std::nullopt;
    };
    Importer importer{
        library, kImporting, std::move(options),
        [this](core::KnowledgeCommand command, std::vector<store::SealedValue> sealed) {
          return service.submit_and_wait(
              {kImporting, std::move(command), {"marketing"}, {}, {}, std::move(sealed)});
        },
        [this](core::ImportKey key) { return known().conversation_keys.find(key).has_value(); }};
    for (std::size_t at = 0; at < file.size(); at += piece)
      if (const Status fed = importer.feed(std::string_view{file}.substr(at, piece)); !fed.ok())
        return fed.refusal();
    return importer.finish();
  }
  nlohmann::json text_of(const std::string& commitment) const {
    const auto text = library.text(kImporting, commitment);
    return text ? nlohmann::json::parse(*text) : nlohmann::json(nullptr);
  }
  std::size_t found(const std::string& words) {
    library.catch_up(kImporting);
    store::search::Query query;
    query.text = words;
    const auto page = library.find(kImporting, query);
    REQUIRE(page.ok());
    return page->hits.size();
  }
  // Whether any file of the directory has these bytes.
  bool on_disk(const std::string& bytes) const {
    for (const auto& entry : std::filesystem::directory_iterator{directory.path()}) {
      std::ifstream file{entry.path(), std::ios::binary};
      const std::string all{std::istreambuf_iterator<char>{file}, {}};
      if (all.find(bytes) != std::string::npos) return true;
    }
    return false;
  }
};

const std::string kCalls =
    "Дата;ФИО;Телефон;Статус;Тип звонка;Менеджер;Цитата\r\n"
    "05.11.2026 14:30;Ольга Зайцева;+7 900 1;покупатель;входящий;Анна;\"Ждала субботы,\nа никто не "
    "приехал\"\r\n"
    "31.02.2026;Пётр;+7 900 2;лид;входящий;Анна;Дорого\r\n"
    "06.11.2026;Пётр;+7 900 2;друг;голубь;Никто;Дорого\r\n"
    "06.11.2026;Пётр;+7 900 2;лид;исходящий;sales;\r\n"
    "07.11.2026;Ольга Зайцева;+7 900 1;ушёл;чат;;Больше не закажу\r\n";

}  // namespace

TEST_CASE("import: rows come in, bad ones are told with line, column and reason, none by halves") {
  ImportingCompany company;
  ImportOptions options;
  options.rows.zone = "Europe/Vienna";
  const auto report = company.import(options, kCalls);
  REQUIRE(report.ok());
  CHECK(report->separator == ';');
  CHECK(report->rows == 5);
  CHECK(report->recorded == 2);
  CHECK(report->bad == 3);
  REQUIRE(report->bad_rows.size() == 5);
  CHECK(report->bad_rows[0].line == 4);  // the quoted line end counts
  CHECK(report->bad_rows[0].column == "Дата");
  CHECK(report->bad_rows[1].line == 5);
  CHECK(report->bad_rows[4].line == 6);
  CHECK(report->bad_rows[4].column == "quotes");
  const core::Conversation& first = *company.known().conversations.find(1);
  CHECK(format_timestamp(first.facts.at) == "2026-11-05T13:30:00Z");
  CHECK(first.facts.by == core::MemberId{"sales"});
  CHECK(first.facts.relation == core::Relation::buyer);
  CHECK(company.text_of(first.sealed.back()).at("quotes").at(0) == "Ждала субботы,\nа никто не приехал");
  const core::Conversation& second = *company.known().conversations.find(2);
  CHECK(second.facts.by == core::MemberId{"marketing"});
  CHECK(second.facts.channel == core::Channel::chat);
  CHECK(second.facts.customer == first.facts.customer);  // the same telephone
  CHECK(company.known().customers.size() == 1);
  CHECK(company.known().customers.find(1)->relation == core::Relation::lapsed);
  CHECK(company.found("суббота") == 1);
}

TEST_CASE("import: the same file again changes nothing, however it is cut") {
  ImportingCompany company;
  REQUIRE(company.import({}, kCalls).ok());
  const auto head = company.service.published(kImporting)->head;
  const auto again = company.import({}, kCalls, 1'000);
  REQUIRE(again.ok());
  CHECK(again->recorded == 0);
  CHECK(again->known == 2);
  CHECK(company.service.published(kImporting)->head == head);
}

TEST_CASE("import: a dry run tells the same and changes nothing") {
  ImportingCompany company;
  const auto head = company.service.published(kImporting)->head;
  ImportOptions options;
  options.dry_run = true;
  const auto dry = company.import(options, kCalls);
  REQUIRE(dry.ok());
  CHECK(dry->recorded == 2);
  CHECK(dry->bad == 3);
  CHECK(dry->preview.size() == 2);
  CHECK(company.service.published(kImporting)->head == head);
  REQUIRE(company.import({}, kCalls).ok());
  const auto after = company.import(options, kCalls);
  REQUIRE(after.ok());
  CHECK(after->known == 2);
}

TEST_CASE("import: what no column says is asked for by name") {
  ImportingCompany company;
  const auto unmapped = company.import({}, "Когда;Слова\n05.11.2026;Дорого\n");
  REQUIRE_FALSE(unmapped.ok());
  CHECK(unmapped.refusal().code == "invalid.mapping");
  CHECK(unmapped.refusal().sentence.en.find("at=COLUMN as map") != std::string::npos);
  ImportOptions options;
  options.columns = {{"at", "Когда"}, {"quote", "Слова"}};
  const auto mapped = company.import(options, "Когда;Слова\n05.11.2026;Дорого\n");
  REQUIRE(mapped.ok());
  CHECK(mapped->recorded == 1);
  options.columns = {{"at", "Тогда"}};
  CHECK(company.import(options, "Когда;Слова\n").refusal().code == "invalid.mapping");
  options.columns = {{"height", "Когда"}};
  CHECK(company.import(options, "Когда;Слова\n").refusal().code == "invalid.mapping");
  CHECK(company.import({}, "").refusal().code == "invalid.file");
}

TEST_CASE("import: insights, customers and metrics as their exports look") {
  ImportingCompany company;
  ImportOptions options;
  options.kind = Kind::insights;
  const std::string insights =
      "id,kind,idea,source,customer value,company value,tags\n"
      "7,наблюдение,They open it at night,Support,Less waiting,Fewer calls,\"night, support\"\n";
  REQUIRE(company.import(options, insights)->recorded == 1);
  CHECK(company.import(options, insights)->known == 1);
  CHECK(company.known().insights.find(1)->facts.tags == std::vector<std::string>{"night", "support"});
  CHECK(company.found("opened") == 1);

  options.kind = Kind::customers;
  const auto customers =
      company.import(options, "Name\tEmail\tStage\nAnna Berg\ta@x.example\twon\n\tb\tlead\n");
  REQUIRE(customers.ok());
  CHECK(customers->recorded == 1);
  CHECK(customers->bad == 1);

  options.kind = Kind::metrics;
  const auto metrics = company.import(options,
                                      "Event name;Total users;Key events;B users;B conversions;Claim\n"
                                      "Sign-up;1 000;200;1 000;230;25 %\n"
                                      "Order;1000;2000;;;\n");
  REQUIRE(metrics.ok());
  CHECK(metrics->recorded == 1);
  REQUIRE(metrics->bad == 1);
  const core::Metric& metric = *company.known().metrics.find(1);
  CHECK(metric.facts.figure.form == core::FigureForm::shares);
  CHECK(metric.facts.figure.claim == 0.25);
  CHECK(metric.enough == core::Enough::no);
}

TEST_CASE("import: a metric that only the core refused stopped the whole file after a clean dry run") {
  ImportingCompany company;
  ImportOptions options;
  options.kind = Kind::metrics;
  const std::string file = "name,source,of,yes,from,until\nSign-up,Site,1000,200,,\n" +
                           std::string(201, 'x') + ",Site,1000,200,,\nOrder," + std::string(201, 'x') +
                           ",1000,200,,\nOrder,Site,1000,200,2026-11-02,2026-11-01\n   ,Site,10,2,,\n" +
                           "Return,Site,1000,20,2026-11-01,2026-11-02\n";
  for (const bool dry : {true, false}) {
    options.dry_run = dry;
    const auto report = company.import(options, file);
    REQUIRE(report.ok());
    CHECK(report->recorded == 2);
    CHECK(report->bad == 4);
    REQUIRE(report->bad_rows.size() == 4);
    const char* const columns[] = {"name", "source", "until", "name"};
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(report->bad_rows[i].line == static_cast<std::int64_t>(i) + 3);
      CHECK(report->bad_rows[i].column == columns[i]);
    }
  }
  CHECK(company.known().metrics.size() == 2);
}

TEST_CASE("import: an insight with too many tags stopped the whole file, and so did one tag written twice") {
  ImportingCompany company;
  ImportOptions options;
  options.kind = Kind::insights;
  std::string many = "t0";
  for (int i = 1; i < 21; ++i) many += "," + ("t" + std::to_string(i));
  const std::string rest = ",Idea,Support,Less waiting,Fewer calls,\"";
  const std::string file = "id,idea,source,customer value,company value,tags\n1" + rest + many + "\"\n2" +
                           rest + std::string(61, 'x') + "\"\n3" + rest + "night, day; night,day\"\n";
  for (const bool dry : {true, false}) {
    options.dry_run = dry;
    const auto report = company.import(options, file);
    REQUIRE(report.ok());
    CHECK(report->recorded == 1);
    REQUIRE(report->bad_rows.size() == 2);
    CHECK(report->bad_rows[0].line == 2);
    CHECK(report->bad_rows[0].column == "tags");
    CHECK(report->bad_rows[1].line == 3);
  }
  CHECK(company.known().insights.find(1)->facts.tags == std::vector<std::string>{"night", "day"});
}

TEST_CASE("import: one row of a batch that is refused is told, and the others come in") {
  ImportingCompany company;
  const auto report = company.import({},
                                     "date;by;quote;customer\n01.11.2026;sales;Dear;Olga\n"
                                     "02.11.2026;nobody;Dear;Jan\n03.11.2026;sales;Late;Pia\n"
                                     "32.11.2026;sales;Late;Pia\n");
  REQUIRE(report.ok());
  CHECK(report->recorded == 2);
  CHECK(report->bad == 2);
  REQUIRE(report->bad_rows.size() == 2);
  CHECK(report->bad_rows[0].line == 3);
  CHECK(report->bad_rows[0].column == "by");
  CHECK(report->bad_rows[1].line == 5);
  CHECK(company.known().conversations.size() == 2);
  CHECK(company.known().customers.size() == 2);
}

TEST_CASE("erasing: a customer's words leave the vault, the index and every file; the chain stays valid") {
  ImportingCompany company;
  REQUIRE(company.import({}, kCalls).ok());
  REQUIRE(company.found("суббота") == 1);
  REQUIRE(company.on_disk("никто не приехал"));
  const Accepted accepted = company.must(
      core::KnowledgeCommand{core::EraseRecords{core::CustomerId{1}, {}, {}, "They asked"}}, "sales");
  const auto& event = std::get<core::KnowledgeEvent>(accepted.events.front().event.data);
  company.library.erase(kImporting, std::get<core::RecordsErased>(event));
  CHECK(company.found("суббота") == 0);
  for (const char* words : {"никто не приехал", "Зайцева", "900 1", "Больше не закажу", "суббот", "зайцев"}) {
    INFO(words);
    CHECK_FALSE(company.on_disk(words));
  }
  // The same file again does not bring it back.
  CHECK(company.import({}, kCalls)->recorded == 0);
  CHECK_FALSE(company.on_disk("никто не приехал"));
}

TEST_CASE("erasing: what a crash cut off is finished at the next start") {
  ImportingCompany company;
  REQUIRE(company.import({}, kCalls).ok());
  company.must(core::KnowledgeCommand{core::EraseRecords{core::CustomerId{1}, {}, {}, "They asked"}},
               "sales");
  REQUIRE(company.on_disk("никто не приехал"));  // committed, and the program died
  company.library.start();
  company.library.stop();
  company.library.catch_up(kImporting);
  CHECK_FALSE(company.on_disk("никто не приехал"));
}
