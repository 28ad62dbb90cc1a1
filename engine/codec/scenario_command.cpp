// Commands of scenario files: the same bodies as over HTTP, with names where HTTP has ids in its path.
#include <algorithm>
#include <functional>
#include <map>

#include "engine/codec/command_reading.hpp"
#include "engine/codec/member_commands.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;
using AnyCommand = Result<Command>;

// The field taken out of the body, and the body without it.
struct Taken {
  std::string value;
  json rest;
};

Result<Taken> take_name(const json& body, const char* key) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Taken taken{reader.text(key), body};
  if (!problems.empty()) return together(std::move(problems));
  taken.rest.erase(key);
  return taken;
}

// What `action` and `department` of the body name: the objection or veto of that department on that action.
struct Named {
  ActionId action;
  DepartmentId department;
  json rest;  // the body without the two
};

enum class Whose { named, any };  // `any`: the department may be left out

Result<Named> take_names(const json& body, Whose whose) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  Named named{{reader.text("action")}, {}, body};
  named.department = {whose == Whose::named ? reader.text("department") : reader.text_or("department", {})};
  if (!problems.empty()) return together(std::move(problems));
  named.rest.erase("action");
  named.rest.erase("department");
  return named;
}

// The one that weighs on the action now; else the latest that was said.
template <typename Range, typename Weighs>
auto meant(const Range& range, const Named& named, Weighs weighs) -> decltype(range.front().id) {
  decltype(range.front().id) latest{0};  // refused by decide as not found
  for (auto each = range.rbegin(); each != range.rend(); ++each) {
    const bool mine = named.department.empty() || each->department == named.department;
    if (each->action != named.action || !mine) continue;
    if (weighs(*each)) return each->id;
    if (latest.value == 0) latest = each->id;
  }
  return latest;
}

ObjectionId objection_meant(const Proposal& p, const Named& named) {
  return meant(p.objections, named, [](const Objection& o) { return o.open(); });
}
VetoId veto_meant(const Proposal& p, const Named& named) {
  return meant(p.vetoes, named, [](const Veto& v) { return v.bites(); });
}

AnyCommand any(CommandResult result) {
  if (!result.ok()) return result.refusal();
  return Command{*std::move(result)};
}
AnyCommand any(OrganisationResult result) {
  if (!result.ok()) return result.refusal();
  return Command{*std::move(result)};
}

using Read = std::function<AnyCommand(const Proposal&, const json&)>;

Read plain(CommandResult (*read)(ProposalId, const json&)) {
  return [read](const Proposal& p, const json& body) { return any(read(p.id, body)); };
}

Read about_objection(CommandResult (*read)(ProposalId, ObjectionId, const json&), Whose whose) {
  return [read, whose](const Proposal& p, const json& body) -> AnyCommand {
    const Result<Named> named = take_names(body, whose);
    if (!named.ok()) return named.refusal();
    return any(read(p.id, objection_meant(p, *named), named->rest));
  };
}

Read about_veto(CommandResult (*read)(ProposalId, VetoId, const json&), Whose whose = Whose::named) {
  return [read, whose](const Proposal& p, const json& body) -> AnyCommand {
    const Result<Named> named = take_names(body, whose);
    if (!named.ok()) return named.refusal();
    return any(read(p.id, veto_meant(p, *named), named->rest));
  };
}

Read about_action(CommandResult (*read)(ProposalId, const ActionId&, const json&)) {
  return [read](const Proposal& p, const json& body) -> AnyCommand {
    const Result<Taken> action = take_name(body, "action");
    if (!action.ok()) return action.refusal();
    return any(read(p.id, {action->value}, action->rest));
  };
}

Read about_suggestion(CommandResult (*read)(ProposalId, SuggestionId, const json&)) {
  return [read](const Proposal& p, const json& body) -> AnyCommand {
    Problems problems;
    ObjectReader reader{body, "", problems};
    const SuggestionId suggestion{reader.integer("suggestion")};
    if (!problems.empty()) return together(std::move(problems));
    json rest = body;
    rest.erase("suggestion");
    return any(read(p.id, suggestion, rest));
  };
}

// A lesson names its veto as other lines do, or by its number.
AnyCommand outcome(const Proposal& p, const json& body) {
  json numbered = body;
  if (numbered.is_object() && numbered.contains("lessons") && numbered["lessons"].is_array())
    for (json& lesson : numbered["lessons"]) {
      if (!lesson.is_object() || lesson.contains("veto")) continue;
      const Result<Named> named = take_names(lesson, Whose::named);
      if (!named.ok()) return named.refusal();
      lesson = named->rest;
      lesson["veto"] = meant(p.vetoes, *named, [](const Veto& v) { return !v.bites(); }).value;
    }
  return any(read_outcome(p.id, numbered));
}

