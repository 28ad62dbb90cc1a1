// Amendments and suggestions, and where the words go that were said of earlier content.
#include "engine/codec/teller.hpp"

namespace counterweight::codec {

using namespace core;

Text Teller::numbers(const std::vector<ActionId>& ids) const {
  std::string listed;
  for (const ActionId& id : ids) listed += (listed.empty() ? "" : ", ") + std::to_string(p_.number_of(id));
  return ids.size() == 1 ? say("action {}", "действие {}", listed) : say("actions {}", "действия {}", listed);
}

Text Teller::operator()(const ProposalAmended& e) const {
  Text out = e.suggestion ? say("{} took suggestion {} into the proposal: it is revision {} now.",
                                "{}: предложение изменено по поправке {}, теперь это редакция {}.",
                                marketing(), e.suggestion->value, e.revision)
                          : say("{} amended the proposal: it is revision {} now.",
                                "{}: предложение изменено, теперь это редакция {}.", marketing(), e.revision);
  std::vector<ActionId> touched;
  for (const SubmittedAction& action : e.actions) touched.push_back(action.draft.id);
  if (!touched.empty())
    out = joined(out, say(" Under review: {}.", " На рассмотрении: {}.", numbers(touched)));
  if (!e.dropped.empty()) out = joined(out, say(" Dropped: {}.", " Снято: {}.", numbers(e.dropped)));
  return out;
}

Text Teller::operator()(const ObjectionCarried& e) const {
  const Objection& o = *p_.objection(e.objection);
  const Text who = name(o.department);
  const Text what = label(o.action);
  switch (e.effect) {
    case ObjectionEffect::met:
      return say("The change meets {}'s objection to {}.", "Изменение учло возражение отдела «{}», {}.", who,
                 what);
    case ObjectionEffect::waits:
      return say("{}'s objection to {} was to other content: it says until {} whether it holds.",
                 "Возражение отдела «{}» относилось к другому содержанию, {}; отдел скажет до {}, остаётся "
                 "ли оно.",
                 who, what, format_timestamp(e.due.value_or(Timestamp{})));
    case ObjectionEffect::lapsed:
      return say("{}'s objection to {} lapsed with the change.",
                 "С изменением возражение отдела «{}» утратило силу, {}.", who, what);
    case ObjectionEffect::kept:
      return say("{}'s objection to {} holds for the new content too.",
                 "Возражение отдела «{}» относится и к новому содержанию, {}.", who, what);
    case ObjectionEffect::returns:
      return say("{}'s objection to {} is again what it was on this content.",
                 "Возражение отдела «{}» снова такое, каким было для этого содержания, {}.", who, what);
  }
  return {};
}

Text Teller::operator()(const VetoCarried& e) const {
  const Veto& v = *p_.veto(e.veto);
  const Text which = label(v);
  const std::string until = format_timestamp(e.due.value_or(Timestamp{}));
  switch (e.effect) {
    case VetoEffect::lifted:
      return say("{} is lifted: its condition {} is met.", "{} снято: выполнено его условие {}.", which,
                 in_backticks(v.lifts_if));
    case VetoEffect::waits:
      return say("{} was on other content: it bites, and its department says until {} whether it holds.",
                 "{} наложено на другое содержание: оно действует, и отдел скажет до {}, остаётся ли оно.",
                 which, until);
    case VetoEffect::rests:
      return say("{} rests: it has no hold on what the action is now.",
                 "{} не действует: к нынешнему содержанию оно не относится.", which);
    case VetoEffect::returns:
      return say("{} is again what it was on this content.",
                 "{} снова такое, каким было для этого содержания.", which);
    case VetoEffect::kept:
      return say("{} holds for the new content too.", "{} относится и к новому содержанию.", which);
    case VetoEffect::lapsed:
      return say("{} lapsed with the change.", "{} с изменением утратило силу.", which);
    case VetoEffect::kept_overridden:
      return say("{} stays overridden: the change went the way it wanted.",
                 "{} остаётся преодолённым: изменение пошло в ту сторону, которой оно добивалось.", which);
    case VetoEffect::override_void:
      return say(
          "{} bites again: its override was for other content. Its department says until {} whether "
          "it holds.",
          "{} снова действует: преодолено оно было для другого содержания. Отдел скажет до {}, "
          "остаётся ли оно.",
          which, until);
  }
  return {};
}

Text Teller::operator()(const ObjectionCopied& e) const {
  return say("{}'s objection came along with its content, as it was, to {}.",
             "Возражение отдела «{}» перешло вместе с содержанием, каким было, {}.",
             name(p_.objection(e.of)->department), label(e.action));
}

Text Teller::operator()(const VetoCopied& e) const {
  if (e.lifted)
    return say("{}'s veto came along with its content to {}, where its condition lifts it.",
               "Вето отдела «{}» перешло вместе с содержанием, {}, и там снято своим условием.",
               name(p_.veto(e.of)->department), label(e.action));
  return say("{}'s veto came along with its content, as it was, to {}.",
             "Вето отдела «{}» перешло вместе с содержанием, каким было, {}.",
             name(p_.veto(e.of)->department), label(e.action));
}

Text Teller::operator()(const ObjectionReaffirmed& e) const {
  const Objection& o = *p_.objection(e.objection);
  return say("{} said that its objection to {} holds.", "{}: возражение подтверждено, {}.",
             name(o.department), label(o.action));
}

Text Teller::operator()(const VetoReaffirmed& e) const {
  const Veto& v = *p_.veto(e.veto);
  Text out = e.by_time ? say("{} stays: it rests on an absolute ground, and nobody took it back.",
                             "{} остаётся: основание безусловное, и никто его не отозвал.", label(v))
                       : say("{} said that its veto on {} holds.", "{}: вето подтверждено, {}.",
                             name(v.department), label(v.action));
  if (e.valid_until && !e.by_time)
    out = joined(
        out, say(" Its fact holds until {}.", " Его факт верен до {}.", format_timestamp(*e.valid_until)));
  return out;
}

// Time lets what waits lapse; a department does when it says something new instead.
Text Teller::operator()(const ObjectionLapsed& e) const {
  const Objection& o = *p_.objection(e.objection);
  return actor_ == nullptr
             ? say("{} did not say in time whether its objection to {} holds: it lapsed.",
                   "Отдел «{}» вовремя не сказал, остаётся ли его возражение: оно утратило силу, {}.",
                   name(o.department), label(o.action))
             : say("{}'s earlier objection to {} gives way to what it says now.",
                   "Прежнее возражение отдела «{}» уступает новому слову, {}.", name(o.department),
                   label(o.action));
}

Text Teller::operator()(const VetoLapsed& e) const {
  const Veto& v = *p_.veto(e.veto);
  return actor_ == nullptr ? say("{} did not say in time whether its veto on {} holds: it lapsed.",
                                 "Отдел «{}» вовремя не сказал, остаётся ли его вето: оно утратило силу, {}.",
                                 name(v.department), label(v.action))
                           : say("{}'s earlier veto on {} gives way to what it says now.",
                                 "Прежнее вето отдела «{}» уступает новому слову, {}.", name(v.department),
                                 label(v.action));
}

Text Teller::operator()(const SuggestionMade& e) const {
  return say("{} suggested a change: suggestion {}, fields that differ: {}.",
             "{}: внесена поправка {}, изменённых полей — {}.", actors_department(), e.suggestion.value,
             e.changes.size());
}

Text Teller::operator()(const SuggestionAnswered& e) const {
  const std::int64_t number = e.suggestion.value;
  switch (e.state) {
    case SuggestionState::accepted:
      return say("{} accepted suggestion {}.", "{}: поправка {} принята.", marketing(), number);
    case SuggestionState::declined:
      return say("{} declined suggestion {}.", "{}: поправка {} отклонена.", marketing(), number);
    case SuggestionState::withdrawn:
      return say("{} took back suggestion {}.", "{}: поправка {} отозвана.", actors_department(), number);
    case SuggestionState::open:
      break;
  }
  return say("Suggestion {} is open.", "Поправка {} ждёт ответа.", number);
}

}  // namespace counterweight::codec
