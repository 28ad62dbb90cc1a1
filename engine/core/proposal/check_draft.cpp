#include "engine/core/proposal/check_draft.hpp"

#include <algorithm>
#include <set>

#include "engine/core/limits.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "rules/check_value.hpp"

namespace counterweight::core {
namespace {

bool id_is_well_formed(const std::string& id) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), allowed);
}

Status title_given(const std::string& title, const std::string& pointer) {
  const Status given = text_given(title, "invalid.title", pointer, [&] {
    return say("A title is missing. Say in a few words what it is.",
               "Нет названия. Скажите в нескольких словах, что это.");
  });
  return given.ok() ? text_fits(title, kMaxTitleBytes, pointer) : given;
}

Status check_count(const std::vector<ActionDraft>& drafts, const std::string& at) {
  if (!drafts.empty() && drafts.size() <= kMaxActions) return Done{};
  return Refusal{"invalid.actions",
                 say("Expected 1 to {} actions, but found {}.", "Нужно от 1 до {} действий, а указано {}.",
                     kMaxActions, drafts.size()),
                 at};
}

Status check_id(const ActionDraft& draft, const std::set<ActionId>& before, const std::string& at) {
  if (!id_is_well_formed(draft.id.value))
    return Refusal{"invalid.action",
                   say("Expected an id of 1 to 32 characters a-z, 0-9, _ or -, but found {}.",
                       "Нужен идентификатор из 1–32 знаков a-z, 0-9, _ или -, а указан {}.",
                       in_backticks(draft.id.value)),
                   at + "/id"};
  if (before.contains(draft.id))
    return Refusal{"invalid.action",
                   say("The id {} is used by an earlier action; each action needs its own.",
                       "Идентификатор {} уже занят другим действием; у каждого должен быть свой.",
                       in_backticks(draft.id.value)),
                   at + "/id"};
  return Done{};
}

Status check_needs(const ActionDraft& draft, const std::set<ActionId>& known, const std::string& at) {
  if (draft.needs.size() > kMaxRequires)
    return Refusal{"invalid.requires",
                   say("An action may require at most {} others.",
                       "Действие может опираться не больше чем на {} других.", kMaxRequires),
                   at + "/requires"};
  for (const ActionId& need : draft.needs)
    if (!known.contains(need) || need == draft.id)
      return Refusal{"invalid.requires",
                     say("Expected the id of another action of this proposal, but found {}.",
                         "Нужен идентификатор другого действия этого предложения, а указан {}.",
                         in_backticks(need.value)),
                     at + "/requires"};
  return Done{};
}

// Takes away, again and again, what requires nothing that is left; what remains goes round in a circle.
Status check_no_cycle(const std::vector<ActionDraft>& drafts, const std::string& at) {
  if (std::all_of(drafts.begin(), drafts.end(), [](const ActionDraft& draft) { return draft.needs.empty(); }))
    return Done{};
  std::set<ActionId> left;
  for (const ActionDraft& draft : drafts) left.insert(draft.id);
  for (bool removed = true; removed;) {
    removed = false;
    for (const ActionDraft& draft : drafts) {
      const bool free = std::none_of(draft.needs.begin(), draft.needs.end(),
                                     [&](const ActionId& need) { return left.contains(need); });
      if (free && left.erase(draft.id) > 0) removed = true;
    }
  }
  if (left.empty()) return Done{};
  std::string circle;
  for (const ActionId& id : left) circle += (circle.empty() ? "" : ", ") + id.value;
  return Refusal{
      "invalid.cycle",
      say("Actions {} require each other in a circle, so none could ever launch. Break the circle.",
          "Действия {} опираются друг на друга по кругу, и ни одно нельзя запустить. Разорвите круг.",
          circle),
      at};
}

void note(Problems& problems, const Status& status) {
  if (!status.ok()) problems.push_back(status.refusal());
}

void note_all(Problems& problems, Problems more) {
  for (Refusal& each : more) problems.push_back(std::move(each));
}

Refusal unknown_kind(const ActionDraft& draft, const rules::CheckedRulebook& rulebook,
                     const std::string& at) {
  std::string known;
  for (const rules::Kind& each : rulebook.book().kinds) known += (known.empty() ? "" : ", ") + each.id.value;
  return {"invalid.kind",
          say("Expected a kind of action the rulebook knows ({}), but found {}.",
              "Нужен вид действия из свода правил ({}), а указан {}.", known, in_backticks(draft.kind.value)),
          at + "/kind"};
}

// The action in normal form; what is wrong with its kind and attributes goes to `problems`.
ActionDraft normal_form(ActionDraft draft, const rules::CheckedRulebook& rulebook, const std::string& at,
                        Problems& problems) {
  if (const rules::Kind* kind = rulebook.kind(draft.kind)) {
    rules::CheckedValues checked =
        rules::normalise_all(kind->attributes, draft.attributes, at + "/attributes");
    note_all(problems, std::move(checked.problems));
    draft.attributes = std::move(checked.values);
  } else {
    problems.push_back(unknown_kind(draft, rulebook, at));
  }
  std::sort(draft.needs.begin(), draft.needs.end());
  draft.needs.erase(std::unique(draft.needs.begin(), draft.needs.end()), draft.needs.end());
  return draft;
}

// Every action checked against the rulebook, in the author's order.
std::vector<ActionDraft> check_actions(std::vector<ActionDraft> drafts,
                                       const rules::CheckedRulebook& rulebook, const DraftPlaces& places,
                                       Problems& problems) {
  const Status count = check_count(drafts, places.count);
  note(problems, count);
  if (!count.ok()) return {};
  std::set<ActionId> all, before;
  for (const ActionDraft& draft : drafts) all.insert(draft.id);
  std::vector<ActionDraft> out;
  out.reserve(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    ActionDraft& draft = drafts[i];
    const std::string at = places.actions.empty() ? "/actions/" + std::to_string(i) : places.actions[i];
    note(problems, check_id(draft, before, at));
    note(problems, title_given(draft.title, at + "/title"));
    note(problems, check_needs(draft, all, at));
    before.insert(draft.id);
    out.push_back(normal_form(std::move(draft), rulebook, at, problems));
  }
  if (problems.empty()) note(problems, check_no_cycle(out, places.count));
  return out;
}

}  // namespace

Snapshot check_draft(Snapshot draft, const rules::CheckedRulebook& rulebook, const DraftPlaces& places,
                     Problems& problems) {
  note(problems, title_given(draft.title, places.title));
  note(problems, text_fits(draft.goal, kMaxTextBytes, places.goal));
  rules::CheckedValues fields = rules::normalise_all(rulebook.book().fields, draft.fields, places.fields);
  note_all(problems, std::move(fields.problems));
  draft.fields = std::move(fields.values);
  draft.actions = check_actions(std::move(draft.actions), rulebook, places, problems);
  return draft;
}

}  // namespace counterweight::core
