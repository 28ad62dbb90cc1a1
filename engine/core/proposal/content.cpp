#include "engine/core/proposal/content.hpp"

#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "base/sha256.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::core {

std::string content_of(const ActionDraft& action, const rules::Values& fields,
                       const rules::CheckedRulebook& rulebook) {
  nlohmann::json needs = nlohmann::json::array(), named = nlohmann::json::object();
  for (const ActionId& need : action.needs) needs.push_back(need.value);
  for (const std::string& name : rulebook.fields_named_for(action.kind))
    if (const auto field = fields.find(name); field != fields.end()) named[name] = to_json(field->second);
  nlohmann::json content = nlohmann::json::object();
  content["kind"] = action.kind.value;
  content["title"] = action.title;
  content["attributes"] = to_json(action.attributes);
  content["requires"] = std::move(needs);
  content["fields"] = std::move(named);
  return to_hex(sha256(canonical_json(content)));
}

}  // namespace counterweight::core
