#include "rules/condition_lexer.hpp"

#include <array>

#include "rules/limits.hpp"
#include "rules/plain_text.hpp"

namespace counterweight::rules {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool in_word(char c) {
  return is_letter(c) || is_digit(c) || c == '.';
}

// Longer signs first; a sign of another language names ours.
struct Sign {
  std::string_view written;
  std::string_view ours;
};
constexpr std::array<Sign, 22> kSigns{{{"==", {}},   {"!=", {}},   {"<=", {}},   {">=", {}},   {"&&", "and"},
                                       {"||", "or"}, {"<>", "!="}, {"=<", "<="}, {"=>", ">="}, {"≤", "<="},
                                       {"≥", ">="},  {"≠", "!="},  {"<", {}},    {">", {}},    {"(", {}},
                                       {")", {}},    {"{", {}},    {"}", {}},    {",", {}},    {"=", "=="},
                                       {"!", "not"}, {"\"", "'"}}};

class Lexer {
 public:
  explicit Lexer(std::string_view source) : rest_(source) {}

  std::variant<std::vector<Token>, ConditionProblem> run() {
    while (!problem_) {
      while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t'))
        take(1);
      if (rest_.empty()) break;
      read_one();
    }
    if (problem_) return *problem_;
    tokens_.push_back({Token::Kind::end, "", column_});
    return std::move(tokens_);
  }

 private:
  std::string_view take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    for (const char c : taken)  // a column is a character: bytes that continue one are not counted
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column_;
    return taken;
  }

  void fail(std::size_t column, Text message, Text help) {
    problem_ = ConditionProblem{"condition_syntax", column, std::move(message), std::move(help)};
  }

  void read_one() {
    const char c = rest_.front();
    if (c == '\'') return read_text();
    if (is_digit(c) || (c == '-' && rest_.size() > 1 && is_digit(rest_[1]))) return read_number();
    if (is_letter(c)) return read_word();
    read_sign();
  }

  void read_word() {
    const std::size_t column = column_;
    std::size_t length = 0;
    while (length < rest_.size() && in_word(rest_[length])) ++length;
    tokens_.push_back({Token::Kind::word, std::string(take(length)), column});
  }

  void read_text() {
    const std::size_t column = column_;
    take(1);
    std::string text;
    while (true) {
      const std::size_t quote = rest_.find('\'');
      if (quote == std::string_view::npos)
        return fail(column,
                    say("expected a closing ' for the text that begins here, found the end.",
                        "ожидалась закрывающая ' для текста, который здесь начинается, а строка кончилась."),
                    say("close the text with '.", "закройте текст знаком '."));
      text += take(quote);
      take(1);
      if (!rest_.starts_with('\'')) break;
      text += take(1);
    }
    tokens_.push_back({Token::Kind::text, text, column});
  }

  // A number or a date: both begin with digits.
  void read_number() {
    const std::size_t column = column_;
    std::size_t length = 1;
    while (length < rest_.size() && (in_word(rest_[length]) || rest_[length] == '-')) ++length;
    const std::string text{take(length)};
    const auto shape = shape_of(text);
    if (shape) return tokens_.push_back({*shape, text, column});
    fail(column,
         say("expected a number or a date, found {}.", "ожидалось число или дата, получено {}.",
             in_backticks(text)),
         say("write 15, 12.5, 50000 EUR (with a blank) or 2026-05-01.",
             "пишите 15, 12.5, 50000 EUR (с пробелом) или 2026-05-01."));
  }

  static std::optional<Token::Kind> shape_of(std::string_view text) {
    std::string shape;  // "12.5" -> "0.0", "2026-05-01" -> "0000-00-00"
    for (const char c : text) shape += is_digit(c) ? '0' : c;
    if (shape == "0000-00-00") return Token::Kind::date;
    if (shape.starts_with('-')) shape.erase(0, 1);
    const std::size_t point = shape.find('.');
    const std::string whole = shape.substr(0, point);
    const std::string behind = point == std::string::npos ? "0" : shape.substr(point + 1);
    const auto zeros = [](const std::string& s) {
      return !s.empty() && s.find_first_not_of('0') == std::string::npos;
    };
    if (zeros(whole) && zeros(behind)) return Token::Kind::number;
    return std::nullopt;
  }

  void read_sign() {
    for (const Sign& sign : kSigns) {
      if (!rest_.starts_with(sign.written)) continue;
      const std::size_t column = column_;
      take(sign.written.size());
      if (sign.ours.empty()) return tokens_.push_back({Token::Kind::sign, std::string(sign.written), column});
      return fail(column,
                  say("expected a sign of this language, found `{}`.",
                      "ожидался знак этого языка, получено `{}`.", sign.written),
                  say("write `{}`.", "пишите `{}`.", sign.ours));
    }
    std::size_t length = 1;
    while (length < rest_.size() && (static_cast<unsigned char>(rest_[length]) & 0xC0U) == 0x80U) ++length;
    fail(column_,
         say("expected a name, a value or a sign, found `{}`.",
             "ожидались имя, значение или знак, получено `{}`.", rest_.substr(0, length)),
         say("names have small letters, digits and _; texts stand in 'single quotes'.",
             "имена — из малых латинских букв, цифр и _; тексты — в 'одинарных кавычках'."));
  }

  std::string_view rest_;
  std::size_t column_ = 1;
  std::vector<Token> tokens_;
  std::optional<ConditionProblem> problem_;
};

}  // namespace

std::variant<std::vector<Token>, ConditionProblem> read_tokens(std::string_view source) {
  if (source.size() > kMaxConditionBytes)
    return ConditionProblem{
        "condition_too_long", 1,
        say("expected at most {} bytes, found {}.", "ожидалось не больше {} байт, получено {}.",
            kMaxConditionBytes, source.size()),
        say("make two rows of it: rows of one department add up.",
            "разделите на две строки: строки одного отдела складываются.")};
  if (check_text(source, true).fault != TextFault::none)
    return ConditionProblem{"condition_syntax", 1,
                            say("expected plain text, found a control character or broken UTF-8.",
                                "ожидался обычный текст, получен управляющий символ или испорченный UTF-8."),
                            say("type the condition anew.", "наберите условие заново.")};
  return Lexer{source}.run();
}

}  // namespace counterweight::rules
