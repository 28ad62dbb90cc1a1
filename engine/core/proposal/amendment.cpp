#include "engine/core/proposal/amendment.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/canonical_json.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/proposal/carry.hpp"
#include "engine/core/proposal/check_draft.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

void merge(rules::Values& values, const ValueChanges& changes) {
  for (const auto& [name, value] : changes)
    if (value)
      values[name] = *value;
    else
      values.erase(name);
}

class Application {
 public:
  Application(const Proposal& proposal, const Amendment& amendment, std::string at)
      : p_(proposal), a_(amendment), at_(std::move(at)), before_(snapshot_of(proposal)) {}

  Result<Amended> run() {
    check_lists();
    Snapshot text = before_;
    if (a_.title) text.title = *a_.title;
    if (a_.goal) text.goal = *a_.goal;
    check_removed(text.fields, a_.fields, p_.rulebook->book().fields, at_ + "/proposal/fields/");
    merge(text.fields, a_.fields);
    put_actions(text);
    DraftPlaces places{
        at_ + "/proposal/title", at_ + "/proposal/goal", at_ + "/proposal/fields", at_ + "/actions", {}};
    for (const ActionDraft& draft : text.actions) places.actions.push_back(place_of(draft.id));
    if (problems_.empty()) text = check_draft(std::move(text), *p_.rulebook, places, problems_);
    if (!problems_.empty()) return together(std::move(problems_));
    return result(std::move(text));
  }

 private:
  void problem(std::string code, Text sentence, const std::string& pointer) {
    problems_.push_back({std::move(code), std::move(sentence), at_ + pointer});
  }

  // What is taken out has to be something: a slip in its name would otherwise go unseen.
  void check_removed(const rules::Values& values, const ValueChanges& changes,
                     const std::vector<rules::Attribute>& known, const std::string& at) {
    for (const auto& [name, value] : changes) {
      const bool is_known = std::any_of(known.begin(), known.end(),
                                        [&id = name](const rules::Attribute& each) { return each.id == id; });
      if (value || is_known || values.contains(name)) continue;
      problems_.push_back({"invalid.attribute",
                           say("There is no attribute {} here to be taken out.",
                               "Атрибута {} здесь нет, убрать нечего.", in_backticks(name)),
                           at + pointer_token(name)});
    }
  }

  void check_lists() {
    std::set<ActionId> named;
    for (std::size_t i = 0; i < a_.actions.size(); ++i)
      if (!named.insert(a_.actions[i].id).second)
        problem("invalid.action",
                say("The action {} is named twice; put its changes together.",
                    "Действие {} указано дважды; соберите изменения вместе.",
                    in_backticks(a_.actions[i].id.value)),
                "/actions/" + std::to_string(i) + "/id");
    for (std::size_t i = 0; i < a_.drop.size(); ++i) {
      const std::string pointer = "/drop/" + std::to_string(i);
      const auto action = named_action(p_, a_.drop[i], at_ + pointer);
      if (!action.ok())
        problems_.push_back(action.refusal());
      else if (!named.insert(a_.drop[i]).second)
        problem("invalid.action",
                say("The action {} cannot be dropped and changed at once, or dropped twice.",
                    "Действие {} нельзя снять и изменить сразу или снять дважды.",
                    in_backticks(a_.drop[i].value)),
                pointer);
    }
  }

  void put_actions(Snapshot& text) {
    const auto gone = [&](const ActionDraft& draft) {
      return std::find(a_.drop.begin(), a_.drop.end(), draft.id) != a_.drop.end();
    };
    text.actions.erase(std::remove_if(text.actions.begin(), text.actions.end(), gone), text.actions.end());
    for (const ActionPatch& patch : a_.actions) put_action(text, patch);
    if (p_.actions.size() + added_ > kMaxActionsEver)
      problem("invalid.actions",
              say("A proposal has at most {} actions, those that were dropped included.",
                  "В предложении не больше {} действий вместе со снятыми.", kMaxActionsEver),
              "/actions");
  }

  // A dropped action comes back as it was, with what the patch changes.
  void put_action(Snapshot& text, const ActionPatch& patch) {
    auto found = std::find_if(text.actions.begin(), text.actions.end(),
                              [&](const ActionDraft& each) { return each.id == patch.id; });
    if (found == text.actions.end()) {
      const Action* known = p_.action(patch.id);
      if (known == nullptr) {
        ++added_;
        need(patch.kind.has_value(), patch, "kind");
        need(patch.title.has_value(), patch, "title");
      }
      ActionDraft draft;
      if (known != nullptr) draft = known->draft;
      draft.id = patch.id;
      found = text.actions.insert(place_in(text, patch.id), std::move(draft));
    }
    if (patch.kind) found->kind = *patch.kind;
    if (patch.title) found->title = *patch.title;
    if (patch.needs) found->needs = *patch.needs;
    if (const rules::Kind* kind = p_.rulebook->kind(found->kind))
      check_removed(found->attributes, patch.attributes, kind->attributes,
                    place_of(patch.id) + "/attributes/");
    merge(found->attributes, patch.attributes);
  }

