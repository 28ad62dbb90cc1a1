// Who belongs to the organisation, and who acts for whom.
#include "engine/codec/event_writing.hpp"

namespace counterweight::codec {

using namespace core;
using nlohmann::json;

json data_of(const OrganisationFounded& e) {
  return {{"name", e.name}};
}
json data_of(const MemberJoined& e) {
  return {{"member", e.member.value},
          {"department", e.department.value},
          {"head", e.head},
          {"name", {{"sealed", e.sealed_name}}},
          {"administrator", e.administrator}};
}
json data_of(const MemberLeft& e) {
  return {{"member", e.member.value}};
}
json data_of(const HeadSet& e) {
  return {{"member", e.member.value}, {"head", e.head}};
}
json data_of(const HeadshipDelegated& e) {
  return {{"member", e.member.value}, {"to", e.to.value}, {"until", format_timestamp(e.until)}};
}
json data_of(const DelegationEnded& e) {
  return {{"member", e.member.value}};
}
json data_of(const AbsenceSet& e) {
  return {
      {"member", e.member.value}, {"from", format_timestamp(e.from)}, {"until", format_timestamp(e.until)}};
}

}  // namespace counterweight::codec
