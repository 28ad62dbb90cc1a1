// Who belongs to the organisation, who acts for whom, and under which rulebook.
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

EventData rulebook_adopted(ObjectReader& r, Problems& problems) {
  const json* source = r.object_or_null("rulebook");
  const rules::Checked checked = rules::check(source == nullptr ? "{}" : source->dump());
  const bool same = checked.rulebook != nullptr && checked.rulebook->hash() == r.text("hash");
  if (!same)
    problems.push_back({"invalid.event",
                        say("The rulebook in this event does not check or is not the one its hash names.",
                            "Свод правил в событии не проходит проверку или не соответствует своему хешу."),
                        "/rulebook"});
  return OrganisationEvent{RulebookAdopted{checked.rulebook}};
}

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
      {"rulebook_adopted", rulebook_adopted},
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
