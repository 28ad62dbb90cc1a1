// The reading half of event_json.hpp. What the ledger holds was written by decide, so a problem here means a
// damaged or a newer ledger, and is reported as such.
#include <functional>
#include <map>

#include "engine/codec/draft_read.hpp"
#include "engine/codec/event_json.hpp"
#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

template <typename Id>
std::vector<Id> ids(ObjectReader& r, const std::string& key) {
  std::vector<Id> out;
  for (std::string& each : r.texts(key)) out.push_back(Id{std::move(each)});
  return out;
}

int revision(ObjectReader& r) {
  return static_cast<int>(r.integer("revision"));
}
ProposalId proposal(ObjectReader& r) {
  return {r.integer("proposal")};
}
ActionId action(ObjectReader& r) {
  return {r.text("action")};
}
DepartmentId department(ObjectReader& r) {
  return {r.text("department")};
}
ObjectionId objection(ObjectReader& r) {
  return {r.integer("objection")};
}
VetoId veto(ObjectReader& r) {
  return {r.integer("veto")};
}

// Applies `read` to each element of an array field.
template <typename T, typename Read>
std::vector<T> list(ObjectReader& r, const std::string& key, std::vector<Refusal>& problems, Read read) {
  std::vector<T> out;
  const json* array = r.array(key);
  if (array == nullptr) return out;
  for (std::size_t i = 0; i < array->size(); ++i) {
    ObjectReader each{(*array)[i], r.at() + "/" + key + "/" + std::to_string(i), problems};
    out.push_back(read(each));
  }
  return out;
}

rules::Seat read_seat(ObjectReader& r) {
  rules::Seat seat;
  seat.department = department(r);
  seat.power = r.word<rules::Power>("power");
  seat.approval_required = r.boolean("approval_required");
  seat.grounds = ids<GroundId>(r, "grounds");
  seat.silence = r.word<rules::Silence>("silence");
  seat.rows = ids<RowId>(r, "rules");
  return seat;
}

Reason read_reason(ObjectReader& r) {
  Reason reason;
  reason.code = r.word<Reason::Code>("code");
  reason.department = {r.text_or("department", {})};
  if (r.has("veto")) reason.veto = veto(r);
  if (r.has("objection")) reason.objection = objection(r);
  if (r.has("action")) reason.action = action(r);
  return reason;
}

using Problems = std::vector<Refusal>;
using Read = std::function<EventData(ObjectReader&, Problems&)>;

EventData rulebook_adopted(ObjectReader& r, Problems& problems) {
  const json* source = r.object_or_null("rulebook");
  const rules::Checked checked = rules::check(source == nullptr ? "{}" : source->dump());
  const bool same = checked.rulebook != nullptr && checked.rulebook->hash() == r.text("hash");
  if (!same)
    problems.push_back({"invalid.event",
                        say("The rulebook in this event does not check or is not the one its hash names.",
                            "Регламент в событии не проходит проверку или не соответствует своему хешу."),
                        "/rulebook"});
  return OrganisationEvent{RulebookAdopted{checked.rulebook}};
}

EventData member_joined(ObjectReader& r, Problems& problems) {
  MemberJoined e{{r.text("member")}, department(r), r.boolean("head"), {}};
  if (const json* name = r.object_or_null("name"))
    e.sealed_name = ObjectReader{*name, r.at() + "/name", problems}.text("sealed");
  return OrganisationEvent{e};
}

EventData proposal_submitted(ObjectReader& r, Problems& problems) {
  ProposalSubmitted e;
  e.proposal = proposal(r);
  e.rulebook = r.text("rulebook");
  e.title = r.text("title");
  e.goal = r.text("goal");
  e.fields = r.values("fields");
  e.review_due = r.time("review_due");
  e.actions = list<SubmittedAction>(r, "actions", problems, [&](ObjectReader& each) {
    SubmittedAction out{read_draft(each), each.text("content"), {}};
    out.seats = list<rules::Seat>(each, "seats", problems, read_seat);
    return out;
  });
  return ProposalEvent{e};
}

EventData position_taken(ObjectReader& r, Problems&) {
  return ProposalEvent{PositionTaken{proposal(r), action(r), department(r), r.word<Position>("position"),
                                     r.text("reason"), r.text("content"), revision(r)}};
}

EventData veto_cast(ObjectReader& r, Problems&) {
  return ProposalEvent{VetoCast{proposal(r),
                                veto(r),
                                action(r),
                                department(r),
                                {r.text("ground")},
                                r.boolean("absolute"),
                                ids<RowId>(r, "rules"),
                                r.text("reason"),
                                r.text("content"),
                                revision(r)}};
}

