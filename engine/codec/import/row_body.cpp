#include "engine/codec/import/row_body.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/fold_case.hpp"
#include "base/sha256.hpp"
#include "engine/codec/csv/cell_values.hpp"
#include "engine/codec/words.hpp"
#include "rules/local_time.hpp"

namespace counterweight::codec::import {
namespace {

using core::Channel;
using core::Relation;
using nlohmann::json;

template <typename Word>
using Said = std::pair<std::string_view, Word>;

// Beside the words of the wire, as people and their systems write them.
constexpr std::array kRelations{Said<Relation>{"customer", Relation::buyer},
                                Said<Relation>{"won", Relation::buyer},
                                Said<Relation>{"покупатель", Relation::buyer},
                                Said<Relation>{"купил", Relation::buyer},
                                Said<Relation>{"купила", Relation::buyer},
                                Said<Relation>{"клиент", Relation::buyer},
                                Said<Relation>{"churned", Relation::lapsed},
                                Said<Relation>{"former", Relation::lapsed},
                                Said<Relation>{"ушёл", Relation::lapsed},
                                Said<Relation>{"ушла", Relation::lapsed},
                                Said<Relation>{"бывший", Relation::lapsed},
                                Said<Relation>{"бывший клиент", Relation::lapsed},
                                Said<Relation>{"prospect", Relation::lead},
                                Said<Relation>{"лид", Relation::lead},
                                Said<Relation>{"заявка", Relation::lead},
                                Said<Relation>{"never bought", Relation::never_bought},
                                Said<Relation>{"lost", Relation::never_bought},
                                Said<Relation>{"не покупал", Relation::never_bought},
                                Said<Relation>{"не купил", Relation::never_bought},
                                Said<Relation>{"отказ", Relation::never_bought}};

constexpr std::array kChannels{
    Said<Channel>{"phone", Channel::call},        Said<Channel>{"incoming", Channel::call},
    Said<Channel>{"outgoing", Channel::call},     Said<Channel>{"звонок", Channel::call},
    Said<Channel>{"телефон", Channel::call},      Said<Channel>{"входящий", Channel::call},
    Said<Channel>{"исходящий", Channel::call},    Said<Channel>{"meeting", Channel::visit},
    Said<Channel>{"встреча", Channel::visit},     Said<Channel>{"визит", Channel::visit},
    Said<Channel>{"видео", Channel::video},       Said<Channel>{"zoom", Channel::video},
    Said<Channel>{"чат", Channel::chat},          Said<Channel>{"messenger", Channel::chat},
    Said<Channel>{"мессенджер", Channel::chat},   Said<Channel>{"email", Channel::mail},
    Said<Channel>{"e-mail", Channel::mail},       Said<Channel>{"почта", Channel::mail},
    Said<Channel>{"письмо", Channel::mail},       Said<Channel>{"выставка", Channel::event},
    Said<Channel>{"мероприятие", Channel::event}, Said<Channel>{"другое", Channel::other}};

constexpr std::array kKindWords{Said<core::InsightKind>{"наблюдение", core::InsightKind::observation},
                                Said<core::InsightKind>{"предложение", core::InsightKind::proposal},
                                Said<core::InsightKind>{"мысль", core::InsightKind::thought},
                                Said<core::InsightKind>{"статистика", core::InsightKind::statistic}};

// What may stand in a cell, for people; more is understood.
const Text& words_for(Relation /*unused*/) {
  static const Text words{all_words<Relation>(), "покупатель, ушёл, лид, не покупал"};
  return words;
}
const Text& words_for(Channel /*unused*/) {
  static const Text words{all_words<Channel>(), "звонок, встреча, видео, чат, почта, мероприятие, другое"};
  return words;
}
const Text& words_for(core::InsightKind /*unused*/) {
  static const Text words{all_words<core::InsightKind>(), "наблюдение, предложение, мысль, статистика"};
  return words;
}

template <typename Word, std::size_t size>
std::optional<Word> word_in(std::string_view cell, const std::array<Said<Word>, size>& said) {
  const std::string folded = fold_case(cell);
  if (const auto known = read_word<Word>(folded)) return known;
  for (const auto& [text, value] : said)
    if (fold_case(text) == folded) return value;
  return std::nullopt;
}

// The shortest digits of it, as bodies write decimals.
std::string decimal_text(double value) {
  std::array<char, 64> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return end.ec == std::errc{} ? std::string{digits.data(), end.ptr} : "0";
}

class RowReading {
 public:
  RowReading(const Columns& columns, const csv::Row& row, const RowOptions& options)
      : columns_(columns), row_(row), options_(options) {}

  Result<json> run(Kind kind) {
    if (row_.cells.size() > columns_.headers.size())
      problem({}, say("Expected {} cells, as the first line has, but found {}.",
                      "Нужно {} ячеек, как в первой строке, а здесь {}.", columns_.headers.size(),
                      row_.cells.size()));
    json out = body(kind);
    if (!problems_.empty()) return together(std::move(problems_));
    return out;
  }

