// Brings an exported file into the shared knowledge: read piece by piece, checked row by row, given in
// batches. A row comes in whole or not at all; one that came in before is known again and changes nothing.
// Thread-safety: one thread; gives commands to the service by `give`.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/codec/csv/text_encoding.hpp"
#include "engine/codec/import/row_body.hpp"
#include "engine/core/limits.hpp"
#include "engine/service/inviting.hpp"
#include "engine/service/journeys.hpp"
#include "engine/service/library.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxBadRowsTold = 1'000;  // with their reasons; further ones are counted
constexpr std::size_t kImportBatch = 500;       // rows in one command
// Touches sorted out at once: among so many a column that tells too much apart shows, before anything is
// recorded.
constexpr std::size_t kTouchesAtOnce = 4 * core::kMaxTouchesOfPart;
constexpr std::size_t kImportPreview = 3;  // rows shown as they were understood

struct ImportOptions {
  codec::import::Kind kind = codec::import::Kind::conversations;
  std::map<std::string, std::string> columns;  // field -> header
  std::optional<char> separator;               // nothing: the first line tells
  std::optional<codec::csv::Encoding> encoding;
  codec::import::RowOptions rows;
  core::JourneyId journey;  // of journeys: that customers' touches are of
  bool dry_run = false;
};

struct BadRow {
  std::int64_t line = 0;
  std::string column;  // its header; empty: the whole row
  Text reason;
};

struct ImportReport {
  codec::import::Columns columns;
  codec::csv::Encoding encoding = codec::csv::Encoding::utf8;
  char separator = ',';
  std::int64_t rows = 0;      // without the first line
  std::int64_t recorded = 0;  // new
  std::int64_t known = 0;     // came in before, or stand twice in the file
  std::int64_t bad = 0;
  std::vector<BadRow> bad_rows;      // the first kMaxBadRowsTold reasons
  std::vector<std::string> preview;  // bodies as JSON
};

// Whether a row of this key came in before, as a record of whatever kind.
bool known_already(const core::Knowledge& known, core::ImportKey key);

class Importer {
 public:
  // Gives one command with its sealed values and answers what it became.
  using Give = std::function<Result<Accepted>(core::KnowledgeCommand, std::vector<store::SealedValue>)>;
  // Whether a key of this kind is known, for a dry run.
  using Knows = std::function<bool(core::ImportKey)>;

  // Which touches are new, by what is known when it is asked.
  using SortOut = std::function<Result<Journeys::Parts>(std::vector<codec::Touch>)>;
  // Whether somebody is new here; `dry`: without inviting them.
  using Invite = std::function<Result<bool>(const Invitee&, bool dry)>;

  Importer(Library& library, OrganisationId organisation, ImportOptions options, Give give, Knows knows,
           SortOut sort_out = {}, Invite invite = {});
  ~Importer();

  // The next bytes of the file. Refuses once: a first line that cannot be mapped, or rows that were not taken
  // for a reason that is not theirs; what came in before stays, and the same file again goes on from there.
  Status feed(std::string_view bytes);
  Result<ImportReport> finish();
  // So far, also after a refusal. Not after finish() has given it.
  const ImportReport& report() const { return report_; }

 private:
  struct WaitingRow {
    core::KnowledgeCommand command;
    std::vector<store::SealedValue> sealed;
    std::int64_t line = 0;
  };

  void begin(std::string_view beginning);
  void take(codec::csv::Row row);
  void take_header(const codec::csv::Row& row);
  void add(const nlohmann::json& body, std::int64_t line);
  void add_member(const nlohmann::json& body, std::int64_t line);
  void add_touch(const nlohmann::json& body, std::int64_t line);
  void note_bad(std::int64_t line, const Refusal& why);
  void note_bad_body(std::int64_t line, Refusal why);
  void show(const nlohmann::json& body);
  void flush();
  void give_alone(WaitingRow row);
  void flush_touches();
  void count(const Accepted& accepted, std::size_t given);

  Library& library_;
  OrganisationId organisation_;
  ImportOptions options_;
  Give give_;
  Knows knows_;
  SortOut sort_out_;
  Invite invite_;
  std::string beginning_;  // until encoding and separator are known
  std::optional<codec::csv::Decoder> decoder_;
  std::unique_ptr<codec::csv::CsvReader> reader_;
  bool has_header_ = false;
  std::optional<Refusal> stopped_;
  std::vector<WaitingRow> waiting_;  // for the next batch
  std::vector<codec::Touch> touches_;
  std::set<std::string> touchpoints_;  // of the whole file, folded
  ImportReport report_;
};

}  // namespace counterweight::service
