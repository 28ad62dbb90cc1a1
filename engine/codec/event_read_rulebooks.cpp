// Which rulebook is in force, and how that is changed.
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// What it wrote: the document and the hash of it. The language of rulebooks only grows, so that it checks.
RulebookPtr rulebook_in(ObjectReader& r, Problems& problems) {
  const json* source = r.object_or_null("rulebook");
  const rules::Checked checked = rules::check(source == nullptr ? "{}" : source->dump());
  const bool same = checked.rulebook != nullptr && checked.rulebook->hash() == r.text("hash");
  if (!same)
    problems.push_back({"invalid.event",
                        say("The rulebook in this event does not check or is not the one its hash names.",
                            "Свод правил в событии не проходит проверку или не соответствует своему хешу."),
                        "/rulebook"});
  return checked.rulebook;
}

RulebookChangeId change_in(ObjectReader& r) {
  return {r.integer("change")};
}

EventData rulebook_proposed(ObjectReader& r, Problems& problems) {
  RulebookProposed e;
  e.change = change_in(r);
  e.base = r.text("base");
  e.rulebook = rulebook_in(r, problems);
  e.reason = r.text("reason");
  e.proof.hash = r.text("hash");
  if (const json* proof = r.object("proof")) {
    ObjectReader figures{*proof, r.at() + "/proof", problems};
    e.proof.states = figures.integer("states");
    e.proof.edges = figures.integer("edges");
  }
  e.roll = list_in<RatifyingDepartment>(r, "roll", problems, [](ObjectReader& each) {
    return RatifyingDepartment{department_in(each), ids_in<MemberId>(each, "voters")};
  });
  e.due = r.time("due");
  return OrganisationEvent{std::move(e)};
}

}  // namespace

EventReaders rulebook_event_readers() {
  return {
      {"rulebook_adopted",
       [](ObjectReader& r, Problems& problems) {
         return OrganisationEvent{RulebookAdopted{rulebook_in(r, problems)}};
       }},
      {"rulebook_proposed", rulebook_proposed},
      {"rulebook_vote_cast",
       [](ObjectReader& r, Problems&) {
         return OrganisationEvent{
             RulebookVoteCast{change_in(r), department_in(r), r.word<Ratify>("vote"), r.text("reason")}};
       }},
      {"rulebook_commented",
       [](ObjectReader& r, Problems&) {
         return OrganisationEvent{RulebookCommented{change_in(r), r.text("text")}};
       }},
      {"rulebook_change_closed",
       [](ObjectReader& r, Problems&) {
         return OrganisationEvent{RulebookChangeClosed{change_in(r), r.word<ChangeEnd>("end")}};
       }},
  };
}

}  // namespace counterweight::codec
