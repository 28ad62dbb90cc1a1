// Whose word is a department's, what it answers with it, and what becomes of it when the action changes.
#include <algorithm>

#include "rules/explaining.hpp"

namespace counterweight::rules {
namespace {

std::string part(const Share& share) {
  return std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
}

}  // namespace

Text Explaining::voice(const Department& department) const {
  const VoiceRule& rule = department.voice;
  switch (rule.form) {
    case VoiceRule::Form::latest:
      return {};
    case VoiceRule::Form::worst:
      return say(
          "For {} any member speaks, and the gravest word counts: only who said it, or the head, takes "
          "it back.",
          "За отдел «{}» говорит любой сотрудник, и в счёт идёт самое строгое слово: отозвать его может "
          "только сказавший или руководитель.",
          department.name);
    case VoiceRule::Form::head:
      return say("For {} its head speaks, or who acts as head.",
                 "За отдел «{}» говорит его руководитель или исполняющий обязанности.", department.name);
    case VoiceRule::Form::share:
      break;
  }
  const Text fraction = rule.strictly ? say("more than {}", "больше {}", part(rule.fraction))
                                      : say("at least {}", "не меньше {}", part(rule.fraction));
  const Text of = rule.of_voting ? Text{"its members who vote", "голосующих сотрудников"}
                                 : Text{"its members", "сотрудников"};
  Text out =
      say("The members of {} vote: its word is what {} of {} say; its head takes back or reaffirms it.",
          "В отделе «{}» голосуют: слово отдела — то, что скажут {} {}; отзывает и подтверждает его "
          "руководитель.",
          department.name, fraction, of);
  if (rule.quorum && rule.quorum->fraction)
    out = say("{} At least {} have to vote.", "{} Голосовать должны не меньше {}.", out,
              part(*rule.quorum->fraction));
  else if (rule.quorum)
    out = say("{} At least {} members have to vote.", "{} Голосов должно быть не меньше {}.", out,
              rule.quorum->count);
  return out;
}

Chapter Explaining::speaking() const {
  Chapter out{{"Who speaks, and what they answer", "Кто говорит и на что отвечает"}, {}, {}};
  for (const Department& each : book_.departments)
    if (each.voice.form != VoiceRule::Form::latest) out.sentences.push_back(voice(each));
  if (!out.sentences.empty())
    out.sentences.push_back(say("Whoever recuses themselves takes no part in that proposal.",
                                "Взявший самоотвод в этом предложении не участвует."));
  for (const Question& each : book_.questions)
    out.sentences.push_back(each.kinds.empty()
                                ? say("With its position {} answers: “{}”",
                                      "Занимая позицию, отдел «{}» отвечает: «{}»", name(each.department),
                                      each.ask)
                                : say("With its position on {} {} answers: “{}”",
                                      "Занимая позицию ({}), отдел «{}» отвечает: «{}»",
                                      kind_names(each.kinds), name(each.department), each.ask));
  return out;
}

std::vector<Text> Explaining::carried() const {
  const Text waits = duration_text(book_.reaffirm);
  const auto fate = [&](CarryOver carry) {
    switch (carry) {
      case CarryOver::lapse:
        return say("lapse", "утрачивают силу");
      case CarryOver::keep:
        return say("hold for the new content too", "остаются и для нового содержания");
      case CarryOver::keep_if_better:
        return say(
            "hold where values moved only as their department wants, and lapse otherwise",
            "остаются, если значения сдвинулись только в желанную отделу сторону, иначе утрачивают силу");
      case CarryOver::keep_if_worse:
        return say(
            "hold where values moved only the other way than their department wants; otherwise they "
            "wait {} for it to look again, and then lapse",
            "остаются, если значения сдвинулись только против желания отдела; иначе ждут, пока он "
            "посмотрит заново: {}; потом утрачивают силу",
            waits);
      case CarryOver::reaffirm:
        return say("wait {} for their department to look again, and then lapse",
                   "ждут, пока отдел посмотрит заново: {}; потом утрачивают силу", waits);
    }
    return Text{};
  };
  const Carrying& carrying = book_.carrying;
  std::vector<Text> out{say("When an action is changed, approvals of it {}.",
                            "Если действие изменили, согласия с ним {}.", fate(carrying.approve))};
  if (carrying.object == carrying.veto) {
    out.push_back(say("Objections and vetoes {}.", "Возражения и вето {}.", fate(carrying.object)));
  } else {
    out.push_back(say("Objections {}.", "Возражения {}.", fate(carrying.object)));
    out.push_back(say("Vetoes {}.", "Вето {}.", fate(carrying.veto)));
  }
  const bool absolute = std::any_of(book_.grounds.begin(), book_.grounds.end(),
                                    [](const Ground& each) { return each.absolute; });
  if (absolute)
    out.push_back(
        say("An absolute veto never lapses by silence.", "Безусловное вето от молчания силы не утрачивает."));
  return out;
}

}  // namespace counterweight::rules
