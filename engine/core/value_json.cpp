#include "engine/core/value_json.hpp"

#include <nlohmann/json.hpp>

namespace counterweight::core {

using nlohmann::json;

json to_json(const rules::Value& value) {
  struct Visitor {
    json operator()(bool v) const { return v; }
    json operator()(std::int64_t v) const { return v; }
    json operator()(const std::string& v) const { return v; }
    json operator()(const rules::Money& v) const { return {{"amount", v.amount}, {"currency", v.currency}}; }
  };
  return std::visit(Visitor{}, value);
}

json to_json(const rules::Values& values) {
  json out = json::object();
  for (const auto& [name, value] : values) out[name] = to_json(value);
  return out;
}

}  // namespace counterweight::core
