// The published schema says the same keys, words and limits as the reader.
#include "rules/format.hpp"
#include "rules/limits.hpp"
#include "rules/names.hpp"
#include "rules/words.hpp"
#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight::rules;
using nlohmann::json;

namespace {

json schema() {
  return json::parse(read_file(RULES_DIR "/schema/rulebook.schema.json"));
}

template <typename E, std::size_t N>
json words_of(const NameTable<E, N>& table) {
  json out = json::array();
  for (const auto& [name, value] : table) out.push_back(name);
  return out;
}

}  // namespace

TEST_CASE("schema: every object has exactly the reader's keys, and the same required ones") {
  const json document = schema();
  for (const ObjectFormat* format : all_formats()) {
    INFO(std::string(format->name));
    const json& object =
        format->name == "rulebook" ? document : document.at("definitions").at(std::string(format->name));
    std::set<std::string> known, required, known_there, required_there;
    for (const KeyFormat& key : format->keys) {
      known.emplace(key.name);
      if (key.required) required.emplace(key.name);
    }
    for (const auto& [key, value] : object.at("properties").items()) known_there.insert(key);
    for (const json& key : object.value("required", json::array()))
      required_there.insert(key.get<std::string>());
    CHECK(known == known_there);
    CHECK(required == required_there);
    CHECK(object.at("additionalProperties") == false);
  }
}

TEST_CASE("schema: no object is described that the reader does not know") {
  std::set<std::string> known;
  for (const ObjectFormat* format : all_formats()) known.emplace(format->name);
  const json document = schema();
  for (const auto& [name, definition] : document.at("definitions").items()) {
    INFO(name);
    CHECK(known.contains(name) == (definition.value("type", "") == "object"));
  }
}

TEST_CASE("schema: words and limits are the reader's") {
  const json document = schema();
  const json& definitions = document.at("definitions");
  CHECK(document.at("properties").at("counterweight").at("const") == kFormatVersion);
  CHECK(definitions.at("kind").at("properties").at("closes").at("enum") == words_of(kClosings));
  CHECK(definitions.at("approval").at("oneOf").size() == kApprovalForms.size());
  CHECK(definitions.at("passes").at("properties").at("approvals").at("maxItems") == kMaxApprovalRules);
  CHECK(definitions.at("calendar").at("properties").at("holidays").at("maxItems") == kMaxHolidays);
  CHECK(definitions.at("calendar").at("properties").at("days").at("items").at("enum").size() ==
        kWeekdays.size());
  CHECK(definitions.at("silence_word").at("enum") == words_of(kSilences));
  CHECK(definitions.at("row").at("properties").at("power").at("enum") == words_of(kPowers));
  CHECK(definitions.at("attribute").at("properties").at("type").at("enum") == words_of(kAttributeTypes));
  CHECK(definitions.at("challenge_rule").at("properties").at("silence").at("enum") ==
        words_of(kVoteSilences));
  CHECK(document.at("properties").at("answered_by").at("enum") == words_of(kAnsweredBy));
  CHECK(definitions.at("department").at("properties").at("voice").at("anyOf").at(0).at("enum") ==
        words_of(kVoices));
  const json& carry = definitions.at("carry").at("properties");
  CHECK(carry.at("approve").at("enum") == words_of(kApprovalCarries));
  CHECK(carry.at("object").at("enum") == words_of(kObjectionCarries));
  CHECK(carry.at("veto").at("enum") == words_of(kObjectionCarries));
  CHECK(definitions.at("final_comment").at("properties").at("on_objection").at("enum") ==
        words_of(kOnObjection));
  CHECK(definitions.at("body").at("properties").at("voters").at("enum") == words_of(kVoters));
  CHECK(definitions.at("challenge_rule").at("properties").at("bodies").at("maxItems") == kMaxBodies);
  CHECK(document.at("properties").at("stages").at("maxItems") == kMaxStages);
  CHECK(document.at("properties").at("reminders").at("maxItems") == kMaxReminders);
  CHECK(document.at("properties").at("questions").at("maxItems") == kMaxQuestions);
  CHECK(document.at("properties").at("evidence").at("maxItems") == kMaxEvidenceRules);
  CHECK(definitions.at("evidence").at("properties").at("when").at("maxLength") == kMaxConditionBytes);
  for (const char* thing : {"conversations", "metrics", "insights"})
    CHECK(definitions.at(thing).at("properties").at("at_least").at("maximum") == kMaxEvidenceCount);
  CHECK(definitions.at("conversations").at("properties").at("buyers").at("maximum") == kMaxEvidenceCount);
  const json& wants = definitions.at("row").at("properties").at("wants");
  CHECK(wants.at("additionalProperties").at("enum") == words_of(kDirections));
  CHECK(wants.at("maxProperties") == kMaxAttributes);
  CHECK(definitions.at("attribute_id").at("not").at("enum").size() == reserved_words().size());
  for (const json& word : definitions.at("attribute_id").at("not").at("enum"))
    CHECK(is_reserved(word.get<std::string>()));

  const json& properties = document.at("properties");
  CHECK(properties.at("departments").at("minItems") == kMinDepartments);
  CHECK(properties.at("departments").at("maxItems") == kMaxDepartments);
  CHECK(properties.at("fields").at("maxItems") == kMaxAttributes);
  CHECK(properties.at("kinds").at("maxItems") == kMaxKinds);
  CHECK(properties.at("grounds").at("maxItems") == kMaxGrounds);
  CHECK(properties.at("jurisdiction").at("maxItems") == kMaxRows);
  CHECK(properties.at("version").at("maximum") == kMaxVersion);
  CHECK(definitions.at("kind").at("properties").at("attributes").at("maxItems") == kMaxAttributes);
  CHECK(definitions.at("attribute").at("properties").at("options").at("maxItems") == kMaxOptions);
  CHECK(definitions.at("attribute").at("properties").at("digits").at("maximum") == kMaxDecimalDigits);
  CHECK(definitions.at("attribute").at("properties").at("unit").at("maxLength") == kMaxUnitCharacters);
  CHECK(definitions.at("row").at("properties").at("when").at("maxLength") == kMaxConditionBytes);
  CHECK(definitions.at("sentence").at("maxLength") == kMaxHelpCharacters);
  CHECK(definitions.at("challenge").at("properties").at("min_voters").at("maximum") == kMaxDepartments - 2);
  CHECK(definitions.at("quota").at("properties").at("count").at("maximum") == kMaxOverrides);
  CHECK(definitions.at("pilot").at("properties").at("max_share_pct").at("maximum") == kMaxPilotShare);
}
