#include "engine/service/scenario_expectation.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/codec/words.hpp"
#include "engine/core/proposal/attention.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::service {
namespace {

using nlohmann::json;

json verdicts(const core::Proposal& p, const json& named) {
  json out = json::object();
  for (const auto& [id, verdict] : named.items()) {
    const core::Action* action = p.action({id});
    out[id] = action == nullptr ? json(nullptr) : json(codec::word(core::verdict_of(p, *action)));
  }
  return out;
}

// By action/department: what the department says of the action, null for nothing.
json voices(const core::Proposal& p) {
  json out = json::object();
  for (const core::Action& action : p.actions)
    for (const core::Seat& seat : action.seats)
      out[action.draft.id.value + "/" + seat.right.department.value] =
          seat.voice ? json(codec::word(seat.voice->position)) : json(nullptr);
  return out;
}

// By action/department: the state of the latest that is or was there.
template <typename List>
json states(const List& list) {
  json out = json::object();
  for (const auto& each : list)
    out[each.action.value + "/" + each.department.value] = codec::word(each.state);
  return out;
}

enum class Which { all, reminded };

json waiting(const core::Proposal& p, bool with_task, Which which = Which::all) {
  std::set<std::string> out;
  for (const core::Attention& each : core::attention_of(p))
    if (which == Which::all || each.reminded)
      out.insert(each.department.value + (with_task ? "/" + std::string{codec::word(each.task)} : ""));
  return out;
}

json only_named(const json& found, const json& named) {
  json out = json::object();
  for (const auto& [key, value] : named.items()) out[key] = found.value(key, json(nullptr));
  return out;
}

}  // namespace

std::string unknown_key(const json& expected) {
  const std::string known = ", " + std::string(kExpectationKeys) + ",";
  for (const auto& [key, value] : expected.items())
    if (known.find(", " + key + ",") == std::string::npos) return key;
  return {};
}

json what_stands(const core::Proposal& p, const json& expected) {
  json out = json::object();
  for (const auto& [key, value] : expected.items()) {
    if (key == "status") out[key] = codec::word(p.status);
    if (key == "revision") out[key] = p.revision;
    if (key == "actions") out[key] = verdicts(p, value);
    if (key == "attention") out[key] = waiting(p, false);
    if (key == "tasks") out[key] = waiting(p, true);
    if (key == "reminded") out[key] = waiting(p, true, Which::reminded);
    if (key == "stage") out[key] = p.stage + 1;
    if (key == "vetoes") out[key] = only_named(states(p.vetoes), value);
    if (key == "objections") out[key] = only_named(states(p.objections), value);
    if (key == "voices") out[key] = only_named(voices(p), value);
    if (key == "suggestions") {
      json all = json::object();
      for (const auto& each : p.suggestions) all[std::to_string(each->id.value)] = codec::word(each->state);
      out[key] = only_named(all, value);
    }
  }
  return out;
}

void sort_lists(json& expectation) {
  for (const char* key : {"attention", "tasks", "reminded"})
    if (expectation.contains(key)) std::sort(expectation[key].begin(), expectation[key].end());
}

}  // namespace counterweight::service
