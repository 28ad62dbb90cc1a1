#include "rules/condition_parser.hpp"

#include <algorithm>
#include <array>

#include "rules/condition_lexer.hpp"
#include "rules/limits.hpp"
#include "rules/words.hpp"

namespace counterweight::rules {
namespace {

using Node = Condition::Node;

constexpr std::array<std::pair<std::string_view, Operation>, 6> kComparisons{{{"==", Operation::equal},
                                                                              {"!=", Operation::unequal},
                                                                              {"<", Operation::less},
                                                                              {"<=", Operation::at_most},
                                                                              {">", Operation::more},
                                                                              {">=", Operation::at_least}}};

// Recursive descent; the first problem ends it: problem_ is set, and what is returned from then on is not
// used.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::variant<Node, ConditionProblem> run() {
    Node root = any_of();
    if (!problem_ && now().kind != Token::Kind::end)
      expected(say("`and`, `or` or the end", "`and`, `or` или конец"), keyword_help());
    if (problem_) return *problem_;
    return root;
  }

 private:
  const Token& now() const { return tokens_[at_]; }
  bool at_sign(std::string_view sign) const { return now().kind == Token::Kind::sign && now().text == sign; }
  bool at_word(std::string_view word) const { return now().kind == Token::Kind::word && now().text == word; }

  Token take() {
    Token token = now();
    if (token.kind != Token::Kind::end) ++at_;
    return token;
  }

  bool take_sign(std::string_view sign) {
    const bool there = at_sign(sign);
    if (there) take();
    return there;
  }

  bool take_word(std::string_view word) {
    const bool there = at_word(word);
    if (there) take();
    return there;
  }

  void expected(const Text& what, Text help) {
    if (problem_) return;
    const Text found = now().kind == Token::Kind::end    ? say("the end", "конец строки")
                       : now().kind == Token::Kind::text ? say("'{}'", "'{}'", now().text)
                                                         : say("{}", "{}", in_backticks(now().text));
    problem_ = ConditionProblem{"condition_syntax", now().column,
                                say("expected {}, found {}.", "ожидалось: {}; получено: {}.", what, found),
                                std::move(help)};
  }

  // "AND" -> "write `and`."
  Text keyword_help() const {
    std::string lower = now().text;
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (now().kind == Token::Kind::word && lower != now().text && is_reserved(lower))
      return say("write `{}`.", "пишите `{}`.", lower);
    return say("join tests with `and` or `or`; texts stand in 'single quotes'.",
               "соединяйте сравнения словами `and` и `or`; тексты — в 'одинарных кавычках'.");
  }

  Node any_of() {
    std::vector<Node> parts;
    do add<Node::Any>(parts, all_of());
    while (!problem_ && take_word("or"));
    return parts.size() == 1 ? std::move(parts.front()) : Node{Node::Any{std::move(parts)}};
  }

  Node all_of() {
    std::vector<Node> parts;
    do add<Node::All>(parts, factor());
    while (!problem_ && take_word("and"));
    return parts.size() == 1 ? std::move(parts.front()) : Node{Node::All{std::move(parts)}};
  }

  // "(a or b) or c" is "a or b or c".
  template <typename Same>
  static void add(std::vector<Node>& parts, Node part) {
    if (auto* same = std::get_if<Same>(&part.form))
      for (Node& inner : same->parts) parts.push_back(std::move(inner));
    else
      parts.push_back(std::move(part));
  }

  Node factor() {
    if (!at_word("not") && !at_sign("(")) return test();
    if (depth_ == kMaxConditionDepth) {
      problem_ = ConditionProblem{
          "condition_too_deep", now().column,
          say("expected at most {} of `not` and parentheses inside each other, found more.",
              "ожидалось не больше {} вложенных `not` и скобок, получено больше.", kMaxConditionDepth),
          say("make two rows of it: rows of one department add up.",
              "разделите на две строки: строки одного отдела складываются.")};
      return {};
    }
    ++depth_;
    Node node = take_word("not") ? negation() : in_parentheses();
    --depth_;
    return node;
  }

  Node negation() {
    Node::Not node;
    node.part.push_back(factor());
    return {std::move(node)};
  }

