#include "engine/codec/proposal_view.hpp"

#include "engine/codec/evidence_view.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/stages.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// The stage of review that runs; null where there are none, or none runs.
json stage_json(const Proposal& p) {
  const auto& stages = p.rulebook->book().stages;
  if (stages.empty() || p.status != ProposalStatus::in_review) return nullptr;
  return {{"number", p.stage + 1},
          {"of", stages.size()},
          {"id", stages[p.stage].id.value},
          {"since", format_timestamp(p.review_since)}};
}

json review_json(const Proposal& p) {
  return {{"opened_at", format_timestamp(p.review_opened_at)},
          {"due", format_timestamp(p.review_due)},
          {"stage", stage_json(p)},
          {"ends_by", format_timestamp(review_ends_by(p))},
          {"comment_due", time_json(p.comment_due)},
          {"closed_at", time_json(p.review_closed_at)},
          {"closed_by", p.review_end ? json(word(*p.review_end)) : json(nullptr)}};
}

json decision_window_json(const Proposal& p) {
  if (!p.decision_opened_at) return nullptr;
  return {{"opened_at", format_timestamp(*p.decision_opened_at)}, {"due", time_json(p.decision_due)}};
}

json positions_json(const Proposal& p, const People& people) {
  json out = json::array();
  for (const Action& a : p.actions)
    for (const Seat& s : a.seats)
      if (s.voice)
        out.push_back({{"action", a.draft.id.value},
                       {"department", s.right.department.value},
                       {"position", word(s.voice->position)},
                       {"member", people(s.voice->member)},
                       {"reason", s.voice->reason},
                       {"at", format_timestamp(s.voice->at)},
                       {"revision", s.voice->revision},
                       {"content", s.voice->content},
                       {"answers", answers_json(s.voice->answers)}});
  return out;
}

json recusal_json(const Recusal& recusal, const People& people) {
  return {
      {"member", people(recusal.member)}, {"reason", recusal.reason}, {"at", format_timestamp(recusal.at)}};
}

json decided_json(const Proposal& p, const People& people) {
  if (!p.decided) return nullptr;
  return {{"decision", word(p.decided->decision)},
          {"reason", p.decided->reason},
          {"member", people(p.decided->member)},
          {"at", format_timestamp(p.decided->at)}};
}

json outcome_json(const Proposal& p, const People& people) {
  if (!p.evaluation) return nullptr;
  return {{"measured", measured_json(p.evaluation->measured)},
          {"verdict", word(p.evaluation->verdict)},
          {"lesson", p.evaluation->lesson},
          {"lessons", lessons_json(p.evaluation->lessons)},
          {"member", people(p.evaluation->member)},
          {"at", format_timestamp(p.evaluation->at)}};
}

json feared_json(const Feared& feared, const People& people) {
  return {{"id", feared.id.value},
          {"by", people(feared.worst.by)},
          {"worst", feared.worst.text},
          {"writer", people(feared.writer)},
          {"at", format_timestamp(feared.at)},
          {"came_true", feared.came_true}};
}

json comment_json(const Comment& c, const People& people) {
  return {{"id", c.id.value}, {"member", people(c.member)}, {"text", c.text}, {"at", format_timestamp(c.at)}};
}

}  // namespace

json proposal_json(const State& state, ProposalId id, const NameOf& name_of, std::optional<Timestamp> now) {
  const Proposal& p = *state.proposal(id);
  const People people{state.organisation(), name_of, now.value_or(state.last_time())};
  const std::vector<ActionOutcome> outcomes = outcomes_of_launch(p, nullptr);
  return {{"id", p.id.value},
          {"revision", p.revision},
          {"version", std::to_string(p.version)},
          {"status", word(p.status)},
          {"title", p.title},
          {"goal", p.goal},
          {"fields", to_json(p.fields)},
          {"rulebook", p.rulebook->hash()},
          {"author", people(p.author)},
          {"submitted_at", format_timestamp(p.submitted_at)},
          {"review", review_json(p)},
          {"decision_window", decision_window_json(p)},
          {"actions",
           list_json(p.actions, [&](const auto& a) { return action_json(state, p, a, outcomes, people); })},
          {"positions", positions_json(p, people)},
          {"objections", list_json(p.objections, [&](const auto& o) { return objection_json(o, people); })},
          {"vetoes", list_json(p.vetoes, [&](const auto& v) { return veto_json(v, people); })},
          {"recusals", list_json(p.recusals, [&](const auto& r) { return recusal_json(r, people); })},
          {"cited", cited_evidence_json(p, people)},
          {"premortem", list_json(p.premortem, [&](const auto& f) { return feared_json(f, people); })},
          {"decided", decided_json(p, people)},
          {"suggestions",
           list_json(p.suggestions, [&](const auto& s) { return suggestion_json(p, *s, people); })},
          {"outcome", outcome_json(p, people)},
          {"closed_at", time_json(p.closed_at)},
          {"attention", list_json(attention_of(p), attention_json)},
          {"comments", list_json(p.comments, [&](const auto& c) { return comment_json(*c, people); })}};
}

json attention_json(const Attention& attention) {
  json out{{"department", attention.department.value},
           {"task", word(attention.task)},
           {"actions", ids_json(attention.actions)},
           {"due", time_json(attention.due)}};
  if (attention.silence) out["silence"] = word(*attention.silence);
  if (attention.escalated) out["escalated"] = true;
  if (attention.reminded) out["reminded"] = true;
  if (attention.no_vote) out["silence"] = word(*attention.no_vote);
  if (attention.objection) out["objection"] = attention.objection->value;
  if (attention.veto) out["veto"] = attention.veto->value;
  return out;
}

}  // namespace counterweight::codec
