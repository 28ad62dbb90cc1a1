#include "engine/codec/timeline.hpp"

#include <nlohmann/json.hpp>

#include "engine/codec/event_json.hpp"
#include "engine/codec/teller.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// Names of people lie in the vault, so a sentence speaks of departments.
class OrganisationTeller {
 public:
  OrganisationTeller(const Organisation& organisation, const MemberId& actor, Timestamp at)
      : organisation_(organisation), actor_(actor), at_(at) {}

  Text operator()(const OrganisationFounded& e) const {
    return say("{} was founded.", "Основана организация «{}».", e.name);
  }
  Text operator()(const RulebookAdopted& e) const {
    return say("Rulebook {}, version {}, came into force.", "Вступил в силу свод правил {}, версия {}.",
               e.rulebook->book().name, e.rulebook->book().version);
  }
  Text operator()(const RulebookProposed& e) const {
    return say("{} proposes another rulebook: {}, version {}. Departments vote until {}.",
               "«{}» предлагает другой свод правил: {}, версия {}. Отделы голосуют до {}.", of(actor_),
               e.rulebook->book().name, e.rulebook->book().version, format_timestamp(e.due));
  }
  Text operator()(const RulebookVoteCast& e) const {
    return e.vote == Ratify::ratify
               ? say("{} votes for the new rulebook.", "Отдел «{}» голосует за новый свод правил.",
                     name(e.department))
               : say("{} votes against the new rulebook.", "Отдел «{}» голосует против нового свода правил.",
                     name(e.department));
  }
  Text operator()(const RulebookCommented&) const {
    return say("A member of {} comments on the new rulebook.", "Отдел «{}»: замечание к новому своду правил.",
               of(actor_));
  }
  Text operator()(const RulebookChangeClosed& e) const {
    const std::int64_t change = e.change.value;
    switch (e.end) {
      case ChangeEnd::adopted:
        return say("Change {} of the rulebook is ratified.", "Изменение {} свода правил утверждено.", change);
      case ChangeEnd::rejected:
        return say("Change {} of the rulebook is not ratified.", "Изменение {} свода правил не утверждено.",
                   change);
      case ChangeEnd::withdrawn:
        return say("Change {} of the rulebook is taken back.", "Изменение {} свода правил отозвано.", change);
      case ChangeEnd::overtaken:
        return say("Change {} of the rulebook fell away: another one came into force meanwhile.",
                   "Изменение {} свода правил отпало: за это время вступило в силу другое.", change);
    }
    return {};
  }
  Text operator()(const MemberJoined& e) const {
    return e.head ? say("A head joined {}.", "В отделе «{}» новый руководитель.", name(e.department))
                  : say("A member joined {}.", "В отделе «{}» новый сотрудник.", name(e.department));
  }
  Text operator()(const MemberLeft& e) const {
    return say("A member left {}.", "Из отдела «{}» ушёл сотрудник.", of(e.member));
  }
  Text operator()(const HeadSet& e) const {
    return e.head
               ? say("A member of {} became its head.", "Отдел «{}»: сотрудник стал руководителем.",
                     of(e.member))
               : say("{} has one head less.", "Отдел «{}»: сотрудник больше не руководитель.", of(e.member));
  }
  Text operator()(const HeadshipDelegated& e) const {
    return say("The head of {} is stood in for until {}.", "Руководителя отдела «{}» замещают до {}.",
               of(e.member), format_timestamp(e.until));
  }
  Text operator()(const DelegationEnded& e) const {
    return say("The head of {} acts in person again.", "Руководителя отдела «{}» больше не замещают.",
               of(e.member));
  }
  Text operator()(const AbsenceSet& e) const {
    return e.until <= at_ ? say("A member of {} is back.", "Отдел «{}»: сотрудник вернулся.", of(e.member))
                          : say("A member of {} is away from {} until {}.",
                                "Отдел «{}»: сотрудник отсутствует с {} по {}.", of(e.member),
                                format_timestamp(e.from), format_timestamp(e.until));
  }

 private:
  Text name(const DepartmentId& id) const {
    const rules::Department* found =
        organisation_.founded() ? organisation_.rulebook()->department(id) : nullptr;
    return found == nullptr ? Text{id.value, id.value} : found->name;
  }
  Text of(const MemberId& id) const {
    const Member* member = organisation_.member(id);
    return name(member == nullptr ? DepartmentId{id.value} : member->department);
  }
  const Organisation& organisation_;
  const MemberId& actor_;
  Timestamp at_;
};

// The action that the veto or objection of an event is about, where the event does not name one.
json action_of(const json& data, const Proposal& p) {
  if (data.contains("veto")) return p.veto({data["veto"].get<std::int64_t>()})->action.value;
  if (data.contains("objection")) return p.objection({data["objection"].get<std::int64_t>()})->action.value;
  return nullptr;
}

}  // namespace

Text sentence_of(const Event& event, const State& state) {
  if (const auto* organisation = std::get_if<OrganisationEvent>(&event.data))
    return std::visit(OrganisationTeller{state.organisation(), event.actor, event.at}, *organisation);
  if (const auto* learnt = std::get_if<KnowledgeEvent>(&event.data)) return sentence_of(*learnt);
  const Teller teller{*state.proposal(*proposal_of(event)), state.organisation().member(event.actor)};
  return std::visit(teller, std::get<ProposalEvent>(event.data));
}

json timeline_json(const Event& event, std::int64_t seq, const State& state, const NameOf& name_of,
                   Language language) {
  json data = event_data(event);
  json out{{"seq", seq},
           {"type", event_type(event)},
           {"at", format_timestamp(event.at)},
           {"member", person_json(state.organisation(), name_of, event.actor)},
           {"sentence", sentence_of(event, state).in(language)}};
  const auto says = [&](const char* key) { return data.contains(key) && data[key].is_string(); };
  for (const char* key : {"action", "department", "reason", "text"})
    if (says(key)) out[key] = data[key];
  // What a person wrote, under whatever name the event keeps it.
  for (const char* key : {"justification", "lesson", "text", "worst"})
    if (says(key)) out["reason"] = data[key];
  if (const auto proposal = proposal_of(event); proposal && !out.contains("action"))
    if (json action = action_of(data, *state.proposal(*proposal)); !action.is_null())
      out["action"] = std::move(action);
  out["data"] = std::move(data);
  return out;
}

json live_event_json(const Event& event, std::int64_t seq, const State& state, const NameOf& name_of) {
  json out = timeline_json(event, seq, state, name_of, Language::en);
  const Text sentence = sentence_of(event, state);
  out["sentence"] = {{"en", sentence.en}, {"ru", sentence.ru}};
  const auto proposal = proposal_of(event);
  out["proposal"] = proposal ? json(proposal->value) : json(nullptr);
  return out;
}

}  // namespace counterweight::codec
