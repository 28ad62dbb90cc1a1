#include "rules/read_values.hpp"

#include <algorithm>
#include <charconv>

#include "base/check.hpp"
#include "rules/plain_text.hpp"

namespace counterweight::rules {
namespace {

using Type = JsonNode::Type;

std::vector<std::string> names_of(const ObjectFormat& format) {
  std::vector<std::string> out;
  for (const KeyFormat& key : format.keys) out.emplace_back(key.name);
  return out;
}

bool knows(const ObjectFormat& format, std::string_view name) {
  return std::any_of(format.keys.begin(), format.keys.end(),
                     [&](const KeyFormat& key) { return key.name == name; });
}

// Fractions and huge integers have a word of their own: what is hashed must be the same number in every
// language.
void wrong_type(const JsonNode& node, const Text& expected, Diagnostics& out) {
  if (node.type == Type::number)
    return out.error(
        node, "not_whole",
        say("expected {}, found the number {}.", "ожидалось: {}; получено число {}.", expected, node.text),
        say("numbers in a rulebook are whole and within ±2^53; write a fraction in quotes: \"12.5\".",
            "числа в своде правил целые и в пределах ±2^53; дробь пишите в кавычках: \"12.5\"."));
  out.unexpected(node, "wrong_type", expected, say("write {} here.", "напишите здесь: {}.", expected));
}

// "1/3"; numbers past any limit count as not readable.
std::optional<Share> parse_share(std::string_view text) {
  Share share;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, share.numerator);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, share.denominator);
  if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
  return share;
}

}  // namespace

ObjectReader::ObjectReader(const JsonNode& node, const ObjectFormat& format, Diagnostics& out)
    : node_(node), format_(format) {
  if (node.type != Type::object) {
    wrong_type(node, say("an object", "объект"), out);
    return;
  }
  for (const JsonNode& member : node.members)
    if (!knows(format, member.key))
      out.error(member, "unknown_field",
                say("expected one of the keys {}, found {}.", "ожидался один из ключей {}, получен {}.",
                    list_words(names_of(format)), in_backticks(member.key)),
                suggest_word(member.key, names_of(format)));
  for (const KeyFormat& key : format.keys)
    if (key.required && node.find(key.name) == nullptr)
      out.error(node, std::string(format.missing_code),
                say("expected the key {}, found none.", "ожидался ключ {}, его нет.", in_backticks(key.name)),
                say("add {}; docs/RULES.md shows an example.",
                    "добавьте {}; пример есть в docs/RULES.md.", in_backticks(key.name)));
}

const JsonNode* ObjectReader::operator[](std::string_view key) const {
  CHECK_THAT_IS(knows(format_, key), "every key that is read stands in the format");
  return node_.find(key);
}

std::optional<std::string> read_string(const JsonNode* node, Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  if (node->type == Type::text) return node->text;
  wrong_type(*node, say("a text", "текст"), out);
  return std::nullopt;
}

std::optional<bool> read_boolean(const JsonNode* node, Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  if (node->type == Type::boolean) return node->boolean;
  wrong_type(*node, say("`true` or `false`", "`true` или `false`"), out);
  return std::nullopt;
}

std::optional<std::int64_t> read_integer(const JsonNode* node, std::int64_t min, std::int64_t max,
                                         Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  const Text expected = say("a whole number from {} to {}", "целое число от {} до {}", min, max);
  if (node->type != Type::integer) {
    wrong_type(*node, expected, out);
    return std::nullopt;
  }
  if (node->integer >= min && node->integer <= max) return node->integer;
  out.unexpected(*node, "out_of_range", expected,
                 say("choose a number in that range.", "выберите число из этих пределов."));
  return std::nullopt;
}

std::optional<std::string> read_id(const JsonNode* node, Diagnostics& out) {
  auto id = read_string(node, out);
  if (id && !is_id(*id))
    out.unexpected(
        *node, "invalid_id",
        say("an id of small Latin letters, digits and _ that begins with a letter, at most {} long",
            "идентификатор из малых латинских букв, цифр и _, начинается с буквы, не длиннее {}",
            kMaxIdCharacters),
        say("an id is for programs, like `price_promise`; the name is what people read.",
            "идентификатор — для программ, например `price_promise`; люди читают имя."));
  return id;
}

