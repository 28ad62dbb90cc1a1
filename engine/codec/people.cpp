#include "engine/codec/people.hpp"

#include <nlohmann/json.hpp>

namespace counterweight::codec {

using nlohmann::json;

json person_json(const core::Organisation& organisation, const NameOf& name_of, const core::MemberId& id) {
  if (id.empty()) return nullptr;
  const core::Member* member = organisation.member(id);
  json out{{"id", id.value}, {"name", nullptr}, {"department", nullptr}};
  if (member == nullptr) return out;
  out["department"] = member->department.value;
  if (const auto name = name_of(member->sealed_name)) out["name"] = *name;
  return out;
}

}  // namespace counterweight::codec
