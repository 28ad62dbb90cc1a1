// Stories about what a company knows of its customers.
#pragma once

#include <chrono>
#include <string>

#include "engine/core/knowledge/knowledge.hpp"
#include "engine/core/limits.hpp"
#include "tests/support/engine_world.hpp"

namespace counterweight::test {

using std::chrono_literals::operator""h;
using std::chrono_literals::operator""ms;

inline core::CaptureInsight captured(const std::string& sealed = "s1") {
  return {{core::InsightKind::observation, {"price"}, {}, {}, {}}, sealed, 0};
}

// Yesterday, by phone, with a customer of that key; key 0: an unknown one.
inline core::ConversationDraft talk(const World& world, core::Relation relation, core::ImportKey customer = 0,
                                    core::ImportKey key = 0) {
  core::ConversationDraft out;
  out.facts.relation = relation;
  out.facts.at = world.now - 24h;
  out.sealed = "talk";
  out.key = key;
  if (customer != 0) out.new_customer = core::CustomerDraft{customer, relation, "customer"};
  return out;
}

inline std::string record(World& world, std::vector<core::ConversationDraft> talks,
                          const std::string& actor = "sales_head") {
  return world.give(core::KnowledgeCommand{core::RecordConversations{std::move(talks)}}, actor);
}

// So many of so many; claimed to reach another share where there is one.
inline core::MetricDraft compared(std::int64_t yes, std::int64_t of, std::optional<double> claim = {}) {
  core::MetricDraft out;
  out.facts.name = "Orders";
  out.facts.figure.form = core::FigureForm::shares;
  out.facts.figure.first.share = {yes, of};
  out.facts.figure.second.share = {yes, of};
  out.facts.figure.claim = claim;
  return out;
}

inline const core::Knowledge& known(const World& world) {
  return world.state.knowledge();
}

// What is folded from the events alone.
inline bool replays(const World& world) {
  return core::check_memory(world.events, world.state).empty();
}

}  // namespace counterweight::test
