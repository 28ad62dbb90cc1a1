// An earlier action as what came of it: what others did with the like.
#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/what_if.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

Text ground_name(const Proposal& proposal, const GroundId& id) {
  const rules::Ground* ground = proposal.rulebook->ground(id);
  return ground == nullptr ? Text{id.value, id.value} : ground->name;
}

json earlier_veto_json(const Proposal& proposal, const Veto& veto, Language language) {
  const auto challenge = [](const Challenge& each) {
    return json{{"on", word(each.on)}, {"result", each.result ? json(word(*each.result)) : json(nullptr)}};
  };
  return {{"veto", veto.id.value},
          {"department", veto.department.value},
          {"ground", {{"id", veto.ground.value}, {"name", ground_name(proposal, veto.ground).in(language)}}},
          {"reason", veto.reason},
          {"state", word(veto.state)},
          {"acceptable", veto.acceptable.empty() ? json(nullptr) : json(veto.acceptable)},
          {"lifts_if", veto.lifts_if.empty() ? json(nullptr) : json(veto.lifts_if)},
          {"challenges", list_json(veto.challenges, challenge)},
          {"override", veto.override_ ? json(word(veto.override_->state)) : json(nullptr)}};
}

json earlier_objection_json(const Objection& objection) {
  json answer = nullptr;
  if (objection.answer)
    answer = {{"answer", word(objection.answer->answer)}, {"reason", objection.answer->reason}};
  return {{"objection", objection.id.value},
          {"department", objection.department.value},
          {"reason", objection.reason},
          {"state", word(objection.state)},
          {"answer", std::move(answer)}};
}

}  // namespace

json precedent_json(const Proposal& proposal, const Action& action, int nearness, Language language) {
  json vetoes = json::array(), objections = json::array();
  for (const Veto& each : proposal.vetoes)
    if (each.action == action.draft.id) vetoes.push_back(earlier_veto_json(proposal, each, language));
  for (const Objection& each : proposal.objections)
    if (each.action == action.draft.id) objections.push_back(earlier_objection_json(each));
  json outcome = nullptr;
  if (proposal.evaluation)
    outcome = {{"verdict", word(proposal.evaluation->verdict)}, {"lesson", proposal.evaluation->lesson}};
  return {{"proposal", proposal.id.value},
          {"title", proposal.title},
          {"status", word(proposal.status)},
          {"submitted_at", format_timestamp(proposal.submitted_at)},
          {"closed_at", time_json(proposal.closed_at)},
          {"action", action.draft.id.value},
          {"number", proposal.number_of(action.draft.id)},
          {"action_title", action.draft.title},
          {"attributes", to_json(action.draft.attributes)},
          {"nearness", nearness},
          {"verdict", word(verdict_of(proposal, action))},
          {"vetoes", std::move(vetoes)},
          {"objections", std::move(objections)},
          {"outcome", std::move(outcome)}};
}

}  // namespace counterweight::codec
