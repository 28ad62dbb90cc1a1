#include "rules/names.hpp"

#include "base/check.hpp"

namespace counterweight::rules {
namespace {

template <typename E, std::size_t N>
std::string_view name_in(const NameTable<E, N>& table, E value) {
  for (const auto& [name, known] : table)
    if (known == value) return name;
  check_failed(__FILE__, __LINE__, "value in table", "an enumerator has no name");
}

}  // namespace

std::string_view name_of(Power power) {
  return name_in(kPowers, power);
}
std::string_view name_of(Silence silence) {
  return name_in(kSilences, silence);
}
std::string_view name_of(VoteSilence silence) {
  return name_in(kVoteSilences, silence);
}
std::string_view name_of(Closing closing) {
  return name_in(kClosings, closing);
}
std::string_view name_of(ApprovalRule::Form form) {
  return name_in(kApprovalForms, form);
}
std::string_view name_of(Grounds grounds) {
  return name_in(kChallengeGrounds, grounds);
}
std::string_view name_of(AnsweredBy who) {
  return name_in(kAnsweredBy, who);
}
std::string_view name_of(Direction direction) {
  return name_in(kDirections, direction);
}
std::string_view name_of(AttributeType type) {
  return name_in(kAttributeTypes, type);
}

std::string_view name_of(VoiceRule::Form form) {
  return name_in(kVoices, form);
}
std::string_view name_of(CarryOver carry) {
  for (const auto& [name, value] : kApprovalCarries)
    if (value == carry) return name;
  return name_in(kObjectionCarries, carry);
}

}  // namespace counterweight::rules
