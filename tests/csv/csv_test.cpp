// Files as spreadsheets, analytics and call-tracking services export them.
#include <random>

#include "engine/codec/csv/cell_values.hpp"
#include "engine/codec/csv/csv_reader.hpp"
#include "engine/codec/csv/text_encoding.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::codec::csv;

namespace {

std::vector<Row> rows_of(std::string_view text, char separator = ',', std::size_t piece = 1'000'000) {
  std::vector<Row> out;
  CsvReader reader{separator, [&](Row row) { out.push_back(std::move(row)); }};
  for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(text.substr(at, piece));
  reader.end();
  return out;
}

using Cells = std::vector<std::string>;

// In Windows-1251, of letters and ASCII.
std::string in_1251(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      out += text[i];
      continue;
    }
    const unsigned code = (lead & 0x1fu) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3fu);
    out += static_cast<char>(code == 0x451 ? 0xb8 : code == 0x401 ? 0xa8 : code - 0x410 + 0xc0);
  }
  return out;
}

Date day(int year, unsigned month, unsigned of_month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month}};
}

}  // namespace

TEST_CASE("csv: rows, cells and the lines they begin in") {
  const auto rows = rows_of("a,b\r\n\r\n\"two\r\nlines, \"\"quoted\"\"\",x\rlast,\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].cells == Cells{"a", "b"});
  CHECK(rows[0].line == 1);
  CHECK(rows[1].cells == Cells{"two\r\nlines, \"quoted\"", "x"});
  CHECK(rows[1].line == 3);
  CHECK(rows[2].cells == Cells{"last", ""});
  CHECK(rows[2].line == 5);
}

TEST_CASE("csv: the last row needs no end, and an empty quoted cell is a row") {
  CHECK(rows_of("a;b", ';').front().cells == Cells{"a", "b"});
  CHECK(rows_of("\"\"").front().cells == Cells{""});
  CHECK(rows_of("").empty());
  CHECK(rows_of("\n\n\r\n").empty());
}

TEST_CASE("csv: the separator is the one that parts the first row") {
  CHECK(separator_of("a;b;c\n1,2,3,4,5\n") == ';');
  CHECK(separator_of("\"a,b,c\";d\n") == ';');
  CHECK(separator_of("a\tb, c\td\n") == '\t');
  CHECK(separator_of("single\n") == ',');
}

TEST_CASE("csv: whatever was written is read again, however it is cut") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    const char separator = ",;\t"[random() % 3];
    std::vector<Cells> written(1 + random() % 6);
    std::string text;
    for (Cells& cells : written) {
      cells.resize(1 + random() % 5);
      for (std::string& cell : cells) {
        for (auto length = random() % 8; length > 0; --length)
          cell += std::array{"a", "ё", "\"", ",", ";", "\t", "\n", "\r", " ", "\r\n"}[random() % 10];
        if (&cell != &cells.front()) text += separator;
        text += '"';
        for (const char c : cell) text += c == '"' ? "\"\"" : std::string{c};
        text += '"';
      }
      text += std::array{"\n", "\r\n", "\r"}[random() % 3];
    }
    const auto rows = rows_of(text, separator, 1 + random() % 5);
    REQUIRE(rows.size() == written.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK_FALSE(rows[i].problem);
      CHECK(rows[i].cells == written[i]);
    }
  }
}

TEST_CASE("csv: a row that cannot be used is told, and the next ones are read") {
  std::string wide = "x";
  for (std::size_t i = 0; i < kMaxColumns; ++i) wide += ",x";
  const std::string text =
      "good,1\n" + std::string(kMaxRowBytes + 1, 'y') + "\n" + wide + "\nbad \xff,1\ngood,2\n";
  const auto rows = rows_of(text, ',', 999);
  REQUIRE(rows.size() == 5);
  for (const std::size_t bad : {1u, 2u, 3u}) {
    INFO(bad);
    CHECK(rows[bad].problem);
    CHECK(rows[bad].line == static_cast<std::int64_t>(bad) + 1);
  }
  CHECK_FALSE(rows[0].problem);
  CHECK(rows[4].cells == Cells{"good", "2"});
}

TEST_CASE("csv: a quotation mark that was forgotten does not swallow the file") {
  std::string text = "a,\"forgotten\n";
  std::size_t lines = 0;
  while (text.size() < 2 * kMaxRowBytes) {
    text += "some,row\n";
    ++lines;
  }
  const auto rows = rows_of(text);
  REQUIRE(rows.size() > lines / 3);
  CHECK(rows.front().problem);
  CHECK(rows.back().cells == Cells{"some", "row"});
  const auto last = rows_of("a,b\n\"never closed");
  REQUIRE(last.size() == 2);
  CHECK(last[1].problem);
}

