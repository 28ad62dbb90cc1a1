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
};

struct Counting {
  std::int64_t found = 0, last = 0;
};

int count_row(const Fts5ExtensionApi* api, Fts5Context* row, void* context) {
  auto& counting = *static_cast<Counting*>(context);
  counting.last = api->xRowid(row);
  return ++counting.found < kCounted ? SQLITE_OK : SQLITE_DONE;
}

int measure(const Fts5ExtensionApi* api, Fts5Context* query, Phrases& out) {
  sqlite3_int64 all = 0, words = 0;
  int result = api->xRowCount(query, &all);
  if (result == SQLITE_OK) result = api->xColumnTotalSize(query, -1, &words);
  if (result != SQLITE_OK) return result;
  out.mean_words = static_cast<double>(words) / static_cast<double>(std::max<sqlite3_int64>(all, 1));
  const int phrases = api->xPhraseCount(query);
  for (int phrase = 0; phrase < phrases && result == SQLITE_OK; ++phrase) {
    Counting counting;
    result = api->xQueryPhrase(query, phrase, &counting, count_row);
    const double with = documents_with(counting.found, counting.last, all);
    out.idf.push_back(std::max(std::log((static_cast<double>(all) - with + 0.5) / (with + 0.5)), kLeastIdf));
  }
  out.frequency.resize(out.idf.size());
  return result;
}

int score(const Fts5ExtensionApi* api, Fts5Context* row, Phrases& phrases, const std::vector<double>& weights,
          double& out) {
  std::fill(phrases.frequency.begin(), phrases.frequency.end(), 0);
  int instances = 0, words = 0;
  int result = api->xInstCount(row, &instances);
  for (int i = 0; i < instances && result == SQLITE_OK; ++i) {
    int phrase = 0, column = 0, offset = 0;
    result = api->xInst(row, i, &phrase, &column, &offset);
    const auto at = static_cast<std::size_t>(column);
    phrases.frequency.at(static_cast<std::size_t>(phrase)) += at < weights.size() ? weights[at] : 1;
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
    result = measure(api, row, *made);
    phrases = made.get();
    if (result == SQLITE_OK)  // what cannot be kept is deleted by SQLite
      result = api->xSetAuxdata(row, made.release(), [](void* kept) { delete static_cast<Phrases*>(kept); });
  }
  std::vector<double> weights;
  for (int i = 0; i < count; ++i) weights.push_back(sqlite3_value_double(arguments[i]));
  double out = 0;
  if (result == SQLITE_OK) result = score(api, row, *phrases, weights, out);
  if (result == SQLITE_OK)
    sqlite3_result_double(context, out);
  else
    sqlite3_result_error_code(context, result);
}

}  // namespace

double documents_with(std::int64_t counted, std::int64_t last, std::int64_t all) {
  if (counted < kCounted || last >= all) return static_cast<double>(std::min(counted, all));
  return static_cast<double>(counted) * static_cast<double>(all) / static_cast<double>(last);
}

void register_ranking(sqlite::Connection& connection) {
  fts5_api* api = fts5_of(connection);
  if (api->xCreateFunction(api, "sampled_bm25", nullptr, rank, nullptr) != SQLITE_OK)
    connection.fail("registering the ranking");
}

}  // namespace counterweight::store::search
