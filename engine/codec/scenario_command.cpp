// Commands of scenario files: the same bodies as over HTTP, with names where HTTP has ids in its path.
#include <functional>
#include <map>

#include "engine/codec/command_json.hpp"
#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// What `action` and `department` of the body name: the latest objection or veto of that department on that
// action.
struct Named {
  ActionId action;
  DepartmentId department;
  json rest;  // the body without the two
};

Result<Named> take_names(const json& body, bool with_department) {
  std::vector<Refusal> problems;
  ObjectReader reader{body, "", problems};
  Named named{{reader.text("action")}, {}, body};
  if (with_department) named.department = {reader.text("department")};
  if (!problems.empty()) return together(std::move(problems));
  named.rest.erase("action");
  named.rest.erase("department");
  return named;
}

template <typename Range>
auto last_of(const Range& range, const Named& named) -> decltype(range.front().id) {
  for (auto each = range.rbegin(); each != range.rend(); ++each)
    if (each->action == named.action && (named.department.empty() || each->department == named.department))
      return each->id;
  return {0};  // refused by decide as not found
}

using ReadObjection = CommandResult (*)(ProposalId, ObjectionId, const json&);
using ReadVeto = CommandResult (*)(ProposalId, VetoId, const json&);

CommandResult about_objection(ReadObjection read, const Proposal& p, const json& body, bool with_department) {
  const Result<Named> named = take_names(body, with_department);
  if (!named.ok()) return named.refusal();
  return read(p.id, last_of(p.objections, *named), named->rest);
}

CommandResult about_veto(ReadVeto read, const Proposal& p, const json& body) {
  const Result<Named> named = take_names(body, true);
  if (!named.ok()) return named.refusal();
  return read(p.id, last_of(p.vetoes, *named), named->rest);
}

using Read = std::function<CommandResult(const Proposal&, const json&)>;

const std::map<std::string, Read>& readers() {
  static const std::map<std::string, Read> table{
      {"take_position", [](const Proposal& p, const json& b) { return read_take_position(p.id, b); }},
      {"withdraw_position", [](const Proposal& p, const json& b) { return read_withdraw_position(p.id, b); }},
      {"answer_objection",
       [](const Proposal& p, const json& b) { return about_objection(read_answer, p, b, true); }},
      {"resolve_objection",
       [](const Proposal& p, const json& b) { return about_objection(read_resolve, p, b, false); }},
      {"challenge_veto", [](const Proposal& p, const json& b) { return about_veto(read_challenge, p, b); }},
      {"vote_sustain", [](const Proposal& p, const json& b) { return about_veto(read_vote, p, b); }},
      {"comment", [](const Proposal& p, const json& b) { return read_comment(p.id, b); }},
      {"decide", [](const Proposal& p, const json& b) { return read_decide(p.id, b); }},
  };
  return table;
}

bool names_a_revision(const std::string& command) {
  return command == "take_position" || command == "vote_sustain";
}

}  // namespace

CommandResult read_scenario_command(const std::string& name, ProposalId id, const Proposal* proposal,
                                    const json& body) {
  if (name == "submit") return read_submit(body);
  const auto reader = readers().find(name);
  if (reader == readers().end()) {
    std::string known = "submit";
    for (const auto& [each, unused] : readers()) known += ", " + each;
    return Refusal{"invalid.command",
                   say("Expected one of {}, advance_time, but found {}.",
                       "Нужно одно из {}, advance_time, а указано {}.", known, in_backticks(name)),
                   "/do"};
  }
  if (proposal == nullptr)
    return Refusal{"not_found.proposal",
                   say("There is no proposal {} here.", "Предложения {} здесь нет.", id.value), "/proposal"};
  json completed = body;
  if (names_a_revision(name) && completed.is_object() && !completed.contains("revision"))
    completed["revision"] = proposal->revision;
  return reader->second(*proposal, completed);
}

}  // namespace counterweight::codec
