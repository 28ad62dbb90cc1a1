// How long things take, what silence means, who owes an answer, and what an amendment does.
#include <algorithm>
#include <map>

#include "rules/explaining.hpp"

namespace counterweight::rules {
namespace {

Text time_of_day(std::chrono::minutes time) {
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string text = two(time.count() / 60) + ":" + two(time.count() % 60);
  return {text, text};
}

constexpr std::array<std::pair<const char*, const char*>, 7> kDays{{{"Monday", "понедельник"},
                                                                    {"Tuesday", "вторник"},
                                                                    {"Wednesday", "среда"},
                                                                    {"Thursday", "четверг"},
                                                                    {"Friday", "пятница"},
                                                                    {"Saturday", "суббота"},
                                                                    {"Sunday", "воскресенье"}}};

Text calendar_words(const Calendar& calendar) {
  std::vector<Text> days;
  for (std::size_t i = 0; i < kDays.size(); ++i)
    if (calendar.works[i]) days.push_back({kDays[i].first, kDays[i].second});
  return say("Working time is {}, from {} to {} ({}).", "Рабочее время: {}, с {} до {} ({}).", listed(days),
             time_of_day(calendar.from), time_of_day(calendar.to), calendar.zone);
}

}  // namespace

Chapter Explaining::review() const {
  Chapter out{{"Review and decision", "Рассмотрение и решение"}, {}, {}};
  out.sentences = course_of_review();
  if (book_.final_comment) {
    const Text window = window_text(book_.final_comment->window);
    out.sentences.push_back(say("Instead of ending at once, it then hears last words for {}.",
                                "Но тогда ещё слушают последние слова: {}.", window));
    out.sentences.push_back(
        book_.final_comment->restarts
            ? say("An objection or a veto ends that; once it is settled, the time begins anew.",
                  "Возражение или вето прерывает их; когда оно снято, срок идёт сначала.")
            : say("An objection or a veto does not stop that clock.",
                  "Возражение или вето этот срок не останавливает."));
  }
  out.sentences.push_back(say("Then {} to decide, by {}; after that the proposal expires.",
                              "Затем {} на решение отдела «{}»; потом предложение закрывается без него.",
                              window_text(book_.decision), final_say()));
  out.sentences.push_back(say(
      "That time stands still while a veto is voted on, an override cools off, or a department looks again.",
      "Этот срок стоит, пока о вето голосуют, преодоление не вступило в силу или отдел смотрит заново."));
  for (Text& each : reminders()) out.sentences.push_back(std::move(each));
  if (!book_.calendar) return out;
  out.sentences.push_back(calendar_words(*book_.calendar));
  std::vector<Text> holidays;
  for (const Date day : book_.calendar->holidays) holidays.push_back({format_date(day), format_date(day)});
  if (!holidays.empty())
    out.sentences.push_back(say("Days off besides: {}.", "Кроме того, не работают: {}.", listed(holidays)));
  return out;
}

Chapter Explaining::silence() const {
  Chapter out{{"Silence", "Молчание"}, {}, {}};
  const auto meaning = [&](Silence silence) {
    switch (silence) {
      case Silence::consent:
        return say("silence until review ends is consent, and an approval where one is needed",
                   "молчание до конца рассмотрения — согласие, в том числе там, где оно обязательно");
      case Silence::abstain:
        return say("silence counts for nothing; where an approval is needed, it is missing",
                   "молчание ничего не значит; где нужно согласие, его нет");
      case Silence::escalate:
        return say("after silence its head is asked and has {}; silence then is consent",
                   "после молчания спрашивают руководителя, у него {}; его молчание — согласие",
                   duration_text(book_.escalate));
      case Silence::block:
        return say("silence prevents the action, until the department approves it after all",
                   "молчание не даёт запустить действие, пока отдел всё-таки не согласится");
    }
    return Text{};
  };
  std::map<Silence, std::vector<DepartmentId>> by_meaning;
  for (const DepartmentId& id : checkers()) by_meaning[book_.silence.at(id).otherwise].push_back(id);
  for (const auto& [silence, ids] : by_meaning)
    out.sentences.push_back(say("{}: {}.", "{}: {}.", names(ids), meaning(silence)));
  for (const DepartmentId& id : checkers())
    for (const auto& [kind, silence] : book_.silence.at(id).kinds)
      out.sentences.push_back(say("{}, on the kind “{}”: {}.", "{}, вид «{}»: {}.", name(id),
                                  rulebook_.kind(kind)->name, meaning(silence)));
  out.sentences.push_back(
      say("A department with nobody in it is silent.", "Отдел, в котором никого нет, молчит."));
  return out;
}

Chapter Explaining::objections() const {
  Chapter out{{"Objections", "Возражения"}, {}, {}};
  out.sentences.push_back(say("An objection obliges {} to answer: nothing launches before.",
                              "Возражение обязывает отдел «{}» ответить: до ответа ничего не запустить.",
                              final_say()));
  if (book_.answered_by == AnsweredBy::reason)
    out.sentences.push_back(say("A reason answers it; whoever raised it need not agree.",
                                "Ответ — это причина; соглашаться возразивший не обязан."));
  else
    out.sentences.push_back(say(
        "Whether a reason settles it, its department says within {}; silence means that it does.",
        "Снят ли вопрос, отдел говорит в срок: {}; молчание значит, что снят.", duration_text(book_.settle)));
  out.sentences.push_back(say("On the same content a department objects once and vetoes once.",
                              "На одно содержание отдел возражает один раз и накладывает вето один раз."));
  return out;
}

Chapter Explaining::changes() const {
  Chapter out{{"Changes", "Поправки"}, {}, {}};
  out.sentences.push_back(
      say("What was said belongs to the content it was said of. An action that is changed stays open for at "
          "least {}.",
          "Сказанное относится к тому содержанию, о котором сказано. Изменённое действие открыто не меньше "
          "чем {}.",
          window_text(book_.min_review)));
  for (Text& each : carried()) out.sentences.push_back(std::move(each));
  out.sentences.push_back(
      say("A department that gains a power has the full time of a review. Content that returns brings back "
          "the objections and vetoes that it was given.",
          "Отдел, получивший новое право, имеет полный срок рассмотрения. Вернувшееся содержание возвращает "
          "возражения и вето, которые ему были даны."));
  return out;
}

}  // namespace counterweight::rules
