#include "engine/codec/proposal_view.hpp"

#include <algorithm>

#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// Renders one proposal; every member function gives one part of it.
class View {
 public:
  View(const State& state, const Proposal& proposal, const NameOf& name_of)
      : org_(state.organisation()),
        p_(proposal),
        name_of_(name_of),
        outcomes_(outcomes_of_launch(proposal, nullptr)) {}

  json whole() const {
    json out{{"id", p_.id.value},
             {"revision", p_.revision},
             {"version", std::to_string(p_.version)},
             {"status", word(p_.status)},
             {"title", p_.title},
             {"goal", p_.goal},
             {"fields", to_json(p_.fields)},
             {"rulebook", p_.rulebook->hash()},
             {"author", person(p_.author)},
             {"submitted_at", format_timestamp(p_.submitted_at)},
             {"review",
              {{"opened_at", format_timestamp(p_.submitted_at)},
               {"due", format_timestamp(p_.review_due)},
               {"closed_at", time_json(p_.review_closed_at)},
               {"closed_by", p_.review_end ? json(word(*p_.review_end)) : json(nullptr)}}},
             {"decision_window", decision_window()},
             {"actions", list(p_.actions, [&](const Action& a) { return action(a); })},
             {"positions", positions()},
             {"objections", list(p_.objections, [&](const Objection& o) { return objection(o); })},
             {"vetoes", list(p_.vetoes, [&](const Veto& v) { return veto(v); })},
             {"decided", decided()},
             {"closed_at", time_json(p_.closed_at)},
             {"attention", list(attention_of(p_), attention_json)},
             {"comments", list(p_.comments, [&](const auto& c) { return comment(*c); })}};
    return out;
  }

 private:
  template <typename Range, typename Render>
  static json list(const Range& range, Render render) {
    json out = json::array();
    for (const auto& each : range) out.push_back(render(each));
    return out;
  }

  json person(const MemberId& id) const { return person_json(org_, name_of_, id); }

  json decision_window() const {
    if (!p_.decision_opened_at) return nullptr;
    return {{"opened_at", format_timestamp(*p_.decision_opened_at)}, {"due", time_json(p_.decision_due)}};
  }

  json action(const Action& a) const {
    json out = draft_json(a.draft);
    out["number"] = p_.number_of(a.draft.id);
    out["content"] = a.content;
    out["verdict"] = word(verdict_of(p_, a));
    out["because"] = reasons_json(reasons_of(p_, a));
    out["falls_with"] = falls_with(a);
    out["seats"] = list(a.seats, [&](const Seat& s) { return seat(s); });
    return out;
  }

  // Required actions that would not launch now; for a closed proposal, those that did not.
  json falls_with(const Action& a) const {
    json out = json::array();
    for (const ActionId& need : a.draft.needs) {
      const Action& required = *p_.action(need);
      const auto now = std::find_if(outcomes_.begin(), outcomes_.end(),
                                    [&](const ActionOutcome& o) { return o.action == need; });
      const Verdict verdict = verdict_of(p_, required);
      const bool may_yet = p_.open() && verdict == Verdict::pending;
      const Outcome outcome = required.outcome.value_or(now->outcome);
      if (outcome != Outcome::launched && !may_yet) out.push_back(need.value);
    }
    return out;
  }

  json seat(const Seat& s) const {
    json out{{"department", s.right.department.value},
             {"power", word(s.right.power)},
             {"approval_required", s.right.approval_required},
             {"grounds", ids_json(s.right.grounds)},
             {"silence", word(s.right.silence)},
             {"rules", ids_json(s.right.rows)},
             {"vacant", org_.members_of(s.right.department) == 0},
             {"position", s.voice ? json(word(s.voice->position)) : json(nullptr)},
             {"silent", s.silent ? json(word(*s.silent)) : json(nullptr)}};
    if (s.voice) {
      out["member"] = person(s.voice->member);
      out["reason"] = s.voice->reason;
      out["at"] = format_timestamp(s.voice->at);
    }
    return out;
  }

  json positions() const {
    json out = json::array();
    for (const Action& a : p_.actions)
      for (const Seat& s : a.seats)
        if (s.voice)
          out.push_back({{"action", a.draft.id.value},
                         {"department", s.right.department.value},
                         {"position", word(s.voice->position)},
                         {"member", person(s.voice->member)},
                         {"reason", s.voice->reason},
                         {"at", format_timestamp(s.voice->at)},
                         {"revision", s.voice->revision},
                         {"content", s.voice->content}});
    return out;
  }

  json objection(const Objection& o) const {
    json answer = nullptr;
    if (o.answer)
      answer = {{"answer", word(o.answer->answer)},
                {"reason", o.answer->reason},
                {"member", person(o.answer->member)},
                {"at", format_timestamp(o.answer->at)},
                {"content", o.answer->content}};
    return {{"id", o.id.value},           {"action", o.action.value}, {"department", o.department.value},
            {"member", person(o.member)}, {"reason", o.reason},       {"at", format_timestamp(o.at)},
            {"content", o.content},       {"state", word(o.state)},   {"answer", answer}};
  }

  json veto(const Veto& v) const {
    return {{"id", v.id.value},
            {"action", v.action.value},
            {"department", v.department.value},
            {"member", person(v.member)},
            {"ground", v.ground.value},
            {"absolute", v.absolute},
            {"reason", v.reason},
            {"at", format_timestamp(v.at)},
            {"content", v.content},
            {"state", word(v.state)},
            {"challenges", list(v.challenges, [&](const Challenge& c) { return challenge(c); })}};
  }

  json challenge(const Challenge& c) const {
    const auto vote = [&](const SustainVote& v) {
      return json{{"department", v.department.value},
                  {"vote", word(v.vote)},
                  {"reason", v.reason},
                  {"member", person(v.member)},
                  {"at", format_timestamp(v.at)}};
    };
    return {{"on", word(c.on)},
            {"reason", c.reason},
            {"member", person(c.member)},
            {"content", c.content},
            {"opened_at", format_timestamp(c.opened_at)},
            {"due", format_timestamp(c.due)},
            {"needed", c.needed},
            {"silence", word(c.silence)},
            {"roll", ids_json(c.roll)},
            {"votes", list(c.votes, vote)},
            {"result", c.result ? json(word(*c.result)) : json(nullptr)},
            {"closed_at", time_json(c.closed_at)}};
  }

  json decided() const {
    if (!p_.decided) return nullptr;
    return {{"decision", word(p_.decided->decision)},
            {"reason", p_.decided->reason},
            {"member", person(p_.decided->member)},
            {"at", format_timestamp(p_.decided->at)}};
  }

  json comment(const Comment& c) const {
    return {
        {"id", c.id.value}, {"member", person(c.member)}, {"text", c.text}, {"at", format_timestamp(c.at)}};
  }

  const Organisation& org_;
  const Proposal& p_;
  const NameOf& name_of_;
  std::vector<ActionOutcome> outcomes_;
};

}  // namespace

json proposal_json(const State& state, ProposalId id, const NameOf& name_of) {
  return View{state, *state.proposal(id), name_of}.whole();
}

json attention_json(const Attention& attention) {
  json out{{"department", attention.department.value},
           {"task", word(attention.task)},
           {"actions", ids_json(attention.actions)},
           {"due", time_json(attention.due)}};
  if (attention.silence) out["silence"] = word(*attention.silence);
  if (attention.no_vote) out["silence"] = word(*attention.no_vote);
  if (attention.objection) out["objection"] = attention.objection->value;
  if (attention.veto) out["veto"] = attention.veto->value;
  return out;
}

}  // namespace counterweight::codec
