// Which attributes a row is about: when only others change, what its department said stays.
#include <algorithm>

#include "rules/attribute_words.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

std::vector<std::string> ids_of(const Kind& kind) {
  std::vector<std::string> out;
  for (const Attribute& attribute : kind.attributes) out.push_back(attribute.id);
  return out;
}

}  // namespace

std::vector<std::string> read_about(const JsonNode& node, const std::vector<const Kind*>& kinds,
                                    Draft& draft) {
  std::vector<std::string> about;
  const auto items = read_list(&node, 1, kMaxAttributes, draft.out);
  if (!items) return about;
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const auto name = read_string(&item, draft.out);
    if (!name || !unique.add(item, *name, draft.out)) continue;
    const auto lacks = std::find_if(kinds.begin(), kinds.end(), [&](const Kind* kind) {
      const Doubts& doubts = draft.kind_doubts[kind->id.value];
      return find_attribute(kind->attributes, *name) == nullptr && !doubts.missing &&
             !doubts.names.contains(*name);
    });
    if (lacks == kinds.end())
      about.push_back(*name);
    else
      draft.out.error(
          item, "unknown_attribute",
          say("expected an attribute of the kind {}, found {}.", "ожидался атрибут вида {}, получено {}.",
              in_backticks((*lacks)->id.value), in_backticks(*name)),
          draft.out.full() ? Text{} : suggest_word(*name, ids_of(**lacks)));
  }
  return about;
}

}  // namespace counterweight::rules
