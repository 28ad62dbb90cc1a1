// `allowed` and `blocked_by`: what this member may do, and why the rest is closed.
#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/words.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

template <typename Refs>
void add_references(json& out, const Refs& refs) {
  if (refs.action) out["action"] = refs.action->value;
  if (refs.objection) out["objection"] = refs.objection->value;
  if (refs.veto) out["veto"] = refs.veto->value;
  if (refs.suggestion) out["suggestion"] = refs.suggestion->value;
}

template <typename T>
json words_json(const std::vector<T>& values) {
  json out = json::array();
  for (const T& value : values) out.push_back(word(value));
  return out;
}

json ids_with(const std::vector<ActionOutcome>& outcomes, Outcome wanted) {
  json out = json::array();
  for (const ActionOutcome& each : outcomes)
    if (each.outcome == wanted) out.push_back(each.action.value);
  return out;
}

json vetoes_json(const std::vector<VetoId>& vetoes) {
  json out = json::array();
  for (const VetoId veto : vetoes) out.push_back(veto.value);
  return out;
}

json allowed_json(const Allowed& allowed) {
  json out{{"command", allowed.command}};
  add_references(out, allowed);
  if (!allowed.positions.empty()) out["positions"] = words_json(allowed.positions);
  if (!allowed.grounds.empty()) out["grounds"] = ids_json(allowed.grounds);
  if (!allowed.on.empty()) out["on"] = words_json(allowed.on);
  if (allowed.command == "answer_objection") out["answers"] = {"decline", "accept"};
  if (allowed.decision) out["decision"] = word(*allowed.decision);
  if (allowed.decision == DecisionKind::launch) {
    out["launches"] = ids_with(allowed.outcomes, Outcome::launched);
    out["prevents"] = ids_with(allowed.outcomes, Outcome::prevented);
    out["outcomes"] = outcomes_json(allowed.outcomes);
  }
  if (allowed.command == "record_outcome") out["lessons"] = vetoes_json(allowed.lessons);
  return out;
}

json way_out_json(const WayOut& way, Language language) {
  json out{{"command", way.command}, {"open", way.open}, {"sentence", way.sentence.in(language)}};
  if (way.objection) out["objection"] = way.objection->value;
  if (way.veto) out["veto"] = way.veto->value;
  if (way.on) out["on"] = word(*way.on);
  if (way.until) out["until"] = format_timestamp(*way.until);
  return out;
}

json blocked_json(const Blocked& blocked, Language language) {
  json out{{"command", blocked.command},
           {"code", blocked.refusal.code},
           {"sentence", blocked.refusal.sentence.in(language)}};
  add_references(out, blocked);
  if (blocked.position) out["position"] = word(*blocked.position);
  if (blocked.decision) out["decision"] = word(*blocked.decision);
  out["ways_out"] = json::array();
  for (const WayOut& way : blocked.ways_out) out["ways_out"].push_back(way_out_json(way, language));
  return out;
}

}  // namespace

void add_options(json& proposal, const Options& options, Language language) {
  proposal["allowed"] = json::array();
  for (const Allowed& allowed : options.allowed) proposal["allowed"].push_back(allowed_json(allowed));
  proposal["blocked_by"] = json::array();
  for (const Blocked& blocked : options.blocked)
    proposal["blocked_by"].push_back(blocked_json(blocked, language));
}

}  // namespace counterweight::codec