EventData veto_challenged(ObjectReader& r, Problems&) {
  VetoChallenged e{proposal(r),
                   veto(r),
                   r.word<rules::Grounds>("on"),
                   r.text("reason"),
                   r.text("content"),
                   ids<DepartmentId>(r, "roll"),
                   r.integer("needed"),
                   r.word<rules::VoteSilence>("silence"),
                   r.time("due"),
                   {}};
  if (r.has("decision_left_ms")) e.decision_left = Duration{r.integer("decision_left_ms")};
  return ProposalEvent{e};
}

EventData review_closed(ObjectReader& r, Problems& problems) {
  ReviewClosed e;
  e.proposal = proposal(r);
  e.end = r.word<ReviewEnd>("end");
  e.closed_at = r.time("closed_at");
  e.decision_due = r.time_or_none("decision_due");
  e.decision_left = Duration{r.integer("decision_left_ms")};
  e.silences = list<SilenceCounted>(r, "silences", problems, [](ObjectReader& each) {
    return SilenceCounted{action(each), department(each), each.word<rules::Silence>("meaning")};
  });
  return ProposalEvent{e};
}

EventData decision_made(ObjectReader& r, Problems& problems) {
  DecisionMade e{proposal(r), r.word<DecisionKind>("decision"), {}, r.text("reason")};
  e.outcomes = list<ActionOutcome>(r, "outcomes", problems, [&](ObjectReader& each) {
    return ActionOutcome{action(each), each.word<Outcome>("outcome"),
                         list<Reason>(each, "because", problems, read_reason)};
  });
  return ProposalEvent{e};
}

const std::map<std::string, Read>& readers() {
  static const std::map<std::string, Read> table{
      {"organisation_founded",
       [](ObjectReader& r, Problems&) { return OrganisationEvent{OrganisationFounded{r.text("name")}}; }},
      {"rulebook_adopted", rulebook_adopted},
      {"member_joined", member_joined},
      {"proposal_submitted", proposal_submitted},
      {"position_taken", position_taken},
      {"position_withdrawn",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{PositionWithdrawn{proposal(r), action(r), department(r), r.text("content")}};
       }},
      {"objection_raised",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ObjectionRaised{proposal(r), objection(r), action(r), department(r),
                                              r.text("reason"), r.text("content"), revision(r)}};
       }},
      {"objection_answered",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ObjectionAnswered{proposal(r), objection(r), r.word<Answer>("answer"),
                                                r.text("reason"), r.text("content")}};
       }},
      {"objection_resolved",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ObjectionResolved{proposal(r), objection(r)}};
       }},
      {"objection_withdrawn",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ObjectionWithdrawn{proposal(r), objection(r)}};
       }},
      {"veto_cast", veto_cast},
      {"veto_withdrawn",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{VetoWithdrawn{proposal(r), veto(r)}};
       }},
      {"veto_challenged", veto_challenged},
      {"sustain_vote_cast",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{SustainVoteCast{proposal(r), veto(r), department(r), r.word<Vote>("vote"),
                                              r.text("reason"), r.text("content")}};
       }},
      {"challenge_closed",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ChallengeClosed{proposal(r), veto(r), r.word<ChallengeResult>("result"),
                                              ids<DepartmentId>(r, "silent"), r.time("closed_at"),
                                              r.time_or_none("decision_due")}};
       }},
      {"review_closed", review_closed},
      {"comment_added",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{CommentAdded{proposal(r), {r.integer("comment")}, r.text("text")}};
       }},
      {"decision_made", decision_made},
      {"proposal_expired",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ProposalExpired{proposal(r), r.time("due")}};
       }},
  };
  return table;
}

}  // namespace

Result<core::EventData> read_event(const std::string& type, std::int64_t version,
                                   const nlohmann::json& data) {
  const auto reader = readers().find(type);
  if (reader == readers().end() || version != 1)
    return Refusal{
        "unavailable.event_type",
        say("This program does not know events of type {}, version {}. A newer one wrote this ledger; use "
            "that.",
            "Эта программа не знает событий типа {} версии {}. Журнал записан более новой; запустите её.",
            in_backticks(type), version)};
  Problems problems;
  ObjectReader object{data, "", problems};
  core::EventData event = reader->second(object, problems);
  if (!problems.empty()) return together(std::move(problems));
  return event;
}

}  // namespace counterweight::codec
