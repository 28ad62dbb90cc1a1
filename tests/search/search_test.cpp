// Full-text search in two languages: what is found, what is not, and what is left when it is erased.
#include <fstream>

#include "engine/store/search/document_index.hpp"
#include "engine/store/search/query.hpp"
#include "engine/store/search/word_forms.hpp"
#include "tests/search/word_pairs.hpp"
#include "tests/store/files_have.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store::search;
using namespace counterweight::test;
using counterweight::store::test::files_have;
using counterweight::store::test::TemporaryDirectory;

namespace {

const OrganisationId kAcme{"acme"}, kOther{"other"};

Document note(const std::string& id, const std::string& body, const std::string& title = "Note") {
  Document out;
  out.kind = "insight";
  out.id = id;
  out.title = title;
  out.body = body;
  return out;
}

Query words(const std::string& text) {
  Query out;
  out.text = text;
  return out;
}

std::string ids(DocumentIndex& index, const Query& query, const OrganisationId& organisation = kAcme) {
  const auto page = index.find(organisation, query);
  if (!page.ok()) return page.refusal().code;
  std::string out;
  for (const Hit& hit : page->hits) out += (out.empty() ? "" : " ") + hit.id;
  return out;
}

}  // namespace

TEST_CASE("search: word forms of both languages are found, and other words are not") {
  for (const bool wanted : {true, false}) {
    const auto check = [&](const WordPair& pair) {
      TemporaryDirectory directory;
      DocumentIndex index{directory.path()};
      index.put(kAcme, {note("1", pair.text)}, 1);
      INFO(pair.typed << " in: " << pair.text);
      CHECK(ids(index, words(pair.typed)) == (wanted ? "1" : ""));
    };
    if (wanted)
      for (const WordPair& pair : kFound) check(pair);
    else
      for (const WordPair& pair : kNotFound) check(pair);
  }
}

TEST_CASE("search: the title weighs more than the text, and tags are words too") {
  TemporaryDirectory directory;
  DocumentIndex index{directory.path()};
  Document tagged = note("3", "Nothing about it.");
  tagged.tags = {"price promise", "retail"};
  index.put(kAcme,
            {note("1", "The price is too high, and much else is said here."), note("2", "Short.", "A price"),
             tagged},
            1);
  CHECK(ids(index, words("prices")) == "2 3 1");
  Query query = words("price");
  query.tag = "retail";
  CHECK(ids(index, query) == "3");
  query.tag = "tail";
  CHECK(ids(index, query).empty());
}

TEST_CASE("search: an excerpt shows what was found") {
  TemporaryDirectory directory;
  DocumentIndex index{directory.path()};
  index.put(kAcme, {note("1", "Обещали привезти в субботу, а привезли во вторник.")}, 1);
  const auto page = index.find(kAcme, words("суббота"));
  REQUIRE(page.ok());
  REQUIRE(page->hits.size() == 1);
  CHECK(page->ranked == 1);
  std::string all, found;
  for (const Hit::Part& part : page->hits.front().excerpt) {
    all += part.text;
    if (part.found) found += part.text;
  }
  CHECK(found == "субботу");
  CHECK(all == "Обещали привезти в субботу, а привезли во вторник.");
}

TEST_CASE("search: filters, pages and organisations") {
  TemporaryDirectory directory;
  DocumentIndex index{directory.path()};
  std::vector<Document> many;
  for (int i = 1; i <= 45; ++i) {
    Document each = note(std::to_string(i), "delivery");
    each.kind = i % 3 == 0 ? "conversation" : "insight";
    each.author = i % 2 == 0 ? "anna" : "boris";
    each.department = "sales";
    each.at = Timestamp{std::chrono::milliseconds{i}};
    many.push_back(std::move(each));
  }
  index.put(kAcme, many, 7);
  index.put(kOther, {note("x", "delivery")}, 3);
  CHECK(index.up_to(kAcme) == 7);
  CHECK(index.up_to(kOther) == 3);
  CHECK(index.up_to({"nobody"}) == 0);
  CHECK(ids(index, words("delivery"), kOther) == "x");
  CHECK(ids(index, words("delivery"), {"nobody"}).empty());
  Query query = words("delivery");
  query.kinds = {"conversation"};
  query.author = "anna";
  query.from = Timestamp{std::chrono::milliseconds{12}};
  query.until = Timestamp{std::chrono::milliseconds{30}};
  CHECK(ids(index, query) == "24 18 12");
  query.department = "production";
  CHECK(ids(index, query).empty());
  query = words("delivery");
  query.limit = 3;
  query.skip = 43;
  const auto page = index.find(kAcme, query);
  REQUIRE(page.ok());
  CHECK(page->hits.size() == 2);
  CHECK(page->ranked == 45);
}

