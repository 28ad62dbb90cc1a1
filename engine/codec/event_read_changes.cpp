// How a proposal changes, and what that does to what was said of it.
#include "engine/codec/amendment_json.hpp"
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

std::vector<LapsedVoice> voices_in(ObjectReader& r, const char* key, Problems& problems) {
  return list_in<LapsedVoice>(r, key, problems, [](ObjectReader& each) {
    return LapsedVoice{action_in(each), department_in(each), each.word<Position>("position")};
  });
}

EventData proposal_amended(ObjectReader& r, Problems& problems) {
  ProposalAmended e;
  e.proposal = proposal_in(r);
  e.revision = revision_in(r);
  e.title = r.text("title");
  e.goal = r.text("goal");
  e.fields = r.values("fields");
  e.actions = submitted_actions_in(r, problems);
  e.dropped = ids_in<ActionId>(r, "dropped");
  e.lapsed = voices_in(r, "lapsed", problems);
  if (r.has("kept")) e.kept = voices_in(r, "kept", problems);
  e.rolls = rolls_in(r, problems);
  e.reason = r.text("reason");
  if (r.has("suggestion")) e.suggestion = suggestion_in(r);
  e.review_due = r.time_or_none("review_due");
  e.review_floor = r.time_or_none("review_floor");
  e.electorate = electorate_in(r);
  return ProposalEvent{e};
}

EventData objection_carried(ObjectReader& r, Problems&) {
  return ProposalEvent{ObjectionCarried{proposal_in(r), objection_in(r), r.word<ObjectionEffect>("effect"),
                                        r.time_or_none("due")}};
}

EventData veto_carried(ObjectReader& r, Problems&) {
  return ProposalEvent{
      VetoCarried{proposal_in(r), veto_in(r), r.word<VetoEffect>("effect"), r.time_or_none("due")}};
}

EventData objection_copied(ObjectReader& r, Problems&) {
  return ProposalEvent{ObjectionCopied{proposal_in(r), objection_in(r), {r.integer("of")}, action_in(r)}};
}

EventData veto_copied(ObjectReader& r, Problems&) {
  return ProposalEvent{
      VetoCopied{proposal_in(r), veto_in(r), {r.integer("of")}, action_in(r), r.boolean("lifted")}};
}

EventData objection_reaffirmed(ObjectReader& r, Problems&) {
  return ProposalEvent{
      ObjectionReaffirmed{proposal_in(r), objection_in(r), r.text("content"), revision_in(r)}};
}

EventData veto_reaffirmed(ObjectReader& r, Problems&) {
  return ProposalEvent{VetoReaffirmed{proposal_in(r), veto_in(r), r.text("content"), revision_in(r),
                                      r.time_or_none("valid_until"), r.boolean("by_time")}};
}

EventData suggestion_made(ObjectReader& r, Problems& problems) {
  SuggestionMade e;
  e.proposal = proposal_in(r);
  e.suggestion = suggestion_in(r);
  if (const json* amendment = r.object("amendment")) {
    ObjectReader inner{*amendment, r.at() + "/amendment", problems};
    e.amendment = read_amendment(inner, problems);
  }
  e.changes = list_in<Change>(r, "changes", problems, read_change);
  e.reason = r.text("reason");
  e.revision = revision_in(r);
  return ProposalEvent{e};
}

EventData suggestion_answered(ObjectReader& r, Problems&) {
  SuggestionAnswered e{
      proposal_in(r), suggestion_in(r), r.word<SuggestionState>("state"), r.text("reason"), {}};
  if (r.has("revision")) e.revision = revision_in(r);
  return ProposalEvent{e};
}

}  // namespace

EventReaders change_event_readers() {
  return {
      {"proposal_amended", proposal_amended},
      {"objection_carried", objection_carried},
      {"veto_carried", veto_carried},
      {"objection_copied", objection_copied},
      {"veto_copied", veto_copied},
      {"objection_reaffirmed", objection_reaffirmed},
      {"veto_reaffirmed", veto_reaffirmed},
      {"objection_lapsed",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{ObjectionLapsed{proposal_in(r), objection_in(r)}};
       }},
      {"veto_lapsed",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{VetoLapsed{proposal_in(r), veto_in(r)}};
       }},
      {"suggestion_made", suggestion_made},
      {"suggestion_answered", suggestion_answered},
  };
}

}  // namespace counterweight::codec
