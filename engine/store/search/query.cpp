#include "engine/store/search/query.hpp"

#include <vector>

#include "engine/store/search/word_forms.hpp"

namespace counterweight::store::search {
namespace {

struct Term {
  std::string words;
  bool excluded = false, prefix = false;
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Bytes past ASCII belong to letters as a rule; where they do not, the index finds nothing in them.
bool is_of_a_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

bool has_word(const std::string& text) {
  for (const char c : text)
    if (is_of_a_word(c)) return true;
  return false;
}

// A single letter begins half of all words: taken for the word that it is.
constexpr std::size_t kShortestPrefix = 2;

std::size_t letters_of(std::string_view words) {
  std::size_t out = 0;
  for (const char c : words)
    if (is_of_a_word(c) && (static_cast<unsigned char>(c) & 0xc0) != 0x80) ++out;
  return out;
}

class Reading {
 public:
  explicit Reading(std::string_view typed) : left_(typed) {}

  std::vector<Term> run() {
    std::vector<Term> out;
    while (skip_spaces()) {
      Term term;
      term.excluded = take('-');
      const bool quoted = take('"');
      while (!left_.empty() &&
             !(quoted ? left_.front() == '"' : is_space(left_.front()) || left_.front() == '"'))
        term.words += next();
      if (quoted) take('"');
      term.prefix = quoted ? take('*') : !term.words.empty() && term.words.back() == '*';
      term.prefix = term.prefix && letters_of(term.words) >= kShortestPrefix;
      if (has_word(term.words)) out.push_back(std::move(term));
    }
    return out;
  }

 private:
  bool skip_spaces() {
    while (!left_.empty() && is_space(left_.front())) left_.remove_prefix(1);
    return !left_.empty();
  }
  bool take(char c) {
    if (left_.empty() || left_.front() != c) return false;
    left_.remove_prefix(1);
    return true;
  }
  char next() {
    const char c = left_.front();
    left_.remove_prefix(1);
    return c;
  }
  std::string_view left_;
};

// Between quotation marks everything is text, but for the mark itself, which a term does not contain.
std::string expression_of(const Term& term) {
  std::string out = "\"" + term.words + "\"";
  if (term.prefix) out += " *";
  return out;
}

Refusal too_much() {
  return {"invalid.query",
          say("Expected at most {} bytes and {} words to look for.",
              "Искать можно не больше чем по {} байтам и {} словам.", kMaxQueryBytes, kMaxQueryTerms),
          "/q"};
}

}  // namespace

Result<std::string> match_of(std::string_view typed) {
  if (typed.size() > kMaxQueryBytes) return too_much();
  const std::string text = composed(typed);
  const std::vector<Term> terms = Reading{text}.run();
  if (terms.size() > kMaxQueryTerms) return too_much();
  std::string wanted, unwanted;
  for (const Term& term : terms) {
    std::string& side = term.excluded ? unwanted : wanted;
    if (!side.empty()) side += term.excluded ? " OR " : " AND ";
    side += expression_of(term);
  }
  if (wanted.empty())
    return Refusal{"invalid.query",
                   say("Expected a word to look for. -word alone only says what to leave out.",
                       "Укажите слово, которое нужно найти. -слово говорит только, что исключить."),
                   "/q"};
  return unwanted.empty() ? wanted : "(" + wanted + ") NOT (" + unwanted + ")";
}

}  // namespace counterweight::store::search
