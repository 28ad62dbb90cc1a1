// Which actions an entry of the rulebook is about: their kinds, and a condition on them.
#include <algorithm>

#include "rules/attribute_words.hpp"
#include "rules/condition_parser.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

// Nothing new can come up for the second kind: an entry for every kind is cheap where they share attributes.
bool reads_alike(const Kind& first, const Kind& second, const std::set<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const Attribute* one = find_attribute(first.attributes, name);
    const Attribute* other = find_attribute(second.attributes, name);
    return one != nullptr && other != nullptr && same_domain(*one, *other);
  });
}

void tell(const JsonNode& node, const ConditionProblem& problem, const std::string& kind, Diagnostics& out) {
  const Text of_kind = kind.empty() ? Text{} : say(", for the kind `{}`", ", для вида `{}`", kind);
  out.error(node, problem.code,
            say("at column {}{}: {}", "в позиции {}{}: {}", problem.column, of_kind, problem.message),
            problem.help);
}

// One tree serves every kind, so a name means one type in all of them.
void tell_mixed_types(const JsonNode& node, const std::vector<const Kind*>& kinds,
                      const std::set<std::string>& names, Diagnostics& out) {
  for (const std::string& name : names) {
    const Attribute* first = find_attribute(kinds.front()->attributes, name);
    for (const Kind* kind : kinds) {
      const Attribute* other = find_attribute(kind->attributes, name);
      if (first == nullptr || other == nullptr || other->type == first->type)
        continue;  // null: doubtful, told already
      out.error(node, "mixed_attribute",
                say("expected {} to have one type in all kinds here, found {} in `{}` and {} in `{}`.",
                    "ожидалось, что тип у {} один во всех здешних видах; найдено {} в `{}` и {} в `{}`.",
                    in_backticks(name), name_of(first->type), kinds.front()->id.value, name_of(other->type),
                    kind->id.value),
                say("write it for each of them apart.", "напишите для каждого из них отдельно."));
      return;
    }
  }
}

}  // namespace

std::vector<KindId> read_kinds(const JsonNode* node, Draft& draft) {
  return read_references<KindId>(
      node, draft.kinds, kMaxKinds, "unknown_kind", say("a kind of action", "вид действия"),
      say("leave `kinds` out for every kind.", "для всех видов уберите `kinds`."), draft.out);
}

std::vector<const Kind*> kinds_named(const JsonNode* node, const std::vector<KindId>& kinds,
                                     const Draft& draft) {
  std::vector<const Kind*> out;
  const bool unsure = node != nullptr && (kinds.empty() || kinds.size() != node->items.size());
  if (!draft.kinds.complete || unsure) return out;
  for (const Kind& kind : draft.book.kinds)
    if (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind.id) != kinds.end()) out.push_back(&kind);
  return out;
}

std::shared_ptr<const Condition> read_when(const JsonNode* node, const std::vector<const Kind*>& kinds,
                                           Draft& draft) {
  const auto source = read_string(node, draft.out);
  if (!source) return nullptr;
  auto syntax = parse_syntax(*source);
  if (const auto* problem = std::get_if<ConditionProblem>(&syntax)) {
    tell(*node, *problem, {}, draft.out);
    return nullptr;
  }
  auto& root = std::get<Condition::Node>(syntax);
  if (kinds.empty()) return nullptr;
  const Scope fields{draft.book.fields, draft.field_doubts};
  const Condition as_written(*source, std::make_shared<const Condition::Node>(root));
  const std::set<std::string> names = as_written.action_names();
  for (const Kind* kind : kinds) {
    if (kind != kinds.front() && reads_alike(*kinds.front(), *kind, names)) continue;
    const auto problems = type_check(root, {kind->attributes, draft.kind_doubts[kind->id.value]}, fields);
    for (const ConditionProblem& problem : problems)
      tell(*node, problem, kinds.size() > 1 ? kind->id.value : "", draft.out);
    if (!problems.empty()) return nullptr;  // the other kinds would mostly say the same
  }
  tell_mixed_types(*node, kinds, names, draft.out);
  return std::make_shared<const Condition>(*source, std::make_shared<const Condition::Node>(std::move(root)));
}

}  // namespace counterweight::rules
