#include "web/server/json_body.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"

namespace counterweight::server {

Result<nlohmann::json> json_object(const Request& request) {
  auto value = parse_json(request.body);
  if (value && !value->is_object())
    return Refusal{"invalid.type", say("The body is to be a JSON object, but it is {}.",
                                       "Тело запроса должно быть объектом JSON, а это {}.",
                                       in_backticks(value->type_name()))};
  return value;
}

void Fields::note(std::string code, Text sentence, std::string_view name) {
  refusals_.push_back({std::move(code), std::move(sentence), "/" + pointer_token(name)});
}

std::optional<std::string> Fields::optional_text(std::string_view name, std::size_t most_bytes) {
  taken_.emplace_back(name);
  const auto found = object_.find(name);
  if (found == object_.end() || found->is_null()) return std::nullopt;
  if (!found->is_string()) {
    note("invalid.type",
         say("{} is to be a text in quotes, but it is {}.", "{}: нужен текст в кавычках, а это {}.",
             in_backticks(name), in_backticks(found->type_name())),
         name);
    return std::string{};
  }
  const auto& text = found->get_ref<const std::string&>();
  if (!text.empty() && text.size() <= most_bytes) return text;
  note("invalid.length",
       say("{} is to have 1 to {} bytes, but it has {}.", "{}: нужно от 1 до {} байт, а здесь {}.",
           in_backticks(name), most_bytes, text.size()),
       name);
  return std::string{};
}

std::optional<std::int64_t> Fields::optional_integer(std::string_view name) {
  taken_.emplace_back(name);
  const auto found = object_.find(name);
  if (found == object_.end() || found->is_null()) return std::nullopt;
  if (found->is_number_integer()) return found->get<std::int64_t>();
  note("invalid.type",
       say("{} is to be a whole number, but it is {}.", "{}: нужно целое число, а это {}.",
           in_backticks(name), in_backticks(found->type_name())),
       name);
  return std::nullopt;
}

std::optional<bool> Fields::optional_truth(std::string_view name) {
  taken_.emplace_back(name);
  const auto found = object_.find(name);
  if (found == object_.end() || found->is_null()) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  note("invalid.type",
       say("{} is to be true or false, but it is {}.", "{}: нужно true или false, а это {}.",
           in_backticks(name), in_backticks(found->type_name())),
       name);
  return std::nullopt;
}

std::optional<Timestamp> Fields::optional_time(std::string_view name) {
  const auto text = optional_text(name, 64);
  if (!text || text->empty()) return std::nullopt;
  if (const auto time = parse_timestamp(*text)) return time;
  note("invalid.time",
       say("{} is to be a time such as 2026-03-02T09:00:00Z, but it is {}.",
           "{}: нужно время вида 2026-03-02T09:00:00Z, а это {}.", in_backticks(name), in_backticks(*text)),
       name);
  return std::nullopt;
}

std::string Fields::text(std::string_view name, std::size_t most_bytes) {
  auto found = optional_text(name, most_bytes);
  if (!found) note("invalid.missing", say("{} is missing.", "Не хватает поля {}.", in_backticks(name)), name);
  return found.value_or(std::string{});
}

const std::vector<Refusal>& Fields::refusals() {
  if (finished_) return refusals_;
  finished_ = true;
  for (const auto& [name, value] : object_.items())
    if (std::find(taken_.begin(), taken_.end(), name) == taken_.end())
      note("invalid.unknown_field",
           say("There is no field {} here. Take it out, or look for a slip in its name.",
               "Поля {} здесь нет. Уберите его или проверьте, нет ли описки в имени.", in_backticks(name)),
           name);
  return refusals_;
}

}  // namespace counterweight::server
