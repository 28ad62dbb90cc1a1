// What the readers of events share, and the readers themselves by type, theme by theme. Inside the codec.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/codec/object_reader.hpp"
#include "engine/core/event.hpp"

namespace counterweight::codec {

using Problems = std::vector<Refusal>;
using EventReader = std::function<core::EventData(ObjectReader&, Problems&)>;
using EventReaders = std::map<std::string, EventReader>;

// What was added to an event after its first ledger may be missing; everything else must be there.
EventReaders organisation_event_readers();
EventReaders rulebook_event_readers();
EventReaders review_event_readers();
EventReaders word_event_readers();
EventReaders stage_event_readers();
EventReaders change_event_readers();
EventReaders later_event_readers();
EventReaders knowledge_event_readers();

inline int revision_in(ObjectReader& r) {
  return static_cast<int>(r.integer("revision"));
}
inline core::ProposalId proposal_in(ObjectReader& r) {
  return {r.integer("proposal")};
}
inline core::ActionId action_in(ObjectReader& r) {
  return {r.text("action")};
}
inline core::DepartmentId department_in(ObjectReader& r) {
  return {r.text("department")};
}
inline core::MemberId member_in(ObjectReader& r) {
  return {r.text("member")};
}
inline core::ObjectionId objection_in(ObjectReader& r) {
  return {r.integer("objection")};
}
inline core::VetoId veto_in(ObjectReader& r) {
  return {r.integer("veto")};
}
inline core::SuggestionId suggestion_in(ObjectReader& r) {
  return {r.integer("suggestion")};
}
inline core::Electorate electorate_in(ObjectReader& r) {
  return r.has("electorate") ? r.integer("electorate") : core::kEverybody;
}

template <typename Id>
std::vector<Id> ids_in(ObjectReader& r, const std::string& key) {
  std::vector<Id> out;
  if (r.array(key) == nullptr) return out;
  for (std::string& each : r.texts(key)) out.push_back(Id{std::move(each)});
  return out;
}

template <typename Id>
std::vector<Id> numbers_in(ObjectReader& r, const std::string& key) {
  std::vector<Id> out;
  const nlohmann::json* array = r.array(key);
  if (array == nullptr) return out;
  for (const nlohmann::json& each : *array)
    if (each.is_number_integer()) out.push_back({each.get<std::int64_t>()});
  return out;
}

// Applies `read` to each element of an array field.
template <typename T, typename Read>
std::vector<T> list_in(ObjectReader& r, const std::string& key, Problems& problems, Read read) {
  std::vector<T> out;
  const nlohmann::json* array = r.array(key);
  if (array == nullptr) return out;
  for (std::size_t i = 0; i < array->size(); ++i) {
    ObjectReader each{(*array)[i], r.at() + "/" + key + "/" + std::to_string(i), problems};
    out.push_back(read(each));
  }
  return out;
}

// What later events carry besides, where it is there.
core::Answers answers_in(ObjectReader& r, Problems& problems);
core::Rolls rolls_in(ObjectReader& r, Problems& problems);
std::vector<core::ChallengeBody> bodies_in(ObjectReader& r, Problems& problems);

std::vector<core::SilenceCounted> silences_in(ObjectReader& r, const char* key, Problems& problems);

// As submitted and as amended.
std::vector<core::SubmittedAction> submitted_actions_in(ObjectReader& r, Problems& problems);

}  // namespace counterweight::codec
