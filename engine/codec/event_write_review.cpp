// What happens on the straight way: submitted, reviewed, objected to, vetoed, decided.
#include "engine/codec/event_writing.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/shares.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json seats_json(const std::vector<rules::Seat>& seats) {
  json out = json::array();
  for (const rules::Seat& seat : seats)
    out.push_back({{"department", seat.department.value},
                   {"power", word(seat.power)},
                   {"approval_required", seat.approval_required},
                   {"halt", seat.halt},
                   {"grounds", ids_json(seat.grounds)},
                   {"silence", word(seat.silence)},
                   {"rules", ids_json(seat.rows)}});
  return out;
}

}  // namespace

json silences_json(const std::vector<SilenceCounted>& silences) {
  json out = json::array();
  for (const SilenceCounted& s : silences)
    out.push_back(
        {{"action", s.action.value}, {"department", s.department.value}, {"meaning", word(s.meaning)}});
  return out;
}

void add_time(json& data, const char* key, const std::optional<Timestamp>& time) {
  if (time) data[key] = format_timestamp(*time);
}

void add_electorate(json& data, Electorate electorate) {
  if (electorate != kEverybody) data["electorate"] = electorate;
}

json submitted_actions_json(const std::vector<SubmittedAction>& actions) {
  json out = json::array();
  for (const SubmittedAction& action : actions) {
    json each = draft_json(action.draft);
    each["content"] = action.content;
    each["seats"] = seats_json(action.seats);
    out.push_back(std::move(each));
  }
  return out;
}

json data_of(const ProposalSubmitted& e) {
  json out{{"proposal", e.proposal.value},
           {"rulebook", e.rulebook},
           {"title", e.title},
           {"goal", e.goal},
           {"fields", to_json(e.fields)},
           {"actions", submitted_actions_json(e.actions)},
           {"review_due", format_timestamp(e.review_due)}};
  add_time(out, "review_floor", e.review_floor);
  add_electorate(out, e.electorate);
  add_rolls(out, e.rolls);
  return out;
}
json data_of(const PositionTaken& e) {
  json out{{"proposal", e.proposal.value}, {"action", e.action.value}, {"department", e.department.value},
           {"position", word(e.position)}, {"reason", e.reason},       {"content", e.content},
           {"revision", e.revision}};
  add_answers(out, e.answers);
  return out;
}
json data_of(const PositionWithdrawn& e) {
  return {{"proposal", e.proposal.value},
          {"action", e.action.value},
          {"department", e.department.value},
          {"content", e.content}};
}
json data_of(const ObjectionRaised& e) {
  json out{{"proposal", e.proposal.value}, {"objection", e.objection.value},
           {"action", e.action.value},     {"department", e.department.value},
           {"reason", e.reason},           {"content", e.content},
           {"revision", e.revision}};
  if (!e.owed) out["owed"] = false;
  add_answers(out, e.answers);
  return out;
}
json data_of(const ObjectionAnswered& e) {
  json out{{"proposal", e.proposal.value},
           {"objection", e.objection.value},
           {"answer", word(e.answer)},
           {"reason", e.reason},
           {"content", e.content}};
  add_time(out, "settle_due", e.settle_due);
  return out;
}
json data_of(const ObjectionSettled& e) {
  return {{"proposal", e.proposal.value}, {"objection", e.objection.value}};
}
json data_of(const ObjectionResolved& e) {
  return {{"proposal", e.proposal.value}, {"objection", e.objection.value}};
}
json data_of(const ObjectionWithdrawn& e) {
  return {{"proposal", e.proposal.value}, {"objection", e.objection.value}};
}
json data_of(const VetoCast& e) {
  json out{{"proposal", e.proposal.value}, {"veto", e.veto.value},
           {"action", e.action.value},     {"department", e.department.value},
           {"ground", e.ground.value},     {"absolute", e.absolute},
           {"rules", ids_json(e.rows)},    {"reason", e.reason},
           {"content", e.content},         {"revision", e.revision}};
  if (!e.lifts_if.empty()) out["lifts_if"] = e.lifts_if;
  add_time(out, "valid_until", e.valid_until);
  if (!e.acceptable.empty()) out["acceptable"] = e.acceptable;
  if (e.harm_pct) out["harm_pct"] = *e.harm_pct;
  add_answers(out, e.answers);
  return out;
}
json data_of(const VetoWithdrawn& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}};
}
json data_of(const VetoChallenged& e) {
  json out{{"proposal", e.proposal.value}, {"veto", e.veto.value},       {"on", word(e.on)},
           {"reason", e.reason},           {"content", e.content},       {"roll", ids_json(e.roll)},
           {"needed", e.needed},           {"silence", word(e.silence)}, {"due", format_timestamp(e.due)}};
  if (e.decision_left) out["decision_left_ms"] = e.decision_left->count();
  add_electorate(out, e.electorate);
  if (!e.bodies.empty()) out["bodies"] = bodies_json(e.bodies);
  return out;
}
json data_of(const SustainVoteCast& e) {
  return {{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"department", e.department.value},
          {"vote", word(e.vote)},         {"reason", e.reason},   {"content", e.content}};
}
json data_of(const ChallengeClosed& e) {
  json out{{"proposal", e.proposal.value},
           {"veto", e.veto.value},
           {"result", word(e.result)},
           {"silent", ids_json(e.silent)},
           {"closed_at", format_timestamp(e.closed_at)}};
  add_time(out, "decision_due", e.decision_due);
  return out;
}
json data_of(const SilenceEscalated& e) {
  return {{"proposal", e.proposal.value},
          {"silences", silences_json(e.silences)},
          {"asked", silences_json(e.asked)},
          {"due", format_timestamp(e.due)}};
}
json data_of(const ReviewClosed& e) {
  json out{{"proposal", e.proposal.value},
           {"end", word(e.end)},
           {"silences", silences_json(e.silences)},
           {"closed_at", format_timestamp(e.closed_at)},
           {"decision_left_ms", e.decision_left.count()}};
  add_time(out, "decision_due", e.decision_due);
  return out;
}
json data_of(const PremortemAnswered& e) {
  return {{"proposal", e.proposal.value},
          {"answer", e.answer.value},
          {"by", e.worst.by.value},
          {"worst", e.worst.text}};
}
json data_of(const CommentAdded& e) {
  return {{"proposal", e.proposal.value}, {"comment", e.comment.value}, {"text", e.text}};
}
json data_of(const DecisionMade& e) {
  json out{{"proposal", e.proposal.value},
           {"decision", word(e.decision)},
           {"outcomes", outcomes_json(e.outcomes)},
           {"reason", e.reason}};
  if (e.pilot) out["pilot"] = pilot_terms_json(*e.pilot);
  return out;
}
json data_of(const ProposalExpired& e) {
  return {{"proposal", e.proposal.value}, {"due", format_timestamp(e.due)}};
}
json data_of(const DecisionWindowMoved& e) {
  json out{{"proposal", e.proposal.value}, {"left_ms", e.left.count()}};
  add_time(out, "due", e.due);
  return out;
}

}  // namespace counterweight::codec
