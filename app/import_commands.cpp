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
#include "engine/service/import_calls.hpp"
#include "engine/service/import_options.hpp"
#include "engine/service/import_report.hpp"
#include "engine/store/sqlite_store.hpp"

namespace counterweight::app {
namespace {

using nlohmann::json;

constexpr std::size_t kPiece = 64 * 1024;

int wrong(const std::string& what) {
  fmt::print(stderr, "{}\n", what);
  return kUsage;
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
  store::search::DocumentIndex index{given.data};
  service::Library library{service, store.vault(), &index};
  const auto give = [&](core::Command command, std::vector<store::SealedValue> sealed) {
    return service.submit_and_wait({*id, std::move(command), {given.member}, {}, {}, std::move(sealed)});
  };
  const service::ImportCalls calls{service, library, store.vault(), *id, {given.member}, give};
  service::Importer importer = calls.importer(std::move(options));
  const Status read = read_file(given, importer, clock);
  const Result<service::ImportReport> report =
      read.ok() ? importer.finish() : Result<service::ImportReport>{read.refusal()};
  if (!given.dry_run) {
    library.catch_up(*id);
    service.keep_snapshots(1);
  }
  if (!report.ok()) return wrong(report.refusal().sentence.in(given.language));
  if (given.json)
    fmt::print("{}\n", service::import_report_json(*report, given.dry_run, given.language).dump());
  else
    print_report(*report, given);
  return report->bad == 0 ? kDone : kNotInOrder;
}

}  // namespace

int import_file(const ImportFileOptions& given) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("import"));  // the result goes to stdout
  spdlog::set_level(spdlog::level::warn);
  Result<service::ImportOptions> options =
      service::read_import_words({given.kind, given.columns, given.separator, given.encoding, given.zone,
                                  given.relation, given.journey});
  if (!options.ok()) return wrong(options.refusal().sentence.in(given.language));
  options->dry_run = given.dry_run;
  Result<std::unique_ptr<store::SqliteStore>> opened = store::SqliteStore::open(given.data);
  if (!opened.ok()) {
    fmt::print(stderr, "{}\n", opened.refusal().sentence.in(given.language));
    return kEnvironment;
  }
  return run(given, *std::move(options), **opened);
}

}  // namespace counterweight::app
