// Reads one JSON object field by field and remembers every problem: wrong types, missing and unknown fields,
// each with its pointer. What is wrong reads as an empty value; ask problems() at the end.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "engine/codec/words.hpp"
#include "rules/passing.hpp"
#include "rules/value.hpp"

namespace counterweight::codec {

class ObjectReader {
 public:
  // `at` is the pointer of the object itself. A value that is no object is a problem, and everything reads
  // empty.
  ObjectReader(const nlohmann::json& object, std::string at, std::vector<Refusal>& problems);

  bool has(const std::string& key) const;
  std::string text(const std::string& key);                            // required
  std::string text_or(const std::string& key, std::string otherwise);  // null counts as missing
  std::int64_t integer(const std::string& key);
  std::optional<std::int64_t> integer_or_none(const std::string& key);  // null counts as missing
  bool boolean(const std::string& key);
  bool boolean_or(const std::string& key, bool otherwise);  // null counts as missing
  Timestamp time(const std::string& key);
  std::optional<Timestamp> time_or_none(const std::string& key);
  rules::Values values(
      const std::string& key);  // an object of attribute values, none of them null; may be missing
  // The same, where null takes a value away.
  std::map<std::string, std::optional<rules::Value>> value_changes(const std::string& key);
  std::optional<rules::Value> value_or_none(const std::string& key);  // null counts as missing
  rules::Share share(const std::string& key);                         // "2/3"
  rules::Quorum quorum(const std::string& key);                       // a number or a share
  std::vector<std::string> texts(const std::string& key);             // an array of texts; may be missing
  const nlohmann::json* array(const std::string& key);                // required; null when wrong
  const nlohmann::json* object(const std::string& key);               // required; null when wrong
  const nlohmann::json* array_or_null(const std::string& key);        // null when missing or wrong
  const nlohmann::json* object_or_null(const std::string& key);       // null when missing or wrong

  template <typename T>
  T word(const std::string& key) {
    const std::string* found = text_at(key);
    if (found == nullptr) return T{};
    if (const auto value = read_word<T>(*found)) return *value;
    wrong_word(key, all_words<T>(), *found);
    return T{};
  }

  // Call once, at the end: what nobody asked for is refused.
  void finish();
  const std::string& at() const { return at_; }

 private:
  const nlohmann::json* take(const std::string& key, bool required);
  bool present(const std::string& key) const;
  const std::string* text_at(const std::string& key);  // required; null when wrong
  void wrong_type(const std::string& key, const Text& expected, const nlohmann::json& found);
  void wrong_word(const std::string& key, const std::string& expected, const std::string& found);
  void wrong_value(const std::string& key, const nlohmann::json& found);

  const nlohmann::json& object_;
  std::string at_;
  std::vector<Refusal>& problems_;
  std::set<std::string> known_;
};

// "text", "a number", … for messages.
Text json_type(const nlohmann::json& value);

}  // namespace counterweight::codec