 private:
  json body(Kind kind) {
    switch (kind) {
      case Kind::insights:
        return insight();
      case Kind::conversations:
        return conversation();
      case Kind::customers:
        return customer();
      case Kind::journeys:
        return touch();
      case Kind::members:
        return member();
      case Kind::metrics:
        break;
    }
    return metric();
  }

  void problem(std::string column, Text sentence) {
    problems_.push_back({"invalid.cell", std::move(sentence), std::move(column)});
  }
  std::string header(std::string_view field) const {
    const auto found = columns_.of.find(field);
    return found == columns_.of.end() ? std::string{} : columns_.headers[found->second.front()];
  }

  // Cells that say something, in the order of the columns.
  std::vector<std::string> cells(std::string_view field) const {
    std::vector<std::string> out;
    const auto found = columns_.of.find(field);
    if (found == columns_.of.end()) return out;
    for (const std::size_t at : found->second) {
      if (at >= row_.cells.size()) continue;
      const std::string_view cell = csv::trimmed(row_.cells[at]);
      if (!cell.empty()) out.emplace_back(cell);
    }
    return out;
  }
  std::string cell(std::string_view field) const {
    std::string out;
    for (const std::string& each : cells(field)) out += (out.empty() ? "" : " ") + each;
    return out;
  }

  // What tells this row from others: its id, or else all that it says.
  std::string external_id() const {
    if (std::string id = cell("id"); !id.empty()) return "id " + id;
    std::string all;
    for (const std::string& each : row_.cells) all += each + '\x1f';
    return "row " + to_hex(sha256(all));
  }

  template <typename Word, std::size_t size>
  std::optional<Word> word(std::string_view field, const std::array<Said<Word>, size>& said) {
    const std::string text = cell(field);
    if (text.empty()) return std::nullopt;
    if (const auto found = word_in(text, said)) return found;
    problem(header(field), say("Expected one of {}, but found {}.", "Нужно одно из {}, а здесь {}.",
                               words_for(Word{}), in_backticks(text)));
    return std::nullopt;
  }

  std::optional<Timestamp> moment(std::string_view field) {
    const std::string text = cell(field);
    if (text.empty()) return std::nullopt;
    if (const auto exact = parse_timestamp(text)) return exact;
    if (const auto read = csv::moment_in(text))
      return rules::from_local(options_.zone, read->date, std::chrono::minutes{read->minutes});
    problem(header(field),
            say("Expected a date such as 27.11.2026 or 2026-11-27 14:30, but found {}.",
                "Нужна дата, например 27.11.2026 или 2026-11-27 14:30, а здесь {}.", in_backticks(text)));
    return std::nullopt;
  }

  // One that there has to be, and that is not still to come.
  std::optional<Timestamp> past_moment(std::string_view field) {
    const std::size_t before = problems_.size();
    const auto at = moment(field);
    if (at && *at > options_.now)
      problem(header(field), say("Expected a time in the past, but {} is still to come.",
                                 "Нужно время в прошлом, а {} ещё не наступило.", in_backticks(cell(field))));
    if (!at && problems_.size() == before)
      problem(header(field), say("Expected a date, but found nothing.", "Нужна дата, а здесь пусто."));
    return at;
  }

  std::optional<std::int64_t> count(std::string_view field) {
    const std::string text = cell(field);
    if (text.empty()) return std::nullopt;
    if (const auto read = csv::count_in(text)) return read;
    problem(header(field), say("Expected a whole number, but found {}.", "Нужно целое число, а здесь {}.",
                               in_backticks(text)));
    return std::nullopt;
  }

  std::optional<double> number(std::string_view field) {
    const std::string text = cell(field);
    if (text.empty()) return std::nullopt;
    if (const auto read = csv::share_in(text)) return read;
    problem(header(field),
            say("Expected a number, but found {}.", "Нужно число, а здесь {}.", in_backticks(text)));
    return std::nullopt;
  }

