// Commands of scenario files: names stand where HTTP has ids in its path.
#include <nlohmann/json.hpp>

#include "engine/codec/command_json.hpp"
#include "tests/codec/event_samples.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using nlohmann::json;

namespace {

Result<Command> read(const char* name, const char* body, const Proposal* proposal) {
  return codec::read_scenario_command(name, {1}, proposal, json::parse(body));
}

template <typename Wanted>
Wanted in_story(const char* name, const char* body) {
  static const World world = codec_story();
  const auto command = read(name, body, world.state.proposal({1}));
  if (!command.ok()) FAIL(command.refusal().pointer << ": " << command.refusal().sentence.en);
  return std::get<Wanted>(std::get<ProposalCommand>(*command));
}

template <typename Wanted>
Wanted of_organisation(const char* name, const char* body) {
  const auto command = read(name, body, nullptr);
  if (!command.ok()) FAIL(command.refusal().pointer << ": " << command.refusal().sentence.en);
  return std::get<Wanted>(std::get<OrganisationCommand>(*command));
}

}  // namespace

TEST_CASE("scenario commands: a veto is named by its action and department") {
  const char* names = R"({"action": "a", "department": "sales"})";
  CHECK(in_story<WithdrawChallenge>("withdraw_challenge", names).veto == VetoId{1});
  CHECK(in_story<WithdrawOverride>("withdraw_override", names).veto == VetoId{1});
  const auto signed_one = in_story<OverrideVeto>(
      "override_veto", R"({"action": "a", "department": "sales", "justification": "We know."})");
  CHECK(signed_one.veto == VetoId{1});
  CHECK(signed_one.justification == "We know.");
  CHECK(in_story<RecastVeto>("recast_veto", R"({"action": "a", "reason": "Still."})").veto == VetoId{1});
  CHECK(in_story<OverrideVeto>("override_veto", R"({"action": "a", "department": "legal"})").veto ==
        VetoId{0});
}

TEST_CASE("scenario commands: of two vetoes the one that weighs now is meant") {
  World world = codec_story();
  Proposal p = *world.state.proposal({1});
  Veto& second = p.vetoes.push_back(p.vetoes.front());
  second.id = {2};
  second.state = VetoState::resting;
  const auto meant = [&] {
    const auto command = read("withdraw_challenge", R"({"action": "a", "department": "sales"})", &p);
    return std::get<WithdrawChallenge>(std::get<ProposalCommand>(*command)).veto;
  };
  CHECK(meant() == VetoId{1});
  p.vetoes.write(0).state = VetoState::resting;
  CHECK(meant() == VetoId{2});  // none: the latest
}

TEST_CASE("scenario commands: the revision is the present one unless the line says another") {
  CHECK(in_story<Amend>("amend", R"({"drop": ["b"], "reason": "R"})").revision == 1);
  CHECK(in_story<Amend>("amend", R"({"drop": ["b"], "reason": "R", "revision": 7})").revision == 7);
  CHECK(in_story<Suggest>("suggest", R"({"amendment": {"drop": ["b"]}, "reason": "R"})").revision == 1);
  CHECK(in_story<Reaffirm>("reaffirm", R"({"action": "a"})").revision == 1);
}

TEST_CASE("scenario commands: actions and suggestions stand in the body") {
  CHECK(in_story<HaltAction>("halt", R"({"action": "a", "reason": "R"})").action == ActionId{"a"});
  CHECK(in_story<ResumeAction>("resume", R"({"action": "a", "reason": "R"})").reason == "R");
  CHECK(in_story<StopAction>("stop", R"({"action": "b", "reason": "R"})").action == ActionId{"b"});
  const auto result = in_story<RecordPilotResult>(
      "record_pilot_result", R"({"action": "a", "met": true, "measured": "M", "reason": "R"})");
  CHECK(result.action == ActionId{"a"});
  CHECK(result.met);
  CHECK(in_story<AcceptSuggestion>("accept_suggestion", R"({"suggestion": 1})").suggestion ==
        SuggestionId{1});
  CHECK(in_story<DeclineSuggestion>("decline_suggestion", R"({"suggestion": 1, "reason": "R"})").reason ==
        "R");
  CHECK(in_story<WithdrawSuggestion>("withdraw_suggestion", R"({"suggestion": 2})").suggestion ==
        SuggestionId{2});
}

TEST_CASE("scenario commands: a lesson names its veto by number, or by its action and department") {
  const auto outcome = in_story<RecordOutcome>(
      "record_outcome",
      R"({"measured": [{"what": "W", "found": "F"}], "verdict": "mixed", "lesson": "L", "lessons": [
          {"veto": 5, "lesson": "One."}, {"action": "a", "department": "sales", "lesson": "Two."}]})");
  CHECK(outcome.lessons == std::vector<Lesson>{{{5}, "One."}, {{1}, "Two."}});
}

TEST_CASE("scenario commands: those about members need no proposal") {
  const auto added =
      of_organisation<AddMember>("add_member", R"({"id": "x", "department": "sales", "head": true})");
  CHECK(added.member == MemberId{"x"});
  CHECK(added.head);
  CHECK(of_organisation<RemoveMember>("remove_member", R"({"member": "x"})").member == MemberId{"x"});
  CHECK_FALSE(of_organisation<SetHead>("set_head", R"({"member": "x", "head": false})").head);
  CHECK(of_organisation<Delegate>("delegate", R"({"to": "x", "until": "2026-03-02T09:00:00Z"})").to ==
        MemberId{"x"});
  of_organisation<EndDelegation>("end_delegation", "{}");
  of_organisation<SetAbsence>("set_absence",
                              R"({"from": "2026-03-02T09:00:00Z", "until": "2026-03-03T09:00:00Z"})");
}

TEST_CASE("scenario commands: what is wrong says where, and an unknown name lists those there are") {
  const World world = codec_story();
  const Proposal* p = world.state.proposal({1});
  CHECK(read("halt", R"({"reason": "R"})", p).refusal().pointer == "/action");
  CHECK(read("override_veto", R"({"action": "a"})", p).refusal().pointer == "/department");
  CHECK(read("accept_suggestion", R"({"suggestion": "one"})", p).refusal().pointer == "/suggestion");
  CHECK(read("set_head", R"({"head": true})", nullptr).refusal().pointer == "/member");
  CHECK(read("amend", R"({"drop": ["b"], "why": "R"})", p).refusal().pointer == "/why");
  CHECK(read("amend", "{}", nullptr).refusal().code == "not_found.proposal");
  const auto unknown = read("bless", "{}", p);
  CHECK(unknown.refusal().code == "invalid.command");
  for (const char* name : {"amend", "record_outcome", "set_absence", "withdraw_override", "advance_time"})
    CHECK(unknown.refusal().sentence.en.find(name) != std::string::npos);
}
