#include "engine/codec/people.hpp"

#include <map>
#include <vector>

#include "engine/codec/json_parts.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json absence_json(const Member& member, Timestamp now) {
  if (!member.absence || member.absence->until <= now) return nullptr;
  return {{"from", format_timestamp(member.absence->from)},
          {"until", format_timestamp(member.absence->until)}};
}

// Whose place as head somebody takes now, by deputy.
std::map<MemberId, std::vector<MemberId>> heads_by_deputy(const Organisation& organisation, Timestamp now) {
  std::map<MemberId, std::vector<MemberId>> out;
  for (const auto& [id, head] : organisation.members) {
    if (!head.head || head.left || !head.delegation || head.delegation->until <= now) continue;
    const Member* deputy = organisation.member(head.delegation->to);
    if (deputy != nullptr && !deputy->left && deputy->department == head.department)
      out[head.delegation->to].push_back(id);
  }
  return out;
}

}  // namespace

json person_json(const Organisation& organisation, const NameOf& name_of, const MemberId& id) {
  if (id.empty()) return nullptr;
  const Member* member = organisation.member(id);
  json out{{"id", id.value}, {"name", nullptr}, {"department", nullptr}};
  if (member == nullptr) return out;
  out["department"] = member->department.value;
  if (const auto name = name_of(member->sealed_name)) out["name"] = *name;
  return out;
}

json members_json(const Organisation& organisation, const NameOf& name_of, Timestamp now) {
  auto acts_for = heads_by_deputy(organisation, now);
  json out = json::array();
  for (const auto& [id, member] : organisation.members) {
    json each = person_json(organisation, name_of, id);
    each["head"] = member.head;
    each["administrator"] = member.administrator;
    each["left"] = member.left ? json(format_timestamp(*member.left)) : json(nullptr);
    each["absent"] = absence_json(member, now);
    each["acts_for"] = ids_json(acts_for[id]);
    out.push_back(std::move(each));
  }
  return {{"members", std::move(out)}};
}

}  // namespace counterweight::codec
