// Where the vetoes of a row push values.
#include <algorithm>

#include "rules/attribute_words.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

std::vector<std::string> ordered_ids(const Kind& kind) {
  std::vector<std::string> out;
  for (const Attribute& attribute : kind.attributes)
    if (is_ordered(attribute.type)) out.push_back(attribute.id);
  return out;
}

// Whether an attribute of that name can be pushed in this kind; tells it when not.
bool check_want(const JsonNode& at, const Kind& kind, const Doubts& doubts, Diagnostics& out) {
  const std::string& name = at.key;
  if (doubts.names.contains(name)) return true;
  const Attribute* attribute = find_attribute(kind.attributes, name);
  if (attribute == nullptr) {
    if (doubts.missing) return true;
    out.error(at, "unknown_attribute",
              say("expected an ordered attribute of the kind {}, found {}.",
                  "ожидался атрибут вида {}, у которого есть порядок, получено {}.",
                  in_backticks(kind.id.value), in_backticks(name)),
              out.full() ? Text{} : suggest_word(name, ordered_ids(kind)));
    return false;
  }
  if (is_ordered(attribute->type)) return true;
  out.error(
      at, "not_ordered",
      say("expected an ordered attribute of the kind {}, found {}, which is a {}.",
          "ожидался атрибут вида {}, у которого есть порядок, получен {} типа {}.",
          in_backticks(kind.id.value), in_backticks(name), name_of(attribute->type)),
      say("only integer, decimal, money and date are ordered: name such an attribute, or delete it.",
          "порядок есть только у integer, decimal, money и date: назовите такой атрибут или уберите этот."));
  return false;
}

}  // namespace

std::map<std::string, Direction> read_wants(const JsonNode& node, const std::vector<const Kind*>& kinds,
                                            Draft& draft) {
  std::map<std::string, Direction> wants;
  const Text expected =
      say("an object from attributes to `less` or `more`", "объект: атрибут и `less` или `more`");
  if (node.type != JsonNode::Type::object) {
    draft.out.unexpected(
        node, "wrong_type", expected,
        say("write {{\"discount_pct\": \"less\"}}.", "пишите {{\"discount_pct\": \"less\"}}."));
    return wants;
  }
  const std::size_t size = node.members.size();
  if (size == 0)
    draft.out.error(node, "empty_list",
                    say("expected {}, found an empty one.", "ожидалось: {}; он пуст.", expected),
                    say("say which attribute a veto pushes, or delete `wants`.",
                        "скажите, какой атрибут двигает вето, или уберите `wants`."));
  if (size > kMaxAttributes)
    draft.out.error(node, "too_many",
                    say("expected at most {} attributes, found {}.",
                        "ожидалось не больше {} атрибутов, получено {}.", kMaxAttributes, size),
                    say("keep within the limit; what lies past it was not read.",
                        "не выходите за предел; что за ним, не прочитано."));
  for (const JsonNode& each : std::span{node.members}.first(std::min(size, kMaxAttributes))) {
    const auto direction = read_named(&each, kDirections, draft.out);
    const bool fits = std::all_of(kinds.begin(), kinds.end(), [&](const Kind* kind) {
      return check_want(each, *kind, draft.kind_doubts[kind->id.value], draft.out);
    });
    if (fits && direction) wants.emplace(each.key, *direction);
  }
  return wants;
}

}  // namespace counterweight::rules
