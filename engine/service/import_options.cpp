#include "engine/service/import_options.hpp"

#include <charconv>

#include "engine/codec/words.hpp"
#include "rules/calendar.hpp"

namespace counterweight::service {
namespace {

using codec::csv::Encoding;

Refusal no_such_word(const char* code, std::string_view all, const std::string& found) {
  return {code, say("Expected one of {}, but found {}.", "Нужно одно из {}, а указано {}.", all,
                    in_backticks(found))};
}

std::optional<Refusal> read_columns(const std::vector<std::string>& words, ImportOptions& out) {
  for (const std::string& each : words) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0)
      return Refusal{"invalid.mapping", say("Expected FIELD=COLUMN as map, but found {}.",
                                            "В map нужно ПОЛЕ=СТОЛБЕЦ, а указано {}.", in_backticks(each))};
    if (!out.columns.try_emplace(each.substr(0, equals), each.substr(equals + 1)).second)
      return Refusal{"invalid.mapping", say("The field {} is mapped twice.", "Поле {} указано дважды.",
                                            in_backticks(each.substr(0, equals)))};
  }
  return std::nullopt;
}

std::optional<Refusal> read_form(const ImportWords& words, ImportOptions& out) {
  if (words.separator == "tab")
    out.separator = '\t';
  else if (words.separator == "," || words.separator == ";")
    out.separator = words.separator.front();
  else if (!words.separator.empty())
    return no_such_word("invalid.separator", "`,` `;` `tab`", words.separator);
  if (words.encoding == "utf-8")
    out.encoding = Encoding::utf8;
  else if (words.encoding == "windows-1251")
    out.encoding = Encoding::windows_1251;
  else if (!words.encoding.empty())
    return no_such_word("invalid.encoding", "utf-8, windows-1251", words.encoding);
  return std::nullopt;
}

std::optional<Refusal> read_rows(const ImportWords& words, codec::import::RowOptions& out) {
  if (!words.zone.empty()) out.zone = words.zone;
  if (!rules::is_zone(out.zone))
    return Refusal{"invalid.zone",
                   say("Expected a time zone such as Europe/Vienna, but found {}.",
                       "Нужен часовой пояс, например Europe/Moscow, а указано {}.", in_backticks(out.zone))};
  if (words.relation.empty()) return std::nullopt;
  const auto relation = codec::read_word<core::Relation>(words.relation);
  if (!relation) return no_such_word("invalid.relation", codec::all_words<core::Relation>(), words.relation);
  out.relation = *relation;
  return std::nullopt;
}

std::optional<Refusal> read_journey(const ImportWords& words, ImportOptions& out) {
  const bool needed = out.kind == codec::import::Kind::journeys;
  const std::string& text = words.journey;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out.journey.value);
  const bool number = end.ec == std::errc{} && end.ptr == text.data() + text.size() && out.journey.value > 0;
  if (needed ? number : text.empty()) return std::nullopt;
  if (!needed)
    return Refusal{"invalid.journey",
                   say("Only touches are of a journey; these rows are {}.",
                       "Путь указывают только для касаний, а здесь {}.", codec::import::word_of(out.kind))};
  return Refusal{"invalid.journey",
                 say("Expected the number of the journey that the touches are of, but found {}.",
                     "Нужен номер пути, к которому относятся касания, а указано {}.", in_backticks(text))};
}

}  // namespace

Result<ImportOptions> read_import_words(const ImportWords& words) {
  const auto kind = codec::import::read_kind(words.kind);
  if (!kind) return no_such_word("invalid.kind", codec::import::kAllKinds, words.kind);
  ImportOptions out;
  out.kind = *kind;
  for (auto refused : {read_columns(words.columns, out), read_form(words, out), read_rows(words, out.rows),
                       read_journey(words, out)})
    if (refused) return *std::move(refused);
  return out;
}

}  // namespace counterweight::service
