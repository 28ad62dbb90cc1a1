// How well a document fits a query: Okapi BM25 as FTS5's own bm25() computes it (k1 = 1.2, b = 0.75, an idf
// of at least 1e-6, the weights of columns as arguments; Robertson and Zaragoza, "The Probabilistic Relevance
// Framework: BM25 and Beyond", 2009, 3.2), but for one thing: FTS5's reads the whole index to know in how
// many documents each phrase is, and of a phrase of two frequent words that is most of the time of a search.
// Here kCounted are counted, and of more the number is told from how much of the index they were in.
// Thread-safety: that of the connection.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/store/sqlite/connection.hpp"

namespace counterweight::store::search {

constexpr std::int64_t kCounted = 2'000;  // documents of each phrase, the oldest ones first

// The rows of an index: a document that is put anew gets a new one, so that there are fewer documents than
// rows.
struct RowSpan {
  std::int64_t oldest = 0, newest = 0;
};

// Documents that have a phrase, of `all` in these rows, when `counted` of them are in the rows up to `last`:
// exact unless kCounted were counted, at most `all`.
double documents_with(std::int64_t counted, std::int64_t last, RowSpan rows, std::int64_t all);

// Makes the function `sampled_bm25` known to this connection, for a table that is called `words`.
void register_ranking(sqlite::Connection& connection);

}  // namespace counterweight::store::search
