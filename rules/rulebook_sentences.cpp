#include "rules/rulebook_sentences.hpp"

#include "rules/attribute_words.hpp"
#include "rules/explaining.hpp"
#include "rules/names.hpp"

namespace counterweight::rules {
namespace {

Text declared_attribute(const Attribute& each, const Text& of) {
  return say("{}: “{}”, {}{}{}.", "{}: «{}», {}{}{}.", of, each.name, in_backticks(name_of(each.type)),
             range_words(each), each.required ? Text{", required", ", обязательно"} : Text{});
}

void declared(const Rulebook& book, std::vector<Text>& out) {
  for (const Department& each : book.departments)
    out.push_back(say("There is a department {} ({}).", "Есть отдел «{}» ({}).", each.name,
                      in_backticks(each.id.value)));
  for (const Attribute& each : book.fields)
    out.push_back(declared_attribute(each, {"Field of the proposal", "Поле предложения"}));
  for (const Kind& kind : book.kinds) {
    out.push_back(say("There is a kind of action {} ({}).", "Есть вид действия «{}» ({}).", kind.name,
                      in_backticks(kind.id.value)));
    for (const Attribute& each : kind.attributes)
      out.push_back(declared_attribute(each, say("Attribute of “{}”", "Атрибут вида «{}»", kind.name)));
  }
}

void told(const Chapter& chapter, std::vector<Text>& out) {
  out.insert(out.end(), chapter.sentences.begin(), chapter.sentences.end());
  for (const Chapter& section : chapter.sections) told(section, out);
}

}  // namespace

std::vector<Text> sentences_beside_powers(const CheckedRulebook& rulebook) {
  std::vector<Text> out;
  declared(rulebook.book(), out);
  const Explaining explaining{rulebook};
  for (const Chapter& chapter :
       {explaining.who_decides(), explaining.exceptions(), explaining.what_passes(), explaining.speaking(),
        explaining.evidence(), explaining.review(), explaining.objections(), explaining.changes(),
        explaining.vetoes(), explaining.pilots()})
    told(chapter, out);
  return out;
}

}  // namespace counterweight::rules
