#include "engine/codec/draft_body.hpp"

#include <algorithm>

#include "engine/codec/command_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/object_reader.hpp"
#include "engine/codec/premortem_json.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using nlohmann::json;
using Problems = std::vector<Refusal>;

void check_action(const json& action, const std::string& at, Problems& problems) {
  ObjectReader reader{action, at, problems};
  for (const char* key : {"id", "kind", "title"}) reader.text_or(key, {});
  reader.values("attributes");
  reader.texts("requires");
  reader.finish();
}

Problems all_of(const Refusal& refusal) {
  Problems out{refusal};
  out.front().also.clear();
  out.insert(out.end(), refusal.also.begin(), refusal.also.end());
  return out;
}

}  // namespace

void check_draft_body(const json& body, const std::string& at, Problems& problems) {
  ObjectReader reader{body, at, problems};
  for (const char* key : {"title", "goal"}) reader.text_or(key, {});
  reader.values("fields");
  if (!reader.has("actions")) {
    reader.texts("actions");  // null or missing: known all the same
  } else if (const json* actions = reader.array("actions")) {
    for (std::size_t i = 0; i < actions->size(); ++i)
      check_action((*actions)[i], at + "/actions/" + std::to_string(i), problems);
  }
  read_premortem(reader, "premortem", problems);
  reader.finish();
}

json draft_body_of(const core::Proposal& proposal) {
  json actions = json::array();
  for (const core::Action& action : proposal.actions)
    if (!action.dropped) actions.push_back(draft_json(action.draft));
  return {{"title", proposal.title},
          {"goal", proposal.goal},
          {"fields", core::to_json(proposal.fields)},
          {"actions", std::move(actions)}};
}

Problems submission_problems(const core::State& state, const json& body, const core::Context& context) {
  const CommandResult command = read_submit(body);
  if (!command.ok()) return all_of(command.refusal());
  const core::Context now{std::max(context.now, state.last_time()), context.actor};
  const core::Events events = core::decide_proposal(state, std::get<core::Submit>(*command), now);
  return events.ok() ? Problems{} : all_of(events.refusal());
}

}  // namespace counterweight::codec
