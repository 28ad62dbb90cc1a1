// The straight way: submitted, reviewed, objected to, vetoed, decided.
#include <algorithm>

#include "engine/codec/evidence_json.hpp"
#include "engine/codec/teller.hpp"

namespace counterweight::codec {

using namespace core;

Text Teller::operator()(const ProposalSubmitted&) const {
  return say("{} submitted the proposal.", "{}: предложение подано.", marketing());
}

Text Teller::operator()(const PositionTaken& e) const {
  return e.position == Position::approve
             ? say("{} approved {}.", "{}: согласовано {}.", name(e.department), label(e.action))
             : say("{} abstained on {}.", "{}: воздержались, {}.", name(e.department), label(e.action));
}

Text Teller::operator()(const PositionWithdrawn& e) const {
  return say("{} withdrew its position on {}.", "{}: позиция отозвана, {}.", name(e.department),
             label(e.action));
}

Text Teller::operator()(const ObjectionRaised& e) const {
  return say("{} objected to {}.", "{}: возражение, {}.", name(e.department), label(e.action));
}

Text Teller::operator()(const ObjectionAnswered& e) const {
  const Objection& o = *p_.objection(e.objection);
  const Text answered = e.answer == Answer::decline
                            ? say("{} declined {}'s objection to {}, with a reason.",
                                  "{}: возражение отдела «{}» отклонено с причиной, {}.", marketing(),
                                  name(o.department), label(o.action))
                            : say("{} accepted {}'s objection to {} and owes the change.",
                                  "{}: возражение отдела «{}» принято, за ним последует изменение, {}.",
                                  marketing(), name(o.department), label(o.action));
  if (!e.settle_due) return answered;
  return joined(answered,
                say(" {} says until {} whether that settles it.", " Отдел «{}» скажет до {}, снят ли вопрос.",
                    name(o.department), format_timestamp(*e.settle_due)));
}

Text Teller::operator()(const ObjectionSettled& e) const {
  const Objection& o = *p_.objection(e.objection);
  return say("{} said nothing more: the answer settles its objection to {}.",
             "Отдел «{}» больше ничего не сказал: ответ снимает его возражение, {}.", name(o.department),
             label(o.action));
}

Text Teller::operator()(const ObjectionResolved& e) const {
  const Objection& o = *p_.objection(e.objection);
  return say("{} said that its objection to {} is settled.", "{}: возражение снято, {}.", name(o.department),
             label(o.action));
}

Text Teller::operator()(const ObjectionWithdrawn& e) const {
  const Objection& o = *p_.objection(e.objection);
  return say("{} took back its objection to {}.", "{}: возражение отозвано, {}.", name(o.department),
             label(o.action));
}

Text Teller::operator()(const VetoCast& e) const {
  Text out = say("{} vetoed {} on the ground “{}”.", "{}: вето, {}. Основание — «{}».", name(e.department),
                 label(e.action), ground_name(p_, e.ground));
  if (!e.lifts_if.empty())
    out = joined(out, say(" It is lifted when {}.", " Снимется, если {}.", in_backticks(e.lifts_if)));
  if (e.valid_until)
    out = joined(out, say(" It hangs on a fact that holds until {}.",
                          " Держится на факте, который верен до {}.", format_timestamp(*e.valid_until)));
  return out;
}

Text Teller::operator()(const VetoWithdrawn& e) const {
  const Veto& v = *p_.veto(e.veto);
  return say("{} took back its veto on {}.", "{}: вето отозвано, {}.", name(v.department), label(v.action));
}

Text Teller::operator()(const VetoChallenged& e) const {
  const Veto& v = *p_.veto(e.veto);
  const Text on = e.on == rules::Grounds::merits ? Text{"on its merits", "по существу"}
                                                 : Text{"on its validity", "по обоснованности"};
  if (!e.bodies.empty())
    return say(
        "{} challenged {}'s veto on {} {}: it falls only where it falls in each of {} bodies.",
        "{}: вето отдела «{}» ({}) оспорено {}; оно падёт, только если падёт в каждом из органов ({}).",
        marketing(), name(v.department), label(v.action), on, e.bodies.size());
  return say("{} challenged {}'s veto on {} {}: {} of {} departments can sustain it.",
             "{}: вето отдела «{}» ({}) оспорено {}; чтобы оно осталось, нужно голосов: {} из {}.",
             marketing(), name(v.department), label(v.action), on, e.needed, e.roll.size());
}

Text Teller::operator()(const SustainVoteCast& e) const {
  const Veto& v = *p_.veto(e.veto);
  return e.vote == Vote::sustain
             ? say("{} voted to sustain {}'s veto on {}.", "{}: голос за сохранение вето отдела «{}», {}.",
                   name(e.department), name(v.department), label(v.action))
             : say("{} voted to release {}'s veto on {}.", "{}: голос за снятие вето отдела «{}», {}.",
                   name(e.department), name(v.department), label(v.action));
}

Text Teller::operator()(const ChallengeClosed& e) const {
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

Text Teller::operator()(const SilenceEscalated& e) const {
  return say("The review window ended; whoever heads these is asked until {}: {}.",
             "Срок рассмотрения истёк; до {} вопрос к руководителям отделов: {}.", format_timestamp(e.due),
             departments_in(e.asked));
}

Text Teller::operator()(const ReviewClosed& e) const {
  if (e.end == ReviewEnd::all_spoken)
    return {"Every department has spoken: review closed.", "Высказались все отделы: рассмотрение закончено."};
  if (e.end == ReviewEnd::passing)
    return {"It passes as it stands, and nothing is open: review closed.",
            "Всё проходит, и ничего не осталось открытым: рассмотрение закончено."};
  if (e.end == ReviewEnd::certain)
    return {"Nothing that could still be said would change the result: review closed.",
            "Исход уже ничто не изменит: рассмотрение закончено."};
  return say("The review window ended; silences counted: {}.",
             "Срок рассмотрения истёк; учтено молчаний: {}.", e.silences.size());
}

Text Teller::operator()(const EvidenceCited& e) const {
  Text records;
  for (const EvidenceRef& ref : e.evidence) {
    const Text one = record_words(ref);
    records = records.en.empty() ? one : say("{}, {}", "{}, {}", records, one);
  }
  return say("Cited as evidence: {}.", "В доказательство приведено: {}.", records);
}
Text Teller::operator()(const CommentAdded&) const {
  return {"A comment was added.", "Добавлен комментарий."};
}
Text Teller::operator()(const PremortemAnswered&) const {
  return {"Somebody said what the worst would be.", "Кто-то сказал, что худшее может случиться."};
}
Text Teller::operator()(const DecisionMade& e) const {
  if (e.decision == DecisionKind::withdraw)
    return say("{} withdrew the proposal.", "{}: предложение отозвано.", marketing());
  const auto count = [&](Outcome wanted) {
    return std::count_if(e.outcomes.begin(), e.outcomes.end(),
                         [&](const ActionOutcome& o) { return o.outcome == wanted; });
  };
  if (actor_ == nullptr && p_.rulebook->book().automatic)
    return say("Everything is cleared, and the rulebook decides by itself: launched {} of {} actions.",
               "Всё допущено, и свод правил решает сам: запущено действий — {} из {}.",
               count(Outcome::launched), e.outcomes.size());
  const Text launched = say("{} launched {} of {} actions; prevented: {}.",
                            "{}: запущено действий — {} из {}; остановлено — {}.", marketing(),
                            count(Outcome::launched), e.outcomes.size(), count(Outcome::prevented));
  if (!e.pilot) return launched;
  return joined(launched,
                say(" Piloted: {}, on {}% of customers, until {}.", " Пилот: {}, на {}% клиентов, до {}.",
                    count(Outcome::piloted), e.pilot->share_pct, format_timestamp(e.pilot->until)));
}

Text Teller::operator()(const ProposalExpired&) const {
  return {"The decision window ended without a decision: the proposal expired.",
          "Срок решения истёк: предложение закрыто."};
}

Text Teller::operator()(const DecisionWindowMoved& e) const {
  if (e.due)
    return say("The decision window runs again, until {}.", "Срок решения снова идёт, до {}.",
               format_timestamp(*e.due));
  // Nobody counts the seconds of two weeks.
  const bool hours = e.left >= std::chrono::hours{1};
  const Duration left = hours ? Duration{std::chrono::round<std::chrono::hours>(e.left)} : e.left;
  return say("The decision window stands still, with {} left.", "Срок решения остановлен, осталось: {}.",
             duration_text(left));
}

}  // namespace counterweight::codec
