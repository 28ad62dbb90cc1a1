// Stages of review, vetoes that bind, reminders.
#include <algorithm>

#include "engine/codec/teller.hpp"

namespace counterweight::codec {

using namespace core;

Text Teller::operator()(const StageOpened& e) const {
  const auto& stages = p_.rulebook->book().stages;
  const Text called = e.stage < stages.size() ? stages[e.stage].name : Text{"?", "?"};  // of another rulebook
  const Text opened = say("Stage {} of review, “{}”, until {}.", "Этап рассмотрения {}, «{}», до {}.",
                          e.stage + 1, called, format_timestamp(e.review_due));
  if (e.silences.empty()) return opened;
  return joined(opened,
                say(" These had been silent: {}.", " До того промолчали: {}.", departments_in(e.silences)));
}

Text Teller::operator()(const VetoBound& e) const {
  return say(
      "{}'s veto on {} stands at once: it was sustained on this very content in proposal {}, and that "
      "binds. Ground: “{}”.",
      "Вето отдела «{}» ({}) сразу в силе: на этом самом содержании его сохранили в предложении {}, и "
      "это связывает. Основание — «{}».",
      name(e.department), label(e.action), e.of_proposal.value, ground_name(p_, e.ground));
}

Text Teller::operator()(const ReminderGiven& e) const {
  Timestamp first = e.reminders.front().due;
  for (const Reminder& each : e.reminders) first = std::min(first, each.due);
  return say("Reminder: {} still have to act, until {}.", "Напоминание: до {1} ждём действий, отделы: {0}.",
             departments_in(e.reminders), format_timestamp(first));
}

}  // namespace counterweight::codec
