// Who may do what with which kind of action.
#include <algorithm>

#include "rules/condition_words.hpp"
#include "rules/covers.hpp"
#include "rules/explaining.hpp"

namespace counterweight::rules {
Text Explaining::row(const Row& row, const Kind& kind) const {
  std::vector<Text> may;
  if (row.power == Power::comment) may.push_back({"comment", "комментировать"});
  if (row.power >= Power::object) may.push_back({"object", "возразить"});
  if (row.power == Power::veto) {
    std::vector<Text> grounds;
    for (const GroundId& id : row.grounds) grounds.push_back(say("“{}”", "«{}»", rulebook_.ground(id)->name));
    may.push_back(row.grounds.size() == 1
                      ? say("veto it on the ground {}", "наложить вето на основании {}", listed(grounds))
                      : say("veto it on the grounds {}", "наложить вето на основаниях {}", listed(grounds)));
  }
  if (row.halt) may.push_back({"halt it after launch", "остановить его после запуска"});
  const Text who = name(row.department);
  Text out;
  if (!may.empty()) out = say("{} may {}", "«{}» вправе {}", who, listed(may));
  if (row.approval_required)
    out = may.empty() ? say("{} has to approve it", "нужно согласие отдела «{}»", who)
                      : say("{}, and has to approve it", "{}; нужно и его согласие", out);
  if (row.when)
    out = say("where {}, {}", "если {}, {}", condition_words(*row.when, kind.attributes, book_.fields), out);
  std::vector<Text> about;
  for (const std::string& id : row.about)
    for (const Attribute& attribute : kind.attributes)
      if (attribute.id == id) about.push_back(inside(attribute.name));
  if (!about.empty())
    out = say("{}; what it says stays while {} stays", "{}; его слово остаётся, пока не меняется {}", out,
              listed(about));
  std::vector<Text> wants;
  for (const auto& [id, direction] : row.wants)
    for (const Attribute& attribute : kind.attributes)
      if (attribute.id == id)
        wants.push_back(direction == Direction::less ? say("less {}", "меньше: {}", inside(attribute.name))
                                                     : say("more {}", "больше: {}", inside(attribute.name)));
  if (!wants.empty())
    out = say("{}; its veto asks for {}", "{}; вето добивается, чтобы было {}", out, listed(wants));
  return sentence(say("{}.", "{}.", out));
}

std::vector<Text> Explaining::passing(const Passing& passing) const {
  std::vector<Text> out;
  for (const ApprovalRule& rule : passing.approvals) {
    const Text of =
        rule.of.empty() ? Text{"those who may speak on it", "тех, кто вправе высказаться"} : names(rule.of);
    const std::string share =
        std::to_string(rule.fraction.numerator) + "/" + std::to_string(rule.fraction.denominator);
    switch (rule.form) {
      case ApprovalRule::Form::each:
        out.push_back(say("To pass, it needs the approval of {}.", "Чтобы пройти, нужно согласие: {}.",
                          names(rule.of)));
        break;
      case ApprovalRule::Form::at_least:
        out.push_back(say("To pass, it needs the approval of at least {} of {}.",
                          "Чтобы пройти, нужно согласий не меньше {} от {}.", rule.count, of));
        break;
      case ApprovalRule::Form::share:
        out.push_back(
            rule.of_voting
                ? say("To pass, at least {} of {} who approve or object have to approve.",
                      "Чтобы пройти, согласны должны быть не меньше {} от {} из согласившихся и возразивших.",
                      share, of)
                : say("To pass, at least {} of {} have to approve.",
                      "Чтобы пройти, согласны должны быть не меньше {} от {}.", share, of));
        break;
      case ApprovalRule::Form::all_but:
        out.push_back(say("To pass, all but {} of {} have to approve.",
                          "Чтобы пройти, согласны должны быть все, кроме {}, от {}.", rule.count, of));
        break;
      case ApprovalRule::Form::more_than_against:
        out.push_back(
            say("To pass, more of {} have to approve than object or veto.",
                "Чтобы пройти, согласных должно быть больше, чем возражающих и налагающих вето, от {}.", of));
        break;
    }
  }
  if (passing.quorum && passing.quorum->fraction)
    out.push_back(say("At least {}/{} of those who may speak have to take a position.",
                      "Высказаться должны не меньше {}/{} тех, кто вправе.",
                      passing.quorum->fraction->numerator, passing.quorum->fraction->denominator));
  else if (passing.quorum)
    out.push_back(say("At least {} departments have to take a position.",
                      "Высказаться должны отделов не меньше {}.", passing.quorum->count));
  if (passing.min_open != Window{})
    out.push_back(say("It stays open for at least {}.", "Оно рассматривается не меньше чем {}.",
                      window_text(passing.min_open)));
  if (passing.closes == Closing::passing)
    out.push_back(say("Its review ends as soon as it passes as it stands and nothing is open.",
                      "Рассмотрение кончается, как только оно проходит и ничего не осталось открытым."));
  if (passing.closes == Closing::certain)
    out.push_back(say("Its review ends as soon as nothing that may be said would change the result.",
                      "Рассмотрение кончается, как только исход уже ничто не изменит."));
  if (passing.closes == Closing::window_end)
    out.push_back(say("Its review never ends before its time.", "Рассмотрение идёт до конца своего срока."));
  if (!passing.duty_to_answer)
    out.push_back(say("Objections to it are counted; nobody owes them an answer.",
                      "Возражения против него считаются, отвечать на них никто не обязан."));
  if (!passing.reasons)
    out.push_back(say("An objection or a veto needs no reason here.",
                      "Причина для возражения или вето здесь не нужна."));
  return out;
}

Chapter Explaining::of_kind(const Kind& kind) const {
  Chapter out{kind.name, {}, {}};
  for (const Department& department : book_.departments)
    for (const Row& each : book_.jurisdiction)
      if (each.department == department.id && covers(each, kind.id)) out.sentences.push_back(row(each, kind));
  if (out.sentences.empty())
    out.sentences.push_back(kind.unreviewed ? say("Nobody checks it, and that is meant.",
                                                  "Его никто не проверяет, и так задумано.")
                                            : say("Nobody checks it.", "Его никто не проверяет."));
  for (Text& each : passing(kind.passing)) out.sentences.push_back(std::move(each));
  return out;
}

Chapter Explaining::who_checks_what() const {
  Chapter out{{"Who checks what", "Кто что проверяет"}, {}, {}};
  out.sentences.push_back(
      say("What several sentences give one department adds up. Every member may comment and suggest changes.",
          "Права, которые дают отделу разные фразы, складываются. Комментировать и предлагать поправки "
          "вправе каждый."));
  for (const Kind& kind : book_.kinds) out.sections.push_back(of_kind(kind));
  return out;
}

Chapter Explaining::what_passes() const {
  Chapter out{{"What passes", "Что проходит"}, {}, {}};
  for (const Kind& kind : book_.kinds)
    for (const Text& each : passing(kind.passing))
      out.sentences.push_back(say("{}: {}", "{}: {}", kind.name, each));
  return out;
}

Text row_words(const CheckedRulebook& rulebook, const Row& row, const Kind& kind) {
  return Explaining{rulebook}.row(row, kind);
}

std::vector<Text> passing_words(const CheckedRulebook& rulebook, const Kind& kind) {
  return Explaining{rulebook}.passing(kind.passing);
}

}  // namespace counterweight::rules
