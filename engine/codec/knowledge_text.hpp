// What people wrote of customers, as the vault keeps it: sealed, so that it can be erased. Canonical JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {

constexpr std::size_t kMaxShortBytes = 200;   // names, contacts
constexpr std::size_t kMaxLineBytes = 1'000;  // a source, a question, a follow-up
constexpr std::size_t kMaxLines = 30;         // questions, quotes, follow-ups of a conversation

struct InsightText {
  std::string idea, source, customer_value, company_value;
  std::string participants, implementation;  // may be empty
};

// Something of it is there.
struct ConversationText {
  std::vector<std::string> asked, quotes, follow_ups;
  std::string worst;  // the worst story heard
  std::string notes;
};

struct CustomerText {
  std::string name, contact;
};

// Each reads its keys of a body and notes what is missing or too long, with pointers; other keys are others'.
InsightText read_insight_text(ObjectReader& reader, std::vector<Refusal>& problems);
ConversationText read_conversation_text(ObjectReader& reader, std::vector<Refusal>& problems);
CustomerText read_customer_text(ObjectReader& reader, std::vector<Refusal>& problems);

nlohmann::json text_json(const InsightText& text);
nlohmann::json text_json(const ConversationText& text);
nlohmann::json text_json(const CustomerText& text);

// What is sealed, and what was: the object that text_json() wrote, or null where it is none any more.
template <typename Text>
std::string sealed_form(const Text& text);
nlohmann::json unsealed_json(const std::optional<std::string>& value);

}  // namespace counterweight::codec
