// The writing half of event_json.hpp.
#include <nlohmann/json.hpp>

#include "engine/codec/event_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

struct TypeName {
  const char* operator()(const OrganisationFounded&) { return "organisation_founded"; }
  const char* operator()(const RulebookAdopted&) { return "rulebook_adopted"; }
  const char* operator()(const MemberJoined&) { return "member_joined"; }
  const char* operator()(const ProposalSubmitted&) { return "proposal_submitted"; }
  const char* operator()(const PositionTaken&) { return "position_taken"; }
  const char* operator()(const PositionWithdrawn&) { return "position_withdrawn"; }
  const char* operator()(const ObjectionRaised&) { return "objection_raised"; }
  const char* operator()(const ObjectionAnswered&) { return "objection_answered"; }
  const char* operator()(const ObjectionResolved&) { return "objection_resolved"; }
  const char* operator()(const ObjectionWithdrawn&) { return "objection_withdrawn"; }
  const char* operator()(const VetoCast&) { return "veto_cast"; }
  const char* operator()(const VetoWithdrawn&) { return "veto_withdrawn"; }
  const char* operator()(const VetoChallenged&) { return "veto_challenged"; }
  const char* operator()(const SustainVoteCast&) { return "sustain_vote_cast"; }
  const char* operator()(const ChallengeClosed&) { return "challenge_closed"; }
  const char* operator()(const ReviewClosed&) { return "review_closed"; }
  const char* operator()(const CommentAdded&) { return "comment_added"; }
  const char* operator()(const DecisionMade&) { return "decision_made"; }
  const char* operator()(const ProposalExpired&) { return "proposal_expired"; }
};

json seats_json(const std::vector<rules::Seat>& seats) {
  json out = json::array();
  for (const rules::Seat& seat : seats)
    out.push_back({{"department", seat.department.value},
                   {"power", word(seat.power)},
                   {"approval_required", seat.approval_required},
                   {"grounds", ids_json(seat.grounds)},
                   {"silence", word(seat.silence)},
                   {"rules", ids_json(seat.rows)}});
  return out;
}

struct Data {
  json operator()(const OrganisationFounded& e) { return {{"name", e.name}}; }
  json operator()(const RulebookAdopted& e) {
    return {{"hash", e.rulebook->hash()}, {"rulebook", json::parse(e.rulebook->source())}};
  }
  json operator()(const MemberJoined& e) {
    return {{"member", e.member.value},
            {"department", e.department.value},
            {"head", e.head},
            {"name", {{"sealed", e.sealed_name}}}};
  }
  json operator()(const ProposalSubmitted& e) {
    json actions = json::array();
    for (const SubmittedAction& action : e.actions) {
      json each = draft_json(action.draft);
      each["content"] = action.content;
      each["seats"] = seats_json(action.seats);
      actions.push_back(std::move(each));
    }
    return {{"proposal", e.proposal.value},
            {"rulebook", e.rulebook},
            {"title", e.title},
            {"goal", e.goal},
            {"fields", to_json(e.fields)},
            {"actions", std::move(actions)},
            {"review_due", format_timestamp(e.review_due)}};
  }
  json operator()(const PositionTaken& e) {
    return {{"proposal", e.proposal.value}, {"action", e.action.value}, {"department", e.department.value},
            {"position", word(e.position)}, {"reason", e.reason},       {"content", e.content},
            {"revision", e.revision}};
  }
  json operator()(const PositionWithdrawn& e) {
    return {{"proposal", e.proposal.value},
            {"action", e.action.value},
            {"department", e.department.value},
            {"content", e.content}};
  }
  json operator()(const ObjectionRaised& e) {
    return {{"proposal", e.proposal.value}, {"objection", e.objection.value},
            {"action", e.action.value},     {"department", e.department.value},
            {"reason", e.reason},           {"content", e.content},
            {"revision", e.revision}};
  }
  json operator()(const ObjectionAnswered& e) {
    return {{"proposal", e.proposal.value},
            {"objection", e.objection.value},
            {"answer", word(e.answer)},
            {"reason", e.reason},
            {"content", e.content}};
  }
  json operator()(const ObjectionResolved& e) {
    return {{"proposal", e.proposal.value}, {"objection", e.objection.value}};
  }
  json operator()(const ObjectionWithdrawn& e) {
    return {{"proposal", e.proposal.value}, {"objection", e.objection.value}};
  }
  json operator()(const VetoCast& e) {
    return {{"proposal", e.proposal.value}, {"veto", e.veto.value},
            {"action", e.action.value},     {"department", e.department.value},
            {"ground", e.ground.value},     {"absolute", e.absolute},
            {"rules", ids_json(e.rows)},    {"reason", e.reason},
            {"content", e.content},         {"revision", e.revision}};
  }
  json operator()(const VetoWithdrawn& e) { return {{"proposal", e.proposal.value}, {"veto", e.veto.value}}; }
  json operator()(const VetoChallenged& e) {
    json out{{"proposal", e.proposal.value}, {"veto", e.veto.value},       {"on", word(e.on)},
             {"reason", e.reason},           {"content", e.content},       {"roll", ids_json(e.roll)},
             {"needed", e.needed},           {"silence", word(e.silence)}, {"due", format_timestamp(e.due)}};
    if (e.decision_left) out["decision_left_ms"] = e.decision_left->count();
    return out;
  }
  json operator()(const SustainVoteCast& e) {
    return {{"proposal", e.proposal.value}, {"veto", e.veto.value}, {"department", e.department.value},
            {"vote", word(e.vote)},         {"reason", e.reason},   {"content", e.content}};
  }
  json operator()(const ChallengeClosed& e) {
    json out{{"proposal", e.proposal.value},
             {"veto", e.veto.value},
             {"result", word(e.result)},
             {"silent", ids_json(e.silent)},
             {"closed_at", format_timestamp(e.closed_at)}};
    if (e.decision_due) out["decision_due"] = format_timestamp(*e.decision_due);
    return out;
  }
  json operator()(const ReviewClosed& e) {
    json silences = json::array();
    for (const SilenceCounted& s : e.silences)
      silences.push_back(
          {{"action", s.action.value}, {"department", s.department.value}, {"meaning", word(s.meaning)}});
    json out{{"proposal", e.proposal.value},
             {"end", word(e.end)},
             {"silences", std::move(silences)},
             {"closed_at", format_timestamp(e.closed_at)},
             {"decision_left_ms", e.decision_left.count()}};
    if (e.decision_due) out["decision_due"] = format_timestamp(*e.decision_due);
    return out;
  }
  json operator()(const CommentAdded& e) {
    return {{"proposal", e.proposal.value}, {"comment", e.comment.value}, {"text", e.text}};
  }
  json operator()(const DecisionMade& e) {
    return {{"proposal", e.proposal.value},
            {"decision", word(e.decision)},
            {"outcomes", outcomes_json(e.outcomes)},
            {"reason", e.reason}};
  }
  json operator()(const ProposalExpired& e) {
    return {{"proposal", e.proposal.value}, {"due", format_timestamp(e.due)}};
  }
};

template <typename Visitor>
auto visit_event(const core::Event& event, Visitor visitor) {
  return std::visit([&](const auto& family) { return std::visit(visitor, family); }, event.data);
}

}  // namespace

std::string event_type(const core::Event& event) {
  return visit_event(event, TypeName{});
}
int event_version(const core::Event&) {
  return 1;
}
nlohmann::json event_data(const core::Event& event) {
  return visit_event(event, Data{});
}

}  // namespace counterweight::codec