  Node in_parentheses() {
    const std::size_t column = take().column;
    Node node = any_of();
    if (!take_sign(")"))
      expected(say("`)` for the `(` at column {}", "`)` к скобке `(` в позиции {}", column), keyword_help());
    return node;
  }

  Node test() {
    Test test;
    if (now().kind != Token::Kind::word || is_reserved(now().text)) {
      expected(say("a name, `not` or `(`", "имя, `not` или `(`"),
               say("a test begins with an attribute's name, or with `proposal.` and a field's.",
                   "сравнение начинается с имени атрибута или с `proposal.` и имени поля."));
      return {};
    }
    const Token name = take();
    constexpr std::string_view kPrefix = "proposal.";
    test.of_proposal = name.text.starts_with(kPrefix);
    test.name = test.of_proposal ? name.text.substr(kPrefix.size()) : name.text;
    test.column = name.column;
    test.operation_column = now().column;
    read_operation(test);
    return {std::move(test)};
  }

  void read_operation(Test& test) {
    if (take_word("is")) {
      test.operation = take_word("not") ? Operation::absent : Operation::present;
      if (!take_word("set"))
        expected(say("`set`", "`set`"),
                 say("write `is set` or `is not set`.", "пишите `is set` или `is not set`."));
      return;
    }
    if (take_word("in")) {
      test.operation = Operation::among;
      return read_list(test);
    }
    for (const auto& [sign, operation] : kComparisons) {
      if (!take_sign(sign)) continue;
      test.operation = operation;
      return read_literal(test);
    }
    expected(say("`==`, `!=`, `<`, `<=`, `>`, `>=`, `in` or `is`",
                 "`==`, `!=`, `<`, `<=`, `>`, `>=`, `in` или `is`"),
             at_word("not") ? say("write `not {} in …`.", "пишите `not {} in …`.", test.name)
                            : say("compare the name with a value: `{} == …`, or ask `{} is set`.",
                                  "сравните имя со значением: `{} == …`, или спросите `{} is set`.",
                                  test.name, test.name));
  }

  void read_list(Test& test) {
    const Text help =
        say("write the values in braces: in {{1, 2}}.", "пишите значения в фигурных скобках: in {{1, 2}}.");
    if (!take_sign("{")) return expected(say("`{{`", "`{{`"), help);
    do read_literal(test);
    while (!problem_ && take_sign(","));
    if (!take_sign("}")) expected(say("`,` or `}}`", "`,` или `}}`"), help);
  }

  void read_literal(Test& test) {
    Literal literal;
    literal.column = now().column;
    literal.text = now().text;
    switch (now().kind) {
      case Token::Kind::number:
        literal.form = Literal::Form::number;
        break;
      case Token::Kind::date:
        literal.form = Literal::Form::date;
        break;
      case Token::Kind::text:
        literal.form = Literal::Form::text;
        break;
      case Token::Kind::word:
        if (!at_word("true") && !at_word("false")) return expected_value();
        literal.form = Literal::Form::boolean;
        break;
      case Token::Kind::sign:
      case Token::Kind::end:
        return expected_value();
    }
    take();
    if (literal.form == Literal::Form::number && at_currency()) {
      literal.form = Literal::Form::money;
      literal.currency = take().text;
    }
    test.literals.push_back(std::move(literal));
  }

  bool at_currency() const {
    return now().kind == Token::Kind::word && now().text.size() == 3 &&
           std::all_of(now().text.begin(), now().text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           now().text != "AND";
  }

  void expected_value() {
    expected(say("a value", "значение"),
             now().kind == Token::Kind::word
                 ? say("put texts and options in single quotes: '{}'; names are compared with values only.",
                       "тексты и варианты берите в одинарные кавычки: '{}'; имена сравнивают только со "
                       "значениями.",
                       now().text)
                 : say("write 15, 12.5, 50000 EUR, 'text', 2026-05-01, true or false.",
                       "пишите 15, 12.5, 50000 EUR, 'текст', 2026-05-01, true или false."));
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::optional<ConditionProblem> problem_;
};

}  // namespace

std::variant<Node, ConditionProblem> parse_syntax(std::string_view source) {
  auto tokens = read_tokens(source);
  if (auto* problem = std::get_if<ConditionProblem>(&tokens)) return std::move(*problem);
  return Parser{std::move(std::get<std::vector<Token>>(tokens))}.run();
}

}  // namespace counterweight::rules
