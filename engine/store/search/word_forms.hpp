// Words as the search index keeps them: in lower case, ё as е, and beside each its stem (Snowball), so that
// суббота finds субботу. The tokenizer of FTS5 that does so. Thread-safety: a WordForms belongs to one
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/store/sqlite/connection.hpp"

struct sb_stemmer;

namespace counterweight::store::search {

class WordForms {
 public:
  WordForms();
  // Of a word in lower case: ё becomes е.
  static std::string normal(std::string_view word);
  // Of a word in normal form: the Russian stem of Cyrillic ones, the English of others. May equal the word.
  std::string stem(const std::string& word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  using Stemmer = std::unique_ptr<sb_stemmer, Delete>;
  Stemmer english_, russian_;
};

// Letters that were written as two code points (и and a breve) as one: й. What else is decomposed stays so.
std::string composed(std::string_view text);

// Makes the tokenizer `word_forms` known to this connection. Words are told apart as FTS5's unicode61 does.
void register_tokenizer(sqlite::Connection& connection);

}  // namespace counterweight::store::search