TEST_CASE(
    "search: what is replaced or removed is not found any more, and what is cleared can be filled again") {
  TemporaryDirectory directory;
  DocumentIndex index{directory.path()};
  index.put(kAcme, {note("1", "first words"), note("2", "second words")}, 1);
  index.put(kAcme, {note("1", "other text")}, 2);
  CHECK(ids(index, words("words")) == "2");
  CHECK(ids(index, words("text")) == "1");
  index.remove(kAcme, "insight", "2");
  index.remove(kAcme, "insight", "77");
  CHECK(ids(index, words("words")).empty());
  index.clear(kAcme);
  CHECK(index.up_to(kAcme) == 0);
  CHECK(ids(index, words("text")).empty());
  index.put(kAcme, {note("1", "text again")}, 1);
  CHECK(ids(index, words("text")) == "1");
}

TEST_CASE("search: of what is taken out or replaced no word is left in the files once they are scrubbed") {
  TemporaryDirectory directory;
  DocumentIndex index{directory.path()};
  std::vector<Document> others;
  for (int i = 0; i < 300; ++i)
    others.push_back(note("o" + std::to_string(i), "ordinary words " + std::to_string(i)));
  index.put(kAcme, others, 1);
  index.put(kAcme, {note("1", "Zaborowskaya phoned about Брусчаткина", "Talk with Zaborowskaya")}, 2);
  index.put(kAcme, {note("1", "Zaborowskaya wrote about Брусчаткина", "Talk with Zaborowskaya")}, 3);
  index.put(kAcme, others, 4);
  const auto left = [&] {
    return files_have(directory.path(), "aborowskay") || files_have(directory.path(), "Брусчаткин") ||
           files_have(directory.path(), "брусчаткин");
  };
  REQUIRE(left());
  const auto erased = GENERATE("taken out", "replaced");
  INFO(erased);
  if (std::string_view(erased) == "replaced")
    index.put(kAcme, {note("1", "somebody wrote")}, 5);
  else
    index.remove(kAcme, "insight", "1");
  index.scrub();
  CHECK_FALSE(left());
  CHECK(ids(index, words("ordinary -299")) != "");
}

TEST_CASE(
    "search: the index outlives its program, and one that is damaged or of another format is made anew") {
  TemporaryDirectory directory;
  {
    DocumentIndex index{directory.path()};
    index.put(kAcme, {note("1", "words")}, 9);
  }
  {
    DocumentIndex index{directory.path()};
    CHECK(index.up_to(kAcme) == 9);
    CHECK(ids(index, words("words")) == "1");
  }
  std::ofstream(directory.path() / "search.db", std::ios::binary | std::ios::trunc) << std::string(8192, 'x');
  DocumentIndex index{directory.path()};
  CHECK(index.up_to(kAcme) == 0);
}

TEST_CASE("search: whatever is typed is taken for words") {
  TemporaryDirectory directory;
  DocumentIndex index{directory.path()};
  index.put(kAcme, {note("1", "price AND body: (NEAR) ^start"), note("2", "x")}, 1);
  for (const char* typed :
       {"AND", "body:", "(NEAR", "^start", "price\"", "\"price", "price*)", "NOT price OR", "price ***",
        "{price}", "price + body", "title:price -title:nothing"}) {
    INFO(typed);
    const std::string found = ids(index, words(typed));
    CHECK(found != "invalid.query");
  }
  CHECK(ids(index, words("AND")) == "1");
  CHECK(ids(index, words("pr*")) == "1");
  CHECK(ids(index, words("p*")).empty());  // too short to be a beginning
  CHECK(ids(index, words("NEAR")) == "1");
  for (const char* typed : {"", "   ", "-price", "\"\"", "***", "- \" '"}) {
    INFO(typed);
    CHECK(ids(index, words(typed)) == "invalid.query");
  }
  CHECK(ids(index, words(std::string(kMaxQueryBytes + 1, 'a'))) == "invalid.query");
  std::string many;
  for (std::size_t i = 0; i <= kMaxQueryTerms; ++i) many += "a ";
  CHECK(ids(index, words(many)) == "invalid.query");
  CHECK(ids(index, words("\xff\xfe price")).empty());
}
