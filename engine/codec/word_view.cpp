// Objections and vetoes as they are served.
#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/shares.hpp"
#include "engine/codec/words.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json challenge_json(const Challenge& c, const People& people) {
  const auto vote = [&](const SustainVote& v) {
    return json{{"department", v.department.value},
                {"vote", word(v.vote)},
                {"reason", v.reason},
                {"member", people(v.member)},
                {"at", format_timestamp(v.at)}};
  };
  return {{"on", word(c.on)},
          {"reason", c.reason},
          {"member", people(c.member)},
          {"content", c.content},
          {"opened_at", format_timestamp(c.opened_at)},
          {"due", format_timestamp(c.due)},
          {"needed", c.needed},
          {"silence", word(c.silence)},
          {"roll", ids_json(c.roll)},
          {"bodies", bodies_json(c.bodies)},
          {"votes", list_json(c.votes, vote)},
          {"result", c.result ? json(word(*c.result)) : json(nullptr)},
          {"closed_at", time_json(c.closed_at)}};
}

json override_json(const Override& signed_one, const People& people) {
  return {{"justification", signed_one.justification},
          {"department", signed_one.department.empty() ? json(nullptr) : json(signed_one.department.value)},
          {"member", people(signed_one.member)},
          {"second", people(signed_one.second)},
          {"signed_at", format_timestamp(signed_one.signed_at)},
          {"effective_at", format_timestamp(signed_one.effective_at)},
          {"state", word(signed_one.state)}};
}

json bound_by_json(const BoundBy& bound) {
  return {{"proposal", bound.proposal.value},
          {"veto", bound.veto.value},
          {"sustained_at", format_timestamp(bound.sustained_at)},
          {"content", bound.content}};
}

}  // namespace

json objection_json(const Objection& o, const People& people) {
  json answer = nullptr;
  if (o.answer)
    answer = {{"answer", word(o.answer->answer)},
              {"reason", o.answer->reason},
              {"member", people(o.answer->member)},
              {"at", format_timestamp(o.answer->at)},
              {"content", o.answer->content}};
  return {{"id", o.id.value},
          {"action", o.action.value},
          {"department", o.department.value},
          {"member", people(o.member)},
          {"reason", o.reason},
          {"at", format_timestamp(o.at)},
          {"content", o.content},
          {"state", word(o.state)},
          {"answer", std::move(answer)},
          {"waiting_due", time_json(o.waiting_due)},
          {"settle_due", time_json(o.settle_due)},
          {"owed", o.owed}};
}

json veto_json(const Veto& v, const People& people) {
  return {{"id", v.id.value},
          {"action", v.action.value},
          {"department", v.department.value},
          {"member", people(v.member)},
          {"ground", v.ground.value},
          {"absolute", v.absolute},
          {"reason", v.reason},
          {"at", format_timestamp(v.at)},
          {"content", v.content},
          {"state", word(v.state)},
          {"bites", v.bites()},
          {"lifts_if", v.lifts_if.empty() ? json(nullptr) : json(v.lifts_if)},
          {"valid_until", time_json(v.valid_until)},
          {"acceptable", v.acceptable.empty() ? json(nullptr) : json(v.acceptable)},
          {"harm_pct", v.harm_pct ? json(*v.harm_pct) : json(nullptr)},
          {"waiting_due", time_json(v.waiting_due)},
          {"asked_due", time_json(v.asked_due)},
          {"bound_by", v.bound_by ? bound_by_json(*v.bound_by) : json(nullptr)},
          {"override", v.override_ ? override_json(*v.override_, people) : json(nullptr)},
          {"challenges",
           list_json(v.challenges, [&](const Challenge& each) { return challenge_json(each, people); })}};
}

}  // namespace counterweight::codec
