#include "engine/codec/what_if.hpp"

#include "engine/codec/draft_body.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/object_reader.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/proposal/check_draft.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// Of what check_draft_body() found in order: only reads, so that every key may be missing.
ActionDraft thought_action(const json& action, Problems& none) {
  ObjectReader reader{action, "", none};
  ActionDraft out{{reader.text_or("id", {})},
                  {reader.text_or("kind", {})},
                  reader.text_or("title", {}),
                  reader.values("attributes"),
                  {}};
  for (std::string& need : reader.texts("requires")) out.needs.push_back({std::move(need)});
  return out;
}

core::Snapshot thought_draft(const json& body, Problems& none) {
  ObjectReader reader{body, "", none};
  core::Snapshot out{reader.text_or("title", {}), reader.text_or("goal", {}), reader.values("fields"), {}};
  if (const json* actions = reader.array_or_null("actions"))
    for (const json& action : *actions) out.actions.push_back(thought_action(action, none));
  return out;
}

}  // namespace

Result<Thought> read_thought(const json& body, const rules::CheckedRulebook& rulebook) {
  Problems problems;
  check_draft_body(body, "", problems);
  const auto actions = body.find("actions");
  if (actions != body.end() && actions->is_array() && actions->size() > kMaxActions)
    problems.push_back({"invalid.actions",
                        say("Expected at most {} actions, but found {}.",
                            "Не больше {} действий, а указано {}.", kMaxActions, actions->size()),
                        "/actions"});
  if (!problems.empty()) return together(std::move(problems));
  Thought out;
  out.draft = check_draft(thought_draft(body, problems), rulebook, DraftPlaces{}, out.problems);
  for (std::size_t i = 0; i < out.draft.actions.size(); ++i) {
    const ActionDraft& action = out.draft.actions[i];
    if (rulebook.kind(action.kind) == nullptr) continue;
    out.considered.push_back({action.kind, action.attributes});
    out.places.push_back(i);
  }
  return out;
}

}  // namespace counterweight::codec
