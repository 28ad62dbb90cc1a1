// What happens on the straight way: submitted, reviewed, objected to, vetoed, decided.
#include "engine/codec/draft_read.hpp"
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

rules::Seat read_seat(ObjectReader& r) {
  rules::Seat seat;
  seat.department = department_in(r);
  seat.power = r.word<rules::Power>("power");
  seat.approval_required = r.boolean("approval_required");
  seat.halt = r.boolean_or("halt", false);
  seat.grounds = ids_in<GroundId>(r, "grounds");
  seat.silence = r.word<rules::Silence>("silence");
  seat.rows = ids_in<RowId>(r, "rules");
  return seat;
}

Reason read_reason(ObjectReader& r) {
  Reason reason;
  reason.code = r.word<Reason::Code>("code");
  reason.department = {r.text_or("department", {})};
  if (r.has("veto")) reason.veto = veto_in(r);
  if (r.has("objection")) reason.objection = objection_in(r);
  if (r.has("action")) reason.action = action_in(r);
  if (r.has("needed")) {
    reason.needed = r.integer("needed");
    reason.found = r.integer("found");
  }
  return reason;
}

EventData proposal_submitted(ObjectReader& r, Problems& problems) {
  ProposalSubmitted e;
  e.proposal = proposal_in(r);
  e.rulebook = r.text("rulebook");
  e.title = r.text("title");
  e.goal = r.text("goal");
  e.fields = r.values("fields");
  e.review_due = r.time("review_due");
  e.review_floor = r.time_or_none("review_floor");
  e.actions = submitted_actions_in(r, problems);
  e.electorate = electorate_in(r);
  e.rolls = rolls_in(r, problems);
  return ProposalEvent{e};
}

EventData position_taken(ObjectReader& r, Problems& problems) {
  return ProposalEvent{PositionTaken{proposal_in(r), action_in(r), department_in(r),
                                     r.word<Position>("position"), r.text("reason"), r.text("content"),
                                     revision_in(r), answers_in(r, problems)}};
}

EventData position_withdrawn(ObjectReader& r, Problems&) {
  return ProposalEvent{PositionWithdrawn{proposal_in(r), action_in(r), department_in(r), r.text("content")}};
}

EventData objection_raised(ObjectReader& r, Problems& problems) {
  return ProposalEvent{ObjectionRaised{proposal_in(r), objection_in(r), action_in(r), department_in(r),
                                       r.text("reason"), r.text("content"), revision_in(r),
                                       r.boolean_or("owed", true), answers_in(r, problems)}};
}

EventData objection_answered(ObjectReader& r, Problems&) {
  return ProposalEvent{ObjectionAnswered{proposal_in(r), objection_in(r), r.word<Answer>("answer"),
                                         r.text("reason"), r.text("content"), r.time_or_none("settle_due")}};
}

EventData veto_cast(ObjectReader& r, Problems& problems) {
  VetoCast e{proposal_in(r),
             veto_in(r),
             action_in(r),
             department_in(r),
             {r.text("ground")},
             r.boolean("absolute"),
             ids_in<RowId>(r, "rules"),
             r.text("reason"),
             r.text("content"),
             revision_in(r),
             r.text_or("lifts_if", {}),
             r.time_or_none("valid_until"),
             r.text_or("acceptable", {}),
             r.integer_or_none("harm_pct")};
  e.answers = answers_in(r, problems);
  return ProposalEvent{e};
}

EventData veto_challenged(ObjectReader& r, Problems& problems) {
  VetoChallenged e{proposal_in(r),
                   veto_in(r),
                   r.word<rules::Grounds>("on"),
                   r.text("reason"),
                   r.text("content"),
                   ids_in<DepartmentId>(r, "roll"),
                   r.integer("needed"),
                   r.word<rules::VoteSilence>("silence"),
                   r.time("due"),
                   {},
                   electorate_in(r),
                   bodies_in(r, problems)};
  if (r.has("decision_left_ms")) e.decision_left = Duration{r.integer("decision_left_ms")};
  return ProposalEvent{e};
}

EventData sustain_vote_cast(ObjectReader& r, Problems&) {
  return ProposalEvent{SustainVoteCast{proposal_in(r), veto_in(r), department_in(r), r.word<Vote>("vote"),
                                       r.text("reason"), r.text("content")}};
}

