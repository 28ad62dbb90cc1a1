#include "engine/service/importer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/fold_case.hpp"
#include "engine/core/knowledge/facts_fit.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::service {
namespace {

namespace csv = codec::csv;
using codec::import::Kind;
using nlohmann::json;

// What encoding and separator are told by, unless the file is shorter.
constexpr std::size_t kBeginning = 64 * 1024;

// A pointer into a body, for people: where in the row it is. Only the last word of it says something.
std::string field_in(const std::string& pointer) {
  std::string out = pointer;
  while (!out.empty() && out.find_last_not_of("0123456789") == out.find_last_of('/'))
    out.erase(out.find_last_of('/'));
  return out.substr(out.find_last_of('/') + 1);
}

codec::KnowledgeResult read_body(Kind kind, const json& body, const codec::Sealing& sealing) {
  switch (kind) {
    case Kind::insights:
      return codec::read_capture_insight(body, sealing);
    case Kind::conversations:
      return codec::read_record_conversations(body, sealing);
    case Kind::customers:
      return codec::read_add_customers(body, sealing);
    case Kind::metrics:
    case Kind::journeys:  // touches are no records of their own
    case Kind::members:   // nor are people
      break;
  }
  return codec::read_record_metrics(body, sealing);
}

template <typename Each>
void append(std::vector<Each>& to, std::vector<Each> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

core::ImportKey key_in(const core::KnowledgeCommand& command) {
  if (const auto* c = std::get_if<core::CaptureInsight>(&command)) return c->key;
  if (const auto* c = std::get_if<core::RecordConversations>(&command)) return c->conversations.front().key;
  if (const auto* c = std::get_if<core::AddCustomers>(&command)) return c->customers.front().key;
  return std::get<core::RecordMetrics>(command).metrics.front().key;
}

Status own_facts_fit(const core::KnowledgeCommand& row) {
  if (const auto* c = std::get_if<core::CaptureInsight>(&row))
    return core::knowledge::own_facts_fit(c->facts);
  if (const auto* c = std::get_if<core::RecordMetrics>(&row))
    return core::knowledge::own_facts_fit(c->metrics.front().facts, "");
  return Done{};
}

// Both are of the same kind, and not insights, which go one by one.
void join(core::KnowledgeCommand& all, core::KnowledgeCommand row) {
  if (auto* talks = std::get_if<core::RecordConversations>(&all))
    append(talks->conversations, std::get<core::RecordConversations>(std::move(row)).conversations);
  else if (auto* customers = std::get_if<core::AddCustomers>(&all))
    append(customers->customers, std::get<core::AddCustomers>(std::move(row)).customers);
  else if (auto* metrics = std::get_if<core::RecordMetrics>(&all))
    append(metrics->metrics, std::get<core::RecordMetrics>(std::move(row)).metrics);
}

// Whether what a row says is the reason, so that others may still come in.
bool is_of_a_row(const Refusal& why) {
  return why.kind() == "invalid" || why.code == "limit.tags" || why.code == "limit.links" ||
         why.code == "not_found.member";
}

// Whether nobody else of the file would come in either.
bool is_of_everybody(const Refusal& why) {
  return why.kind() == "unavailable" || why.code == "limit.members";
}

}  // namespace

bool known_already(const core::Knowledge& known, core::ImportKey key) {
  return known.insight_keys.find(key) || known.conversation_keys.find(key) || known.customer_keys.find(key) ||
         known.metric_keys.find(key);
}

Importer::Importer(Library& library, OrganisationId organisation, ImportOptions options, Give give,
                   Knows knows, SortOut sort_out, Invite invite)
    : library_(library),
      organisation_(std::move(organisation)),
      options_(std::move(options)),
      give_(std::move(give)),
      knows_(std::move(knows)),
      sort_out_(std::move(sort_out)),
      invite_(std::move(invite)) {}

Importer::~Importer() = default;

Status Importer::feed(std::string_view bytes) {
  if (stopped_) return *stopped_;
  if (!reader_) {
    beginning_ += bytes;
    if (beginning_.size() < kBeginning) return Done{};
    begin(beginning_);
  } else {
    reader_->feed(decoder_->decode(bytes));
  }
  if (stopped_) return *stopped_;
  return Done{};
}

Result<ImportReport> Importer::finish() {
  if (!stopped_ && !reader_) begin(beginning_);
  if (!stopped_) reader_->end();
  if (!stopped_ && !has_header_)
    stopped_ =
        Refusal{"invalid.file", say("Expected a first line with the names of the columns, but the file is "
                                    "empty.",
                                    "Нужна первая строка с названиями столбцов, а файл пуст.")};
  if (!stopped_ && !waiting_.empty()) flush();
  if (!stopped_ && !touches_.empty()) flush_touches();
  if (stopped_) return *stopped_;
  return std::move(report_);
}

void Importer::begin(std::string_view beginning) {
  report_.encoding = options_.encoding.value_or(csv::encoding_of(beginning));
  decoder_.emplace(report_.encoding);
  const std::string text = decoder_->decode(beginning);
  report_.separator = options_.separator.value_or(csv::separator_of(text));
  reader_ =
      std::make_unique<csv::CsvReader>(report_.separator, [this](csv::Row row) { take(std::move(row)); });
  reader_->feed(text);
  beginning_.clear();
  beginning_.shrink_to_fit();
}

void Importer::take(csv::Row row) {
  if (stopped_) return;
  if (!has_header_) return take_header(row);
  ++report_.rows;
  if (row.problem) return note_bad(row.line, {"invalid.row", *row.problem});
  const Result<json> body = codec::import::row_body(options_.kind, report_.columns, row, options_.rows);
  if (!body.ok()) return note_bad(row.line, body.refusal());
  add(*body, row.line);
}

void Importer::take_header(const csv::Row& row) {
  has_header_ = true;
  if (row.problem) {
    stopped_ = Refusal{"invalid.file", say("The first line cannot be read: {}",
                                           "Первая строка не читается: {}", *row.problem)};
    return;
  }
  Result<codec::import::Columns> columns =
      codec::import::map_columns(options_.kind, row.cells, options_.columns);
  if (!columns.ok()) {
    stopped_ = columns.refusal();
    return;
  }
  report_.columns = *std::move(columns);
  stopped_ = codec::import::refuse_missing(options_.kind, report_.columns);
}

void Importer::add(const json& body, std::int64_t line) {
  if (options_.kind == Kind::journeys) return add_touch(body, line);
  if (options_.kind == Kind::members) return add_member(body, line);
  std::vector<store::SealedValue> sealed;
  codec::KnowledgeResult command = read_body(options_.kind, body, library_.sealing(organisation_, sealed));
  if (!command.ok()) return note_bad_body(line, command.refusal());
  if (const Status fits = own_facts_fit(*command); !fits.ok()) return note_bad_body(line, fits.refusal());
  show(body);
  if (options_.dry_run) {
    ++(knows_ && knows_(key_in(*command)) ? report_.known : report_.recorded);
    return;
  }
  waiting_.push_back({*std::move(command), std::move(sealed), line});
  if (waiting_.size() >= kImportBatch || options_.kind == Kind::insights) flush();
}

// One by one: whoever may not come in does not keep others out. A store that takes nothing does.
void Importer::add_member(const json& body, std::int64_t line) {
  const auto text = [&](const char* key) { return body.at(key).get<std::string>(); };
  const Invitee who{text("name"), text("email"), text("department"), body.at("head").get<bool>()};
  const Result<bool> fresh = invite_(who, options_.dry_run);
  if (!fresh.ok() && is_of_everybody(fresh.refusal())) {
    stopped_ = fresh.refusal();
    return;
  }
  if (!fresh.ok()) return note_bad_body(line, fresh.refusal());
  show(body);
  ++(*fresh ? report_.recorded : report_.known);
}

void Importer::add_touch(const json& body, std::int64_t line) {
  Result<std::vector<codec::Touch>> touch = codec::read_touches(body);
  if (!touch.ok()) return note_bad_body(line, touch.refusal());
  show(body);
  touchpoints_.insert(fold_case(touch->front().touchpoint));
  if (touchpoints_.size() > core::kMaxTouchpoints) {
    stopped_ = too_many_touchpoints();
    return;
  }
  touches_.push_back(std::move(touch->front()));
  if (touches_.size() >= kTouchesAtOnce) flush_touches();
}

void Importer::show(const json& body) {
  if (report_.preview.size() < kImportPreview) report_.preview.push_back(body.dump());
}

void Importer::note_bad(std::int64_t line, const Refusal& why) {
  ++report_.bad;
  const auto tell = [&](const Refusal& each) {
    if (report_.bad_rows.size() >= kMaxBadRowsTold) return;
    const auto at = std::upper_bound(report_.bad_rows.begin(), report_.bad_rows.end(), line,
                                     [](std::int64_t one, const BadRow& other) { return one < other.line; });
    report_.bad_rows.insert(at, {line, each.pointer, each.sentence});
  };
  tell(why);
  for (const Refusal& each : why.also) tell(each);
}

// Of a body: what it points at, for people.
void Importer::note_bad_body(std::int64_t line, Refusal why) {
  why.pointer = field_in(why.pointer);
  for (Refusal& each : why.also) each.pointer = field_in(each.pointer);
  note_bad(line, why);
}

void Importer::flush() {
  std::vector<WaitingRow> rows = std::exchange(waiting_, {});
  if (rows.size() == 1) return give_alone(std::move(rows.front()));
  core::KnowledgeCommand all = rows.front().command;
  std::vector<store::SealedValue> sealed = rows.front().sealed;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    join(all, rows[i].command);
    append(sealed, rows[i].sealed);
  }
  const Result<Accepted> answer = give_(std::move(all), std::move(sealed));
  if (answer.ok()) return count(*answer, rows.size());
  if (!is_of_a_row(answer.refusal())) {
    stopped_ = answer.refusal();
    return;
  }
  for (WaitingRow& row : rows)
    if (!stopped_) give_alone(std::move(row));
}

