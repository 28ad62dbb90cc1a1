// `import`: an exported file into the shared knowledge. Holds the data directory: not beside a server.
#include <fmt/core.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/progress.hpp"
#include "base/fold_case.hpp"
#include "engine/codec/words.hpp"
#include "engine/service/importer.hpp"
#include "engine/store/sqlite_store.hpp"
#include "rules/calendar.hpp"

namespace counterweight::app {
namespace {

using codec::csv::Encoding;
using nlohmann::json;

constexpr std::size_t kPiece = 64 * 1024;

int wrong(const std::string& what) {
  fmt::print(stderr, "{}\n", what);
  return kUsage;
}

// Members by id, by e-mail and by name; a name that two have is nobody's.
class Roll {
 public:
  Roll(const core::Organisation& organisation, const codec::NameOf& name_of, const store::Vault& vault,
       const OrganisationId& id) {
    for (const auto& [member, facts] : organisation.members) {
      add(member.value, member.value);
      if (const auto name = name_of(facts.sealed_name)) add(*name, member.value);
    }
    for (const store::Account& account : vault.accounts(id)) add(account.email, account.member);
  }
  std::optional<std::string> find(const std::string& who) const {
    const auto found = members_.find(fold_case(who));
    return found == members_.end() ? std::nullopt : found->second;
  }

 private:
  void add(const std::string& called, const std::string& member) {
    const auto [at, fresh] = members_.try_emplace(fold_case(called), member);
    if (!fresh && at->second != member) at->second.reset();
  }
  std::map<std::string, std::optional<std::string>> members_;
};

json report_json(const service::ImportReport& report, const ImportFileOptions& options) {
  json columns = json::object();
  for (const auto& [field, at] : report.columns.of)
    for (const std::size_t each : at) columns[std::string(field)].push_back(report.columns.headers[each]);
  json unread = json::array();
  for (const std::size_t each : report.columns.unread) unread.push_back(report.columns.headers[each]);
  json bad = json::array();
  for (const service::BadRow& row : report.bad_rows)
    bad.push_back({{"line", row.line}, {"column", row.column}, {"reason", row.reason.in(options.language)}});
  json preview = json::array();
  for (const std::string& each : report.preview) preview.push_back(json::parse(each));
  return {{"dry_run", options.dry_run},
          {"encoding", report.encoding == Encoding::utf8 ? "utf-8" : "windows-1251"},
          {"separator", std::string(1, report.separator)},
          {"columns", std::move(columns)},
          {"unread_columns", std::move(unread)},
          {"rows", report.rows},
          {"recorded", report.recorded},
          {"known", report.known},
          {"bad", report.bad},
          {"bad_rows", std::move(bad)},
          {"preview", std::move(preview)}};
}

void print_report(const service::ImportReport& report, const ImportFileOptions& options) {
  for (const auto& [field, at] : report.columns.of)
    for (const std::size_t each : at) fmt::print("{:<16} {}\n", field, report.columns.headers[each]);
  for (const std::size_t each : report.columns.unread)
    fmt::print("{:<16} {}\n", "(not read)", report.columns.headers[each]);
  if (options.dry_run)
    for (const std::string& each : report.preview) fmt::print("{}\n", json::parse(each).dump(2));
  for (const service::BadRow& row : report.bad_rows)
    fmt::print("line {}{}: {}\n", row.line, row.column.empty() ? "" : ", " + row.column,
               row.reason.in(options.language));
  if (report.bad_rows.size() == service::kMaxBadRowsTold) fmt::print("… and maybe more\n");
  const Text sum =
      options.dry_run
          ? say("{} rows: {} would be recorded, {} known already, {} bad. Nothing was changed.",
                "Строк: {}; были бы записаны: {}; уже известны: {}; плохих: {}. Ничего не изменилось.",
                report.rows, report.recorded, report.known, report.bad)
          : say("{} rows: {} recorded, {} known already, {} bad.",
                "Строк: {}; записано: {}; уже известны: {}; плохих: {}.", report.rows, report.recorded,
                report.known, report.bad);
  fmt::print("{}\n", sum.in(options.language));
}

Result<service::ImportOptions> options_of(const ImportFileOptions& given, codec::import::Kind kind) {
  service::ImportOptions out;
  out.kind = kind;
  out.dry_run = given.dry_run;
  for (const std::string& each : given.columns) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0)
      return Refusal{"invalid.mapping", say("Expected --map FIELD=COLUMN, but found {}.",
                                            "Нужно --map ПОЛЕ=СТОЛБЕЦ, а указано {}.", in_backticks(each))};
    out.columns[each.substr(0, equals)] = each.substr(equals + 1);
  }
  if (given.separator == "tab")
    out.separator = '\t';
  else if (!given.separator.empty())
    out.separator = given.separator.front();
  if (given.encoding == "utf-8") out.encoding = Encoding::utf8;
  if (given.encoding == "windows-1251") out.encoding = Encoding::windows_1251;
  if (!rules::is_zone(given.zone))
    return Refusal{"invalid.zone", say("Expected a time zone such as Europe/Vienna, but found {}.",
                                       "Нужен часовой пояс, например Europe/Moscow, а указано {}.",
                                       in_backticks(given.zone))};
  out.rows.zone = given.zone;
  const auto relation = codec::read_word<core::Relation>(given.relation);
  if (!relation)
    return Refusal{"invalid.relation",
                   say("Expected one of {}, but found {}.", "Нужно одно из {}, а указано {}.",
                       codec::all_words<core::Relation>(), in_backticks(given.relation))};
  out.rows.relation = *relation;
  return out;
}

