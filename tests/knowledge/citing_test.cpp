// Evidence: cited for a proposal and in what is said of it, with links both ways.
#include "tests/knowledge/records.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

constexpr EvidenceRef kInsight{EvidenceKind::insight, 1};
constexpr EvidenceRef kTalk{EvidenceKind::conversation, 1};
constexpr EvidenceRef kMetric{EvidenceKind::metric, 1};

// With one record of each kind.
World informed() {
  World world = company();
  world.give(KnowledgeCommand{captured()}, "sales_head");
  record(world, {talk(world, Relation::buyer)});
  world.give(KnowledgeCommand{RecordMetrics{{compared(200, 1'000)}}}, "marketing_2");
  return world;
}

}  // namespace

TEST_CASE("citing: a proposal is submitted with its evidence, and the records know it") {
  World world = informed();
  Submit submit = campaign({price("a", "5")});
  submit.evidence = {kInsight, kTalk, kMetric};
  REQUIRE(tell(world, submit).empty());
  CHECK(the_proposal(world).cited.size() == 3);
  for (const auto* cited : {&known(world).insights.find(1)->cited, &known(world).conversations.find(1)->cited,
                            &known(world).metrics.find(1)->cited}) {
    REQUIRE(cited->size() == 1);
    CHECK(cited->front().proposal == ProposalId{1});
    CHECK(cited->front().where == CitedWhere{});
    CHECK(cited->front().by == MemberId{"marketing_head"});
  }
  CHECK(replays(world));
}

TEST_CASE("citing: a veto, an answer to an objection, anybody later") {
  World world = informed();
  REQUIRE(tell(world, campaign({price("a", "20"), message("m")})).empty());
  TakePosition veto{{1}, ActionId{"a"}, Position::veto, {"price_promise"}, "They were promised", 1};
  veto.evidence = {kTalk};
  REQUIRE(tell(world, veto, "sales_head").empty());
  const Citation& cited = known(world).conversations.find(1)->cited.front();
  CHECK(cited.where == CitedWhere{CitedFor::position, {"a"}, {"sales"}});
  TakePosition objection{{1}, ActionId{"m"}, Position::object, {}, "Nobody asks for it", 1};
  REQUIRE(tell(world, objection, "sales_head").empty());
  AnswerObjection answer{{1}, {1}, Answer::decline, "They do"};
  answer.evidence = {kMetric};
  REQUIRE(tell(world, answer).empty());
  CHECK(known(world).metrics.find(1)->cited.front().where == CitedWhere{CitedFor::answer, {"m"}, {"sales"}});
  CHECK(tell(world, CiteEvidence{{1}, {kInsight}}, "support_head").empty());
  CHECK(tell(world, CiteEvidence{{1}, {kInsight}}) == "conflict.cited");
  CHECK(tell(world, CiteEvidence{{1}, {kInsight, kTalk}}).empty());
  CHECK(the_proposal(world).cited.size() == 4);
  CHECK(replays(world));
}

TEST_CASE("citing: what is refused leaves nothing behind") {
  World world = informed();
  Submit submit = campaign({price("a", "5")});
  submit.evidence = {{EvidenceKind::metric, 2}};
  CHECK(tell(world, submit) == "not_found.metric");
  CHECK(world.state.proposals_so_far() == 0);
  submit.evidence = {kTalk, kTalk};
  CHECK(tell(world, submit) == "invalid.evidence");
  submit.evidence = std::vector<EvidenceRef>(kMaxLinks + 1, kTalk);
  CHECK(tell(world, submit) == "limit.evidence");
  submit.evidence = {};
  REQUIRE(tell(world, submit).empty());
  CHECK(tell(world, CiteEvidence{{1}, {}}) == "invalid.evidence");
  CHECK(tell(world, CiteEvidence{{2}, {kTalk}}) == "not_found.proposal");
  world.give(KnowledgeCommand{EraseRecords{{}, ConversationId{1}, {}, "They asked"}}, "sales_head");
  CHECK(tell(world, CiteEvidence{{1}, {kTalk}}) == "conflict.erased");
  REQUIRE(tell(world, Decide{{1}, DecisionKind::withdraw, {}, ""}).empty());
  CHECK(tell(world, CiteEvidence{{1}, {kInsight}}) == "conflict.closed");
}

TEST_CASE("citing: a command that is refused cites nothing") {
  World world = informed();
  REQUIRE(tell(world, campaign({price("a", "20")})).empty());
  TakePosition veto{{1}, ActionId{"a"}, Position::veto, {}, "", 1};
  veto.evidence = {kTalk};
  CHECK_FALSE(tell(world, veto, "sales_head").empty());
  CHECK(the_proposal(world).cited.empty());
  CHECK(known(world).conversations.find(1)->cited.empty());
}

TEST_CASE("metrics: whether the sample is enough is found when it is recorded") {
  World world = informed();
  CHECK(known(world).metrics.find(1)->enough == Enough::unclaimed);
  const auto give = [&](const MetricDraft& draft) {
    return world.give(KnowledgeCommand{RecordMetrics{{draft}}}, "marketing_2");
  };
  CHECK(give(compared(200, 1'000, 0.25)).empty());
  CHECK(known(world).metrics.find(2)->enough == Enough::no);  // 1 094 in each arm are needed
  CHECK(give(compared(220, 1'100, 0.25)).empty());
  CHECK(known(world).metrics.find(3)->enough == Enough::yes);
  MetricDraft nameless = compared(1, 2);
  nameless.facts.name = " ";
  CHECK(give(nameless) == "invalid.name");
  CHECK(give(compared(3, 2)) == "invalid.sample");
}

TEST_CASE("metrics: conversations that explain them are links to what is there, each once") {
  World world = informed();
  const auto explain = [&](std::int64_t metric, std::vector<ConversationId> by) {
    return world.give(KnowledgeCommand{ExplainMetric{{metric}, std::move(by)}}, "support_head");
  };
  CHECK(explain(2, {{1}}) == "not_found.metric");
  CHECK(explain(1, {{2}}) == "not_found.conversation");
  CHECK(explain(1, {}) == "invalid.empty");
  CHECK(explain(1, {{1}}).empty());
  CHECK(explain(1, {{1}}) == "conflict.explained");
  CHECK(known(world).metrics.find(1)->facts.conversations == std::vector<ConversationId>{{1}});
}
