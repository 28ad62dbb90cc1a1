#include "tests/core/library_cases.hpp"

#include <cstdlib>
#include <fstream>

#include "engine/codec/event_json.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "rules/report.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::test {

using namespace core;

namespace {

std::string in_library(const std::string& folder, const std::string& file) {
  return read_file(SOURCE_DIR "/rules/library/" + folder + "/" + file);
}

}  // namespace

RulebookPtr library_rulebook(const std::string& folder, const std::string& file) {
  const rules::Checked checked = rules::check(in_library(folder, file));
  INFO(folder + "/" + file + "\n" + rules::report_text(file, checked));
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

nlohmann::json library_file(const std::string& folder, const std::string& file) {
  return nlohmann::json::parse(in_library(folder, file));
}

World house_of(const RulebookPtr& rulebook) {
  World world;
  world.give(OrganisationCommand{FoundOrganisation{"Test", rulebook}}, {});
  for (const rules::Department& each : rulebook->book().departments)
    world.join(each.id.value, each.id.value, true);
  return world;
}

Submit motion(const RulebookPtr& rulebook, const std::string& kind) {
  ActionDraft draft{{"a"}, {kind}, "It", {}, {}};
  for (const rules::Attribute& attribute : rulebook->kind({kind})->attributes)
    if (attribute.type == rules::AttributeType::text) draft.attributes[attribute.id] = std::string("1");
  return {"A motion", "", {}, {draft}};
}

void note_life(const std::string& folder, const std::string& rulebook, const std::string& name,
               const World& world) {
  const char* file = std::getenv("LIBRARY_LIVES");
  if (file == nullptr) return;
  nlohmann::json timeline = nlohmann::json::array();
  for (const Event& event : world.events) {
    if (!proposal_of(event)) continue;
    nlohmann::json entry{{"type", codec::event_type(event)}, {"data", nlohmann::json::object()}};
    if (const auto* decided = std::get_if<DecisionMade>(&std::get<ProposalEvent>(event.data)))
      entry["data"]["decision"] = codec::word(decided->decision);
    timeline.push_back(std::move(entry));
  }
  std::ofstream{file, std::ios::app} << nlohmann::json{{"rulebook", folder + "/" + rulebook},
                                                       {"name", name},
                                                       {"status",
                                                        codec::word(world.state.proposal(kCase)->status)},
                                                       {"timeline", std::move(timeline)}}
                                            .dump()
                                     << "\n";
}

std::string ending_of(const Proposal& p) {
  if (p.status == ProposalStatus::in_review) return p.comment_due ? "in_comment" : "in_review";
  if (p.status == ProposalStatus::launched || p.status == ProposalStatus::withdrawn)
    return std::string{codec::word(p.status)};
  return std::string{codec::word(verdict_of(p, p.actions.front()))};
}

}  // namespace counterweight::test
