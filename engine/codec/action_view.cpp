// One action as it is served: what it says, who may say what of it, and what became of it.
#include <algorithm>

#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json member_word_json(const MemberWord& given, const People& people) {
  return {{"member", people(given.member)},
          {"position", word(given.saying.position)},
          {"reason", given.saying.reason},
          {"at", format_timestamp(given.at)}};
}

json seat_json(const Proposal& p, const Action& a, const Seat& s, const People& people) {
  json out{{"department", s.right.department.value},
           {"power", word(s.right.power)},
           {"approval_required", s.right.approval_required},
           {"grounds", ids_json(s.right.grounds)},
           {"silence", word(s.right.silence)},
           {"rules", ids_json(s.right.rows)},
           {"vacant", people.vacant(s.right.department)},
           {"halt", s.right.halt},
           {"position", s.voice ? json(word(s.voice->position)) : json(nullptr)},
           {"silent", s.silent ? json(word(*s.silent)) : json(nullptr)},
           {"escalated", s.escalated},
           {"later", awaits_voice(a, s) && !is_its_turn(p, a, s.right.department)}};
  if (s.members > 0) {
    out["members"] = s.members;
    out["words"] = list_json(s.words, [&](const MemberWord& each) { return member_word_json(each, people); });
  }
  if (s.voice) {
    out["member"] = people(s.voice->member);
    out["reason"] = s.voice->reason;
    out["at"] = format_timestamp(s.voice->at);
  }
  return out;
}

bool launches_now(const std::vector<ActionOutcome>& outcomes, const ActionId& id) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const ActionOutcome& each) {
    return each.action == id && each.outcome == Outcome::launched;
  });
}

// Required actions that would not launch now; for a decided proposal, those that did not, or whose pilot
// carries no launch.
json falls_with(const Proposal& p, const Action& a, const std::vector<ActionOutcome>& outcomes) {
  json out = json::array();
  if (a.dropped) return out;
  for (const ActionId& need : a.draft.needs) {
    const Action& required = *p.action(need);
    const bool may_yet = p.open() && verdict_of(p, required) == Verdict::pending;
    const bool went = required.outcome == Outcome::launched ||
                      (required.outcome == Outcome::piloted && a.outcome == Outcome::piloted);
    const bool goes = required.outcome ? went : launches_now(outcomes, need);
    if (!goes && !may_yet) out.push_back(need.value);
  }
  return out;
}

json pilot_json(const Pilot& pilot, const People& people) {
  json result = nullptr;
  if (pilot.result)
    result = {{"met", pilot.result->met},
              {"measured", pilot.result->measured},
              {"reason", pilot.result->reason},
              {"member", people(pilot.result->member)},
              {"at", format_timestamp(pilot.result->at)}};
  json out = pilot_terms_json(pilot.terms);
  out["started_at"] = format_timestamp(pilot.started_at);
  out["stops_at"] = time_json(pilot.stops_at);
  out["result"] = std::move(result);
  out["recast_due"] = time_json(pilot.recast_due);
  return out;
}

json halt_json(const Halt& halt, const People& people) {
  return {{"department", halt.department.value},
          {"member", people(halt.member)},
          {"reason", halt.reason},
          {"at", format_timestamp(halt.at)}};
}

json answered_halt_json(const Halt& halt, const People& people) {
  json out = halt_json(halt, people);
  out["answer"] = nullptr;
  if (halt.answer)
    out["answer"] = {{"resumed", halt.answer->resumed},
                     {"reason", halt.answer->reason},
                     {"member", people(halt.answer->member)},
                     {"at", format_timestamp(halt.answer->at)}};
  return out;
}

json stopped_json(const Stopped& stopped, const People& people) {
  return {{"why", word(stopped.why)},
          {"reason", stopped.reason},
          {"member", people(stopped.member)},
          {"at", format_timestamp(stopped.at)}};
}

// Vetoes of this very content that were sustained in other proposals, the latest first.
json precedents_json(const State& state, const Proposal& p, const Action& a) {
  SustainedVetoes known = sustained_elsewhere(state.sustained_vetoes(), a.content, p.id);
  std::stable_sort(known.begin(), known.end(), [](const auto& x, const auto& y) { return x->at > y->at; });
  return list_json(known, [](const auto& each) {
    return json{{"proposal", each->proposal.value},
                {"veto", each->veto.value},
                {"department", each->department.value},
                {"ground", each->ground.value},
                {"reason", each->reason},
                {"sustained_at", format_timestamp(each->at)}};
  });
}

}  // namespace

json action_json(const State& state, const Proposal& proposal, const Action& a,
                 const std::vector<ActionOutcome>& outcomes, const People& people) {
  json out = draft_json(a.draft);
  out["number"] = proposal.number_of(a.draft.id);
  out["content"] = a.content;
  out["verdict"] = word(verdict_of(proposal, a));
  out["touched_in"] = a.touched_in;
  out["open"] = a.open;
  out["because"] = reasons_json(reasons_of(proposal, a));
  out["falls_with"] = falls_with(proposal, a, outcomes);
  out["seats"] = list_json(a.seats, [&](const Seat& seat) { return seat_json(proposal, a, seat, people); });
  out["precedents"] = precedents_json(state, proposal, a);
  out["pilot"] = a.pilot ? pilot_json(*a.pilot, people) : json(nullptr);
  out["halt"] = a.halted() ? halt_json(a.halts.back(), people) : json(nullptr);
  out["halts"] = list_json(a.halts, [&](const Halt& halt) { return answered_halt_json(halt, people); });
  out["stopped"] = a.stopped ? stopped_json(*a.stopped, people) : json(nullptr);
  return out;
}

}  // namespace counterweight::codec
