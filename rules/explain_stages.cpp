// Review in parts, who is reminded, and how long a sustained veto binds.
#include "rules/explaining.hpp"

namespace counterweight::rules {

std::vector<Text> Explaining::course_of_review() const {
  if (book_.stages.empty())
    return {say("Review takes {} at most. It ends before that once everybody who is asked has spoken.",
                "Рассмотрение длится не больше чем {}. Оно кончается раньше, если высказались все, кого "
                "спросили.",
                window_text(book_.review))};
  std::vector<Text> out{
      say("Review goes in stages. Of each action the next stage may speak once everybody in the earlier ones "
          "has spoken of it, or their time is over.",
          "Рассмотрение идёт по этапам. О действии следующий этап говорит, когда о нём высказались все в "
          "прежних этапах или их срок вышел.")};
  for (std::size_t i = 0; i < book_.stages.size(); ++i) {
    const Stage& stage = book_.stages[i];
    out.push_back(say("Stage {}, “{}”: {}, {} at most.", "Этап {}, «{}»: {}; срок — не больше чем {}.", i + 1,
                      stage.name, names(stage.departments), window_text(stage.window)));
  }
  out.push_back(
      say("A change of an action begins the stages anew for it; those in which nobody has to speak "
          "are passed over.",
          "Если действие изменили, этапы для него начинаются заново; те, где говорить некому, "
          "пропускаются."));
  return out;
}

std::vector<Text> Explaining::reminders() const {
  if (book_.reminders.empty()) return {};
  std::vector<Text> times;
  for (const Duration early : book_.reminders) times.push_back(duration_text(early));
  return {say("Those that have to act are reminded before their time is over: {} before.",
              "Кому надо действовать, тем напоминают до конца срока: за {}.", listed(times))};
}

std::vector<Text> Explaining::binding() const {
  if (book_.binds == Duration{}) return {};
  return {
      say("A sustained veto binds: when the same action is proposed again within {}, it stands there at "
          "once, until its department takes it back.",
          "Сохранённое вето связывает: если в течение {} то же действие предложат снова, оно сразу в силе, "
          "пока отдел его не отзовёт.",
          duration_text(book_.binds))};
}

}  // namespace counterweight::rules
