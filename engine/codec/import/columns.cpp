#include "engine/codec/import/columns.hpp"

#include <algorithm>
#include <array>

#include "base/fold_case.hpp"
#include "engine/codec/csv/cell_values.hpp"

namespace counterweight::codec::import {
namespace {

struct KindWord {
  Kind kind;
  std::string_view word;
};
constexpr std::array kKinds{
    KindWord{Kind::insights, "insights"},   KindWord{Kind::conversations, "conversations"},
    KindWord{Kind::customers, "customers"}, KindWord{Kind::metrics, "metrics"},
    KindWord{Kind::journeys, "journeys"},   KindWord{Kind::members, "members"}};

const std::vector<Field>& insight_fields() {
  static const std::vector<Field> fields{
      {"id",
       false,
       {"its id where it comes from", "номер там, откуда запись"},
       {"id", "external id", "номер", "№"}},
      {"kind", false, {"what kind it is", "какого рода"}, {"kind", "type", "вид", "тип"}},
      {"idea",
       true,
       {"what was learnt", "что узнали"},
       {"idea", "insight", "идея", "мысль", "знание", "инсайт"}},
      {"source", true, {"where it is known from", "откуда известно"}, {"source", "источник"}},
      {"customer_value",
       true,
       {"what it is worth to the customer", "чем ценно для клиента"},
       {"customer value", "value for the customer", "ценность для клиента", "польза клиенту"}},
      {"company_value",
       true,
       {"what it is worth to the company", "чем ценно для компании"},
       {"company value", "value for the company", "ценность для компании", "польза компании"}},
      {"participants", false, {"whom to bring in", "кого привлечь"}, {"participants", "участники"}},
      {"implementation",
       false,
       {"what has to be done", "что нужно сделать"},
       {"implementation", "реализация"}},
      {"tags",
       false,
       {"tags, parted by commas", "метки через запятую"},
       {"tags", "labels", "метки", "теги"}}};
  return fields;
}

const std::vector<Field>& conversation_fields() {
  static const std::vector<Field> fields{
      {"id",
       false,
       {"its id where it comes from", "номер там, откуда запись"},
       {"id", "call id", "conversation id", "external id", "номер", "№", "id звонка"}},
      {"at",
       true,
       {"when they talked", "когда говорили"},
       {"date", "at", "time", "start time", "started at", "call date", "дата", "дата и время", "время",
        "дата звонка", "начало"}},
      {"customer",
       false,
       {"the customer's name", "имя клиента"},
       {"customer", "client", "name", "contact name", "full name", "клиент", "имя", "фио", "контакт",
        "имя клиента"}},
      {"contact",
       false,
       {"phone or mail", "телефон или почта"},
       {"phone", "contact", "email", "e-mail", "caller", "caller id", "caller number", "телефон",
        "номер телефона", "почта", "номер абонента"}},
      {"customer_id",
       false,
       {"the customer's id elsewhere", "номер клиента в другой системе"},
       {"customer id", "client id", "crm id", "id клиента"}},
      {"relation",
       false,
       {"whether they buy", "покупает ли клиент"},
       {"relation", "status", "customer type", "отношение", "статус", "тип клиента"}},
      {"channel",
       false,
       {"how they talked", "как говорили"},
       {"channel", "how", "type", "call type", "канал", "способ", "тип", "тип звонка"}},
      {"by",
       false,
       {"who talked with them", "кто говорил"},
       {"by", "manager", "agent", "employee", "operator", "менеджер", "сотрудник", "оператор", "кто"}},
      {"quote",
       false,
       {"what was said, word for word", "что сказали, дословно"},
       {"quote", "quotes", "verbatim", "transcript", "цитата", "цитаты", "дословно", "расшифровка"}},
      {"worst",
       false,
       {"the worst story heard", "худшая история"},
       {"worst", "worst story", "худшее", "худшая история"}},
      {"notes",
       false,
       {"notes", "заметки"},
       {"notes", "note", "comment", "comments", "summary", "result", "заметки", "заметка", "комментарий",
        "итог", "результат"}},
      {"asked", false, {"the questions asked", "какие вопросы задали"}, {"asked", "questions", "вопросы"}},
      {"follow_up",
       false,
       {"what has to follow", "что сделать потом"},
       {"follow up", "follow-up", "next step", "следующий шаг", "задача"}},
      {"consent",
       false,
       {"whether they agreed to be on record", "согласен ли клиент на запись"},
       {"consent", "согласие"}}};
  return fields;
}

const std::vector<Field>& customer_fields() {
  static const std::vector<Field> fields{
      {"id",
       false,
       {"the customer's id elsewhere", "номер клиента в другой системе"},
       {"id", "customer id", "client id", "crm id", "номер", "№", "id клиента"}},
      {"name",
       true,
       {"the customer's name", "имя клиента"},
       {"name", "customer", "client", "full name", "contact name", "имя", "клиент", "фио", "контакт"}},
      {"contact",
       false,
       {"phone or mail", "телефон или почта"},
       {"contact", "phone", "email", "e-mail", "телефон", "почта", "номер телефона"}},
      {"relation",
       false,
       {"whether they buy", "покупает ли клиент"},
       {"relation", "status", "customer type", "stage", "отношение", "статус", "этап", "тип клиента"}}};
  return fields;
}

const std::vector<Field>& metric_fields() {
  static const std::vector<Field> fields{
      {"id",
       false,
       {"its id where it comes from", "номер там, откуда запись"},
       {"id", "external id", "номер", "№"}},
      {"name",
       true,
       {"what was measured", "что измеряли"},
       {"name", "metric", "event name", "event", "goal", "experiment", "показатель", "название", "событие",
        "цель"}},
      {"source", false, {"what measured it", "чем измерено"}, {"source", "tool", "property", "источник"}},
      {"yes",
       false,
       {"how many did it", "сколько сделали"},
       {"yes", "conversions", "converted", "key events", "orders", "transactions", "successes", "конверсии",
        "заказы", "покупки"}},
      {"of",
       true,
       {"of how many", "из скольких"},
       {"of", "users", "total users", "sessions", "visitors", "visits", "sample", "n", "уникальные",
        "пользователи", "посетители", "визиты", "выборка"}},
      {"second_yes",
       false,
       {"how many did it with the change", "сколько сделали с изменением"},
       {"second yes", "variant conversions", "b conversions", "treatment conversions", "конверсии b"}},
      {"second_of",
       false,
       {"of how many with the change", "из скольких с изменением"},
       {"second of", "variant users", "b users", "treatment users", "пользователи b"}},
      {"mean", false, {"the mean", "среднее"}, {"mean", "average", "avg", "среднее"}},
      {"deviation",
       false,
       {"the standard deviation", "стандартное отклонение"},
       {"deviation", "standard deviation", "std", "sd", "отклонение", "стандартное отклонение"}},
      {"claim",
       false,
       {"the share or mean claimed", "заявленная доля или среднее"},
       {"claim", "target", "expected", "цель", "ожидание"}},
      {"from", false, {"the first day", "первый день"}, {"from", "start", "start date", "с", "начало"}},
      {"until",
       false,
       {"the last day", "последний день"},
       {"until", "to", "end", "end date", "по", "конец"}}};
  return fields;
}

const std::vector<Field>& member_fields() {
  static const std::vector<Field> fields{
      {"name",
       true,
       {"the person's name", "имя сотрудника"},
       {"name", "full name", "employee", "имя", "фио", "сотрудник"}},
      {"email", true, {"their e-mail", "почта"}, {"email", "e-mail", "mail", "почта", "электронная почта"}},
      {"department",
       true,
       {"their department, by name", "отдел, по названию"},
       {"department", "team", "unit", "отдел", "подразделение"}},
      {"head",
       false,
       {"yes where they head it", "да, если руководят отделом"},
       {"head", "is head", "manager", "lead", "руководитель", "начальник"}}};
  return fields;
}

const std::vector<Field>& journey_fields() {
  static const std::vector<Field> fields{
      {"customer",
       true,
       {"who it was, by any name or number", "кто это был: любое имя или номер"},
       {"customer", "customer id", "client", "client id", "user", "user id", "user pseudo id", "distinct id",
        "visitor", "visitor id", "email", "e-mail", "phone", "клиент", "id клиента", "пользователь",
        "посетитель", "почта", "телефон"}},
      {"at",
       true,
       {"when", "когда"},
       {"at", "time", "timestamp", "date", "datetime", "event time", "event timestamp", "время", "дата",
        "дата и время"}},
      {"touchpoint",
       true,
       {"what was touched", "чего коснулись"},
       {"touchpoint", "event", "event name", "step", "page", "page path", "action", "channel", "касание",
        "точка касания", "событие", "шаг", "страница", "действие", "канал"}}};
  return fields;
}

// "E-mail ", "e_mail": as a name is looked for.
std::string plain(std::string_view header) {
  std::string out = fold_case(csv::trimmed(header));
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& each : words) out += (out.empty() ? "" : ", ") + each;
  return out;
}

Refusal wrong(Text sentence) {
  return {"invalid.mapping", std::move(sentence)};
}

// Which column says what: first as it was told, then by the names that are left.
class Mapping {
 public:
  Mapping(Kind kind, const std::vector<std::string>& headers, const std::map<std::string, std::string>& told)
      : kind_(kind), told_(told), taken_(headers.size()) {
    out_.headers = headers;
  }

