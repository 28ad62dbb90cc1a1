// The small readers: one JSON value each, told as a problem when it is not what it should be. Inside rules/
// only. Every reader takes null for "not there" and then answers nothing, silently: a required key that is
// missing is told once, by ObjectReader.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "rules/diagnostics.hpp"
#include "rules/format.hpp"
#include "rules/limits.hpp"
#include "rules/names.hpp"
#include "rules/words.hpp"

namespace counterweight::rules {

// Tells a wrong type, unknown keys and missing required ones when made.
class ObjectReader {
 public:
  ObjectReader(const JsonNode& node, const ObjectFormat& format, Diagnostics& out);
  const JsonNode& node() const { return node_; }
  // The member, null when it is not there. The key must be in the format: so that the format knows every key
  // read.
  const JsonNode* operator[](std::string_view key) const;

 private:
  const JsonNode& node_;
  const ObjectFormat& format_;
};

std::optional<std::string> read_string(const JsonNode* node, Diagnostics& out);
std::optional<bool> read_boolean(const JsonNode* node, Diagnostics& out);
std::optional<std::int64_t> read_integer(const JsonNode* node, std::int64_t min, std::int64_t max,
                                         Diagnostics& out);
// The id as written, also when it is a bad one (which is told): then its uses are not told again.
std::optional<std::string> read_id(const JsonNode* node, Diagnostics& out);
// Visible characters, at most `max`, not blank; `to` stays as it is otherwise.
void read_sentence(const JsonNode* node, std::size_t max, bool lines, std::string& to, Diagnostics& out);
// The same in both languages.
Text read_words(const JsonNode* node, std::size_t max, bool lines, Diagnostics& out);
// The items, at most `max` of them; nothing when it is no list.
std::optional<std::span<const JsonNode>> read_list(const JsonNode* node, std::size_t min, std::size_t max,
                                                   Diagnostics& out);
// Plain time from `shortest` to kMaxWindow; `otherwise` when there is none, or none to use.
Duration read_window(const JsonNode* node, Duration otherwise, Diagnostics& out,
                     Duration shortest = kMinWindow);
// "2/3", above 0 and up to 1; false, with `to` as it is, otherwise.
bool read_share(const JsonNode* node, Share& to, Diagnostics& out);
// One of the words a table names.
std::optional<std::size_t> read_word(const JsonNode* node, const std::vector<std::string>& words,
                                     Diagnostics& out);

template <typename E, std::size_t N>
std::optional<E> read_named(const JsonNode* node, const NameTable<E, N>& table, Diagnostics& out) {
  std::vector<std::string> words;
  for (const auto& [name, value] : table) words.emplace_back(name);
  const auto at = read_word(node, words, out);
  if (!at) return std::nullopt;
  return table[*at].second;
}

// Ids that may stand once each in their list.
class UniqueIds {
 public:
  // Tells a repeated one, with the pointer of the first; false then.
  bool add(const JsonNode& at, const std::string& id, Diagnostics& out);

 private:
  std::map<std::string, std::string> first_at_;
};

}  // namespace counterweight::rules