TEST_CASE("csv: a mark in the middle of a cell is a mark, as in a name of inches") {
  CHECK(rows_of("15\" screen,2\n").front().cells == Cells{"15\" screen", "2"});
}

TEST_CASE("encoding: a mark is taken off, and what is no UTF-8 is Windows-1251") {
  const std::string words = "Жалоба: ёлка не пришла";
  CHECK(encoding_of(words) == Encoding::utf8);
  CHECK(encoding_of("plain") == Encoding::utf8);
  CHECK(encoding_of(in_1251(words)) == Encoding::windows_1251);
  for (std::size_t cut = 0; cut <= words.size(); ++cut)
    CHECK(encoding_of(words.substr(0, cut)) == Encoding::utf8);
  for (const std::size_t piece : {1u, 2u, 3u, 50u}) {
    INFO(piece);
    const auto decoded = [&](Encoding encoding, const std::string& bytes) {
      Decoder decoder{encoding};
      std::string out;
      for (std::size_t at = 0; at < bytes.size(); at += piece)
        out += decoder.decode(std::string_view{bytes}.substr(at, piece));
      return out;
    };
    CHECK(decoded(Encoding::utf8, "\xef\xbb\xbf" + words) == words);
    CHECK(decoded(Encoding::utf8, words) == words);
    CHECK(decoded(Encoding::windows_1251, in_1251(words)) == words);
  }
  Decoder decoder{Encoding::windows_1251};
  CHECK(decoder.decode("\xab\x88\xbb\x96 \xb9 \x85") == "«€»– № …");
}

TEST_CASE("encoding: UTF-8 is taken strictly") {
  for (const char* bad : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                          "\xf5\x80\x80\x80", "\xc3("}) {
    CHECK_FALSE(is_utf8(bad));
    CHECK_FALSE(is_utf8(std::string{bad} + "x", true));
  }
  CHECK(is_utf8("\xf0\x9f\x98\x80 ё z"));
  CHECK_FALSE(is_utf8("\xf0\x9f\x98"));
  CHECK(is_utf8("\xf0\x9f\x98", true));
}

TEST_CASE("cells: numbers as people write them") {
  const std::vector<std::pair<const char*, double>> good{{"12", 12},
                                                         {" 12,5 ", 12.5},
                                                         {"12.5", 12.5},
                                                         {"1 234,50", 1234.5},
                                                         {"1\u00a0234", 1234},
                                                         {"1\u202f234\u202f567", 1234567},
                                                         {"1,234.5", 1234.5},
                                                         {"1.234,5", 1234.5},
                                                         {"1'234", 1234},
                                                         {"1.234.567", 1234567},
                                                         {"1,234,567", 1234567},
                                                         {"-3,5", -3.5},
                                                         {"\u22123", -3},
                                                         {"+7", 7},
                                                         {",5", 0.5},
                                                         {"5.", 5},
                                                         {"0", 0},
                                                         {"1.234", 1.234},
                                                         {"1,234", 1.234}};
  for (const auto& [cell, value] : good) {
    INFO(cell);
    REQUIRE(number_in(cell));
    CHECK(*number_in(cell) == value);
  }
  for (const char* bad : {"", " ", "x", "12x", "1 23", "12 34,5", "1..2", "1,2,3", "--1", "1e5", "NaN", "inf",
                          "1.2.3,4,5", "99999999999999999", ".", "-"}) {
    INFO(bad);
    CHECK_FALSE(number_in(bad));
  }
  CHECK(*share_in("12,5 %") == 0.125);
  CHECK(*share_in("0.3") == 0.3);
  CHECK_FALSE(share_in("%"));
  CHECK(count_in("1 200") == 1200);
  CHECK_FALSE(count_in("1,5"));
  CHECK_FALSE(count_in("-1"));
}

TEST_CASE("cells: dates with the day first") {
  for (const char* same :
       {"2026-11-03", "03.11.2026", "3/11/2026", "3-11-2026", "3.11.26", " 03.11.2026 ", "03.11.2026 9:05",
        "2026-11-03T09:05:30", "03.11.2026, 09:05", "2026-11-03 09:05:30.250Z"}) {
    INFO(same);
    REQUIRE(date_in(same));
    CHECK(*date_in(same) == day(2026, 11, 3));
  }
  CHECK(moment_in("03.11.2026 9:05")->minutes == 545);
  CHECK(moment_in("03.11.2026")->minutes == 0);
  for (const char* bad : {"", "31.02.2026", "2026-13-01", "11/31/2026", "3.11", "3.11.026",
                          "03.11.2026 25:00", "03.11.2026 9:5", "03.11.2026 x", "yesterday", "2026.11"}) {
    INFO(bad);
    CHECK_FALSE(date_in(bad));
  }
}
