// How a file is to be read, in words; and which column then says what.
#include "engine/service/import_options.hpp"

#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::service;
using codec::import::Kind;
using codec::import::map_columns;

namespace {

std::string words_code(const ImportWords& words) {
  const auto read = read_import_words(words);
  return read.ok() ? "" : read.refusal().code;
}

std::string column_of(const Result<codec::import::Columns>& columns, std::string_view field) {
  if (!columns.ok()) return columns.refusal().code;
  std::string out;
  if (const auto found = columns->of.find(field); found != columns->of.end())
    for (const std::size_t at : found->second) out += (out.empty() ? "" : "+") + columns->headers[at];
  return out;
}

}  // namespace

TEST_CASE("import words: what is not said the file tells, or is as usual") {
  const auto read = read_import_words({.kind = "metrics"});
  REQUIRE(read.ok());
  CHECK(read->kind == Kind::metrics);
  CHECK_FALSE(read->separator.has_value());
  CHECK_FALSE(read->encoding.has_value());
  CHECK(read->rows.zone == "UTC");
  CHECK(read->rows.relation == core::Relation::buyer);
}

TEST_CASE("import words: all that may be said") {
  const auto read = read_import_words(
      {"conversations", {"at=Wann=x", "by="}, "tab", "windows-1251", "Europe/Moscow", "lead"});
  REQUIRE(read.ok());
  CHECK(read->columns == std::map<std::string, std::string>{{"at", "Wann=x"}, {"by", ""}});
  CHECK(read->separator == '\t');
  CHECK(read->encoding == codec::csv::Encoding::windows_1251);
  CHECK(read->rows.zone == "Europe/Moscow");
  CHECK(read->rows.relation == core::Relation::lead);
}

TEST_CASE("import words: what is none is refused by name") {
  CHECK(words_code({}) == "invalid.kind");
  CHECK(words_code({.kind = "cars"}) == "invalid.kind");
  CHECK(words_code({.kind = "metrics", .columns = {"name"}}) == "invalid.mapping");
  CHECK(words_code({.kind = "metrics", .columns = {"=x"}}) == "invalid.mapping");
  CHECK(words_code({.kind = "metrics", .columns = {"of=x", "of=x"}}) == "invalid.mapping");
  CHECK(words_code({.kind = "metrics", .separator = ":"}) == "invalid.separator");
  CHECK(words_code({.kind = "metrics", .encoding = "koi8-r"}) == "invalid.encoding");
  CHECK(words_code({.kind = "metrics", .zone = "Mars/Olympus"}) == "invalid.zone");
  CHECK(words_code({.kind = "metrics", .relation = "cousin"}) == "invalid.relation");
}

TEST_CASE("columns: known by their names, else as they are told") {
  const std::vector<std::string> headers{"Phone", "E-mail", "Wer", "Status"};
  const auto told = [&](const std::map<std::string, std::string>& map) {
    return map_columns(Kind::customers, headers, map);
  };
  CHECK(column_of(told({}), "contact") == "Phone+E-mail");
  CHECK(column_of(told({{"contact", "e-MAIL"}}), "contact") == "E-mail");
  CHECK(column_of(told({{"contact", ""}}), "contact").empty());
  CHECK(column_of(told({{"name", "Wer"}}), "name") == "Wer");
  CHECK(column_of(told({{"name", "Phone"}}), "contact") == "E-mail");
  CHECK(column_of(told({{"name", "Title"}}), "name") == "invalid.mapping");
  CHECK(column_of(told({{"colour", "Wer"}}), "name") == "invalid.mapping");
}

TEST_CASE("columns: every needed field that no column says is told at once") {
  const auto columns = map_columns(Kind::metrics, {"Shoes", "Shoes"}, {});
  REQUIRE(columns.ok());
  CHECK(columns->missing == std::vector<std::string_view>{"name", "of"});
  CHECK(columns->unread == std::vector<std::size_t>{0, 1});
  const auto refused = codec::import::refuse_missing(Kind::metrics, *columns);
  REQUIRE(refused.has_value());
  CHECK(refused->code == "invalid.mapping");
  CHECK(refused->also.size() == 1);
  CHECK(column_of(map_columns(Kind::metrics, {"Shoes", "Shoes"}, {{"name", "Shoes"}}), "name") ==
        "invalid.mapping");
}