void Importer::give_alone(WaitingRow row) {
  const Result<Accepted> answer = give_(std::move(row.command), std::move(row.sealed));
  if (answer.ok()) return count(*answer, 1);
  if (is_of_a_row(answer.refusal()))
    note_bad_body(row.line, answer.refusal());
  else
    stopped_ = answer.refusal();
}

void Importer::flush_touches() {
  Result<Journeys::Parts> sorted = sort_out_(std::exchange(touches_, {}));
  if (!sorted.ok()) {
    stopped_ = sorted.refusal();
    return;
  }
  report_.known += sorted->known;
  if (options_.dry_run) report_.recorded += sorted->fresh;
  for (Journeys::Part& part : sorted->parts) {
    if (options_.dry_run) return;
    const std::int64_t touches = part.command.part.touches;
    Result<Accepted> answer = give_(std::move(part.command), std::move(part.sealed));
    if (!answer.ok()) {
      stopped_ = answer.refusal();
      return;
    }
    report_.recorded += touches;
  }
}

void Importer::count(const Accepted& accepted, std::size_t given) {
  std::size_t fresh = 0;
  for (const codec::Envelope& envelope : accepted.events) {
    const auto& event = std::get<core::KnowledgeEvent>(envelope.event.data);
    if (std::holds_alternative<core::InsightCaptured>(event)) fresh += 1;
    if (const auto* e = std::get_if<core::ConversationsRecorded>(&event)) fresh += e->conversations.size();
    if (const auto* e = std::get_if<core::MetricsRecorded>(&event)) fresh += e->metrics.size();
    const auto* customers = std::get_if<core::CustomersAdded>(&event);
    if (customers != nullptr && options_.kind == Kind::customers) fresh += customers->customers.size();
  }
  report_.recorded += static_cast<std::int64_t>(fresh);
  report_.known += static_cast<std::int64_t>(given - fresh);
}

}  // namespace counterweight::service
