#include "rules/document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "rules/limits.hpp"

namespace counterweight::rules {
namespace {

using nlohmann::json;
using Type = JsonNode::Type;

// Keeps the order and the places that nlohmann's own tree forgets. Strictness is parse_json's: this reads
// only what that took, or looks for the place where it went wrong.
class TreeReader : public nlohmann::json_sax<json> {
 public:
  bool null() override { return add(make(Type::null)); }
  bool boolean(bool value) override {
    JsonNode node = make(Type::boolean);
    node.boolean = value;
    return add(std::move(node));
  }
  bool number_integer(number_integer_t value) override {
    return value >= -kMaxInteger ? add_integer(value) : add_number(std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return value <= static_cast<number_unsigned_t>(kMaxInteger)
               ? add_integer(static_cast<std::int64_t>(value))
               : add_number(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& written) override { return add_number(written); }
  bool string(string_t& value) override {
    JsonNode node = make(Type::text);
    node.text = std::move(value);
    return add(std::move(node));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Type::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Type::list); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    levels_.back().key = name;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
    error_at_ = position;
    return false;
  }

  std::optional<std::size_t> error_at() const { return error_at_; }
  JsonNode take() { return std::move(root_); }

 private:
  struct Level {
    JsonNode node;
    std::string key;
  };

  JsonNode make(Type type) {
    JsonNode node;
    node.type = type;
    node.order = count_++;
    if (!levels_.empty()) {
      const Level& level = levels_.back();
      node.pointer = level.node.pointer + "/" +
                     (level.node.type == Type::list ? std::to_string(level.node.items.size())
                                                    : pointer_token(level.key));
    }
    return node;
  }

  bool add_integer(std::int64_t value) {
    JsonNode node = make(Type::integer);
    node.integer = value;
    return add(std::move(node));
  }

  bool add_number(std::string written) {
    JsonNode node = make(Type::number);
    node.text = std::move(written);
    return add(std::move(node));
  }

  bool open(Type type) {
    if (levels_.size() == kMaxJsonNesting) return false;
    levels_.push_back({make(type), {}});
    return true;
  }

  bool close() {
    JsonNode done = std::move(levels_.back().node);
    levels_.pop_back();
    return add(std::move(done));
  }

  bool add(JsonNode node) {
    if (levels_.empty())
      root_ = std::move(node);
    else if (Level& level = levels_.back(); level.node.type == Type::list)
      level.node.items.push_back(std::move(node));
    else
      add_member(level, std::move(node));
    return true;
  }

  static void add_member(Level& level, JsonNode node) {
    node.key = level.key;
    level.node.members.push_back(std::move(node));
  }

  JsonNode root_;
  std::vector<Level> levels_;
  std::size_t count_ = 0;
  std::optional<std::size_t> error_at_;
};

Text place_of(std::string_view source, std::size_t byte) {
  const std::string_view before = source.substr(0, std::min(byte == 0 ? 0 : byte - 1, source.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }) +
                      1;
  return say(
      "look at line {}, column {}: a comma, a quote or a bracket is missing or too many there.",
      "посмотрите строку {}, позицию {}: там не хватает запятой, кавычки или скобки, либо есть лишняя.", line,
      column);
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  for (const JsonNode& member : members)
    if (member.key == name) return &member;
  return nullptr;
}

Text found_words(const JsonNode& node) {
  switch (node.type) {
    case Type::null:
      return say("null", "null");
    case Type::boolean:
      return say("`{}`", "`{}`", node.boolean ? "true" : "false");
    case Type::integer:
      return say("the number {}", "число {}", node.integer);
    case Type::number:
      return say("the number {}", "число {}", node.text);
    case Type::text:
      return say("the text {}", "текст {}", in_backticks(node.text));
    case Type::list:
      return say("a list", "список");
    case Type::object:
      return say("an object", "объект");
  }
  check_failed(__FILE__, __LINE__, "node.type", "unknown type");
}

Document read_document(std::string_view source) {
  const auto strict = parse_json(source);
  TreeReader reader;
  json::sax_parse(source.begin(), source.end(), &reader);
  if (strict.ok()) return {reader.take(), {}};
  const Refusal& refusal = strict.refusal();
  Document out;
  out.problem = {Diagnostic::Severity::error, refusal.pointer, "invalid_json", refusal.sentence,
                 reader.error_at() ? place_of(source, *reader.error_at())
                                   : say("correct this place, then check again.",
                                         "исправьте это место и проверьте снова.")};
  return out;
}

std::string canonical_source(std::string_view source) {
  const auto document = parse_json(source);
  CHECK_THAT_IS(document.ok(), "the source was read before");
  return canonical_json(*document);
}

}  // namespace counterweight::rules