const std::map<std::string, Read>& proposal_readers() {
  static const std::map<std::string, Read> table{
      {"take_position", plain(read_take_position)},
      {"recuse", plain(read_recuse)},
      {"withdraw_position", plain(read_withdraw_position)},
      {"reaffirm", plain(read_reaffirm)},
      {"answer_objection", about_objection(read_answer, Whose::named)},
      {"resolve_objection", about_objection(read_resolve, Whose::any)},
      {"challenge_veto", about_veto(read_challenge)},
      {"withdraw_challenge", about_veto(read_withdraw_challenge)},
      {"vote_sustain", about_veto(read_vote)},
      {"override_veto", about_veto(read_override)},
      {"withdraw_override", about_veto(read_withdraw_override)},
      {"recast_veto", about_veto(read_recast, Whose::any)},
      {"amend", plain(read_amend)},
      {"suggest", plain(read_suggest)},
      {"accept_suggestion", about_suggestion(read_accept_suggestion)},
      {"decline_suggestion", about_suggestion(read_decline_suggestion)},
      {"withdraw_suggestion", about_suggestion(read_withdraw_suggestion)},
      {"cite", plain(read_cite)},
      {"comment", plain(read_comment)},
      {"answer_premortem", plain(read_answer_premortem)},
      {"decide", plain(read_decide)},
      {"record_pilot_result", about_action(read_pilot_result)},
      {"halt", about_action(read_halt)},
      {"resume", about_action(read_resume)},
      {"stop", about_action(read_stop)},
      {"record_outcome", outcome},
  };
  return table;
}

// In a scenario a member's name is the id, where the line gives none.
AnyCommand add_member(const json& body) {
  json named = body;
  if (named.is_object() && !named.contains("name") && named.contains("id")) named["name"] = named["id"];
  Result<NewMember> read = read_add_member(named);
  if (!read.ok()) return read.refusal();
  return Command{OrganisationCommand{std::move(read->command)}};
}

using ReadMember = OrganisationResult (*)(const MemberId&, const json&);

template <ReadMember read>
AnyCommand about_member(const json& body) {
  const Result<Taken> member = take_name(body, "member");
  if (!member.ok()) return member.refusal();
  return any(read({member->value}, member->rest));
}

const std::map<std::string, AnyCommand (*)(const json&)>& organisation_readers() {
  static const std::map<std::string, AnyCommand (*)(const json&)> table{
      {"add_member", add_member},
      {"remove_member", about_member<read_remove_member>},
      {"set_head", about_member<read_set_head>},
      {"delegate", [](const json& body) { return any(read_delegate(body)); }},
      {"end_delegation", [](const json& body) { return any(read_end_delegation(body)); }},
      {"set_absence", [](const json& body) { return any(read_set_absence(body)); }},
  };
  return table;
}

bool names_a_revision(const std::string& command) {
  return command == "take_position" || command == "reaffirm" || command == "vote_sustain" ||
         command == "amend" || command == "suggest";
}

Refusal unknown(const std::string& name) {
  std::string known = "submit";
  for (const auto& [each, unused] : proposal_readers()) known += ", " + each;
  for (const auto& [each, unused] : organisation_readers()) known += ", " + each;
  return {"invalid.command",
          say("Expected one of {}, advance_time, but found {}.",
              "Нужно одно из {}, advance_time, а указано {}.", known, in_backticks(name)),
          "/do"};
}

}  // namespace

Result<Command> read_scenario_command(const std::string& name, ProposalId id, const Proposal* proposal,
                                      const json& body) {
  if (name == "submit") return any(read_submit(body));
  if (const auto reader = organisation_readers().find(name); reader != organisation_readers().end())
    return reader->second(body);
  const auto reader = proposal_readers().find(name);
  if (reader == proposal_readers().end()) return unknown(name);
  if (proposal == nullptr)
    return Refusal{"not_found.proposal",
                   say("There is no proposal {} here.", "Предложения {} здесь нет.", id.value), "/proposal"};
  json completed = body;
  if (names_a_revision(name) && completed.is_object() && !completed.contains("revision"))
    completed["revision"] = proposal->revision;
  return reader->second(*proposal, completed);
}

}  // namespace counterweight::codec
