#include "engine/codec/knowledge_text.hpp"

#include "base/canonical_json.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

using nlohmann::json;
using Problems = std::vector<Refusal>;

bool is_blank_text(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

Refusal too_long(std::size_t limit, std::size_t found, std::string pointer) {
  return {
      "invalid.text",
      say("Expected at most {} bytes, but found {}.", "Нужно не больше {} байт, а здесь {}.", limit, found),
      std::move(pointer)};
}

std::string optional_text(ObjectReader& reader, const char* key, std::size_t limit, Problems& problems) {
  std::string out = reader.text_or(key, {});
  if (out.size() > limit) problems.push_back(too_long(limit, out.size(), reader.at() + "/" + key));
  return out;
}

std::string needed_text(ObjectReader& reader, const char* key, std::size_t limit, const Text& what,
                        Problems& problems) {
  const std::size_t before = problems.size();
  std::string out = optional_text(reader, key, limit, problems);
  if (problems.size() == before && is_blank_text(out))
    problems.push_back({"invalid.text", what, reader.at() + "/" + key});
  return out;
}

std::vector<std::string> lines(ObjectReader& reader, const char* key, std::size_t limit, Problems& problems) {
  std::vector<std::string> out = reader.texts(key);
  const std::string at = reader.at() + "/" + key;
  if (out.size() > kMaxLines)
    problems.push_back({"invalid.text",
                        say("Expected at most {} of them, but found {}.", "Нужно не больше {}, а здесь {}.",
                            kMaxLines, out.size()),
                        at});
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string place = at + "/" + std::to_string(i);
    if (out[i].size() > limit) problems.push_back(too_long(limit, out[i].size(), place));
    if (is_blank_text(out[i]))
      problems.push_back(
          {"invalid.text", say("Expected words, but found nothing.", "Нужны слова, а здесь пусто."), place});
  }
  return out;
}

}  // namespace

InsightText read_insight_text(ObjectReader& reader, Problems& problems) {
  InsightText out;
  out.idea = needed_text(reader, "idea", core::kMaxTextBytes,
                         say("Say what you learnt of the customer.", "Напишите, что вы узнали о клиенте."),
                         problems);
  out.source = needed_text(reader, "source", kMaxLineBytes,
                           say("Say where you know it from.", "Напишите, откуда вы это знаете."), problems);
  out.customer_value = needed_text(
      reader, "customer_value", core::kMaxTextBytes,
      say("Say what it is worth to the customer.", "Напишите, чем это ценно для клиента."), problems);
  out.company_value = needed_text(
      reader, "company_value", core::kMaxTextBytes,
      say("Say what it is worth to the company.", "Напишите, чем это ценно для компании."), problems);
  out.participants = optional_text(reader, "participants", kMaxLineBytes, problems);
  out.implementation = optional_text(reader, "implementation", core::kMaxTextBytes, problems);
  return out;
}

ConversationText read_conversation_text(ObjectReader& reader, Problems& problems) {
  const std::size_t before = problems.size();
  ConversationText out;
  out.asked = lines(reader, "asked", kMaxLineBytes, problems);
  out.quotes = lines(reader, "quotes", core::kMaxTextBytes, problems);
  out.follow_ups = lines(reader, "follow_ups", kMaxLineBytes, problems);
  out.worst = optional_text(reader, "worst", core::kMaxTextBytes, problems);
  out.notes = optional_text(reader, "notes", core::kMaxTextBytes, problems);
  if (problems.size() == before && out.quotes.empty() && is_blank_text(out.worst) && is_blank_text(out.notes))
    problems.push_back({"invalid.text",
                        say("Say what you heard: a quote, the worst story, or notes.",
                            "Напишите, что вы услышали: цитату, худшую историю или заметки."),
                        reader.at() + "/quotes"});
  return out;
}

CustomerText read_customer_text(ObjectReader& reader, Problems& problems) {
  CustomerText out;
  out.name = needed_text(reader, "name", kMaxShortBytes,
                         say("Say who the customer is.", "Напишите, кто этот клиент."), problems);
  out.contact = optional_text(reader, "contact", kMaxShortBytes, problems);
  return out;
}

json text_json(const InsightText& text) {
  return {{"idea", text.idea},
          {"source", text.source},
          {"customer_value", text.customer_value},
          {"company_value", text.company_value},
          {"participants", text.participants},
          {"implementation", text.implementation}};
}
json text_json(const ConversationText& text) {
  return {{"asked", text.asked},
          {"quotes", text.quotes},
          {"follow_ups", text.follow_ups},
          {"worst", text.worst},
          {"notes", text.notes}};
}
json text_json(const CustomerText& text) {
  return {{"name", text.name}, {"contact", text.contact}};
}

template <typename Text>
std::string sealed_form(const Text& text) {
  return canonical_json(text_json(text));
}
template std::string sealed_form(const InsightText&);
template std::string sealed_form(const ConversationText&);
template std::string sealed_form(const CustomerText&);

json unsealed_json(const std::optional<std::string>& value) {
  if (!value) return nullptr;
  json out = json::parse(*value, nullptr, false);
  return out.is_object() ? out : json(nullptr);
}

}  // namespace counterweight::codec