  // In the order of the proposal; what is new comes last.
  std::vector<ActionDraft>::iterator place_in(Snapshot& text, const ActionId& id) const {
    const int number = p_.number_of(id);
    if (number == 0) return text.actions.end();
    return std::find_if(text.actions.begin(), text.actions.end(), [&](const ActionDraft& each) {
      const int other = p_.number_of(each.id);
      return other == 0 || other > number;
    });
  }

  void need(bool there, const ActionPatch& patch, const char* key) {
    if (there) return;
    problem("invalid.shape",
            say("The proposal has no action {}: to add it, say its {} too.",
                "В предложении нет действия {}: чтобы его добавить, укажите и поле {}.",
                in_backticks(patch.id.value), in_backticks(key)),
            place_of(patch.id).substr(at_.size()) + "/" + key);
  }

  std::string place_of(const ActionId& id) const {
    for (std::size_t i = 0; i < a_.actions.size(); ++i)
      if (a_.actions[i].id == id) return at_ + "/actions/" + std::to_string(i);
    for (std::size_t i = 0; i < a_.drop.size(); ++i)
      if (const Action* action = p_.action(id); action != nullptr && requires_it(*action, a_.drop[i]))
        return at_ + "/drop/" + std::to_string(i);
    return at_;
  }
  static bool requires_it(const Action& action, const ActionId& need) {
    return std::find(action.draft.needs.begin(), action.draft.needs.end(), need) != action.draft.needs.end();
  }

  Result<Amended> result(Snapshot text) const {
    Amended out;
    out.changes = Changes{changes_between(before_, text)};
    if ((*out.changes).empty())
      return Refusal{
          "conflict.no_change",
          say("Nothing would differ from revision {}. Change something, or leave it.",
              "От редакции {} ничего не отличается. Измените что-нибудь или оставьте как есть.", p_.revision),
          at_};
    for (const ActionDraft& draft : text.actions) {
      const Action* known = p_.action(draft.id);
      if (known != nullptr && !known->dropped && known->draft == draft && text.fields == p_.fields)
        continue;  // then so is its content
      SubmittedAction now = with_rights(draft, text.fields, *p_.rulebook);
      if (known == nullptr || known->dropped || known->content != now.content)
        out.touched.push_back(std::move(now));
    }
    out.dropped = a_.drop;
    out.text = std::move(text);
    return out;
  }

  const Proposal& p_;
  const Amendment& a_;
  std::string at_;
  const Snapshot before_;
  Problems problems_;
  std::size_t added_ = 0;
};

}  // namespace

Result<Amended> apply(const Proposal& proposal, const Amendment& amendment, const std::string& at) {
  return Application{proposal, amendment, at}.run();
}

bool AmendmentsSeen::Seen::is(const Proposal& proposal, const Amendment& asked) const {
  const auto same_text = [](const Action& one, const Action& other) {
    return one.dropped == other.dropped && one.content == other.content && one.draft == other.draft;
  };
  return amendment == asked && title == proposal.title && goal == proposal.goal &&
         fields == proposal.fields &&
         std::equal(actions.begin(), actions.end(), proposal.actions.begin(), proposal.actions.end(),
                    same_text);
}

std::shared_ptr<const Amended> AmendmentsSeen::apply(const Proposal& proposal, const Amendment& amendment) {
  std::vector<Seen>& alike = by_last_content_[proposal.actions.back().content];
  for (const Seen& each : alike)
    if (each.is(proposal, amendment)) return each.amended;
  auto amended = core::apply(proposal, amendment, {});
  if (!amended.ok()) return nullptr;
  auto out = std::make_shared<const Amended>(*std::move(amended));
  alike.push_back({proposal.title, proposal.goal, proposal.fields, proposal.actions, amendment, out});
  return out;
}

std::vector<ActionId> ids_of(const std::vector<SubmittedAction>& actions) {
  std::vector<ActionId> out;
  for (const SubmittedAction& each : actions) out.push_back(each.draft.id);
  return out;
}

}  // namespace counterweight::core
