#include "engine/service/imports.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <future>

#include "engine/service/import_calls.hpp"

namespace counterweight::service {
namespace {

using SteadyClock = std::chrono::steady_clock;

// Enough for a first line of any length that is read (csv_reader.hpp).
constexpr std::size_t kFirstLine = 2 * codec::csv::kMaxRowBytes;

Refusal stopping() {
  return {"unavailable.stopping",
          say("The server is stopping. What came in stays; give the same file once more.",
              "Сервер останавливается. Принятое останется; загрузите тот же файл ещё раз.")};
}

Refusal no_such_company() {
  return {"forbidden.member",
          say("This organisation is not served here.", "Эта организация здесь не обслуживается.")};
}

Refusal disk_failed() {
  return {"unavailable.store",
          say("The disk failed. What came in stays; give the same file once more when it works again.",
              "Отказал диск. Принятое останется; загрузите тот же файл ещё раз, когда диск заработает.")};
}

}  // namespace

Imports::Imports(Service& service, Library& library, store::Vault& vault)
    : service_(service),
      library_(library),
      vault_(vault),
      next_id_(
          std::chrono::duration_cast<std::chrono::seconds>(service.clock().now().time_since_epoch()).count()),
      thread_([this] { work(); }) {}

Imports::~Imports() {
  stop();
}

void Imports::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  more_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Importer Imports::importer_for(const WantedImport& wanted, bool dry_run) const {
  const auto give = [this, organisation = wanted.organisation, member = wanted.member](
                        core::Command command, std::vector<store::SealedValue> sealed) {
    const auto said = std::make_shared<std::promise<Result<Accepted>>>();
    auto answer = said->get_future();
    service_.submit({organisation, std::move(command), member, {}, {}, std::move(sealed)},
                    [said](Result<Accepted> accepted) { said->set_value(std::move(accepted)); });
    return answer.get();
  };
  ImportOptions options = wanted.options;
  options.dry_run = dry_run;
  return ImportCalls{service_, library_, vault_, wanted.organisation, wanted.member, give}.importer(
      std::move(options));
}

Result<ImportLook> Imports::look(const WantedImport& wanted) const {
  if (service_.tenant(wanted.organisation) == nullptr) return no_such_company();
  const auto until = SteadyClock::now() + kLongestLook;
  Importer importer = importer_for(wanted, true);
  const std::string_view file = *wanted.file;
  ImportLook out;
  std::size_t at = 0;
  Status read = Done{};
  for (; read.ok() && at < file.size() && SteadyClock::now() < until; at += kImportPiece)
    read = importer.feed(file.substr(at, kImportPiece));
  if (read.ok() && at < file.size()) {  // its last row may be cut: it is left out
    out.whole = false;
    out.report = importer.report();
    return out;
  }
  Result<ImportReport> report = read.ok() ? importer.finish() : Result<ImportReport>{read.refusal()};
  if (!report.ok() && importer.report().columns.missing.empty()) return report.refusal();
  out.report = report.ok() ? *std::move(report) : importer.report();
  return out;
}

Status Imports::first_line_fits(const WantedImport& wanted) const {
  Importer importer = importer_for(wanted, true);
  if (Status fed = importer.feed(std::string_view{*wanted.file}.substr(0, kFirstLine)); !fed.ok()) return fed;
  const Result<ImportReport> report = importer.finish();
  return report.ok() ? Status{Done{}} : Status{report.refusal()};
}

std::optional<Refusal> Imports::refuse(const OrganisationId& organisation) const {
  if (stopping_) return stopping();
  std::size_t waiting = 0;
  for (const EntryPtr& each : entries_) {
    waiting += each->state.status == ImportStatus::waiting ? 1 : 0;
    if (each->wanted.organisation != organisation || each->state.ended()) continue;
    return Refusal{"conflict.importing",
                   say("Another file is coming in just now. Wait until it is in, then give this one.",
                       "Сейчас загружается другой файл. Дождитесь конца и загрузите этот.")};
  }
  if (waiting < kMaxImportsWaiting) return std::nullopt;
  return Refusal{"unavailable.busy", say("{} files wait to come in already. Try again in a minute.",
                                         "Загрузки уже ждут {} файла. Повторите через минуту.", waiting)};
}

Result<ImportState> Imports::start(WantedImport wanted) {
  if (service_.tenant(wanted.organisation) == nullptr) return no_such_company();
  if (Status fits = first_line_fits(wanted); !fits.ok()) return fits.refusal();
  const std::lock_guard lock{mutex_};
  if (auto refused = refuse(wanted.organisation)) return *std::move(refused);
  auto entry = std::make_shared<Entry>();
  entry->state.id = next_id_++;
  entry->state.kind = wanted.options.kind;
  entry->state.name = wanted.name;
  entry->state.by = wanted.member;
  entry->state.asked_at = service_.clock().now();
  entry->state.bytes = wanted.file->size();
  entry->state.report = std::make_shared<const ImportReport>();
  entry->wanted = std::move(wanted);
  entries_.push_back(entry);
  forget_old(entry->wanted.organisation);
  more_.notify_one();
  return entry->state;
}

std::optional<ImportState> Imports::find(const OrganisationId& organisation, std::int64_t id) const {
  const std::lock_guard lock{mutex_};
  for (const EntryPtr& each : entries_)
    if (each->wanted.organisation == organisation && each->state.id == id) return each->state;
  return std::nullopt;
}

std::vector<ImportState> Imports::recent(const OrganisationId& organisation) const {
  const std::lock_guard lock{mutex_};
  std::vector<ImportState> out;
  for (auto each = entries_.rbegin(); each != entries_.rend(); ++each)
    if ((*each)->wanted.organisation == organisation) out.push_back((*each)->state);
  return out;
}

// The newest has not ended; whatever is older has, since one comes in at a time.
void Imports::forget_old(const OrganisationId& organisation) {
  const auto of_it = [&](const EntryPtr& each) { return each->wanted.organisation == organisation; };
  while (static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), of_it)) > kMaxImportsKept)
    entries_.erase(std::find_if(entries_.begin(), entries_.end(), of_it));
}

