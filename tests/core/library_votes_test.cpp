// Votes that were really taken, under the library's rulebooks: rules/library/NAME/votes.json names each with
// its source.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/core/proposal/verdict.hpp"
#include "tests/core/library_cases.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using Json = nlohmann::json;

namespace {

// Names, and numbers: so many of `others` who have not been named yet.
std::vector<std::string> named(const Json& list, std::vector<std::string>& others) {
  std::vector<std::string> out;
  for (const Json& each : list) {
    if (each.is_string()) {
      out.push_back(each);
      continue;
    }
    for (int i = each.get<int>(); i > 0; --i) {
      out.push_back(others.back());
      others.pop_back();
    }
  }
  return out;
}

void say_all(World& world, const std::vector<std::string>& who, Position position) {
  for (const std::string& department : who) {
    INFO(department);
    const Proposal& p = *world.state.proposal(kCase);
    const Seat& seat = *seat_of(p.actions.front(), {department});
    const bool vetoes = position == Position::object && seat.right.power == rules::Power::veto;
    TakePosition say{kCase, p.actions.front().draft.id,   vetoes ? Position::veto : position,
                     {},    vetoes ? "It is wrong." : "", p.revision};
    if (vetoes) say.ground = seat.right.grounds.front();
    REQUIRE(world.give(ProposalCommand{say}, department).empty());
  }
}

World run(const RulebookPtr& rulebook, const Json& one, std::vector<std::string> others, Duration pass) {
  INFO(one.at("name").get<std::string>() << " (" << one.at("source").get<std::string>() << ")");
  World world = house_of(rulebook);
  const auto& proposers = rulebook->book().proposers;
  const std::string author = proposers.empty() ? rulebook->book().final_say.value : proposers.front().value;
  REQUIRE(world.give(ProposalCommand{motion(rulebook, one.at("kind"))}, author).empty());
  const auto approve = named(one.at("approve"), others), abstain = named(one.at("abstain"), others),
             against = named(one.at("against"), others);
  say_all(world, against, Position::object);
  say_all(world, abstain, Position::abstain);
  say_all(world, approve, Position::approve);
  world.pass(pass);
  const Proposal& p = *world.state.proposal(kCase);
  const Action& action = p.actions.front();
  const std::string ends = one.at("ends");
  const std::vector<Reason> reasons = reasons_of(p, action);
  const auto has = [&](Reason::Code code) {
    return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.code == code; });
  };
  CHECK((p.status == ProposalStatus::launched) == (ends == "launched"));
  CHECK((has(Reason::Code::too_few_approvals) || has(Reason::Code::no_majority)) == (ends == "short"));
  if (ends == "vetoed") CHECK(verdict_of(p, action) == Verdict::vetoed);
  if (ends == "short") CHECK(verdict_of(p, action) == Verdict::short_of_approval);
  const bool veto_cast =
      std::any_of(p.vetoes.begin(), p.vetoes.end(), [](const Veto& v) { return v.bites(); });
  CHECK(has(Reason::Code::vetoed) == veto_cast);  // also of what is short: both are listed
  return world;
}

}  // namespace

TEST_CASE("library: votes of the past end as they did") {
  int votes = 0;
  for (const auto& folder : std::filesystem::directory_iterator(SOURCE_DIR "/rules/library")) {
    const std::string path = folder.path().string();
    if (!std::filesystem::exists(path + "/votes.json")) continue;
    INFO(path);
    const Json file = Json::parse(read_file(path + "/votes.json"));
    const auto rulebook =
        rules::check(read_file(path + "/" + file.at("rulebook").get<std::string>())).rulebook;
    REQUIRE(rulebook != nullptr);
    CHECK(file.at("votes").size() >= 10);
    for (const Json& one : file.at("votes"))
      note_life(folder.path().filename().string(), file.at("rulebook"), one.at("name"),
                run(rulebook, one, file.at("others"), *parse_duration(file.at("pass").get<std::string>())));
    votes += static_cast<int>(file.at("votes").size());
  }
  CHECK(votes >= 10);
}
