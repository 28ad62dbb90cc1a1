#include "engine/codec/member_commands.hpp"

#include "engine/codec/command_reading.hpp"
#include "engine/core/limits.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

OrganisationResult organisation_result(Problems problems, OrganisationCommand command) {
  return read_result(std::move(problems), std::move(command));
}

void check_name(const std::string& name, Problems& problems) {
  const bool blank = name.find_first_not_of(" \t\r\n") == std::string::npos;
  if (!blank && name.size() <= kMaxTitleBytes) return;
  problems.push_back({"invalid.name",
                      say("Expected a name of 1 to {} bytes, but found {}.",
                          "Нужно имя от 1 до {} байт, а здесь {}.", kMaxTitleBytes, name.size()),
                      "/name"});
}

}  // namespace

Result<NewMember> read_add_member(const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  NewMember out;
  out.command.member = {reader.text("id")};
  out.name = reader.text("name");
  out.command.department = {reader.text("department")};
  out.command.head = reader.boolean_or("head", false);
  reader.finish();
  if (problems.empty()) check_name(out.name, problems);
  return read_result(std::move(problems), std::move(out));
}

OrganisationResult read_remove_member(const MemberId& member, const json& body) {
  return nothing_but<OrganisationCommand>(body, RemoveMember{member});
}

OrganisationResult read_set_head(const MemberId& member, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  SetHead command{member, reader.boolean("head")};
  reader.finish();
  return organisation_result(std::move(problems), command);
}

OrganisationResult read_delegate(const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Delegate command{{reader.text("to")}, reader.time("until")};
  reader.finish();
  return organisation_result(std::move(problems), command);
}

OrganisationResult read_end_delegation(const json& body) {
  return nothing_but<OrganisationCommand>(body, EndDelegation{});
}

OrganisationResult read_set_absence(const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  SetAbsence command{reader.time("from"), reader.time("until")};
  reader.finish();
  return organisation_result(std::move(problems), command);
}

}  // namespace counterweight::codec