EventData challenge_closed(ObjectReader& r, Problems&) {
  return ProposalEvent{ChallengeClosed{proposal_in(r), veto_in(r), r.word<ChallengeResult>("result"),
                                       ids_in<DepartmentId>(r, "silent"), r.time("closed_at"),
                                       r.time_or_none("decision_due")}};
}

EventData silence_escalated(ObjectReader& r, Problems& problems) {
  return ProposalEvent{SilenceEscalated{proposal_in(r), silences_in(r, "silences", problems),
                                        silences_in(r, "asked", problems), r.time("due")}};
}

EventData review_closed(ObjectReader& r, Problems& problems) {
  ReviewClosed e;
  e.proposal = proposal_in(r);
  e.end = r.word<ReviewEnd>("end");
  e.closed_at = r.time("closed_at");
  e.decision_due = r.time_or_none("decision_due");
  e.decision_left = Duration{r.integer("decision_left_ms")};
  e.silences = silences_in(r, "silences", problems);
  return ProposalEvent{e};
}

EventData decision_made(ObjectReader& r, Problems& problems) {
  DecisionMade e{proposal_in(r), r.word<DecisionKind>("decision"), {}, r.text("reason")};
  e.outcomes = list_in<ActionOutcome>(r, "outcomes", problems, [&](ObjectReader& each) {
    return ActionOutcome{action_in(each), each.word<Outcome>("outcome"),
                         list_in<Reason>(each, "because", problems, read_reason)};
  });
  if (const json* pilot = r.object_or_null("pilot")) {
    ObjectReader terms{*pilot, r.at() + "/pilot", problems};
    e.pilot = PilotTerms{terms.integer("share"), terms.time("until"), terms.text("criterion")};
  }
  return ProposalEvent{e};
}

EventData decision_window_moved(ObjectReader& r, Problems&) {
  return ProposalEvent{
      DecisionWindowMoved{proposal_in(r), r.time_or_none("due"), Duration{r.integer("left_ms")}}};
}

// Names its objection and says nothing else.
template <typename Event>
EventData about_objection(ObjectReader& r, Problems&) {
  return ProposalEvent{Event{proposal_in(r), objection_in(r)}};
}

}  // namespace

std::vector<SilenceCounted> silences_in(ObjectReader& r, const char* key, Problems& problems) {
  return list_in<SilenceCounted>(r, key, problems, [](ObjectReader& each) {
    return SilenceCounted{action_in(each), department_in(each), each.word<rules::Silence>("meaning")};
  });
}

std::vector<SubmittedAction> submitted_actions_in(ObjectReader& r, Problems& problems) {
  return list_in<SubmittedAction>(r, "actions", problems, [&](ObjectReader& each) {
    SubmittedAction out{read_draft(each), each.text("content"), {}};
    out.seats = list_in<rules::Seat>(each, "seats", problems, read_seat);
    return out;
  });
}

EventReaders review_event_readers() {
  return {
      {"proposal_submitted", proposal_submitted},
      {"position_taken", position_taken},
      {"position_withdrawn", position_withdrawn},
      {"objection_raised", objection_raised},
      {"objection_answered", objection_answered},
      {"objection_settled", about_objection<ObjectionSettled>},
      {"objection_resolved", about_objection<ObjectionResolved>},
      {"objection_withdrawn", about_objection<ObjectionWithdrawn>},
      {"veto_cast", veto_cast},
      {"veto_withdrawn",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{VetoWithdrawn{proposal_in(r), veto_in(r)}};
       }},
      {"veto_challenged", veto_challenged},
      {"sustain_vote_cast", sustain_vote_cast},
      {"challenge_closed", challenge_closed},
      {"silence_escalated", silence_escalated},
      {"review_closed", review_closed},
      {"comment_added",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{CommentAdded{proposal_in(r), {r.integer("comment")}, r.text("text")}};
       }},
      {"premortem_answered",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{
             PremortemAnswered{proposal_in(r), {r.integer("answer")}, {{r.text("by")}, r.text("worst")}}};
       }},
      {"decision_made", decision_made},
      {"proposal_expired",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ProposalExpired{proposal_in(r), r.time("due")}};
       }},
      {"decision_window_moved", decision_window_moved},
  };
}

}  // namespace counterweight::codec
