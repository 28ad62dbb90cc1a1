#include "engine/codec/attention_view.hpp"

#include <algorithm>

#include "engine/codec/joined.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

Text power_phrase(const Proposal& p, const Attention& attention) {
  rules::Power highest = rules::Power::none;
  bool approval = false;
  for (const ActionId& id : attention.actions)
    if (const Seat* seat = seat_of(*p.action(id), attention.department)) {
      highest = std::max(highest, seat->right.power);
      approval = approval || seat->right.approval_required;
    }
  const Text name = department_name(p, attention.department);
  if (attention.escalated)
    return say("{} did not answer in time: now its head is asked.",
               "Отдел «{}» не ответил вовремя: теперь вопрос к руководителю.", name);
  if (approval)
    return say("Asked because {} has to approve here.", "Вопрос к вам: здесь нужно согласование, отдел «{}».",
               name);
  if (highest == rules::Power::veto)
    return say("Asked because {} may veto here.", "Вопрос к вам: отдел «{}» вправе наложить вето.", name);
  return say("Asked because {} may object here.", "Вопрос к вам: отдел «{}» вправе возразить.", name);
}

Text silence_phrase(rules::Silence silence) {
  switch (silence) {
    case rules::Silence::consent:
      return {" Silence counts as consent.", " Молчание — знак согласия."};
    case rules::Silence::abstain:
      return {" Silence counts as abstaining.", " Молчание — воздержались."};
    case rules::Silence::escalate:
      return {" After silence the head is asked.", " После молчания спросят руководителя."};
    case rules::Silence::block:
      return {" Silence prevents it.", " Молчание не даёт запустить."};
  }
  return {};
}

// The action a task is about; it names one.
Text the_action(const Proposal& p, const Attention& attention) {
  return action_label(p, *p.action(attention.actions.front()));
}

Text answer_phrase(const Proposal& p, const Attention& attention) {
  const Objection& o = *p.objection(*attention.objection);
  return say("{} objected to {}. Nothing launches before you answer.",
             "Возражение отдела «{}», {}. До вашего ответа ничего не запустить.",
             department_name(p, o.department), action_label(p, *p.action(o.action)));
}

Text vote_phrase(const Proposal& p, const Attention& attention) {
  const Veto& v = *p.veto(*attention.veto);
  const Text ask =
      say("{}'s veto on {} is challenged: should it stand?", "Вето отдела «{}» ({}) оспорено: сохранить его?",
          department_name(p, v.department), action_label(p, *p.action(v.action)));
  return joined(ask, attention.no_vote == rules::VoteSilence::release
                         ? Text{" Silence releases it.", " Молчание снимает вето."}
                         : Text{" Silence sustains it.", " Молчание сохраняет вето."});
}

Text decide_phrase(const Proposal& p, const Attention& attention) {
  if (attention.actions.empty())
    return {"Review is over: the decision is yours.", "Рассмотрение закончено: решение за вами."};
  return say("The pilot met its criterion, and nothing holds {}: launch it, or it stops.",
             "Пилот удался, ничто не держит {}: запустите его, иначе оно прекратится.",
             the_action(p, attention));
}

// What was carried to other content, or hangs on a fact that expired.
Text reaffirm_phrase(const Proposal& p, const Attention& attention) {
  const Text label = the_action(p, attention);
  if (!attention.veto)
    return say("Your objection was to an earlier content of {}: does it hold? Silence lets it lapse.",
               "Изменено {}: ваше возражение остаётся? Молчание снимает его.", label);
  const Veto& v = *p.veto(*attention.veto);
  const Text ask = v.waiting_due
                       ? say("Your veto was on an earlier content of {}: does it hold?",
                             "Изменено {}: ваше вето остаётся?", label)
                       : say("The fact that your veto on {} hangs on has expired: does it hold?",
                             "Срок факта, на котором держится ваше вето, истёк ({}): оно остаётся?", label);
  if (v.absolute) return joined(ask, {" Silence keeps it.", " Молчание сохраняет вето."});
  return joined(ask, v.waiting_due ? Text{" Silence lets it lapse.", " Молчание снимает вето."}
                                   : Text{" Silence lifts it.", " Молчание снимает вето."});
}

Text halt_phrase(const Proposal& p, const Attention& attention) {
  const Halt& halt = p.action(attention.actions.front())->halts.back();
  return say("{} halted {}. Answer and resume it, or stop it.",
             "Отдел «{}» просит ответа, приостановлено {}. Ответьте и продолжите или прекратите.",
             department_name(p, halt.department), the_action(p, attention));
}

}  // namespace

Text why_me(const Proposal& p, const Attention& attention) {
  switch (attention.task) {
    case Task::position:
      return joined(power_phrase(p, attention),
                    attention.silence ? silence_phrase(*attention.silence) : Text{});
    case Task::answer:
      return answer_phrase(p, attention);
    case Task::sustain_vote:
      return vote_phrase(p, attention);
    case Task::decide:
      return decide_phrase(p, attention);
    case Task::reaffirm:
      return reaffirm_phrase(p, attention);
    case Task::settle:
      return say("{} answered your objection to {}: does that settle it? Silence says that it does.",
                 "«{}»: на ваше возражение есть ответ, {}. Вопрос снят? Молчание значит, что снят.",
                 final_say_name(p), the_action(p, attention));
    case Task::recast:
      return say("The pilot of {} met its criterion: does your veto stay all the same? Silence lifts it.",
                 "Пилот удался, {}: ваше вето всё же остаётся? Молчание снимает его.",
                 the_action(p, attention));
    case Task::pilot_result:
      return say("Record what the pilot of {} has shown before its time is over, or it stops.",
                 "Запишите, что показал пилот, пока не вышел его срок, иначе он прекратится: {}.",
                 the_action(p, attention));
    case Task::answer_halt:
      return halt_phrase(p, attention);
  }
  return {};
}

}  // namespace counterweight::codec