  Result<Columns> run() {
    for (const auto& [name, header] : told_)
      if (auto refused = take_told(name, header)) return *std::move(refused);
    for (const Field& field : fields_of(kind_)) {
      if (!told_.contains(std::string(field.name))) take_known(field);
      if (field.required && !out_.of.contains(field.name)) out_.missing.push_back(field.name);
    }
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i]) out_.unread.push_back(i);
    return std::move(out_);
  }

 private:
  void take(const Field& field, std::size_t at) {
    out_.of[field.name].push_back(at);
    taken_[at] = true;
  }

  void take_known(const Field& field) {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const auto& names = field.headers;
      if (!taken_[i] && std::count(names.begin(), names.end(), plain(out_.headers[i])) > 0) take(field, i);
    }
  }

  std::optional<Refusal> take_told(const std::string& name, const std::string& header) {
    const std::vector<Field>& fields = fields_of(kind_);
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
    if (field == fields.end()) return no_field(name);
    if (header.empty()) return std::nullopt;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (plain(out_.headers[i]) == plain(header)) found.push_back(i);
    if (found.size() != 1) return not_one(header, found.size());
    take(*field, found.front());
    return std::nullopt;
  }

  Refusal no_field(const std::string& name) const {
    std::vector<std::string> names;
    for (const Field& field : fields_of(kind_)) names.emplace_back(field.name);
    return wrong(say("Expected a field of {}: {}; found {}.", "Нужно поле для {}: {}; указано {}.",
                     word_of(kind_), listed(names), in_backticks(name)));
  }

  Refusal not_one(const std::string& header, std::size_t found) const {
    return wrong(found == 0
                     ? say("The file has no column {}; it has {}.", "В файле нет столбца {}; есть {}.",
                           in_backticks(header), listed(out_.headers))
                     : say("The file has {} columns {}. Rename all but one.",
                           "Столбцов {1} в файле {0}. Переименуйте лишние.", found, in_backticks(header)));
  }

  Kind kind_;
  const std::map<std::string, std::string>& told_;
  std::vector<bool> taken_;
  Columns out_;
};

}  // namespace

