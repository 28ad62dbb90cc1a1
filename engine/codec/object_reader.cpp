#include "engine/codec/object_reader.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/canonical_json.hpp"

namespace counterweight::codec {

using nlohmann::json;

Text json_type(const json& value) {
  if (value.is_null()) return {"null", "null"};
  if (value.is_boolean()) return {"true or false", "true или false"};
  if (value.is_number_integer()) return {"a whole number", "целое число"};
  if (value.is_number()) return {"a fraction", "дробное число"};
  if (value.is_string()) return {"text", "текст"};
  return value.is_array() ? Text{"an array", "массив"} : Text{"an object", "объект"};
}

namespace {

const json kEmptyObject = json::object();

Refusal shape(std::string pointer, Text sentence) {
  return {"invalid.shape", std::move(sentence), std::move(pointer)};
}

std::optional<rules::Value> value_of(const json& value) {
  if (value.is_boolean()) return rules::Value{value.get<bool>()};
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > (std::uint64_t{1} << 53))
    return std::nullopt;
  if (value.is_number_integer()) return rules::Value{value.get<std::int64_t>()};
  if (value.is_string()) return rules::Value{value.get<std::string>()};
  const bool money = value.is_object() && value.size() == 2 && value.contains("amount") &&
                     value.contains("currency") && value["amount"].is_number_integer() &&
                     value["currency"].is_string();
  if (money)
    return rules::Value{
        rules::Money{value["amount"].get<std::int64_t>(), value["currency"].get<std::string>()}};
  return std::nullopt;
}

}  // namespace

ObjectReader::ObjectReader(const json& object, std::string at, std::vector<Refusal>& problems)
    : object_(object.is_object() ? object : kEmptyObject), at_(std::move(at)), problems_(problems) {
  if (!object.is_object())
    problems_.push_back(
        shape(at_, say("Expected an object, but found {}.", "Нужен объект, а здесь {}.", json_type(object))));
}

bool ObjectReader::present(const std::string& key) const {
  return object_.contains(key) && !object_.at(key).is_null();
}

bool ObjectReader::has(const std::string& key) const {
  return present(key);
}

const json* ObjectReader::take(const std::string& key, bool required) {
  known_.insert(key);
  if (present(key)) return &object_.at(key);
  if (required)
    problems_.push_back(
        shape(at_ + "/" + key, say("The field {} is missing.", "Не хватает поля {}.", in_backticks(key))));
  return nullptr;
}

void ObjectReader::wrong_type(const std::string& key, const Text& expected, const json& found) {
  problems_.push_back(shape(at_ + "/" + key, say("Expected {}, but found {}.", "Нужно: {}, а здесь {}.",
                                                 expected, json_type(found))));
}

void ObjectReader::wrong_word(const std::string& key, const std::string& expected, const std::string& found) {
  problems_.push_back(
      shape(at_ + "/" + key, say("Expected one of {}, but found {}.", "Нужно одно из {}, а здесь {}.",
                                 expected, in_backticks(found))));
}

void ObjectReader::wrong_value(const std::string& key, const json& found) {
  wrong_type(key,
             {"a whole number, text, true, false, or money {amount, currency}",
              "целое число, текст, true, false или деньги {amount, currency}"},
             found);
}

const std::string* ObjectReader::text_at(const std::string& key) {
  const json* found = take(key, true);
  if (found == nullptr) return nullptr;
  if (found->is_string()) return found->get_ptr<const std::string*>();
  wrong_type(key, {"text", "текст"}, *found);
  return nullptr;
}

std::string ObjectReader::text(const std::string& key) {
  const std::string* found = text_at(key);
  return found == nullptr ? std::string{} : *found;
}

std::optional<std::int64_t> ObjectReader::integer_or_none(const std::string& key) {
  known_.insert(key);
  return present(key) ? std::optional{integer(key)} : std::nullopt;
}

namespace {

std::optional<rules::Share> parse_share(const std::string& text) {
  rules::Share share;
  const char *at = text.data(), *end = text.data() + text.size();
  const auto numerator = std::from_chars(at, end, share.numerator);
  if (numerator.ec != std::errc{} || numerator.ptr == end || *numerator.ptr != '/') return std::nullopt;
  const auto denominator = std::from_chars(numerator.ptr + 1, end, share.denominator);
  const bool sound =
      denominator.ec == std::errc{} && denominator.ptr == end && share.numerator > 0 && share.denominator > 0;
  return sound ? std::optional{share} : std::nullopt;
}

}  // namespace

rules::Share ObjectReader::share(const std::string& key) {
  const std::string* found = text_at(key);
  if (found == nullptr) return {};
  if (const auto share = parse_share(*found)) return *share;
  wrong_word(key, "1/2, 2/3, …", *found);
  return {};
}

