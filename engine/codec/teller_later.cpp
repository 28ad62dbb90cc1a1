// Overrides by marketing alone, vetoes that fall by fact, and what happens after the decision.
#include "engine/codec/teller.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

Text verdict_phrase(OutcomeVerdict verdict) {
  switch (verdict) {
    case OutcomeVerdict::succeeded:
      return {"it succeeded", "удалось"};
    case OutcomeVerdict::failed:
      return {"it failed", "не удалось"};
    case OutcomeVerdict::mixed:
      return {"it went partly well", "удалось отчасти"};
    case OutcomeVerdict::unclear:
      return {"the figures do not tell", "по цифрам не понять"};
  }
  return {};
}

}  // namespace

Text Teller::operator()(const OverrideSigned& e) const {
  const Veto& v = *p_.veto(e.veto);
  const Text who = e.department.empty() ? marketing() : name(e.department);
  if (!e.effective_at)
    return say("{} signed an override of {}'s veto on {}; a second person has to sign it too.",
               "{}: подписано преодоление вето отдела «{}» ({}), нужна вторая подпись.", who,
               name(v.department), label(v.action));
  return say("{} signed an override of {}'s veto on {}; it takes effect on {}.",
             "{}: подписано преодоление вето отдела «{}» ({}), вступит в силу {}.", who, name(v.department),
             label(v.action), format_timestamp(*e.effective_at));
}

Text Teller::operator()(const OverrideSeconded& e) const {
  const Veto& v = *p_.veto(e.veto);
  return say("A second person signed the override of {}'s veto on {}; it takes effect on {}.",
             "Есть вторая подпись под преодолением вето отдела «{}» ({}), вступит в силу {}.",
             name(v.department), label(v.action), format_timestamp(e.effective_at));
}

Text Teller::operator()(const OverrideClosed& e) const {
  const Veto& v = *p_.veto(e.veto);
  return e.effective ? say("The override took effect: {}'s veto on {} is overridden.",
                           "Преодоление вступило в силу: вето отдела «{}» преодолено, {}.",
                           name(v.department), label(v.action))
                     : say("The override of {}'s veto on {} ended without effect.",
                           "Преодоление вето отдела «{}» ({}) в силу не вступило.", name(v.department),
                           label(v.action));
}

Text Teller::operator()(const FactExpired& e) const {
  const Veto& v = *p_.veto(e.veto);
  return say(
      "The fact that {}'s veto on {} hangs on has expired; its department says until {} whether "
      "it holds.",
      "Срок факта, на котором держится вето отдела «{}» ({}), истёк: отдел скажет до {}, остаётся ли "
      "оно.",
      name(v.department), label(v.action), format_timestamp(e.due));
}

Text Teller::operator()(const VetoLifted& e) const {
  const Text which = label(*p_.veto(e.veto));
  switch (e.by) {
    case Lift::condition:
      return say("{} is lifted: its condition is met.", "{} снято: выполнено его условие.", which);
    case Lift::fact:
      return say("{} is lifted: the fact it hung on has expired.",
                 "{} снято: срок факта, на котором оно держалось, истёк.", which);
    case Lift::pilot:
      return say("{} is lifted: the pilot met its criterion, and the department let it be.",
                 "{} снято: пилот удался, и отдел не настоял на своём.", which);
  }
  return {};
}

Text Teller::operator()(const PilotResultRecorded& e) const {
  const Text out =
      e.met ? say("{} recorded the result of piloting {}: the criterion is met.",
                  "{}: записан итог пилота, критерий выполнен, {}.", marketing(), label(e.action))
            : say("{} recorded the result of piloting {}: the criterion is not met.",
                  "{}: записан итог пилота, критерий не выполнен, {}.", marketing(), label(e.action));
  if (!e.recast_due) return out;
  return joined(out, say(" Who vetoed it may insist until {}.",
                         " Наложивший вето может настоять на нём до {}.", format_timestamp(*e.recast_due)));
}

Text Teller::operator()(const VetoRecast& e) const {
  const Veto& v = *p_.veto(e.veto);
  return say("{} insists on its veto on {} after the pilot.", "{}: вето оставлено и после пилота, {}.",
             name(v.department), label(v.action));
}

Text Teller::operator()(const PilotCleared& e) const {
  return say("Nobody insists on a veto any more: {} may launch until {}.",
             "На вето больше никто не настаивает: {} можно запустить до {}.", label(e.action),
             format_timestamp(e.stops_at));
}

Text Teller::operator()(const ActionHalted& e) const {
  return say("{} halted {}.", "{}: приостановлено {}.", name(e.department), label(e.action));
}

Text Teller::operator()(const ActionResumed& e) const {
  return say("{} answered the halt and resumed {}.", "{}: ответ дан, возобновлено {}.", marketing(),
             label(e.action));
}

Text Teller::operator()(const ActionStopped& e) const {
  const Text what = label(e.action);
  switch (e.why) {
    case StopWhy::stopped:
      return say("{} stopped {}.", "{}: прекращено {}.", marketing(), what);
    case StopWhy::not_met:
      return say("The pilot did not meet its criterion: {} stopped.",
                 "Пилот не выполнил критерий: прекращено {}.", what);
    case StopWhy::time_over:
      return say("The pilot's time is over: {} stopped.", "Срок пилота вышел: прекращено {}.", what);
    case StopWhy::recast:
      return say("The veto stays after the pilot: {} stopped.", "Вето осталось после пилота: прекращено {}.",
                 what);
  }
  return {};
}

Text Teller::operator()(const OutcomeRecorded& e) const {
  return say("{} recorded the outcome: {}.", "{}: подведён итог — {}.", marketing(),
             verdict_phrase(e.verdict));
}

}  // namespace counterweight::codec
