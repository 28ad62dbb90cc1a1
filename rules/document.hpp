// A rulebook's JSON as a plain tree in document order, each value with its pointer. Inside rules/ only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

struct JsonNode {
  // number: one that is no integer within ±2^53; it cannot be hashed alike in every language
  enum class Type { null, boolean, integer, number, text, list, object };
  Type type = Type::null;
  bool boolean = false;
  std::int64_t integer = 0;
  std::string text;               // of a text; of a number, as it was written
  std::vector<JsonNode> items;    // of a list
  std::vector<JsonNode> members;  // of an object
  std::string key;                // under which it stands in its object
  std::string pointer;
  std::size_t order = 0;  // counts values from the start of the document

  const JsonNode* find(std::string_view name) const;  // null when there is none
};

Text found_words(const JsonNode& node);  // "the text `sales`", "a list"

// The tree, or the one problem that keeps it from being JSON.
struct Document {
  std::optional<JsonNode> root;
  Diagnostic problem;
};
Document read_document(std::string_view source);

// RFC 8785 of a source that read_document took and that has no Type::number and ASCII keys only.
std::string canonical_source(std::string_view source);

}  // namespace counterweight::rules
