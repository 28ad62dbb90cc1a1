// What has to be known before a launch: the refusal names what is missing, and citing it clears that.
#include "engine/core/proposal/evidence_needs.hpp"
#include "tests/knowledge/records.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

// The default rulebook that wants to hear buyers, and a figure with context, before much is spent.
RulebookPtr curious_rulebook() {
  std::string source = read_file(std::string(SOURCE_DIR) + "/rules/library/default/rulebook.json");
  source.insert(source.find('{') + 1, R"(
    "evidence": [
      {"id": "talks", "name": {"en": "Hear buyers first", "ru": "Сначала услышать купивших"},
       "when": "proposal.budget > 10000 EUR",
       "conversations": {"at_least": 3, "buyers": 2, "not_older_than": "30d"}},
      {"id": "figure", "name": {"en": "A figure with context", "ru": "Показатель с контекстом"},
       "when": "proposal.budget > 10000 EUR",
       "metrics": {"at_least": 1, "sufficient": true, "explained": true}},
      {"id": "known", "name": {"en": "Something we know", "ru": "Что-то известное"},
       "kinds": ["message"], "insights": {"at_least": 1}}],)");
  const rules::Checked checked = rules::check(source);
  for (const auto& each : checked.diagnostics) UNSCOPED_INFO(each.pointer << " " << each.message.en);
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

World curious_company() {
  World world;
  world.give(OrganisationCommand{FoundOrganisation{"Test", curious_rulebook()}}, {});
  for (const char* department :
       {"marketing", "production", "sales", "finance", "legal", "support", "founders"})
    world.join(std::string(department) + "_head", department, true);
  world.join("marketing_2", "marketing", false);
  return world;
}

constexpr std::int64_t kLarge = 2'000'000, kSmall = 100'000;  // cents

// Review over with nothing said against it.
void past_review(World& world) {
  world.pass(24h * 10);
  REQUIRE(the_proposal(world).status == ProposalStatus::awaiting_decision);
}

Result<std::vector<Event>> launch(const World& world, std::map<ActionId, Choice> actions = {}) {
  return decide(world.state, ProposalCommand{Decide{{1}, DecisionKind::launch, std::move(actions), "Go"}},
                {world.now, {"marketing_head"}})
      .answer;
}

std::string cite(World& world, std::vector<EvidenceRef> evidence) {
  return tell(world, CiteEvidence{{1}, std::move(evidence)});
}

EvidenceRef conversation(std::int64_t id) {
  return {EvidenceKind::conversation, id};
}

}  // namespace

TEST_CASE("evidence: over the threshold nothing launches until talks and a figure are cited") {
  World world = curious_company();
  REQUIRE(tell(world, campaign({price("a", "5")}, kLarge)).empty());
  past_review(world);
  const auto first = launch(world);
  REQUIRE_FALSE(first.ok());
  CHECK(first.refusal().code == "conflict.evidence");
  CHECK(first.refusal().sentence.en.find("Hear buyers first") != std::string::npos);
  CHECK(first.refusal().sentence.en.find("of them with buyers: 2") != std::string::npos);
  CHECK(first.refusal().sentence.ru.find("из них с купившими: 2") != std::string::npos);
  REQUIRE(first.refusal().also.size() == 1);
  CHECK(first.refusal().also.front().sentence.en.find("A figure with context") != std::string::npos);

  REQUIRE(record(world, {talk(world, Relation::buyer), talk(world, Relation::lead),
                         talk(world, Relation::lead), talk(world, Relation::buyer)})
              .empty());
  REQUIRE(cite(world, {conversation(1), conversation(2), conversation(3)}).empty());
  const auto second = launch(world);  // enough talks, too few of them with buyers
  REQUIRE_FALSE(second.ok());
  CHECK(second.refusal().sentence.en.find("of them with buyers: 1") != std::string::npos);
  REQUIRE(cite(world, {conversation(4)}).empty());
  const auto third = launch(world);
  REQUIRE_FALSE(third.ok());
  CHECK(third.refusal().sentence.en.find("A figure with context") != std::string::npos);
  CHECK(third.refusal().also.empty());

  world.give(KnowledgeCommand{RecordMetrics{{compared(200, 1'000, 0.25), compared(220, 1'100, 0.25)}}},
             "marketing_2");
  REQUIRE(cite(world, {{EvidenceKind::metric, 1}, {EvidenceKind::metric, 2}}).empty());
  CHECK_FALSE(launch(world).ok());  // the one is too small, nobody explains the other
  REQUIRE(world.give(KnowledgeCommand{ExplainMetric{{2}, {{1}}}}, "support_head").empty());
  CHECK(launch(world).ok());
  CHECK(tell(world, Decide{{1}, DecisionKind::launch, {}, "Go"}).empty());
  CHECK(replays(world));
}

TEST_CASE("evidence: below the threshold, for what is left out, and to withdraw nothing is asked") {
  World world = curious_company();
  REQUIRE(tell(world, campaign({price("a", "5"), message("m")}, kSmall)).empty());
  past_review(world);
  const auto both = launch(world);
  REQUIRE_FALSE(both.ok());
  CHECK(both.refusal().sentence.en.find("Something we know") != std::string::npos);
  CHECK(launch(world, {{{"a"}, Choice::launch}, {{"m"}, Choice::leave_out}}).ok());
  CHECK(tell(world, Decide{{1}, DecisionKind::withdraw, {}, "No"}).empty());
}

TEST_CASE("evidence: an old talk, a refuted insight, and what others cite do not count") {
  World world = curious_company();
  REQUIRE(world.give(KnowledgeCommand{captured()}, "sales_head").empty());
  REQUIRE(record(world,
                 {talk(world, Relation::buyer), talk(world, Relation::buyer), talk(world, Relation::buyer)})
              .empty());
  REQUIRE(tell(world, campaign({message("m")}, kLarge)).empty());
  REQUIRE(cite(world, {{EvidenceKind::insight, 1}, conversation(1), conversation(2)}).empty());
  TakePosition approval{{1}, ActionId{"m"}, Position::approve, {}, "They say so", 1};
  approval.evidence = {conversation(3)};
  REQUIRE(tell(world, approval, "sales_head").empty());
  const auto needs = [&](Duration later) {
    return evidence_needs(the_proposal(world), known(world), world.now + later);
  };
  REQUIRE(needs(0h).size() == 3);
  CHECK(needs(0h)[0].talks == 2);
  CHECK(needs(0h)[2].met());
  CHECK(needs(24h * 29)[0].talks == 2);
  CHECK(needs(24h * 29 + 1ms)[0].talks == 0);
  world.give(KnowledgeCommand{JudgeInsight{{1}, Judgement::refuted, "It was chance"}}, "sales_head");
  CHECK_FALSE(needs(0h)[2].met());
}

TEST_CASE("evidence: what a conversation said may be erased; that it took place still counts") {
  World world = curious_company();
  REQUIRE(record(world, std::vector<ConversationDraft>(3, talk(world, Relation::buyer, 1))).empty());
  REQUIRE(tell(world, campaign({price("a", "5")}, kLarge)).empty());
  REQUIRE(cite(world, {conversation(1), conversation(2), conversation(3)}).empty());
  REQUIRE(
      world.give(KnowledgeCommand{EraseRecords{CustomerId{1}, {}, {}, "They asked"}}, "sales_head").empty());
  CHECK(evidence_needs(the_proposal(world), known(world), world.now)[0].met());
}
