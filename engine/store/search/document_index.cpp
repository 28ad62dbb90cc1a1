#include "engine/store/search/document_index.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "engine/store/ledger.hpp"
#include "engine/store/search/query.hpp"
#include "engine/store/search/ranking.hpp"
#include "engine/store/search/word_forms.hpp"

namespace counterweight::store::search {
namespace {

using sqlite::Connection;
using sqlite::Rows;
using sqlite::Statement;

constexpr std::int64_t kFormat = 2;  // a file of another one is made anew
constexpr char kMarkBegin = '\x02', kMarkEnd = '\x03';
constexpr char kTagEnd = '\x1f';

// The words of a document lie in `documents`; `words` is the index over them, with beginnings of words to ten
// letters: longer ones are put together from whole words as they are asked for. Rows are numbered as they
// come, so that the newest have the highest numbers.
const char* const kSchema = R"(
CREATE TABLE organisations (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, up_to INTEGER NOT NULL) STRICT;
CREATE TABLE documents (
  row INTEGER PRIMARY KEY, organisation INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  author TEXT NOT NULL, department TEXT NOT NULL, at_ms INTEGER NOT NULL,
  title TEXT NOT NULL, body TEXT NOT NULL, tags TEXT NOT NULL,
  UNIQUE (organisation, kind, id)) STRICT;
CREATE VIRTUAL TABLE words USING fts5(title, body, tags, content='documents', content_rowid='row',
  tokenize='word_forms', prefix='2 3 4 5 6 7 8 9 10');
INSERT INTO words(words, rank) VALUES('rank', 'sampled_bm25(8.0, 1.0, 4.0)');
)";

void prepare(Connection& connection) {
  connection.wait_for_others(5'000);
  register_tokenizer(connection);
  register_ranking(connection);
}

// Joined so that each stands between two ends, and a filter cannot match a part of one.
std::string joined(const std::vector<std::string>& tags) {
  std::string out;
  if (!tags.empty()) out += kTagEnd;
  for (const std::string& tag : tags) out += tag + kTagEnd;
  return out;
}

void note_up_to(Connection& connection, const OrganisationId& organisation, std::int64_t seq) {
  Statement statement{
      connection,
      "INSERT INTO organisations (id, up_to) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET up_to = ?2"};
  statement.execute(organisation.value, seq);
}

std::int64_t number_of(Connection& connection, const OrganisationId& organisation) {
  Statement statement{connection, "SELECT number FROM organisations WHERE id = ?1"};
  Rows rows = statement.run(organisation.value);
  return rows.next() ? rows.integer(0) : 0;
}

// Rolled back unless it comes to its end.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) {
    connection_.execute("BEGIN IMMEDIATE");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (connection_.in_transaction()) sqlite_rollback();
  }
  void commit() { connection_.execute("COMMIT"); }

 private:
  void sqlite_rollback() {
    try {
      connection_.execute("ROLLBACK");
    } catch (const std::runtime_error&) {  // the first error is the one to be told
    }
  }
  Connection& connection_;
};

std::vector<Hit::Part> parts_of(const std::string& marked) {
  std::vector<Hit::Part> out;
  const auto add = [&](std::string text, bool found) {
    if (!text.empty()) out.push_back({std::move(text), found});
  };
  std::string part;
  for (const char c : marked)
    if (c == kMarkBegin || c == kMarkEnd) {
      add(std::move(part), c == kMarkEnd);
      part.clear();
    } else {
      part += c == kTagEnd ? ' ' : c;
    }
  add(std::move(part), false);
  return out;
}