Result<OrganisationId> organisation_of(const service::Service& service, const std::string& given) {
  const std::vector<OrganisationId> all = service.organisations();
  if (given.empty() && all.size() == 1) return all.front();
  std::string names;
  for (const OrganisationId& each : all) {
    if (each.value == given) return each;
    names += (names.empty() ? "" : ", ") + each.value;
  }
  return Refusal{"not_found.organisation", say("Expected --organisation with one of: {}.",
                                               "Нужно --organisation с одной из: {}.", names)};
}

Status read_file(const ImportFileOptions& given, service::Importer& importer, service::Clock& clock) {
  std::ifstream file;
  const bool standard = given.file == "-";
  std::uintmax_t size = 0;
  if (!standard) {
    std::error_code unknown;
    size = std::filesystem::file_size(given.file, unknown);
    file.open(given.file, std::ios::binary);
    if (unknown || !file)
      return Refusal{"invalid.file",
                     say("{} cannot be read.", "Файл {} не читается.", in_backticks(given.file))};
  }
  std::istream& in = standard ? std::cin : file;
  Progress progress{size, clock};
  std::array<char, kPiece> piece{};
  while (in.read(piece.data(), piece.size()), in.gcount() > 0) {
    const auto bytes = static_cast<std::size_t>(in.gcount());
    if (Status fed = importer.feed({piece.data(), bytes}); !fed.ok()) return fed;
    progress.add(bytes);
  }
  progress.end();
  return Done{};
}

int run(const ImportFileOptions& given, service::ImportOptions options, store::SqliteStore& store) {
  store::SnapshotFiles snapshots{given.data};
  service::SystemClock clock;
  service::Service service{store.ledger(), store.vault(), clock, &snapshots};
  if (const Status recovered = service.recover(); !recovered.ok()) {
    fmt::print(stderr, "{}\n", recovered.refusal().sentence.in(given.language));
    return kNotInOrder;
  }
  const Result<OrganisationId> id = organisation_of(service, given.organisation);
  if (!id.ok()) return wrong(id.refusal().sentence.in(given.language));
  const service::Tenant& tenant = *service.tenant(*id);
  const core::Organisation& organisation = tenant.state().organisation();
  const core::Member* actor = organisation.member({given.member});
  if (actor == nullptr || actor->left)
    return wrong(
        fmt::format("Say who imports: --as with the id of a member who is here; found `{}`.", given.member));
  const Roll roll{organisation, tenant.name_of(), store.vault(), *id};
  options.rows.now = clock.now();
  options.rows.member_by = [&roll](const std::string& who) { return roll.find(who); };
  store::search::DocumentIndex index{given.data};
  service::Library library{service, store.vault(), &index};
  const auto give = [&](core::KnowledgeCommand command, std::vector<store::SealedValue> sealed) {
    return service.submit_and_wait({*id, std::move(command), {given.member}, {}, {}, std::move(sealed)});
  };
  const auto knows = [&](core::ImportKey key) {
    const core::Knowledge& known = tenant.state().knowledge();
    return known.insight_keys.find(key) || known.conversation_keys.find(key) ||
           known.customer_keys.find(key) || known.metric_keys.find(key);
  };
  service::Importer importer{library, *id, std::move(options), give, knows};
  const Status read = read_file(given, importer, clock);
  const Result<service::ImportReport> report =
      read.ok() ? importer.finish() : Result<service::ImportReport>{read.refusal()};
  if (!given.dry_run) {
    library.catch_up(*id);
    service.keep_snapshots(1);
  }
  if (!report.ok()) return wrong(report.refusal().sentence.in(given.language));
  if (given.json)
    fmt::print("{}\n", report_json(*report, given).dump());
  else
    print_report(*report, given);
  return report->bad == 0 ? kDone : kNotInOrder;
}

}  // namespace

int import_file(const ImportFileOptions& given) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("import"));  // the result goes to stdout
  spdlog::set_level(spdlog::level::warn);
  const auto kind = codec::import::read_kind(given.kind);
  if (!kind)
    return wrong(fmt::format("Expected one of {}, but found `{}`.", codec::import::kAllKinds, given.kind));
  Result<service::ImportOptions> options = options_of(given, *kind);
  if (!options.ok()) return wrong(options.refusal().sentence.in(given.language));
  Result<std::unique_ptr<store::SqliteStore>> opened = store::SqliteStore::open(given.data);
  if (!opened.ok()) {
    fmt::print(stderr, "{}\n", opened.refusal().sentence.in(given.language));
    return kEnvironment;
  }
  return run(given, *std::move(options), **opened);
}

}  // namespace counterweight::app
