// Who belongs to the organisation, and who acts for whom.
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

EventData member_joined(ObjectReader& r, Problems& problems) {
  MemberJoined e{member_in(r), department_in(r), r.boolean("head"), {}};
  if (const json* name = r.object_or_null("name"))
    e.sealed_name = ObjectReader{*name, r.at() + "/name", problems}.text("sealed");
  e.administrator = r.boolean_or("administrator", false);
  return OrganisationEvent{e};
}

}  // namespace

EventReaders organisation_event_readers() {
  return {
      {"organisation_founded",
       [](ObjectReader& r, Problems&) { return OrganisationEvent{OrganisationFounded{r.text("name")}}; }},
      {"member_joined", member_joined},
      {"member_left", [](ObjectReader& r, Problems&) { return OrganisationEvent{MemberLeft{member_in(r)}}; }},
      {"head_set",
       [](ObjectReader& r, Problems&) {
         return OrganisationEvent{HeadSet{member_in(r), r.boolean("head")}};
       }},
      {"headship_delegated",
       [](ObjectReader& r, Problems&) {
         return OrganisationEvent{HeadshipDelegated{member_in(r), {r.text("to")}, r.time("until")}};
       }},
      {"delegation_ended",
       [](ObjectReader& r, Problems&) { return OrganisationEvent{DelegationEnded{member_in(r)}}; }},
      {"absence_set",
       [](ObjectReader& r, Problems&) {
         return OrganisationEvent{AbsenceSet{member_in(r), r.time("from"), r.time("until")}};
       }},
  };
}

}  // namespace counterweight::codec