// The conditions beside the words; ?1 is the match, ?2 the organisation.
std::string filters_of(const Query& query) {
  std::string out = "d.organisation = ?2 AND ?8 IS NOT NULL";  // so that there are eight to bind
  if (!query.kinds.empty()) out += " AND instr(?3, char(31) || d.kind || char(31)) > 0";
  if (!query.author.empty()) out += " AND d.author = ?4";
  if (!query.department.empty()) out += " AND d.department = ?5";
  if (!query.tag.empty()) out += " AND instr(d.tags, char(31) || ?6 || char(31)) > 0";
  if (query.from) out += " AND d.at_ms >= ?7";
  if (query.until) out += " AND d.at_ms < ?8";
  return out;
}

std::int64_t milliseconds(const std::optional<Timestamp>& at) {
  return at ? at->time_since_epoch().count() : 0;
}

}  // namespace

DocumentIndex::DocumentIndex(const std::filesystem::path& directory) : file_(directory / "search.db") {
  try {
    open();
  } catch (const DamagedStore&) {
    writer_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + end);
    open();
  }
}

void DocumentIndex::open() {
  if (!std::filesystem::exists(file_)) std::ofstream{file_}.flush();
  std::filesystem::permissions(file_,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  writer_.emplace(file_, Connection::Mode::write);
  prepare(*writer_);
  writer_->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
  const std::int64_t format = writer_->integer("PRAGMA user_version");
  if (format != 0 && format != kFormat) throw DamagedStore{"the search index has another format"};
  if (format == 0) {
    Transaction transaction{*writer_};
    writer_->execute(kSchema);
    writer_->execute(fmt::format("PRAGMA user_version = {}", kFormat));
    transaction.commit();
  }
  reader_.emplace(file_, Connection::Mode::read);
  prepare(*reader_);
}

std::int64_t DocumentIndex::up_to(const OrganisationId& organisation) {
  const std::lock_guard lock{reading_};
  Statement statement{*reader_, "SELECT up_to FROM organisations WHERE id = ?1"};
  Rows rows = statement.run(organisation.value);
  return rows.next() ? rows.integer(0) : 0;
}

// The index is told the words that it held of it.
void DocumentIndex::remove_row(std::int64_t row) {
  Statement unword{
      *writer_,
      "INSERT INTO words(words, rowid, title, body, tags) SELECT 'delete', row, title, body, tags "
      "FROM documents WHERE row = ?1"};
  Statement drop{*writer_, "DELETE FROM documents WHERE row = ?1"};
  unword.execute(row);
  drop.execute(row);
}

void DocumentIndex::put(const OrganisationId& organisation, const std::vector<Document>& documents,
                        std::int64_t seq) {
  const std::lock_guard lock{writing_};
  Transaction transaction{*writer_};
  note_up_to(*writer_, organisation, seq);
  const std::int64_t number = number_of(*writer_, organisation);
  Statement find{*writer_, "SELECT row FROM documents WHERE organisation = ?1 AND kind = ?2 AND id = ?3"};
  Statement add{
      *writer_,
      "INSERT INTO documents (organisation, kind, id, author, department, at_ms, title, body, tags) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING row"};
  Statement index{*writer_, "INSERT INTO words(rowid, title, body, tags) VALUES (?1, ?2, ?3, ?4)"};
  for (const Document& each : documents) {
    std::int64_t known = 0;
    {
      Rows rows = find.run(number, each.kind, each.id);
      if (rows.next()) known = rows.integer(0);
    }
    if (known != 0) remove_row(known);
    const std::string title = composed(each.title), body = composed(each.body), tags = joined(each.tags);
    std::int64_t row = 0;
    {
      Rows rows = add.run(number, each.kind, each.id, each.author, each.department,
                          each.at.time_since_epoch().count(), title, body, tags);
      rows.next();
      row = rows.integer(0);
      rows.next();
    }
    index.execute(row, title, body, tags);
  }
  transaction.commit();
}

void DocumentIndex::remove(const OrganisationId& organisation, const std::string& kind,
                           const std::string& id) {
  const std::lock_guard lock{writing_};
  Transaction transaction{*writer_};
  Statement find{*writer_, "SELECT row FROM documents WHERE organisation = ?1 AND kind = ?2 AND id = ?3"};
  std::int64_t known = 0;
  {
    Rows rows = find.run(number_of(*writer_, organisation), kind, id);
    if (rows.next()) known = rows.integer(0);
  }
  if (known != 0) remove_row(known);
  transaction.commit();
}

// What was deleted stays in the index' older segments until they are merged into one, and in the log until it
// is cut.
void DocumentIndex::scrub() {
  const std::lock_guard lock{writing_};
  writer_->execute("INSERT INTO words(words) VALUES('optimize')");
  const std::lock_guard readers{reading_};
  if (writer_->integer("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
    throw std::runtime_error("the search index is read by another program, so that its log cannot be cut");
}

void DocumentIndex::clear(const OrganisationId& organisation) {
  const std::lock_guard lock{writing_};
  Transaction transaction{*writer_};
  Statement list{*writer_, "SELECT row FROM documents WHERE organisation = ?1"};
  std::vector<std::int64_t> rows_of_it;
  {
    Rows rows = list.run(number_of(*writer_, organisation));
    while (rows.next()) rows_of_it.push_back(rows.integer(0));
  }
  for (const std::int64_t row : rows_of_it) remove_row(row);
  note_up_to(*writer_, organisation, 0);
  transaction.commit();
}

// All at once: to match a word by its beginning takes as long for one row as for all.
void DocumentIndex::show(const std::string& match, const std::vector<std::int64_t>& best, Page& page) {
  if (best.empty()) return;
  const auto [oldest, newest] = std::minmax_element(best.begin(), best.end());
  Statement statement{
      *reader_,
      "SELECT d.row, d.kind, d.id, d.title, d.at_ms, snippet(words, -1, char(2), char(3), '…', 24) "
      "FROM words JOIN documents AS d ON d.row = words.rowid WHERE words MATCH ?1 "
      "AND words.rowid >= ?2 AND words.rowid <= ?3 AND +words.rowid IN (SELECT value FROM json_each(?4))"};
  const std::string these = fmt::format("[{}]", fmt::join(best, ","));
  Rows rows = statement.run(match, *oldest, *newest, these);
  std::map<std::int64_t, Hit> shown;
  while (rows.next())
    shown[rows.integer(0)] = {rows.bytes(1), rows.bytes(2), rows.bytes(3), parts_of(rows.bytes(5)),
                              Timestamp{std::chrono::milliseconds{rows.integer(4)}}};
  for (const std::int64_t row : best)
    if (const auto hit = shown.find(row); hit != shown.end()) page.hits.push_back(std::move(hit->second));
}

Result<Page> DocumentIndex::find(const OrganisationId& organisation, const Query& query) {
  auto match = match_of(query.text);
  if (!match.ok()) return match.refusal();
  const std::lock_guard lock{reading_};
  const std::int64_t number = number_of(*reader_, organisation);
  const std::string kinds = joined(query.kinds);
  const std::string sql = fmt::format(
      "SELECT d.row, w.rank FROM words AS w JOIN documents AS d ON d.row = w.rowid "
      "WHERE words MATCH ?1 AND {} ORDER BY w.rowid DESC LIMIT {}",
      filters_of(query), kMaxRanked);
  Page page;
  std::vector<std::int64_t> best;
  {
    Statement ranked{
        *reader_,
        fmt::format("SELECT row, count(*) OVER () FROM ({}) ORDER BY rank, row DESC LIMIT {} OFFSET {}", sql,
                    std::min(query.limit, kMaxPage), std::min(query.skip, kMaxRanked))
            .c_str()};
    Rows rows = ranked.run(*match, number, kinds, query.author, query.department, query.tag,
                           milliseconds(query.from), milliseconds(query.until));
    while (rows.next()) {
      best.push_back(rows.integer(0));
      page.ranked = static_cast<std::size_t>(rows.integer(1));
    }
  }
  show(*match, best, page);
  return page;
}

}  // namespace counterweight::store::search
