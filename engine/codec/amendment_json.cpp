#include "engine/codec/amendment_json.hpp"

#include "engine/codec/json_parts.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;
using Problems = std::vector<Refusal>;

std::optional<std::string> text_or_none(ObjectReader& reader, const std::string& key) {
  std::string text = reader.text_or(key, {});
  return reader.has(key) ? std::optional{std::move(text)} : std::nullopt;
}

std::vector<ActionId> action_ids(ObjectReader& reader, const std::string& key) {
  std::vector<ActionId> out;
  for (std::string& id : reader.texts(key)) out.push_back({std::move(id)});
  return out;
}

ActionPatch read_patch(const json& action, const std::string& at, Problems& problems) {
  ObjectReader reader{action, at, problems};
  ActionPatch patch;
  patch.id = {reader.text("id")};
  if (auto kind = text_or_none(reader, "kind")) patch.kind = KindId{*std::move(kind)};
  patch.title = text_or_none(reader, "title");
  patch.attributes = reader.value_changes("attributes");
  std::vector<ActionId> needs = action_ids(reader, "requires");
  if (reader.has("requires")) patch.needs = std::move(needs);
  reader.finish();
  return patch;
}

void read_fields(const json& proposal, const std::string& at, Amendment& amendment, Problems& problems) {
  ObjectReader reader{proposal, at, problems};
  amendment.title = text_or_none(reader, "title");
  amendment.goal = text_or_none(reader, "goal");
  amendment.fields = reader.value_changes("fields");
  reader.finish();
}

Refusal too_many(std::size_t found, std::string pointer) {
  return {"invalid.actions",
          say("Expected at most {} actions, but found {}.", "Не больше {} действий, а указано {}.",
              kMaxActionsEver, found),
          std::move(pointer)};
}

json changes_of_values(const ValueChanges& changes) {
  json out = json::object();
  for (const auto& [name, value] : changes) out[name] = value ? to_json(*value) : json(nullptr);
  return out;
}

json patch_json(const ActionPatch& patch) {
  json out{{"id", patch.id.value}};
  if (patch.kind) out["kind"] = patch.kind->value;
  if (patch.title) out["title"] = *patch.title;
  if (!patch.attributes.empty()) out["attributes"] = changes_of_values(patch.attributes);
  if (patch.needs) out["requires"] = ids_json(*patch.needs);
  return out;
}

json value_json(const std::optional<rules::Value>& value) {
  return value ? to_json(*value) : json(nullptr);
}

}  // namespace

Amendment read_amendment(ObjectReader& reader, Problems& problems) {
  Amendment out;
  if (const json* proposal = reader.object_or_null("proposal"))
    read_fields(*proposal, reader.at() + "/proposal", out, problems);
  const json* actions = reader.array_or_null("actions");
  if (actions != nullptr && actions->size() > kMaxActionsEver)
    problems.push_back(too_many(actions->size(), reader.at() + "/actions"));
  else if (actions != nullptr)
    for (std::size_t i = 0; i < actions->size(); ++i)
      out.actions.push_back(
          read_patch((*actions)[i], reader.at() + "/actions/" + std::to_string(i), problems));
  out.drop = action_ids(reader, "drop");
  if (out.drop.size() > kMaxActionsEver) problems.push_back(too_many(out.drop.size(), reader.at() + "/drop"));
  return out;
}

json amendment_json(const Amendment& amendment) {
  json proposal = json::object();
  if (amendment.title) proposal["title"] = *amendment.title;
  if (amendment.goal) proposal["goal"] = *amendment.goal;
  if (!amendment.fields.empty()) proposal["fields"] = changes_of_values(amendment.fields);
  json out = json::object();
  if (!proposal.empty()) out["proposal"] = std::move(proposal);
  for (const ActionPatch& patch : amendment.actions) out["actions"].push_back(patch_json(patch));
  if (!amendment.drop.empty()) out["drop"] = ids_json(amendment.drop);
  return out;
}

Change read_change(ObjectReader& reader) {
  return {reader.text("field"),
          {reader.text_or("action", {})},
          reader.value_or_none("from"),
          reader.value_or_none("to")};
}

json changes_json(const std::vector<Change>& changes) {
  json out = json::array();
  for (const Change& change : changes) {
    json each{{"field", change.field}, {"from", value_json(change.from)}, {"to", value_json(change.to)}};
    if (!change.action.empty()) each["action"] = change.action.value;
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace counterweight::codec
