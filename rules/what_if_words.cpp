// Ways round a hold in plain sentences.
#include <algorithm>

#include "rules/region_words.hpp"
#include "rules/text_parts.hpp"
#include "rules/what_if_steps.hpp"

namespace counterweight::rules {
namespace {

Text edit_words(const Attribute& attribute, const Edit& edit) {
  const Text& name = attribute.name;
  const Text small = inside(name);
  switch (edit.form) {
    case Edit::Form::set: {
      const Text to = value_words(attribute, *edit.to);
      if (!edit.from) return say("{}: {}", "{}: {}", small, to);
      return say("{} {} → {}", "{} {} → {}", small, value_words(attribute, *edit.from), to);
    }
    case Edit::Form::within:
      return range_of_values_words(attribute, edit.least, edit.most);
    case Edit::Form::write:
      return edit.from ? say("{} worded otherwise", "{}: другими словами", small)
                       : say("{} given", "{}: указать", small);
    case Edit::Form::leave_out:
      return say("{} left out", "{}: не указывать", small);
  }
  return {};
}

class Telling {
 public:
  Telling(const CheckedRulebook& rulebook, const Hold& about) : rulebook_(rulebook), about_(about) {}

  Text effect(const Detour& detour) const {
    std::vector<Hold> lost{about_};
    lost.insert(lost.end(), detour.loses.begin(), detour.loses.end());
    std::vector<Text> effects = losses(lost);
    for (Text& each : gains(detour.gains)) effects.push_back(std::move(each));
    return joined_by(effects, {"; ", "; "});
  }

 private:
  // Departments with this lever; one that has it on another action than the one asked about, with that.
  std::vector<Text> names(const std::vector<Hold>& holds, Lever lever) const {
    std::vector<Text> out;
    for (const Hold& hold : holds) {
      if (hold.lever != lever) continue;
      const Text& name = rulebook_.department(hold.department)->name;
      out.push_back(hold.action == about_.action ? say("{}", "«{}»", name)
                                                 : say("{} (action {})", "«{}» (действие {})", name,
                                                       static_cast<std::int64_t>(hold.action) + 1));
    }
    return out;
  }

  std::vector<Text> losses(const std::vector<Hold>& lost) const {
    std::vector<Text> out;
    const auto veto = names(lost, Lever::veto), approval = names(lost, Lever::approval);
    if (veto.size() == 1) out.push_back(say("{} loses its veto", "право вето теряет {}", veto.front()));
    if (veto.size() > 1) out.push_back(say("{} lose their veto", "право вето теряют {}", listed(veto)));
    if (!approval.empty())
      out.push_back(
          say("approval by {} is no longer needed", "больше не нужно согласие: {}", listed(approval)));
    return out;
  }

  std::vector<Text> gains(const std::vector<Hold>& gained) const {
    std::vector<Text> out;
    const auto veto = names(gained, Lever::veto), approval = names(gained, Lever::approval);
    if (veto.size() == 1)
      out.push_back(say("but {} may veto then", "но право вето получает {}", veto.front()));
    if (veto.size() > 1)
      out.push_back(say("but {} may veto then", "но право вето получают {}", listed(veto)));
    if (!approval.empty())
      out.push_back(
          say("but approval by {} is needed then", "но понадобится согласие: {}", listed(approval)));
    return out;
  }

  const CheckedRulebook& rulebook_;
  const Hold& about_;
};

Text department_names(const CheckedRulebook& rulebook, const std::vector<DepartmentId>& ids) {
  std::vector<Text> out;
  for (const DepartmentId& id : ids) out.push_back(say("{}", "«{}»", rulebook.department(id)->name));
  return listed(out);
}

}  // namespace

Text change_words(const CheckedRulebook& rulebook, const std::vector<Considered>& actions, const Hold& hold,
                  const Detour& detour) {
  const AttributesOf attributes{rulebook.kind(actions[hold.action].kind)->attributes, rulebook.book().fields};
  std::vector<Text> edits;
  for (const Edit& edit : detour.edits) edits.push_back(edit_words(attributes(edit), edit));
  return sentence(listed(edits));
}

Text effect_words(const CheckedRulebook& rulebook, const Hold& hold, const Detour& detour) {
  return Telling{rulebook, hold}.effect(detour);
}

Text detour_words(const CheckedRulebook& rulebook, const std::vector<Considered>& actions, const Hold& hold,
                  const Detour& detour) {
  return say("{}: {}.", "{}: {}.", change_words(rulebook, actions, hold, detour),
             effect_words(rulebook, hold, detour));
}

std::optional<Text> result_words(const CheckedRulebook& rulebook, const Avoiding& avoiding) {
  const Text& who = rulebook.department(avoiding.hold.department)->name;
  const Text what = avoiding.hold.lever == Lever::veto
                        ? say("the veto of {}", "право вето отдела «{}»", who)
                        : say("the approval by {}", "обязательное согласие отдела «{}»", who);
  switch (avoiding.result) {
    case Avoiding::Result::never:
      return sentence(say("{} goes with every action of this kind, whatever it says.",
                          "{} относится к каждому действию этого вида, что бы в нём ни стояло.", what));
    case Avoiding::Result::not_by_two:
      return sentence(say("{} stays, whichever one or two values are changed.",
                          "{} остаётся, какие бы одно или два значения ни изменить.", what));
    case Avoiding::Result::limited:
      return say("There is too much to try: the search for a way round {} ended before it found one.",
                 "Вариантов слишком много: поиск прерван, обход не найден: {}.", what);
    case Avoiding::Result::found:
      break;
  }
  if (!avoiding.limited) return std::nullopt;
  return Text{"There is too much to try: there may be more ways, and smaller changes.",
              "Вариантов слишком много: могут быть и другие пути, и меньшие изменения."};
}

std::optional<Text> unsaid_words(const CheckedRulebook& rulebook, const Considered& action,
                                 const Unsaid& unsaid) {
  if (unsaid.may_gain.empty() && unsaid.may_lose.empty()) return std::nullopt;
  Edit edit;
  edit.of_proposal = unsaid.of_proposal;
  edit.attribute = unsaid.attribute;
  const AttributesOf attributes{rulebook.kind(action.kind)->attributes, rulebook.book().fields};
  std::vector<Text> effects;
  if (!unsaid.may_gain.empty())
    effects.push_back(say("it may give power to {}", "от значения зависит, получат ли права {}",
                          department_names(rulebook, unsaid.may_gain)));
  if (!unsaid.may_lose.empty())
    effects.push_back(say("it may take power from {}", "от значения зависит, сохранят ли права {}",
                          department_names(rulebook, unsaid.may_lose)));
  return sentence(say("{} is not given: {}.", "{} — не указано: {}.", attributes(edit).name,
                      joined_by(effects, {", and ", "; "})));
}

}  // namespace counterweight::rules
