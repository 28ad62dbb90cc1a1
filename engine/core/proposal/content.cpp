#include "engine/core/proposal/content.hpp"

#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "base/sha256.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::core {

std::string content_of(const ActionDraft& action, const rules::Values& fields,
                       const rules::CheckedRulebook& rulebook) {
  nlohmann::json content{{"kind", action.kind.value},
                         {"title", action.title},
                         {"attributes", to_json(action.attributes)},
                         {"requires", nlohmann::json::array()},
                         {"fields", nlohmann::json::object()}};
  for (const ActionId& need : action.needs) content["requires"].push_back(need.value);
  for (const std::string& name : rulebook.fields_named_for(action.kind))
    if (const auto field = fields.find(name); field != fields.end())
      content["fields"][name] = to_json(field->second);
  return to_hex(sha256(canonical_json(content)));
}

}  // namespace counterweight::core