void Imports::work() {
  for (;;) {
    EntryPtr next;
    {
      std::unique_lock lock{mutex_};
      const auto waits = [&] {
        return std::find_if(entries_.begin(), entries_.end(),
                            [](const EntryPtr& each) { return each->state.status == ImportStatus::waiting; });
      };
      more_.wait(lock, [&] { return stopping_ || waits() != entries_.end(); });
      if (waits() == entries_.end()) return;
      next = *waits();
      next->state.status = ImportStatus::running;
    }
    run(*next);
  }
}

void Imports::run(Entry& entry) {
  try {
    Importer importer = importer_for(entry.wanted, false);
    Status read = this->read(entry, importer);
    Result<ImportReport> report = read.ok() ? importer.finish() : Result<ImportReport>{read.refusal()};
    tell(entry, read.ok() ? entry.wanted.file->size() : entry.state.bytes_read,
         report.ok() ? *report : importer.report());
    end(entry, report.ok() ? std::nullopt : std::optional<Refusal>{report.refusal()});
  } catch (const std::exception& failure) {  // the disk, or a bug: the program goes on
    spdlog::error("an import of {} failed: {}", entry.wanted.organisation.value, failure.what());
    end(entry, disk_failed());
  }
}

Status Imports::read(Entry& entry, Importer& importer) {
  const std::string_view file = *entry.wanted.file;
  for (std::size_t at = 0; at < file.size(); at += kImportPiece) {
    {
      const std::lock_guard lock{mutex_};
      if (stopping_) return stopping();
    }
    if (Status fed = importer.feed(file.substr(at, kImportPiece)); !fed.ok()) return fed;
    tell(entry, std::min(at + kImportPiece, file.size()), importer.report());
  }
  return Done{};
}

void Imports::tell(Entry& entry, std::size_t bytes_read, const ImportReport& report) {
  auto copy = std::make_shared<const ImportReport>(report);
  const std::lock_guard lock{mutex_};
  entry.state.bytes_read = bytes_read;
  entry.state.report = std::move(copy);
}

void Imports::end(Entry& entry, std::optional<Refusal> why) {
  const std::lock_guard lock{mutex_};
  entry.state.status = why ? ImportStatus::stopped : ImportStatus::done;
  entry.state.why = std::move(why);
  entry.state.ended_at = service_.clock().now();
  entry.wanted.file = std::make_shared<const std::string>();  // nobody needs it any more
}

}  // namespace counterweight::service
