#include "engine/store/search/word_forms.hpp"

#include <libstemmer.h>

#include <array>

#include "base/check.hpp"
#include "engine/store/search/fts5.hpp"

namespace counterweight::store::search {
namespace {

constexpr std::string_view kYo = "\u0451", kYe = "\u0435";
constexpr std::size_t kLongestStemmed = 64;  // bytes; a longer "word" is no word

bool has_cyrillic(std::string_view word) {
  for (const char c : word)
    if (const auto byte = static_cast<unsigned char>(c); byte >= 0xd0 && byte <= 0xd3) return true;
  return false;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at; (at = text.find(from, begin)) != std::string_view::npos; begin = at + from.size()) {
    out += text.substr(begin, at - begin);
    out += to;
  }
  return out += text.substr(begin);
}

// Snowball's Russian knows no vowel that comes and goes: подарок, подарка. Without it both are подарк.
std::string without_fleeting_vowel(std::string stem) {
  constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic one
  constexpr std::string_view kVowels = "аеиоуыэюя";
  if (stem.size() < 5 * kLetter) return stem;
  const std::string_view end = std::string_view{stem}.substr(stem.size() - 2 * kLetter);
  const std::string_view before = std::string_view{stem}.substr(stem.size() - 3 * kLetter, kLetter);
  if ((end == "ок" || end == "ек" || end == "ец") && kVowels.find(before) == std::string_view::npos)
    stem.erase(stem.size() - 2 * kLetter, kLetter);
  return stem;
}

// A tokenizer that has another one split the text, and adds to each word its stem at the same place.
struct Tokenizer {
  fts5_tokenizer words{};
  Fts5Tokenizer* splitter = nullptr;
  WordForms forms;
};

using Receive = int (*)(void*, int, const char*, int, int, int);

struct Passing {
  Tokenizer* tokenizer;
  void* context;
  Receive receive;
};

int pass_on(void* context, int flags, const char* word, int size, int from, int to) {
  const auto& passing = *static_cast<Passing*>(context);
  const std::string normal = WordForms::normal({word, static_cast<std::size_t>(size)});
  int result =
      passing.receive(passing.context, flags, normal.data(), static_cast<int>(normal.size()), from, to);
  if (result != SQLITE_OK || normal.size() > kLongestStemmed) return result;
  const std::string stem = passing.tokenizer->forms.stem(normal);
  if (stem == normal) return SQLITE_OK;
  result = passing.receive(passing.context, flags | FTS5_TOKEN_COLOCATED, stem.data(),
                           static_cast<int>(stem.size()), from, to);
  return result;
}

int make(void* api, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  auto made = std::make_unique<Tokenizer>();
  auto* fts5 = static_cast<fts5_api*>(api);
  void* context = nullptr;
  int result = fts5->xFindTokenizer(fts5, "unicode61", &context, &made->words);
  if (result != SQLITE_OK) return result;
  std::array<const char*, 2> options{"remove_diacritics", "2"};
  result = made->words.xCreate(context, options.data(), static_cast<int>(options.size()), &made->splitter);
  if (result == SQLITE_OK) *out = reinterpret_cast<Fts5Tokenizer*>(made.release());
  return result;
}

void drop(Fts5Tokenizer* handle) {
  const std::unique_ptr<Tokenizer> mine{reinterpret_cast<Tokenizer*>(handle)};
  mine->words.xDelete(mine->splitter);
}

int split(Fts5Tokenizer* handle, void* context, int why, const char* text, int size, Receive receive) {
  auto* mine = reinterpret_cast<Tokenizer*>(handle);
  Passing passing{mine, context, receive};
  return mine->words.xTokenize(mine->splitter, &passing, why, text, size, pass_on);
}

}  // namespace

void WordForms::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

WordForms::WordForms()
    : english_(sb_stemmer_new("english", "UTF_8")), russian_(sb_stemmer_new("russian", "UTF_8")) {
  CHECK_THAT_IS(english_ != nullptr && russian_ != nullptr, "libstemmer knows English and Russian");
}

std::string WordForms::normal(std::string_view word) {
  return replaced(word, kYo, kYe);
}

std::string WordForms::stem(const std::string& word) {
  const bool is_russian = has_cyrillic(word);
  sb_stemmer* stemmer = is_russian ? russian_.get() : english_.get();
  const auto* found = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                      static_cast<int>(word.size()));
  if (found == nullptr) throw std::bad_alloc();
  std::string out{reinterpret_cast<const char*>(found), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
  return is_russian ? without_fleeting_vowel(std::move(out)) : out;
}

std::string composed(std::string_view text) {
  std::string out{text};
  for (const auto& [two, one] : {std::pair{"\u0438\u0306", "\u0439"},
                                 {"\u0418\u0306", "\u0419"},
                                 {"\u0435\u0308", "\u0451"},
                                 {"\u0415\u0308", "\u0401"}})
    if (out.find(two) != std::string::npos) out = replaced(out, two, one);
  return out;
}

void register_tokenizer(sqlite::Connection& connection) {
  fts5_api* api = fts5_of(connection);
  fts5_tokenizer mine{make, drop, split};
  if (api->xCreateTokenizer(api, "word_forms", api, &mine, nullptr) != SQLITE_OK)
    connection.fail("registering the tokenizer");
}

}  // namespace counterweight::store::search
