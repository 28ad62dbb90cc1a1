#include "rules/explain.hpp"

#include <algorithm>

#include "rules/explaining.hpp"

namespace counterweight::rules {
namespace {

void write(const Chapter& chapter, Language language, int depth, std::string& out) {
  out +=
      "\n" + std::string(static_cast<std::size_t>(depth), '#') + " " + chapter.heading.in(language) + "\n\n";
  for (const Text& each : chapter.sentences) out += "- " + each.in(language) + "\n";
  for (const Chapter& section : chapter.sections) write(section, language, depth + 1, out);
}

}  // namespace

Text Explaining::name(const DepartmentId& id) const {
  const Department* found = rulebook_.department(id);
  return found == nullptr ? Text{id.value, id.value} : found->name;
}

Text Explaining::names(const std::vector<DepartmentId>& ids) const {
  std::vector<Text> all;
  for (const DepartmentId& id : ids) all.push_back(name(id));
  return listed(all);
}

std::vector<DepartmentId> Explaining::checkers() const {
  std::vector<DepartmentId> out;
  for (const Department& each : book_.departments)
    if (each.id != book_.final_say) out.push_back(each.id);
  return out;
}

bool Explaining::vetoes_somewhere(const DepartmentId& id) const {
  return std::any_of(book_.jurisdiction.begin(), book_.jurisdiction.end(),
                     [&](const Row& row) { return row.department == id && row.power == Power::veto; });
}

Text Explaining::kind_names(const std::vector<KindId>& ids) const {
  std::vector<Text> all;
  for (const KindId& id : ids) all.push_back(inside(rulebook_.kind(id)->name));
  return listed(all);
}

Chapter Explaining::who_decides() const {
  Chapter out{{"Who decides", "Кто решает"}, {}, {}};
  out.sentences.push_back(
      say("{} has the final say. It alone launches an action, pilots it or leaves it out, and it may "
          "withdraw the whole proposal at any time before.",
          "Последнее слово — за отделом «{}». Только он запускает действие, пробует его или не включает "
          "и в любое время до запуска может отозвать предложение целиком.",
          final_say()));
  std::vector<DepartmentId> preventing, reviewing;
  for (const DepartmentId& id : checkers()) (vetoes_somewhere(id) ? preventing : reviewing).push_back(id);
  if (!preventing.empty())
    out.sentences.push_back(say(
        "{} check it: they can prevent single actions, and none of them can act in its place.",
        "Его проверяют: {}. Они могут остановить отдельное действие, но не могут действовать вместо него.",
        names(preventing)));
  if (!reviewing.empty())
    out.sentences.push_back(say("{} can prevent nothing: what they may say is listed below.",
                                "Остановить ничего не могут: {}. Что они могут сказать, перечислено ниже.",
                                names(reviewing)));
  if (!book_.proposers.empty())
    out.sentences.push_back(
        say("Members of {} may propose too. Whoever proposes answers for the text: amends it, answers "
            "objections, "
            "withdraws it.",
            "Предлагать могут и сотрудники отделов: {}. Кто предложил, тот отвечает за текст: меняет его, "
            "отвечает на возражения, отзывает его.",
            names(book_.proposers)));
  if (!book_.proposers.empty() && !book_.author_counts)
    out.sentences.push_back(say("Whoever proposes neither reviews it nor votes on it.",
                                "Кто предложил, тот не рассматривает и не голосует."));
  if (!book_.automatic)
    out.sentences.push_back(say("Nothing launches by itself, whatever is said and whoever is silent.",
                                "Само собой не запускается ничего, что бы ни говорили и кто бы ни молчал."));
  return out;
}

Chapter Explaining::exceptions() const {
  Chapter out{{"Declared exceptions", "Объявленные исключения"}, {}, {}};
  if (book_.automatic)
    out.sentences.push_back(say("What is cleared as a whole launches by itself, without a decision.",
                                "Допущенное целиком запускается само, без решения."));
  if (book_.author_counts)
    out.sentences.push_back(say("Whoever proposes may review and vote for their own department.",
                                "Кто предложил, может рассматривать и голосовать за свой отдел."));
  std::vector<Text> grounds;
  for (const Ground& each : book_.grounds)
    if (each.absolute) grounds.push_back(say("“{}”", "«{}»", each.name));
  if (!grounds.empty())
    out.sentences.push_back(say("Absolute grounds, past which marketing has no way of its own: {}.",
                                "Безусловные основания, мимо которых решающему отделу пути нет: {}.",
                                listed(grounds)));
  std::vector<KindId> unreviewed, no_duty;
  for (const Kind& each : book_.kinds) {
    if (each.unreviewed) unreviewed.push_back(each.id);
    if (!each.passing.duty_to_answer) no_duty.push_back(each.id);
  }
  if (!unreviewed.empty())
    out.sentences.push_back(say("Kinds that nobody checks: {}.", "Виды, которые никто не проверяет: {}.",
                                kind_names(unreviewed)));
  if (!no_duty.empty())
    out.sentences.push_back(say("Kinds on which objections are owed no answer: {}.",
                                "Виды, где на возражения отвечать не обязаны: {}.", kind_names(no_duty)));
  if (book_.override_gate && !book_.override_gate->arbiters.empty())
    out.sentences.push_back(say("Others than the department with the final say may set a veto aside: {}.",
                                "Преодолеть вето вправе не только отдел с последним словом: {}.",
                                names(book_.override_gate->arbiters)));
  if (book_.carrying.approve == CarryOver::keep)
    out.sentences.push_back(say("An approval holds whatever the action is changed to.",
                                "Согласие остаётся, как бы действие ни изменили."));
  if (out.sentences.empty()) out.sentences.push_back(say("None.", "Их нет."));
  return out;
}

std::vector<Chapter> chapters_of(const CheckedRulebook& rulebook) {
  const Explaining explaining{rulebook};
  std::vector<Chapter> out{explaining.who_decides(), explaining.who_checks_what()};
  for (Chapter& each : std::vector<Chapter>{explaining.speaking(), explaining.evidence()})
    if (!each.sentences.empty()) out.push_back(std::move(each));
  for (Chapter& each : std::vector<Chapter>{
           explaining.review(), explaining.silence(), explaining.objections(), explaining.changes(),
           explaining.vetoes(), explaining.pilots(), explaining.ratification(), explaining.exceptions()})
    out.push_back(std::move(each));
  return out;
}

std::string explain(const CheckedRulebook& rulebook, Language language) {
  const Rulebook& book = rulebook.book();
  std::string out = "# " + book.title.in(language) + "\n\n";
  out += say("Rulebook `{}`, version {}.", "Свод правил `{}`, версия {}.", book.name, book.version)
             .in(language) +
         "\n";
  for (const Chapter& chapter : chapters_of(rulebook)) write(chapter, language, 2, out);
  return out;
}

}  // namespace counterweight::rules
