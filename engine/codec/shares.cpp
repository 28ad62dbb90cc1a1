#include "engine/codec/shares.hpp"

#include "engine/codec/json_parts.hpp"

namespace counterweight::codec {

using nlohmann::json;

std::string share_text(const rules::Share& share) {
  return std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
}

json quorum_json(const std::optional<rules::Quorum>& quorum) {
  if (!quorum) return nullptr;
  return quorum->fraction ? json(share_text(*quorum->fraction)) : json(quorum->count);
}

json body_json(const rules::VoteBody& body) {
  json out{{"departments", ids_json(body.departments)},
           {"voters", body.by_members ? "members" : "departments"},
           {"of_voting", body.of_voting}};
  if (body.quorum) out["quorum"] = quorum_json(body.quorum);
  if (body.falls_if)
    out["falls_if"] = share_text(*body.falls_if);
  else
    out["stands_if"] = share_text(body.stands_if);
  return out;
}

json bodies_json(const std::vector<core::ChallengeBody>& bodies) {
  json out = json::array();
  for (const core::ChallengeBody& body : bodies) {
    json each = body_json(body.rule);
    each["roll"] = body.roll;
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace counterweight::codec
