#include "engine/core/verify/findings.hpp"

#include "base/check.hpp"

namespace counterweight::core {

std::string_view name_of(Proof proof) {
  switch (proof) {
    case Proof::proved:
      return "proved";
    case Proof::refuted:
      return "refuted";
    case Proof::not_proved:
      return "not_proved";
  }
  check_failed(__FILE__, __LINE__, "proof", "unknown proof");
}

const std::vector<Property>& properties() {
  static const std::vector<Property> kProperties{
      {"S1",
       {"Everything it names is there, once, and used",
        "Всё, что названо, есть, по одному разу, и используется"}},
      {"S2", {"No condition fails on any value", "Ни одно условие не даёт ошибки ни на каких значениях"}},
      {"S3",
       {"Every condition can hold, and can fail to", "Каждое условие бывает и выполнено, и не выполнено"}},
      {"S4", {"Every row adds something somewhere", "Каждая строка где-нибудь что-то добавляет"}},
      {"S5", {"Somebody may object to every action", "На каждое действие кто-нибудь вправе возразить"}},
      {"S6", {"No two rows contradict each other", "Никакие две строки не противоречат друг другу"}},
      {"S7", {"Every approval and every quorum can be reached", "Каждое согласие и каждый кворум достижимы"}},
      {"S8", {"Delegation widens no right", "Передача полномочий не расширяет прав"}},
      {"D1", {"Every proposal can be brought to an end", "Любое предложение можно довести до конца"}},
      {"D2", {"What has ended stays ended", "Законченное остаётся законченным"}},
      {"D3", {"Nothing it declares is dead", "Ничто объявленное не мертво"}},
      {"D4", {"Nothing goes on for ever by itself", "Ничто не длится вечно само собой"}},
      {"D5",
       {"Whatever the others do, the final say reaches a decision",
        "Что бы ни делали остальные, последнее слово доходит до решения"}},
      {"D6", {"Only the final say launches", "Запускает только тот, за кем последнее слово"}},
      {"D7", {"Nobody else closes a proposal", "Никто другой не закрывает предложение"}},
      {"D8", {"Silence never approves", "Молчание не значит согласия там, где оно нужно"}},
      {"D9", {"Every right of veto bites", "Каждое право вето действует"}},
      {"D10", {"A veto that stands keeps biting", "Вето, которое стоит, не пропускает"}},
      {"D11",
       {"No veto is absolute without being declared so", "Нет безусловного вето, не объявленного таким"}},
      {"D12",
       {"An absolute veto falls only by a lost vote on its validity",
        "Безусловное вето падает, только если проиграно голосование о его обоснованности"}},
      {"D13", {"An override can be reached, and is not free", "Преодоление вето возможно и чего-то стоит"}},
      {"D14",
       {"An override answers the veto it answered, and no other",
        "Преодоление отвечает только на то вето, на которое ответило"}},
      {"D15",
       {"Nothing launches over an unanswered objection", "Ничто не запускается при возражении без ответа"}},
      {"D16",
       {"Nobody proposes and checks, or judges their own veto",
        "Никто не проверяет своё предложение и не судит своё вето"}},
      {"D17", {"Every window that runs ends", "Каждый идущий срок кончается"}},
      {"D18",
       {"When review is over, everybody's word is defined",
        "Когда рассмотрение кончено, слово каждого определено"}},
      {"D19",
       {"Approving never blocks, objecting never unblocks", "Согласие не мешает, возражение не помогает"}},
      {"D20",
       {"The order in which departments act makes no difference",
        "Порядок, в котором действуют отделы, не важен"}},
      {"D21", {"Saying something twice changes nothing", "Повторённое ничего не меняет"}},
      {"D22", {"No veto is shed by amending away and back", "Вето не сбросить поправкой туда и обратно"}},
      {"D23",
       {"What cannot launch has a reason that can change",
        "У того, что нельзя запустить, есть причина, и её можно изменить"}},
      {"D25",
       {"What requires another action launches only with it",
        "Что опирается на другое действие, запускается только с ним"}}};
  return kProperties;
}

}  // namespace counterweight::core
