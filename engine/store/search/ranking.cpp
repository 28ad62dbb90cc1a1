#include "engine/store/search/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "engine/store/search/fts5.hpp"

namespace counterweight::store::search {
namespace {

constexpr double kSaturation = 1.2;  // k1: how soon more of the same word adds nothing
constexpr double kByLength = 0.75;   // b: how much a long document has to have more
constexpr double kLeastIdf = 1e-6;   // so that what nearly everything has still counts for something

// What is the same for every row of one query.
struct Phrases {
  double mean_words = 0;    // of a document
  std::vector<double> idf;  // by phrase
  std::vector<double> frequency;
  std::vector<double> weights;  // by column
};

struct Counting {
  std::int64_t found = 0, last = 0;
};

int count_row(const Fts5ExtensionApi* api, Fts5Context* row, void* context) {
  auto& counting = *static_cast<Counting*>(context);
  counting.last = api->xRowid(row);
  return ++counting.found < kCounted ? SQLITE_OK : SQLITE_DONE;
}

int read_rows(sqlite3* database, RowSpan& out) {
  sqlite3_stmt* statement = nullptr;
  int result = sqlite3_prepare_v2(
      database, "SELECT (SELECT min(id) FROM words_docsize), (SELECT max(id) FROM words_docsize)", -1,
      &statement, nullptr);
  if (result == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
    out = {sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1)};
  if (result == SQLITE_OK) result = sqlite3_reset(statement);
  sqlite3_finalize(statement);
  return result;
}

int measure(const Fts5ExtensionApi* api, Fts5Context* query, sqlite3* database, Phrases& out) {
  sqlite3_int64 all = 0, words = 0;
  RowSpan rows;
  int result = read_rows(database, rows);
  if (result == SQLITE_OK) result = api->xRowCount(query, &all);
  if (result == SQLITE_OK) result = api->xColumnTotalSize(query, -1, &words);
  if (result != SQLITE_OK) return result;
  out.mean_words = static_cast<double>(words) / static_cast<double>(std::max<sqlite3_int64>(all, 1));
  const int phrases = api->xPhraseCount(query);
  for (int phrase = 0; phrase < phrases && result == SQLITE_OK; ++phrase) {
    Counting counting;
    result = api->xQueryPhrase(query, phrase, &counting, count_row);
    const double with = documents_with(counting.found, counting.last, rows, all);
    out.idf.push_back(std::max(std::log((static_cast<double>(all) - with + 0.5) / (with + 0.5)), kLeastIdf));
  }
  out.frequency.resize(out.idf.size());
  return result;
}

int score(const Fts5ExtensionApi* api, Fts5Context* row, Phrases& phrases, double& out) {
  std::fill(phrases.frequency.begin(), phrases.frequency.end(), 0);
  int instances = 0, words = 0;
  int result = api->xInstCount(row, &instances);
  for (int i = 0; i < instances && result == SQLITE_OK; ++i) {
    int phrase = 0, column = 0, offset = 0;
    result = api->xInst(row, i, &phrase, &column, &offset);
    const auto at = static_cast<std::size_t>(column);
    phrases.frequency.at(static_cast<std::size_t>(phrase)) +=
        at < phrases.weights.size() ? phrases.weights[at] : 1;
  }
  if (result == SQLITE_OK) result = api->xColumnSize(row, -1, &words);
  const double length = 1 - kByLength + kByLength * words / phrases.mean_words;
  for (std::size_t i = 0; i < phrases.idf.size(); ++i)
    out -= phrases.idf[i] * phrases.frequency[i] * (kSaturation + 1) /
           (phrases.frequency[i] + kSaturation * length);  // the best is the least, as FTS5 has it
  return result;
}

void rank(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* context, int count,
          sqlite3_value** arguments) {
  auto* phrases = static_cast<Phrases*>(api->xGetAuxdata(row, 0));
  int result = SQLITE_OK;
  if (phrases == nullptr) {
    auto made = std::make_unique<Phrases>();
    for (int i = 0; i < count; ++i) made->weights.push_back(sqlite3_value_double(arguments[i]));
    result = measure(api, row, sqlite3_context_db_handle(context), *made);
    phrases = made.get();
    if (result == SQLITE_OK)  // what cannot be kept is deleted by SQLite
      result = api->xSetAuxdata(row, made.release(), [](void* kept) { delete static_cast<Phrases*>(kept); });
  }
  double out = 0;
  if (result == SQLITE_OK) result = score(api, row, *phrases, out);
  if (result == SQLITE_OK)
    sqlite3_result_double(context, out);
  else
    sqlite3_result_error_code(context, result);
}

}  // namespace

double documents_with(std::int64_t counted, std::int64_t last, RowSpan rows, std::int64_t all) {
  if (counted < kCounted) return static_cast<double>(std::min(counted, all));
  const auto looked_at = static_cast<double>(last - rows.oldest + 1);
  const auto there = static_cast<double>(rows.newest - rows.oldest + 1);
  return std::min(static_cast<double>(counted) * there / looked_at, static_cast<double>(all));
}

void register_ranking(sqlite::Connection& connection) {
  fts5_api* api = fts5_of(connection);
  if (api->xCreateFunction(api, "sampled_bm25", nullptr, rank, nullptr) != SQLITE_OK)
    connection.fail("registering the ranking");
}

}  // namespace counterweight::store::search
