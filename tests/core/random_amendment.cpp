// Drafts and amendments over small domains, so that contents come back: under the same id and under others.
#include <algorithm>

#include "tests/core/random_commands.hpp"

namespace counterweight::test {

using namespace core;
using rules::Value;

namespace {

struct Domain {
  std::string attribute;
  std::vector<std::optional<Value>> values;  // the first is always given
};

std::optional<Value> text(const char* value) {
  return Value{std::string(value)};
}
std::optional<Value> number(std::int64_t value) {
  return Value{value};
}

const std::map<std::string, std::vector<Domain>>& domains() {
  static const std::map<std::string, std::vector<Domain>> all{
      {"price",
       {{"discount_pct", {text("18"), text("25"), text("12"), text("8"), text("35")}},
        {"until", {std::nullopt, text("2026-06-30")}}}},
      {"message",
       {{"text", {text("Hello."), text("Good day.")}}, {"names_customer", {Value{false}, Value{true}}}}},
      {"claim", {{"text", {text("It lasts."), text("It shines.")}}}},
      {"channel", {{"medium", {text("post"), text("email"), text("search")}}}},
      {"date",
       {{"starts_on", {text("2026-05-04"), text("2026-06-01")}},
        {"stock_units", {number(100), number(300)}}}},
  };
  return all;
}

ActionPatch& patch_of(Amendment& amendment, const ActionId& id) {
  const auto found = std::find_if(amendment.actions.begin(), amendment.actions.end(),
                                  [&](const ActionPatch& p) { return p.id == id; });
  if (found != amendment.actions.end()) return *found;
  amendment.actions.emplace_back();
  amendment.actions.back().id = id;
  return amendment.actions.back();
}

std::string fresh_id(const Proposal& p, const Amendment& amendment) {
  std::size_t number = p.actions.size();
  for (const ActionPatch& patch : amendment.actions)
    if (p.action(patch.id) == nullptr) ++number;
  return "a" + std::to_string(number);
}

}  // namespace

ActionDraft RandomCommands::any_draft(const std::string& id) {
  static const std::vector<std::string> kinds{"price", "price",   "price", "message",
                                              "claim", "channel", "date"};
  ActionDraft draft;
  draft.id = {id};
  draft.kind = {random_.pick(kinds)};
  draft.title = random_.one_in(4) ? "Another" : "One";
  for (const Domain& domain : domains().at(draft.kind.value))
    if (const auto value = random_.pick(domain.values)) draft.attributes[domain.attribute] = *value;
  return draft;
}

void RandomCommands::change_field(Amendment& amendment) {
  switch (random_.below(6)) {
    case 0:
      amendment.title = random_.one_in(2) ? "A campaign" : "The campaign";
      break;
    case 1:  // no condition of the rulebook names these two: they touch nothing, and vetoes may hang on them
      amendment.fields["starts"] = random_.one_in(2) ? text("2026-05-04") : std::nullopt;
      break;
    case 2:
      amendment.fields["audience"] = random_.one_in(2) ? text("All") : text("Some");
      break;
    default:
      amendment.fields["budget"] = rules::Money{random_.one_in(2) ? 100'000 : 6'000'000, "EUR"};
      break;
  }
}

void RandomCommands::change_action(const Action& action, Amendment& amendment) {
  ActionPatch& patch = patch_of(amendment, action.draft.id);
  if (random_.one_in(8)) {
    patch.title = action.draft.title == "One" ? "Another" : "One";
  } else if (random_.one_in(12)) {
    const ActionDraft other = any_draft(action.draft.id.value);
    for (const auto& [name, value] : action.draft.attributes) patch.attributes[name] = std::nullopt;
    for (const auto& [name, value] : other.attributes) patch.attributes[name] = value;
    patch.kind = other.kind;
  } else {
    const Domain& domain = random_.pick(domains().at(action.draft.kind.value));
    patch.attributes[domain.attribute] = random_.pick(domain.values);
  }
}

// What requires it is dropped with it, or requires it no longer; now and then that is forgotten.
void RandomCommands::drop(const Proposal& p, const Action& action, Amendment& amendment) {
  amendment.drop.push_back(action.draft.id);
  if (random_.one_in(10)) return;
  for (const Action& other : p.actions) {
    std::vector<ActionId> needs = other.draft.needs;
    if (other.dropped || std::erase(needs, action.draft.id) == 0) continue;
    patch_of(amendment, other.draft.id).needs = needs;
  }
}

void RandomCommands::add(const Proposal& p, const ActionDraft& draft, Amendment& amendment) {
  ActionPatch& patch = patch_of(amendment, {fresh_id(p, amendment)});
  patch.kind = draft.kind;
  patch.title = draft.title;
  for (const auto& [name, value] : draft.attributes) patch.attributes[name] = value;
  std::vector<ActionId> needs;
  for (const ActionId& need : draft.needs)
    if (!p.action(need)->dropped) needs.push_back(need);
  if (!needs.empty()) patch.needs = needs;
}

void RandomCommands::change_something(const Proposal& p, Amendment& amendment) {
  const Action& action = random_.pick(p.actions);
  if (action.dropped) {
    ActionPatch& patch = patch_of(amendment, action.draft.id);  // comes back
    patch.needs = std::vector<ActionId>{};
    if (random_.one_in(3)) change_action(action, amendment);
    return;
  }
  if (random_.one_in(6)) {  // becomes what another one is, or was
    const Action& other = random_.pick(p.actions);
    if (other.draft.id == action.draft.id) return;
    ActionPatch& patch = patch_of(amendment, action.draft.id);
    for (const auto& [name, value] : action.draft.attributes) patch.attributes[name] = std::nullopt;
    for (const auto& [name, value] : other.draft.attributes) patch.attributes[name] = value;
    patch.kind = other.draft.kind;
    patch.title = other.draft.title;
    patch.needs = other.draft.needs;
    if (random_.one_in(3)) amendment.drop.push_back(other.draft.id);
    return;
  }
  switch (random_.below(14)) {
    case 0:
    case 1:
    case 2:
      change_field(amendment);
      break;
    case 3:
      drop(p, action, amendment);
      break;
    case 4:  // the same under another name
      drop(p, action, amendment);
      if (p.actions.size() < 9) add(p, action.draft, amendment);
      break;
    case 5:
      if (p.actions.size() < 9) add(p, random_.pick(p.actions).draft, amendment);
      break;
    case 6:
      if (p.actions.size() < 9) add(p, any_draft("new"), amendment);
      break;
    case 7: {
      const Action& other = random_.pick(p.actions);
      std::vector<ActionId> needs;
      if (!random_.one_in(3) && other.draft.id != action.draft.id) needs.push_back(other.draft.id);
      patch_of(amendment, action.draft.id).needs = needs;
      break;
    }
    default:
      change_action(action, amendment);
      break;
  }
}

Amendment RandomCommands::amendment(const Proposal& p) {
  Amendment out;
  const int changes = random_.one_in(3) ? 2 + random_.below(2) : 1;
  for (int i = 0; i < changes; ++i) change_something(p, out);
  std::sort(out.drop.begin(), out.drop.end());
  out.drop.erase(std::unique(out.drop.begin(), out.drop.end()), out.drop.end());
  for (const ActionId& id : out.drop)
    if (random_.below(20) != 0)
      std::erase_if(out.actions, [&](const ActionPatch& patch) { return patch.id == id; });
  return out;
}

}  // namespace counterweight::test
