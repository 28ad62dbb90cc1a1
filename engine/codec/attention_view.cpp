#include "engine/codec/attention_view.hpp"

#include <algorithm>

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
  if (approval)
    return say("Asked because {} has to approve here.", "Вопрос к вам: здесь нужно согласование, отдел «{}».",
               name);
  if (highest == rules::Power::veto)
    return say("Asked because {} may veto here.", "Вопрос к вам: отдел «{}» вправе наложить вето.", name);
  return say("Asked because {} may object here.", "Вопрос к вам: отдел «{}» вправе возразить.", name);
}

Text silence_phrase(rules::Silence silence) {
  return silence == rules::Silence::consent
             ? Text{" Silence counts as consent.", " Молчание — знак согласия."}
             : Text{" Silence counts as abstaining.", " Молчание — воздержались."};
}

Text joined(const Text& a, const Text& b) {
  return {a.en + b.en, a.ru + b.ru};
}

}  // namespace

Text why_me(const Proposal& p, const Attention& attention) {
  switch (attention.task) {
    case Task::position:
      return joined(power_phrase(p, attention),
                    attention.silence ? silence_phrase(*attention.silence) : Text{});
    case Task::answer: {
      const Objection& o = *p.objection(*attention.objection);
      return say("{} objected to {}. Nothing launches before you answer.",
                 "Возражение отдела «{}», {}. До вашего ответа ничего не запустить.",
                 department_name(p, o.department), action_label(p, *p.action(o.action)));
    }
    case Task::sustain_vote: {
      const Veto& v = *p.veto(*attention.veto);
      const Text ask = say("{}'s veto on {} is challenged: should it stand?",
                           "Вето отдела «{}» ({}) оспорено: сохранить его?", department_name(p, v.department),
                           action_label(p, *p.action(v.action)));
      return joined(ask, attention.no_vote == rules::VoteSilence::release
                             ? Text{" Silence releases it.", " Молчание снимает вето."}
                             : Text{" Silence sustains it.", " Молчание сохраняет вето."});
    }
    case Task::decide:
      return {"Review is over: the decision is yours.", "Рассмотрение закончено: решение за вами."};
  }
  return {};
}

}  // namespace counterweight::codec
