#include "base/canonical_json.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <vector>

namespace counterweight {
namespace {

using nlohmann::json;

// Builds the document itself, so that a repeated key or a deep nest is refused before it can do harm.
class StrictReader : public nlohmann::json_sax<json> {
 public:
  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    level.key = name;
    if (level.seen.insert(name).second) return true;
    refusal_ = Refusal{
        "invalid.json",
        say("The key {} stands twice in one object; each key may stand once.",
            "Ключ {} стоит в одном объекте дважды; каждый ключ может стоять один раз.", in_backticks(name)),
        pointer()};
    return false;
  }

  bool parse_error(std::size_t position, const std::string&, const json::exception& error) override {
    const bool too_large = error.id == 406;
    refusal_ =
        too_large
            ? Refusal{"invalid.json",
                      say("A number at byte {} is too large; numbers have at most 15 digits.",
                          "Число у байта {} слишком велико; в числах не больше 15 цифр.", position)}
            : Refusal{"invalid.json",
                      say("This is not JSON: the text goes wrong at byte {}. Send one JSON value in UTF-8.",
                          "Это не JSON: ошибка у байта {}. Пришлите одно значение JSON в UTF-8.", position)};
    return false;
  }

  Result<json> take() {
    if (refusal_) return *refusal_;
    return std::move(root_);
  }

 private:
  struct Level {
    json value;
    std::string key;
    std::unordered_set<std::string> seen;
  };

  std::string pointer() const {
    std::string out;
    for (const Level& level : levels_)
      out += "/" + (level.value.is_array() ? std::to_string(level.value.size()) : pointer_token(level.key));
    return out;
  }

  bool open(json value) {
    if (levels_.size() == kMaxJsonNesting) {
      refusal_ = Refusal{"invalid.json", say("The JSON nests deeper than {} levels.",
                                             "Вложенность JSON больше {} уровней.", kMaxJsonNesting)};
      return false;
    }
    levels_.push_back({std::move(value), {}, {}});
    return true;
  }

  bool close() {
    json done = std::move(levels_.back().value);
    levels_.pop_back();
    return add(std::move(done));
  }

  bool add(json value) {
    if (levels_.empty())
      root_ = std::move(value);
    else if (Level& level = levels_.back(); level.value.is_array())
      level.value.push_back(std::move(value));
    else
      level.value[level.key] = std::move(value);
    return true;
  }

  json root_;
  std::vector<Level> levels_;
  std::optional<Refusal> refusal_;
};

void check_canonical(const json& value) {
  constexpr std::int64_t kLargest = std::int64_t{1} << 53;
  CHECK_THAT_IS(!value.is_number_float(), "hashed JSON holds no fractions: scale them to integers");
  if (value.is_number_unsigned())
    CHECK_THAT_IS(value.get<std::uint64_t>() <= static_cast<std::uint64_t>(kLargest), "integer past 2^53");
  else if (value.is_number_integer())
    CHECK_THAT_IS(value.get<std::int64_t>() >= -kLargest, "integer past -2^53");
  if (value.is_object())
    for (auto each = value.begin(); each != value.end(); ++each) {
      for (const char c : each.key())
        CHECK_THAT_IS(static_cast<unsigned char>(c) < 0x80, "hashed keys are ASCII");
      check_canonical(*each);
    }
  if (value.is_array())
    for (const json& child : value) check_canonical(child);
}

}  // namespace

Result<json> parse_json(std::string_view text) {
  StrictReader reader;
  // The parser takes a NUL for the end of its input.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
    return Refusal{"invalid.json", say("The JSON holds a NUL byte at position {}. Take it out.",
                                       "В JSON нулевой байт на месте {}. Уберите его.", nul + 1)};
  json::sax_parse(text.begin(), text.end(), &reader);
  return reader.take();
}

std::string canonical_json(const json& value) {
  check_canonical(value);
  return value.dump(-1, ' ', false, json::error_handler_t::strict);
}

std::string pointer_token(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

}  // namespace counterweight
