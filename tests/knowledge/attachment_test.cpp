// Files that belong to an insight: they come with it, count against what an organisation may keep, and go.
#include "engine/core/knowledge/evolve.hpp"
#include "tests/knowledge/records.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

std::string attach(World& world, std::int64_t bytes, const char* actor = "sales_head",
                   const std::string& sealed = "file") {
  return world.give(KnowledgeCommand{AttachToInsight{{1}, {sealed, sealed + " name", "image/png", bytes}}},
                    actor);
}

std::string erase(World& world, EraseRecords what, const char* actor = "sales_head") {
  what.reason = "A face is on it.";
  return world.give(KnowledgeCommand{std::move(what)}, actor);
}

World with_insight() {
  World world = company();
  REQUIRE(world.give(KnowledgeCommand{captured()}, "sales_head").empty());
  return world;
}

using Sealed = std::vector<std::string>;

}  // namespace

TEST_CASE("attachments: anybody adds one, and it is sealed with its event") {
  World world = with_insight();
  CHECK(attach(world, 4'711, "support_head").empty());
  CHECK(sealed_in(world.events.back()) == Sealed{"file", "file name"});
  const Insight& insight = *known(world).insights.find(1);
  REQUIRE(insight.attachments.size() == 1);
  CHECK(insight.attachments[0].by == MemberId{"support_head"});
  CHECK(known(world).attached_bytes == 4'711);
  CHECK(replays(world));
}

TEST_CASE("attachments: none is empty or too large, and an insight has its fill of them") {
  World world = with_insight();
  CHECK(attach(world, 0) == "limit.attachment");
  CHECK(attach(world, kMaxAttachmentBytes + 1) == "limit.attachment");
  CHECK(attach(world, kMaxAttachmentBytes).empty());
  CHECK(attach(world, 1, "stranger") == "forbidden.member");
  for (std::size_t i = 1; i < kMaxAttachments; ++i) REQUIRE(attach(world, 1).empty());
  CHECK(attach(world, 1) == "limit.attachments");
}

TEST_CASE("attachments: an organisation keeps no more of them than there is room for") {
  World world = with_insight();
  const std::int64_t before = kMaxAttachedBytes / kMaxAttachmentBytes;
  for (std::int64_t i = 0; i < before; ++i) {
    if (i % static_cast<std::int64_t>(kMaxAttachments) == 0)
      REQUIRE(world.give(KnowledgeCommand{captured("s" + std::to_string(i))}, "sales_head").empty());
    const InsightId last{known(world).insights.size()};
    REQUIRE(world
                .give(KnowledgeCommand{AttachToInsight{last, {"f", "n", "image/png", kMaxAttachmentBytes}}},
                      "sales_head")
                .empty());
  }
  CHECK(attach(world, kMaxAttachmentBytes) == "limit.attachments");
  CHECK(erase(world, {{}, {}, {}, {}, AttachmentRef{{2}, 1}}).empty());
  CHECK(attach(world, kMaxAttachmentBytes).empty());
}

TEST_CASE("attachments: who added one has it erased, and heads do; it goes with its insight too") {
  World world = with_insight();
  REQUIRE(attach(world, 10, "sales_2", "a").empty());
  REQUIRE(attach(world, 20, "sales_head", "b").empty());
  CHECK(erase(world, {{}, {}, {}, {}, AttachmentRef{{1}, 2}}, "sales_2") == "forbidden.erase");
  CHECK(erase(world, {{}, {}, {}, {}, AttachmentRef{{1}, 3}}) == "not_found.attachment");
  CHECK(erase(world, {{}, {}, {}, {}, AttachmentRef{{9}, 1}}) == "not_found.insight");
  CHECK(erase(world, {{}, {}, {}, {}, AttachmentRef{{1}, 1}}, "sales_2").empty());
  const auto* gone = std::get_if<RecordsErased>(&std::get<KnowledgeEvent>(world.events.back().data));
  REQUIRE(gone != nullptr);
  CHECK(sealed_with(known(world), *gone) == Sealed{"a", "a name"});
  CHECK(erase(world, {{}, {}, {}, {}, AttachmentRef{{1}, 1}}, "sales_2") == "conflict.erased");
  CHECK(known(world).attached_bytes == 20);
  CHECK(erase(world, {{}, {}, InsightId{1}, {}}).empty());
  CHECK(known(world).attached_bytes == 0);
  CHECK(attach(world, 10) == "conflict.erased");
  CHECK(replays(world));
}
