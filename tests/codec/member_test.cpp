// Who belongs to the organisation: the bodies of commands, and how everybody is listed.
#include <nlohmann/json.hpp>

#include "engine/codec/member_commands.hpp"
#include "engine/codec/people.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using nlohmann::json;

namespace {

template <typename Command>
Command as(const codec::OrganisationResult& result) {
  if (!result.ok()) FAIL(result.refusal().pointer << ": " << result.refusal().sentence.en);
  return std::get<Command>(*result);
}

const codec::NameOf kNameIsCommitment = [](const std::string& sealed) { return std::optional{sealed}; };

json member_of(const World& world, const char* id) {
  const json listed = codec::members_json(world.state.organisation(), kNameIsCommitment, world.now);
  for (const json& each : listed.at("members"))
    if (each.at("id") == id) return each;
  return nullptr;
}

}  // namespace

TEST_CASE("members: somebody new has an id, a name for the vault and a department") {
  const auto read = codec::read_add_member({{"id", "timur"}, {"name", "Timur"}, {"department", "sales"}});
  REQUIRE(read.ok());
  CHECK(read->command.member == MemberId{"timur"});
  CHECK(read->command.department == DepartmentId{"sales"});
  CHECK_FALSE(read->command.head);
  CHECK_FALSE(read->command.administrator);
  CHECK(read->command.sealed_name.empty());
  CHECK(read->name == "Timur");
}

TEST_CASE("members: a body that is wrong says where") {
  const auto pointer = [](const json& body) { return codec::read_add_member(body).refusal().pointer; };
  const json right{{"id", "timur"}, {"name", "Timur"}, {"department", "sales"}, {"head", true}};
  for (const char* key : {"id", "name", "department"}) {
    json body = right;
    body.erase(key);
    CHECK(pointer(body) == std::string("/") + key);
  }
  json body = right;
  body["administrator"] = true;  // nobody becomes one this way
  CHECK(pointer(body) == "/administrator");
  body = right;
  body["name"] = "  ";
  CHECK(codec::read_add_member(body).refusal().code == "invalid.name");
  body["name"] = std::string(201, 'x');
  CHECK(codec::read_add_member(body).refusal().code == "invalid.name");
  CHECK(codec::read_set_head({"x"}, {{"head", "yes"}}).refusal().pointer == "/head");
  CHECK(codec::read_remove_member({"x"}, {{"why", 1}}).refusal().pointer == "/why");
  CHECK(codec::read_delegate({{"to", "x"}, {"until", "soon"}}).refusal().pointer == "/until");
  CHECK(codec::read_end_delegation({{"to", "x"}}).refusal().pointer == "/to");
  CHECK(codec::read_set_absence({{"from", "2026-03-02T09:00:00Z"}}).refusal().pointer == "/until");
}

TEST_CASE("members: leaving, headship, deputies and absence are read") {
  const Timestamp time = *parse_timestamp("2026-03-02T09:00:00Z");
  CHECK(as<RemoveMember>(codec::read_remove_member({"x"}, json::object())).member == MemberId{"x"});
  CHECK(as<SetHead>(codec::read_set_head({"x"}, {{"head", false}})).head == false);
  const auto delegate = as<Delegate>(codec::read_delegate({{"to", "x"}, {"until", format_timestamp(time)}}));
  CHECK(delegate.to == MemberId{"x"});
  CHECK(delegate.until == time);
  as<EndDelegation>(codec::read_end_delegation(json::object()));
  const auto absence = as<SetAbsence>(codec::read_set_absence(
      {{"from", format_timestamp(time)}, {"until", format_timestamp(time + std::chrono::hours{1})}}));
  CHECK(absence.from == time);
  CHECK(absence.until == time + std::chrono::hours{1});
}

TEST_CASE("members: the list says who left, who is away and who acts for whom, now") {
  World world = company();
  const auto day = std::chrono::days{1};
  world.give(OrganisationCommand{Delegate{{"sales_2"}, world.now + day}}, "sales_head");
  world.give(OrganisationCommand{SetAbsence{world.now, world.now + day}}, "sales_head");
  world.give(OrganisationCommand{RemoveMember{{"marketing_2"}}}, "marketing_head");
  CHECK(member_of(world, "sales_2").at("acts_for") == json{"sales_head"});
  CHECK(member_of(world, "sales_2").at("head") == false);
  CHECK(member_of(world, "sales_head").at("absent") ==
        json{{"from", "2026-03-02T09:00:00Z"}, {"until", "2026-03-03T09:00:00Z"}});
  CHECK(member_of(world, "sales_head").at("head") == true);
  CHECK(member_of(world, "marketing_2").at("left") == "2026-03-02T09:00:00Z");
  CHECK(member_of(world, "finance_head").at("left") == nullptr);
  CHECK(member_of(world, "finance_head").at("administrator") == false);
  world.pass(day);
  CHECK(member_of(world, "sales_2").at("acts_for") == json::array());
  CHECK(member_of(world, "sales_head").at("absent") == nullptr);
}
