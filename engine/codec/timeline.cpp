#include "engine/codec/timeline.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/codec/event_json.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// Russian sentences put a department's name before a colon, so that no name has to be declined.
class Teller {
 public:
  explicit Teller(const Proposal& proposal) : p_(proposal) {}

  Text operator()(const ProposalSubmitted&) const {
    return say("{} submitted the proposal.", "{}: предложение подано.", marketing());
  }
  Text operator()(const PositionTaken& e) const {
    return e.position == Position::approve
               ? say("{} approved {}.", "{}: согласовано {}.", name(e.department), label(e.action))
               : say("{} abstained on {}.", "{}: воздержались, {}.", name(e.department), label(e.action));
  }
  Text operator()(const PositionWithdrawn& e) const {
    return say("{} withdrew its position on {}.", "{}: позиция отозвана, {}.", name(e.department),
               label(e.action));
  }
  Text operator()(const ObjectionRaised& e) const {
    return say("{} objected to {}.", "{}: возражение, {}.", name(e.department), label(e.action));
  }
  Text operator()(const ObjectionAnswered& e) const {
    const Objection& o = *p_.objection(e.objection);
    return e.answer == Answer::decline
               ? say("{} declined {}'s objection to {}, with a reason.",
                     "{}: возражение отдела «{}» отклонено с причиной, {}.", marketing(), name(o.department),
                     label(o.action))
               : say("{} accepted {}'s objection to {} and owes the change.",
                     "{}: возражение отдела «{}» принято, за ним последует изменение, {}.", marketing(),
                     name(o.department), label(o.action));
  }
  Text operator()(const ObjectionResolved& e) const {
    const Objection& o = *p_.objection(e.objection);
    return say("{} said that its objection to {} is settled.", "{}: возражение снято, {}.",
               name(o.department), label(o.action));
  }
  Text operator()(const ObjectionWithdrawn& e) const {
    const Objection& o = *p_.objection(e.objection);
    return say("{} took back its objection to {}.", "{}: возражение отозвано, {}.", name(o.department),
               label(o.action));
  }
  Text operator()(const VetoCast& e) const {
    return say("{} vetoed {} on the ground “{}”.", "{}: вето, {}. Основание — «{}».", name(e.department),
               label(e.action), ground_name(p_, e.ground));
  }
  Text operator()(const VetoWithdrawn& e) const {
    const Veto& v = *p_.veto(e.veto);
    return say("{} took back its veto on {}.", "{}: вето отозвано, {}.", name(v.department), label(v.action));
  }
  Text operator()(const VetoChallenged& e) const {
    const Veto& v = *p_.veto(e.veto);
    const Text on = e.on == rules::Grounds::merits ? Text{"on its merits", "по существу"}
                                                   : Text{"on its validity", "по обоснованности"};
    return say("{} challenged {}'s veto on {} {}: {} of {} departments can sustain it.",
               "{}: вето отдела «{}» ({}) оспорено {}; чтобы оно осталось, нужно голосов: {} из {}.",
               marketing(), name(v.department), label(v.action), on, e.needed, e.roll.size());
  }
  Text operator()(const SustainVoteCast& e) const {
    const Veto& v = *p_.veto(e.veto);
    return e.vote == Vote::sustain
               ? say("{} voted to sustain {}'s veto on {}.", "{}: голос за сохранение вето отдела «{}», {}.",
                     name(e.department), name(v.department), label(v.action))
               : say("{} voted to release {}'s veto on {}.", "{}: голос за снятие вето отдела «{}», {}.",
                     name(e.department), name(v.department), label(v.action));
  }
  Text operator()(const ChallengeClosed& e) const {
    const Veto& v = *p_.veto(e.veto);
    switch (e.result) {
      case ChallengeResult::sustained:
        return say("The departments sustained {}'s veto on {}.", "Отделы сохранили вето: «{}», {}.",
                   name(v.department), label(v.action));
      case ChallengeResult::overridden:
        return say("The departments did not uphold {}'s veto on {}: it is overridden.",
                   "Отделы не поддержали вето отдела «{}» ({}): оно преодолено.", name(v.department),
                   label(v.action));
      case ChallengeResult::ended:
        return say("The vote on {}'s veto on {} ended without a result.",
                   "Голосование о вето отдела «{}» ({}) закончилось без результата.", name(v.department),
                   label(v.action));
    }
    return {};
  }
  Text operator()(const ReviewClosed& e) const {
    if (e.end == ReviewEnd::all_spoken)
      return {"Every department has spoken: review closed.",
              "Высказались все отделы: рассмотрение закончено."};
    return say("The review window ended; silences counted: {}.",
               "Срок рассмотрения истёк; учтено молчаний: {}.", e.silences.size());
  }
  Text operator()(const CommentAdded&) const { return {"A comment was added.", "Добавлен комментарий."}; }
  Text operator()(const DecisionMade& e) const {
    if (e.decision == DecisionKind::withdraw)
      return say("{} withdrew the proposal.", "{}: предложение отозвано.", marketing());
    const auto launched = std::count_if(e.outcomes.begin(), e.outcomes.end(),
                                        [](const auto& o) { return o.outcome == Outcome::launched; });
    const auto prevented = std::count_if(e.outcomes.begin(), e.outcomes.end(),
                                         [](const auto& o) { return o.outcome == Outcome::prevented; });
    return say("{} launched {} of {} actions; {} were prevented.",
               "{}: запущено действий — {} из {}; остановлено — {}.", marketing(), launched,
               e.outcomes.size(), prevented);
  }
  Text operator()(const ProposalExpired&) const {
    return {"The decision window ended without a decision: the proposal expired.",
            "Срок решения истёк: предложение закрыто."};
  }

 private:
  Text name(const DepartmentId& id) const { return department_name(p_, id); }
  Text marketing() const { return final_say_name(p_); }
  Text label(const ActionId& id) const { return action_label(p_, *p_.action(id)); }
  const Proposal& p_;
};

Text of_organisation(const OrganisationEvent& event) {
  struct Visitor {
    Text operator()(const OrganisationFounded& e) {
      return say("{} was founded.", "Основана организация «{}».", e.name);
    }
    Text operator()(const RulebookAdopted& e) {
      return say("Rulebook {}, version {}, came into force.", "Вступил в силу регламент {}, версия {}.",
                 e.rulebook->book().name, e.rulebook->book().version);
    }
    Text operator()(const MemberJoined& e) {
      return say("A member joined {}.", "В отделе {} новый сотрудник.", e.department.value);
    }
  };
  return std::visit(Visitor{}, event);
}

}  // namespace

Text sentence_of(const Event& event, const State& state) {
  if (const auto* organisation = std::get_if<OrganisationEvent>(&event.data))
    return of_organisation(*organisation);
  return std::visit(Teller{*state.proposal(*proposal_of(event))}, std::get<ProposalEvent>(event.data));
}

json timeline_json(const Event& event, std::int64_t seq, const State& state, const NameOf& name_of,
                   Language language) {
  json data = event_data(event);
  json out{{"seq", seq},
           {"type", event_type(event)},
           {"at", format_timestamp(event.at)},
           {"member", person_json(state.organisation(), name_of, event.actor)},
           {"sentence", sentence_of(event, state).in(language)}};
  for (const char* key : {"action", "department", "reason", "text"})
    if (data.contains(key)) out[key] = data[key];
  out["data"] = std::move(data);
  return out;
}

}  // namespace counterweight::codec