std::optional<Kind> read_kind(std::string_view word) {
  for (const KindWord& each : kKinds)
    if (each.word == word) return each.kind;
  return std::nullopt;
}

std::string_view word_of(Kind kind) {
  return kKinds.at(static_cast<std::size_t>(kind)).word;
}

const std::vector<Field>& fields_of(Kind kind) {
  switch (kind) {
    case Kind::insights:
      return insight_fields();
    case Kind::conversations:
      return conversation_fields();
    case Kind::customers:
      return customer_fields();
    case Kind::journeys:
      return journey_fields();
    case Kind::members:
      return member_fields();
    case Kind::metrics:
      break;
  }
  return metric_fields();
}

Result<Columns> map_columns(Kind kind, const std::vector<std::string>& headers,
                            const std::map<std::string, std::string>& told) {
  return Mapping{kind, headers, told}.run();
}

std::optional<Refusal> refuse_missing(Kind kind, const Columns& columns) {
  std::vector<Refusal> all;
  for (const Field& field : fields_of(kind))
    if (std::count(columns.missing.begin(), columns.missing.end(), field.name) > 0)
      all.push_back(wrong(
          say("No column says {} (`{}`); the file has {}. Say which one does: {}=COLUMN as map.",
              "Ни один столбец не говорит, {} (`{}`); в файле есть {}. Укажите столбец: map и {}=СТОЛБЕЦ.",
              field.meaning, field.name, listed(columns.headers), field.name)));
  if (all.empty()) return std::nullopt;
  return together(std::move(all));
}

}  // namespace counterweight::codec::import
