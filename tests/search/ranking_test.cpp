// What fits best comes first: as FTS5's own bm25() has it while every document is counted, and nearly so
// beyond.
#include "engine/store/search/ranking.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>

#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight::store;
using namespace counterweight::store::search;
using counterweight::store::test::TemporaryDirectory;

namespace {

// A table of `count` documents, of words that are seldom to frequent, beside the ranking.
struct Table {
  explicit Table(int count) : file(directory.path() / "words.db") {
    std::ofstream{file}.flush();
    connection.emplace(file, sqlite::Connection::Mode::write);
    register_ranking(*connection);
    connection->execute("CREATE VIRTUAL TABLE words USING fts5(title, body); BEGIN");
    sqlite::Statement add{*connection, "INSERT INTO words (title, body) VALUES (?1, ?2)"};
    std::mt19937 random{17};
    const auto some = [&](std::uint_fast32_t words) {
      std::string out;
      for (std::uint_fast32_t i = 0; i < words; ++i)
        out += random() % 3 == 0 ? "price " : fmt::format("w{} ", random() % (1 + random() % 90));
      return out;
    };
    for (int i = 0; i < count; ++i) add.execute(some(1 + random() % 3), some(5 + random() % 40));
    connection->execute("COMMIT");
  }

  // Scores by row, times a million and rounded.
  std::vector<std::int64_t> scores(const std::string& function, const std::string& match) {
    sqlite::Statement ask{
        *connection,
        fmt::format("SELECT round({}(words, 8.0, 1.0) * 1e6) FROM words WHERE words MATCH ?1 ORDER BY rowid",
                    function)
            .c_str()};
    sqlite::Rows rows = ask.run(match);
    std::vector<std::int64_t> out;
    while (rows.next()) out.push_back(rows.integer(0));
    return out;
  }

  TemporaryDirectory directory;
  std::filesystem::path file;
  std::optional<sqlite::Connection> connection;
};

constexpr std::array kMatches{
    "price",     "w7",           "w3*",        "\"price price\"", "price AND w12",
    "w80 OR w1", "price NOT w2", "title : w5", "\"w1 price\" w4", "w1 AND w2 AND w3"};

}  // namespace

TEST_CASE("ranking: it is the bm25 of FTS5 while every document is counted") {
  Table table{1'500};
  for (const char* match : kMatches) {
    INFO(match);
    const auto ours = table.scores("sampled_bm25", match);
    CHECK(!ours.empty());
    CHECK(ours == table.scores("bm25", match));
  }
}

TEST_CASE(
    "ranking: beyond what is counted the score stays near that of FTS5, however often rows were put anew") {
  Table table{12'000};
  if (GENERATE(false, true)) table.connection->execute("UPDATE words SET rowid = rowid + 500000");
  for (const char* match : kMatches) {
    INFO(match);
    const auto ours = table.scores("sampled_bm25", match), theirs = table.scores("bm25", match);
    REQUIRE(ours.size() == theirs.size());
    std::int64_t apart = 0, largest = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      apart = std::max<std::int64_t>(apart, std::abs(ours[i] - theirs[i]));
      largest = std::max<std::int64_t>(largest, std::abs(theirs[i]));
    }
    CHECK(static_cast<double>(apart) <= 0.05 * static_cast<double>(largest));
  }
}

TEST_CASE("ranking: how many documents have a phrase is counted, or told from where the counting ended") {
  CHECK(documents_with(0, 0, {1, 10}, 10) == 0);
  CHECK(documents_with(7, 9, {1, 10}, 10) == 7);
  CHECK(documents_with(kCounted, 4'000, {1, 100'000}, 100'000) == static_cast<double>(kCounted) * 25);
  CHECK(documents_with(kCounted, 100'000, {1, 100'000}, 100'000) == static_cast<double>(kCounted));
  // Rows whose documents are gone leave gaps: never more than there are documents.
  CHECK(documents_with(kCounted, 10'000, {1, 90'000}, 9'000) == 9'000);
  CHECK(documents_with(kCounted, 60'000, {1, 90'000}, 9'000) == 3'000);
  CHECK(documents_with(kCounted, 504'000, {500'001, 600'000}, 90'000) == static_cast<double>(kCounted) * 25);
}