void read_sentence(const JsonNode* node, std::size_t max, bool lines, std::string& to, Diagnostics& out) {
  const auto text = read_string(node, out);
  if (!text) return;
  const TextCheck found = check_text(*text, lines);
  if (found.fault != TextFault::none)
    return out.error(*node, "control_character",
                     say("expected visible characters, found an invisible one after character {}.",
                         "ожидались видимые знаки, после знака {} стоит невидимый.", found.characters),
                     say("type the text anew.", "наберите текст заново."));
  if (found.blank)
    return out.error(
        *node, "empty_text", say("expected a text, found none.", "ожидался текст, но он пуст."),
        say("people read this: write what it is called.", "это читают люди: напишите, как это называется."));
  if (found.characters > max)
    return out.error(*node, "too_long",
                     say("expected at most {} characters, found {}.",
                         "ожидалось не больше {} знаков, получено {}.", max, found.characters),
                     say("make it shorter.", "сократите."));
  to = *text;
}

Text read_words(const JsonNode* node, std::size_t max, bool lines, Diagnostics& out) {
  Text words;
  if (node == nullptr) return words;
  const ObjectReader text{*node, format::text, out};
  read_sentence(text["en"], max, lines, words.en, out);
  read_sentence(text["ru"], max, lines, words.ru, out);
  return words;
}

std::optional<std::span<const JsonNode>> read_list(const JsonNode* node, std::size_t min, std::size_t max,
                                                   Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  if (node->type != Type::list) {
    wrong_type(*node, say("a list", "список"), out);
    return std::nullopt;
  }
  const std::size_t size = node->items.size();
  if (size < min)
    out.error(*node, "too_few",
              say("expected at least {} here, found {}.", "ожидалось не меньше {}, получено {}.", min, size),
              say("add what is missing.", "добавьте недостающее."));
  if (size > max)
    out.error(*node, "too_many",
              say("expected at most {} here, found {}.", "ожидалось не больше {}, получено {}.", max, size),
              say("keep within the limit; what lies past it was not read.",
                  "не выходите за предел; что за ним, не прочитано."));
  return std::span{node->items}.first(std::min(size, max));
}

Duration read_window(const JsonNode* node, Duration otherwise, Diagnostics& out, Duration shortest) {
  const auto text = read_string(node, out);
  if (!text) return otherwise;
  const auto window = parse_duration(*text);
  if (!window) {
    out.unexpected(*node, "invalid_duration",
                   say("plain time like `5d` or `1d12h`", "срок вида `5d` или `1d12h`"),
                   say("d are days of 24 hours, h hours, m minutes, s seconds, from large to small.",
                       "d — сутки, h — часы, m — минуты, s — секунды, от больших к малым."));
    return otherwise;
  }
  if (*window >= shortest && *window <= kMaxWindow) return *window;
  out.unexpected(*node, "window_out_of_range",
                 say("a window from {} to {}", "срок от {} до {}", format_duration(shortest),
                     format_duration(kMaxWindow)),
                 say("people must be able to answer within it, and it must end.",
                     "за это время люди должны успеть ответить, и оно должно кончиться."));
  return otherwise;
}

bool read_share(const JsonNode* node, Share& to, Diagnostics& out) {
  const auto text = read_string(node, out);
  if (!text) return false;
  const auto share = parse_share(*text);
  const bool fits = share && share->numerator >= 1 && share->numerator <= share->denominator &&
                    share->denominator <= kMaxShareDenominator;
  if (fits) {
    to = *share;
    return true;
  }
  out.unexpected(
      *node, "invalid_share",
      say("a share above 0 and up to 1, like `1/3` (below the line at most {})",
          "доля больше 0 и не больше 1, например `1/3` (знаменатель не больше {})", kMaxShareDenominator),
      say("`1/2` is at least half, `2/3` at least two thirds.",
          "`1/2` — не меньше половины, `2/3` — не меньше двух третей."));
  return false;
}

std::optional<std::size_t> read_word(const JsonNode* node, const std::vector<std::string>& words,
                                     Diagnostics& out) {
  const auto text = read_string(node, out);
  if (!text) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  out.unexpected(*node, "unknown_word", say("one of {}", "одно из {}", list_words(words)),
                 suggest_word(*text, words));
  return std::nullopt;
}

bool UniqueIds::add(const JsonNode& at, const std::string& id, Diagnostics& out) {
  const auto [first, is_new] = first_at_.emplace(id, at.pointer);
  if (!is_new)
    out.error(at, "duplicate",
              say("expected each id once, found {} again (first at {}).",
                  "ожидался каждый идентификатор по разу, {} стоит снова (впервые в {}).", in_backticks(id),
                  first->second),
              say("give one of the two another id, or delete it.",
                  "дайте одному из двух другой идентификатор или уберите его."));
  return is_new;
}

}  // namespace counterweight::rules
