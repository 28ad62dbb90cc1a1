#include "rules/words.hpp"

#include <algorithm>
#include <array>

#include "rules/limits.hpp"

namespace counterweight::rules {
namespace {

constexpr std::array<std::string_view, 9> kReserved{"and", "or",   "not",   "in",      "is",
                                                    "set", "true", "false", "proposal"};

// Optimal string alignment distance: Levenshtein's, with neighbours swapped as one edit.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

bool is_id(std::string_view word) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (word.empty() || word.size() > kMaxIdCharacters || !small(word.front())) return false;
  return std::all_of(word.begin(), word.end(),
                     [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::span<const std::string_view> reserved_words() {
  return kReserved;
}

bool is_reserved(std::string_view word) {
  return std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 64;  // longer input is no slip of the finger, and costs time
  if (word.size() > kLongest) return {};
  std::string best;
  std::size_t fewest = std::min<std::size_t>(3, std::max<std::size_t>(1, word.size() / 3)) + 1;
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongest) continue;
    const std::size_t count = edits(word, candidate);
    if (count >= fewest) continue;
    fewest = count;
    best = candidate;
  }
  return best;
}

Text list_words(const std::vector<std::string>& words) {
  constexpr std::size_t kShown = 16;
  std::string shown;
  for (std::size_t i = 0; i < std::min(kShown, words.size()); ++i)
    shown += (i == 0 ? "" : ", ") + in_backticks(words[i]);
  if (words.size() <= kShown) return {shown, shown};
  return say("{} and {} more", "{} и ещё {}", shown, words.size() - kShown);
}

Text suggest_word(std::string_view word, const std::vector<std::string>& known) {
  if (known.empty()) return say("none is declared here.", "здесь не объявлено ни одного.");
  const std::string near = nearest_word(word, known);
  if (near.empty()) return say("known here: {}.", "здесь известны: {}.", list_words(known));
  return say("did you mean {}?", "возможно, {}?", in_backticks(near));
}

}  // namespace counterweight::rules
