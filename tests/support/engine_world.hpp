// A small company for tests of the core: the default rulebook, its people, and a clock that tests move.
// Events go the whole way through JSON and back before they are believed.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/core/decide.hpp"
#include "engine/core/invariants.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "rules/check.hpp"

namespace counterweight::test {

inline std::string read_file(const std::string& path) {
  std::ifstream stream{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

inline core::RulebookPtr default_rulebook() {
  static const core::RulebookPtr rulebook =
      rules::check(read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json")).rulebook;
  return rulebook;
}

struct World {
  core::State state;
  std::vector<core::Event> events;
  Timestamp now = *parse_timestamp("2026-03-02T09:00:00Z");

  // Applies what the command became; keeps the events. The refusal's code, or empty.
  std::string give(const core::Command& command, const std::string& actor) {
    core::Decision decision = core::decide(state, command, {now, {actor}});
    apply(decision.due);
    if (!decision.answer.ok()) return decision.answer.refusal().code;
    apply(*decision.answer);
    return {};
  }
  void pass(Duration duration) {
    now += duration;
    give(core::AdvanceTime{}, {});
  }
  void apply(const std::vector<core::Event>& more) {
    for (const core::Event& event : more) {
      core::evolve(state, event);
      events.push_back(event);
    }
  }
  void found() { give(core::OrganisationCommand{core::FoundOrganisation{"Test", default_rulebook()}}, {}); }
  void join(const std::string& member, const std::string& department, bool head) {
    give(core::OrganisationCommand{core::AddMember{{member}, {department}, head, {}}}, {});
  }
};

// Founded, with a head in each department and a second person in marketing and sales.
inline World company() {
  World world;
  world.found();
  for (const char* department :
       {"marketing", "production", "sales", "finance", "legal", "support", "founders"})
    world.join(std::string(department) + "_head", department, true);
  world.join("marketing_2", "marketing", false);
  world.join("sales_2", "sales", false);
  return world;
}

// Most stories are about the first proposal, and most of them marketing's head tells: "" or the code of the
// refusal.
inline const core::Proposal& the_proposal(const World& world) {
  return *world.state.proposal({1});
}
inline core::Verdict verdict_in(const World& world, const char* action) {
  return core::verdict_of(the_proposal(world), *the_proposal(world).action({action}));
}
inline std::string tell(World& world, core::ProposalCommand command, const char* actor = "marketing_head") {
  return world.give(std::move(command), actor);
}

inline core::ActionDraft price(const std::string& id, const std::string& discount,
                               std::vector<core::ActionId> needs = {}) {
  return {{id}, {"price"}, "A price", {{"discount_pct", discount}}, std::move(needs)};
}
inline core::ActionDraft message(const std::string& id, std::vector<core::ActionId> needs = {}) {
  return {{id}, {"message"}, "A message", {{"text", std::string("Hello.")}}, std::move(needs)};
}
inline core::ActionDraft claim(const std::string& id) {
  return {{id}, {"claim"}, "A claim", {{"text", std::string("It lasts.")}}, {}};
}
inline core::Submit campaign(std::vector<core::ActionDraft> actions, std::int64_t budget_cents = 100'000) {
  return {"A campaign", "A goal", {{"budget", rules::Money{budget_cents, "EUR"}}}, std::move(actions)};
}

}  // namespace counterweight::test
