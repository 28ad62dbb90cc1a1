// Insights: captured by one, made better by another, merged without losing anybody's credit, judged.
#include "tests/knowledge/records.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

std::string learn(World& world, KnowledgeCommand command, const char* actor = "sales_head") {
  return world.give(std::move(command), actor);
}

}  // namespace

TEST_CASE("insights: what one captures another makes better, and both are named") {
  World world = company();
  CHECK(learn(world, captured()).empty());
  const Insight* insight = known(world).insights.find(1);
  REQUIRE(insight != nullptr);
  CHECK(insight->life() == InsightLife::captured);
  ReviseInsight better{{1}, 1, {InsightKind::observation, {"price", "spring"}, {}, {}, {}}, "s2"};
  CHECK(learn(world, better, "support_head").empty());
  insight = known(world).insights.find(1);
  CHECK(insight->life() == InsightLife::enriched);
  CHECK(insight->versions.size() == 2);
  CHECK(insight->versions[0].by == MemberId{"sales_head"});
  CHECK(insight->versions[1].by == MemberId{"support_head"});
  CHECK(insight->facts.tags.size() == 2);
  CHECK(replays(world));
}

TEST_CASE("insights: two who change the same version do not overwrite each other") {
  World world = company();
  learn(world, captured());
  CHECK(learn(world, ReviseInsight{{1}, 1, {}, "a"}, "sales_2").empty());
  CHECK(learn(world, ReviseInsight{{1}, 1, {}, "b"}, "support_head") == "conflict.version");
  CHECK(known(world).insights.find(1)->versions.back().sealed == "a");
}

TEST_CASE("insights: one that is merged lives on in the other, with its citations") {
  World world = company();
  learn(world, captured("a"));
  learn(world, captured("b"), "support_head");
  REQUIRE(tell(world, campaign({price("a", "5")})).empty());
  REQUIRE(tell(world, CiteEvidence{{1}, {{EvidenceKind::insight, 2}}}).empty());
  CHECK(learn(world, MergeInsights{{2}, {1}, "The same"}).empty());
  CHECK(known(world).insights.find(2)->merged_into == InsightId{1});
  CHECK(known(world).insights.find(1)->merged == std::vector<InsightId>{{2}});
  CHECK(known(world).insights.find(1)->cited.size() == 1);
  CHECK(known(world).insights.find(1)->life() == InsightLife::used);
  CHECK(learn(world, MergeInsights{{2}, {1}, ""}) == "conflict.merged");
  CHECK(learn(world, MergeInsights{{1}, {2}, ""}) == "conflict.merged");
  CHECK(learn(world, MergeInsights{{1}, {1}, ""}) == "invalid.into");
  CHECK(learn(world, ReviseInsight{{2}, 1, {}, "c"}) == "conflict.merged");
  CHECK(tell(world, CiteEvidence{{1}, {{EvidenceKind::insight, 2}}}) == "conflict.merged");
  CHECK(replays(world));
}

TEST_CASE("insights: a judgement needs a reason and can be taken back") {
  World world = company();
  learn(world, captured());
  CHECK(learn(world, JudgeInsight{{1}, Judgement::refuted, " "}) == "invalid.reason");
  CHECK(learn(world, JudgeInsight{{1}, Judgement::open, "x"}) == "conflict.judgement");
  CHECK(learn(world, JudgeInsight{{1}, Judgement::refuted, "Sales fell."}).empty());
  CHECK(known(world).insights.find(1)->life() == InsightLife::refuted);
  CHECK(learn(world, JudgeInsight{{1}, Judgement::open, "The figures were wrong."}).empty());
  CHECK(known(world).insights.find(1)->life() == InsightLife::captured);
}

TEST_CASE("insights: tags and links are checked, and only members write") {
  World world = company();
  CaptureInsight insight = captured();
  insight.facts.tags = {"a", "a"};
  CHECK(learn(world, insight) == "invalid.tag");
  insight.facts.tags = std::vector<std::string>(kMaxTags + 1, "a");
  CHECK(learn(world, insight) == "limit.tags");
  insight.facts.tags = {" "};
  CHECK(learn(world, insight) == "invalid.tag");
  insight.facts.tags = {};
  insight.facts.conversations = {{1}};
  CHECK(learn(world, insight) == "not_found.conversation");
  insight.facts.conversations = {};
  insight.facts.metrics = {{1}};
  CHECK(learn(world, insight) == "not_found.metric");
  CHECK(learn(world, captured(), "nobody") == "forbidden.member");
  CHECK(known(world).insights.size() == 0);
}