  json insight() {
    json out{{"external_id", external_id()},
             {"kind",
              std::string(codec::word(word("kind", kKindWords).value_or(core::InsightKind::observation)))}};
    for (const char* field :
         {"idea", "source", "customer_value", "company_value", "participants", "implementation"})
      out[field] = cell(field);
    json tags = json::array();  // each once, however often the cell says it
    std::string left = cell("tags");
    for (std::size_t begin = 0; begin < left.size();) {
      const std::size_t end = std::min(left.find_first_of(",;", begin), left.size());
      if (const std::string_view tag = csv::trimmed(std::string_view{left}.substr(begin, end - begin));
          !tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
        tags.push_back(std::string{tag});
      begin = end + 1;
    }
    out["tags"] = std::move(tags);
    return out;
  }

  json conversation() {
    json out{{"external_id", external_id()},
             {"relation", std::string(codec::word(word("relation", kRelations).value_or(options_.relation)))},
             {"channel", std::string(codec::word(word("channel", kChannels).value_or(Channel::call)))},
             {"quotes", cells("quote")},
             {"asked", cells("asked")},
             {"follow_ups", cells("follow_up")},
             {"worst", cell("worst")},
             {"notes", cell("notes")},
             {"consent", agreed(cell("consent"))}};
    if (const auto at = past_moment("at")) out["at"] = format_timestamp(*at);
    if (const std::string who = cell("by"); !who.empty()) {
      if (const auto member = options_.member_by ? options_.member_by(who) : std::nullopt)
        out["by"] = *member;
      else
        problem(header("by"),
                say("Expected a member by id, e-mail or name, but nobody here is {}.",
                    "Нужен сотрудник по имени, почте или номеру, а {} здесь нет.", in_backticks(who)));
    }
    if (json customer = whom(); !customer.is_null()) out["new_customer"] = std::move(customer);
    return out;
  }

  // Known by their id, else by how they are reached, else by name.
  json whom() const {
    const std::string name = cell("customer"), contact = cell("contact"), id = cell("customer_id");
    if (name.empty() && contact.empty() && id.empty()) return nullptr;
    const std::string& shown = !name.empty() ? name : !contact.empty() ? contact : id;
    const std::string key = !id.empty()        ? "id " + id
                            : !contact.empty() ? "contact " + fold_case(contact)
                                               : "name " + fold_case(name);
    return {{"name", shown}, {"contact", contact}, {"external_id", key}};
  }

  json customer() {
    const std::string id = cell("id"), contact = cell("contact"), name = cell("name");
    const std::string key = !id.empty()        ? "id " + id
                            : !contact.empty() ? "contact " + fold_case(contact)
                                               : "name " + fold_case(name);
    return {{"external_id", key},
            {"name", name},
            {"contact", contact},
            {"relation", std::string(codec::word(word("relation", kRelations).value_or(options_.relation)))}};
  }

  json touch() {
    json out{{"customer", cell("customer")}, {"touchpoint", cell("touchpoint")}};
    if (const auto at = past_moment("at")) out["at"] = format_timestamp(*at);
    return out;
  }

  json member() {
    json out{{"name", cell("name")}, {"email", cell("email")}, {"head", agreed(cell("head"))}};
    const std::string called = cell("department");
    if (const auto id = options_.department_by ? options_.department_by(called) : std::nullopt)
      out["department"] = *id;
    else
      problem(header("department"),
              say("Expected one of the departments {}, but found {}.",
                  "Нужен один из отделов {}, а здесь {}.", options_.departments, in_backticks(called)));
    return out;
  }

  json metric() {
    json out{{"external_id", external_id()}, {"name", cell("name")}, {"source", cell("source")}};
    if (const auto from = moment("from")) out["from"] = format_timestamp(*from);
    if (const auto until = moment("until")) out["until"] = format_timestamp(*until);
    json figure = json::object();
    const auto of = count("of"), yes = count("yes"), second_of = count("second_of"),
               second_yes = count("second_yes");
    const auto mean = number("mean"), deviation = number("deviation"), claim = number("claim");
    if (mean || deviation) {
      figure["form"] = "mean";
      figure["first"] = {{"mean", decimal_text(mean.value_or(0))},
                         {"deviation", decimal_text(deviation.value_or(0))},
                         {"of", of.value_or(0)}};
      if (!mean || !deviation)
        problem(header(mean ? "deviation" : "mean"),
                say("A mean needs its deviation, and a deviation its mean.",
                    "Среднему нужно отклонение, а отклонению — среднее."));
    } else {
      figure["form"] = second_of ? "shares" : "share";
      figure["first"] = {{"yes", yes.value_or(0)}, {"of", of.value_or(0)}};
      if (second_of) figure["second"] = {{"yes", second_yes.value_or(0)}, {"of", *second_of}};
      if (!yes && problems_.empty())
        problem(header("yes"), say("Expected how many of them did it, but found nothing.",
                                   "Нужно, сколько из них это сделали, а здесь пусто."));
    }
    if (claim) figure["claim"] = decimal_text(*claim);
    out["figure"] = std::move(figure);
    return out;
  }

  static bool agreed(const std::string& text) {
    const std::string folded = fold_case(text);
    for (const std::string_view yes : {"yes", "true", "1", "да", "y", "+"})
      if (folded == yes) return true;
    return false;
  }

  const Columns& columns_;
  const csv::Row& row_;
  const RowOptions& options_;
  std::vector<Refusal> problems_;
};

}  // namespace

Result<json> row_body(Kind kind, const Columns& columns, const csv::Row& row, const RowOptions& options) {
  return RowReading{columns, row, options}.run(kind);
}

}  // namespace counterweight::codec::import
