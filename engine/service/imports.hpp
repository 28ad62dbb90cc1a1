// Files that members bring in while the server runs: looked at first, which changes nothing, then brought in
// one after the other on a thread of its own, in batches as by hand. What is told of them lies in memory: a
// restart forgets it and stops what runs; the rows that came in stay, and the same file again goes on.
// Thread-safety: any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/service/importer.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxImportsWaiting = 3;    // with their files in memory: `unavailable.busy`
constexpr std::size_t kMaxImportsKept = 20;      // of one organisation; the oldest goes first
constexpr std::size_t kImportPiece = 64 * 1024;  // bytes between two looks at how far it is
constexpr Duration kLongestLook{8'000};          // then what was seen of the file is told

struct WantedImport {
  OrganisationId organisation;
  core::MemberId member;
  std::string name;       // of the file; may be empty
  ImportOptions options;  // without what is known here: dry_run, and of the rows now, member_by
  std::shared_ptr<const std::string> file;
};

// What a file would come to. `whole`: all of it was looked at.
struct ImportLook {
  ImportReport report;
  bool whole = true;
};

enum class ImportStatus { waiting, running, done, stopped };

// One import as it stood when it was asked for.
struct ImportState {
  std::int64_t id = 0;
  codec::import::Kind kind = codec::import::Kind::conversations;
  std::string name;
  core::MemberId by;
  Timestamp asked_at;
  std::optional<Timestamp> ended_at;
  ImportStatus status = ImportStatus::waiting;
  std::size_t bytes = 0, bytes_read = 0;
  std::shared_ptr<const ImportReport> report;  // so far; never null
  std::optional<Refusal> why;                  // it stopped

  bool ended() const { return status == ImportStatus::done || status == ImportStatus::stopped; }
};

class Imports {
 public:
  // All outlive it.
  Imports(Service& service, Library& library, store::Vault& vault);
  ~Imports();  // stops

  // A dry run, on the calling thread, for kLongestLook at most. Needed fields that no column says are told in
  // the report and refuse nothing. Otherwise refuses as start().
  Result<ImportLook> look(const WantedImport& wanted) const;
  // Takes its turn. Refuses as `invalid.mapping` and `invalid.file` (the first line), `conflict.importing`
  // (one of this organisation has not ended), `unavailable.busy`, `unavailable.stopping`.
  Result<ImportState> start(WantedImport wanted);
  std::optional<ImportState> find(const OrganisationId& organisation, std::int64_t id) const;
  std::vector<ImportState> recent(const OrganisationId& organisation) const;  // newest first
  // Ends the one that runs after its batch, and those that wait. Before the service stops.
  void stop();

 private:
  struct Entry {
    WantedImport wanted;
    ImportState state;
  };
  using EntryPtr = std::shared_ptr<Entry>;

  void work();
  void run(Entry& entry);
  Status read(Entry& entry, Importer& importer);
  Importer importer_for(const WantedImport& wanted, bool dry_run) const;
  Status first_line_fits(const WantedImport& wanted) const;
  std::optional<Refusal> refuse(const OrganisationId& organisation) const;
  void tell(Entry& entry, std::size_t bytes_read, const ImportReport& report);
  void end(Entry& entry, std::optional<Refusal> why);
  void forget_old(const OrganisationId& organisation);

  Service& service_;
  Library& library_;
  store::Vault& vault_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<EntryPtr> entries_;  // oldest first, of all organisations
  std::int64_t next_id_;          // begins anew with each start, past those of before
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace counterweight::service