rules::Quorum ObjectReader::quorum(const std::string& key) {
  const auto found = object_.find(key);
  if (found != object_.end() && found->is_string()) return {0, share(key)};
  return {integer(key), std::nullopt};
}

std::string ObjectReader::text_or(const std::string& key, std::string otherwise) {
  known_.insert(key);
  return present(key) ? text(key) : std::move(otherwise);
}

std::int64_t ObjectReader::integer(const std::string& key) {
  const json* found = take(key, true);
  if (found == nullptr) return 0;
  const bool fits = found->is_number_integer() &&
                    !(found->is_number_unsigned() && found->get<std::uint64_t>() > (std::uint64_t{1} << 53));
  if (fits) return found->get<std::int64_t>();
  wrong_type(key, {"a whole number", "целое число"}, *found);
  return 0;
}

bool ObjectReader::boolean(const std::string& key) {
  const json* found = take(key, true);
  if (found == nullptr) return false;
  if (found->is_boolean()) return found->get<bool>();
  wrong_type(key, {"true or false", "true или false"}, *found);
  return false;
}

bool ObjectReader::boolean_or(const std::string& key, bool otherwise) {
  known_.insert(key);
  return present(key) ? boolean(key) : otherwise;
}

Timestamp ObjectReader::time(const std::string& key) {
  const std::string* found = text_at(key);
  if (found == nullptr) return {};
  if (const auto time = parse_timestamp(*found)) return *time;
  problems_.push_back(shape(at_ + "/" + key, say("Expected a time such as {}, but found {}.",
                                                 "Нужно время, например {}, а здесь {}.",
                                                 "2026-03-02T09:00:00Z", in_backticks(*found))));
  return {};
}

std::optional<Timestamp> ObjectReader::time_or_none(const std::string& key) {
  known_.insert(key);
  if (!present(key)) return std::nullopt;
  return time(key);
}

std::map<std::string, std::optional<rules::Value>> ObjectReader::value_changes(const std::string& key) {
  std::map<std::string, std::optional<rules::Value>> out;
  const json* found = take(key, false);
  if (found != nullptr && !found->is_object())
    wrong_type(key, {"an object of values", "объект со значениями"}, *found);
  else if (found != nullptr)
    for (const auto& [name, value] : found->items()) {
      out[name] = value_of(value);
      if (!out[name] && !value.is_null()) wrong_value(key + "/" + pointer_token(name), value);
    }
  return out;
}

rules::Values ObjectReader::values(const std::string& key) {
  rules::Values out;
  for (auto& [name, value] : value_changes(key)) {
    if (value) out[name] = *std::move(value);
    // Where nothing was, null takes nothing away; as a value that nobody knows it would pass unseen.
    else if (object_.at(key).at(name).is_null())
      wrong_value(key + "/" + pointer_token(name), nullptr);
  }
  return out;
}

std::optional<rules::Value> ObjectReader::value_or_none(const std::string& key) {
  const json* found = take(key, false);
  if (found == nullptr) return std::nullopt;
  auto read = value_of(*found);
  if (!read) wrong_value(key, *found);
  return read;
}

std::vector<std::string> ObjectReader::texts(const std::string& key) {
  const json* found = take(key, false);
  if (found == nullptr) return {};
  std::vector<std::string> out;
  if (!found->is_array()) {
    wrong_type(key, {"an array of texts", "массив текстов"}, *found);
    return {};
  }
  for (std::size_t i = 0; i < found->size(); ++i) {
    if ((*found)[i].is_string())
      out.push_back((*found)[i].get<std::string>());
    else
      wrong_type(key + "/" + std::to_string(i), {"text", "текст"}, (*found)[i]);
  }
  return out;
}

const json* ObjectReader::array(const std::string& key) {
  const json* found = take(key, true);
  if (found == nullptr || found->is_array()) return found;
  wrong_type(key, {"an array", "массив"}, *found);
  return nullptr;
}

const json* ObjectReader::array_or_null(const std::string& key) {
  known_.insert(key);
  return present(key) ? array(key) : nullptr;
}

const json* ObjectReader::object_or_null(const std::string& key) {
  const json* found = take(key, false);
  if (found == nullptr || found->is_object()) return found;
  wrong_type(key, {"an object", "объект"}, *found);
  return nullptr;
}

const json* ObjectReader::object(const std::string& key) {
  const json* found = take(key, true);
  if (found == nullptr || found->is_object()) return found;
  wrong_type(key, {"an object", "объект"}, *found);
  return nullptr;
}

void ObjectReader::finish() {
  for (const auto& [key, value] : object_.items())
    if (!known_.contains(key))
      problems_.push_back(
          {"invalid.field",
           say("The field {} is not known here. Known: {}.", "Поле {} здесь неизвестно. Известны: {}.",
               in_backticks(key), fmt::format("{}", fmt::join(known_, ", "))),
           at_ + "/" + pointer_token(key)});
}

}  // namespace counterweight::codec
